#!/usr/bin/env python3
"""Makes ontology/catalog/frequent-words.txt of the reader's vocabulary; run in the folder of the project.

usage: frequent.py > ontology/catalog/frequent-words.txt

The pieces that begin a word, of three letters and more, put in small letters, without those of common-words.txt.
"""
import itertools

CATALOG = "ontology/catalog/"
BEGINNING = "\u2581"
LEAST = 3


def comments(path):
    return "".join(line for line in open(path, encoding="utf-8") if line.startswith("#"))


def main():
    common = {word for line in open(CATALOG + "common-words.txt", encoding="utf-8") if line[0] != "#" for word in line.split()}
    pieces = (line.split("\t")[0] for line in open("src/main/resources/riposte/reader/vocabulary.txt", encoding="utf-8"))
    words = {piece[1:].lower() for piece in pieces if piece.startswith(BEGINNING)}
    kept = sorted(word for word in words if len(word) >= LEAST and word.isalpha() and word not in common)
    print(comments(CATALOG + "frequent-words.txt"), end="")
    for _, line in itertools.groupby(kept, key=lambda word: word[0]):
        print(" ".join(line))


if __name__ == "__main__":
    main()

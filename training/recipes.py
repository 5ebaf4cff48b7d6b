#!/usr/bin/env python3
"""Draws the recipes that the passages of the corpus are written from.

usage: recipes.py LANG COUNT [--first N] [--seed N] [--make plain|dense|watch|article]

A recipe is a point in a grid: genre, place, kinds of speaker and target, act, what is claimed and what is answered,
construction, trap, length. Breadth is designed here and not hoped for: each dimension is drawn without replacement from a
shuffled deck, so that every value comes up about equally often within a language. Half of the recipes hold no claim.
The same language, count and seed always give the same recipes.

The first passages (ids with "c") leaned to roundabout wording and to accusations. `--make plain` draws the second make (ids with "p"):
the press's everyday words, more denials, demands, condemnations and claims of responsibility, and as passages without claim
above all disputes of other kinds between the usual parties, which the reader took for cyber claims. `--make dense` (ids with "d"): three to
five sentences, each with a claim, whose parties are hard to tell apart: victim, accused, speaker, source and bystander stand
together in changing order. No passage without claim among them. `--make watch` (ids with "w"): what the reader saw nothing in: services that tap,
intercept and collect, as newspapers tell it from documents and sources; voicemail, webcams, spyware, wiretaps; court stories; short denials. `--make article` (ids with "n"): whole short articles with title, claims said again, what
happened before, and other matters around; every fourth without claim.
"""
import argparse
import random

from decks import (ACTS, ARTICLE_BACKGROUND, CONSTRUCTIONS, DENSE_ORDERS, DENSE_TYPES, DISPUTE_MOVES, DISPUTES, EMPTY, EXCHANGES, GENRES, LENGTHS, PLACES,
                   PLAIN_EMPTY_SHARE, PLAIN_EXCHANGES, PLAIN_TRAPS, PLAIN_WORDING, SPEAKERS, TARGETS, TRAPS, WATCH_ANSWERS, WATCH_CLAIMS, WATCHED)


def deck(rng, values):
    """Endless draw without replacement: every value once before any comes again."""
    while True:
        cards = list(values)
        rng.shuffle(cards)
        yield from cards


def decks(rng, **values):
    """A function that draws the next value of the dimension it is given."""
    draw = {name: deck(rng, cards) for name, cards in values.items()}
    return lambda name: next(draw[name])


def recipes(lang, count, seed=1):
    take = decks(random.Random(f"{lang}-{seed}"), genre=GENRES, place=PLACES[lang], speaker=SPEAKERS, target=TARGETS, act=ACTS, exchange=EXCHANGES,
                 construction=CONSTRUCTIONS, trap=TRAPS, length=LENGTHS, empty=EMPTY)
    for n in range(1, count + 1):
        head = f"{lang}-c{n:04d} | {take('genre')} | {take('place')} | {take('length')}"
        if n % 2:
            yield (f"{head} | CLAIMS: {take('exchange')} | speaker: {take('speaker')} | target: {take('target')} | act: {take('act')}"
                   f" | wording: {take('construction')} | trap: {take('trap')}")
        else:
            yield f"{head} | NO CLAIM: {take('empty')}"


def plain(lang, count, seed=1):
    rng = random.Random(f"{lang}-plain-{seed}")
    take = decks(rng, genre=GENRES[:11] + GENRES[12:14] + GENRES[:3], place=PLACES[lang], speaker=SPEAKERS, target=TARGETS, act=ACTS,
                 exchange=PLAIN_EXCHANGES, wording=PLAIN_WORDING, trap=PLAIN_TRAPS, length=LENGTHS, empty=EMPTY, dispute=DISPUTES, move=DISPUTE_MOVES)
    for n in range(1, count + 1):
        head = f"{lang}-p{n:04d} | {take('genre')} | {take('place')} | {take('length')}"
        if n % 2:
            yield (f"{head} | CLAIMS: {take('exchange')} | one party: {take('speaker')} | other: {take('target')} | act: {take('act')}"
                   f" | wording: {take('wording')} | trap: {take('trap')}")
        elif rng.random() < PLAIN_EMPTY_SHARE:
            yield f"{head} | NO CLAIM: a dispute of another kind, told in the words of accusing and denying: {take('dispute')}; {take('move')}"
        else:
            yield f"{head} | NO CLAIM: {take('empty')}"


def dense(lang, count, seed=1):
    take = decks(random.Random(f"{lang}-dense-{seed}"), genre=GENRES[:9] + GENRES[:3], speaker=SPEAKERS, target=TARGETS, act=ACTS, kind=DENSE_TYPES,
                 **DENSE_ORDERS)
    for n in range(1, count + 1):
        kinds = [take("kind") for _ in range(3 if n % 2 else 2)]
        claims = "; ".join(f"{kind}: {take(kind)}" for kind in kinds)
        yield f"{lang}-d{n:04d} | {take('genre')} | one party: {take('speaker')} | other: {take('target')} | act: {take('act')} | {claims}"


def watch(lang, count, seed=1):
    take = decks(random.Random(f"{lang}-watch-{seed}"), genre=GENRES[:9] + GENRES[:3], place=PLACES[lang], length=LENGTHS, matter=WATCHED, claim=WATCH_CLAIMS,
                 answer=WATCH_ANSWERS)
    for n in range(1, count + 1):
        yield (f"{lang}-w{n:04d} | {take('genre')} | {take('place')} | {take('length')} | matter: {take('matter')} | claim: {take('claim')}; {take('claim')}"
               f" | answers: {take('answer')}; {take('answer')}")


def article(lang, count, seed=1):
    take = decks(random.Random(f"{lang}-article-{seed}"), genre=["news agency dispatch", "newspaper report", "security trade press", "public broadcaster's site", "long newspaper feature"],
                 place=PLACES[lang], act=ACTS + WATCHED[:12], speaker=SPEAKERS, target=TARGETS, exchange=PLAIN_EXCHANGES, answer=WATCH_ANSWERS, before=ARTICLE_BACKGROUND, wording=PLAIN_WORDING,
                 dispute=DISPUTES, empty=EMPTY)
    for n in range(1, count + 1):
        head = f"{lang}-n{n:04d} | {take('genre')} | {take('place')} | title and 9-14 sentences"
        if n % 4:
            yield (f"{head} | CLAIMS: {take('exchange')}; {take('answer')} | one party: {take('speaker')} | other: {take('target')} | act: {take('act')} | background: {take('before')}"
                   f" | wording: {take('wording')}; {take('wording')}")
        else:
            yield f"{head} | NO CLAIM: {take('empty')}; beside it a quarrel over {take('dispute')}"


MAKES = dict(first=recipes, plain=plain, dense=dense, watch=watch, article=article)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("lang", choices=sorted(PLACES))
    options.add_argument("count", type=int)
    options.add_argument("--first", type=int, default=1, help="print from this number on")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--make", choices=MAKES, default="first")
    given = options.parse_args()
    for n, recipe in enumerate(MAKES[given.make](given.lang, given.count, given.seed), 1):
        if n >= given.first:
            print(recipe)


if __name__ == "__main__":
    main()

"""Measures a reader by itself, before names are resolved: a party is right when its words are those of the gold party or its names."""
import re
import unicodedata

import examples
import predict

STOP = {"the", "a", "an", "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "el", "los", "las", "der", "die", "das", "of", "in", "s"}


def words(name):
    text = unicodedata.normalize("NFKC", name or "").lower()
    return {w for w in re.findall(r"[\w]+", re.sub(r"([\u4e00-\u9fff])", r" \1 ", text)) if w not in STOP}


def same_words(a, b):
    a, b = words(a), words(b)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.6


def party(gold, role, found, text):
    names = [gold[role + "_principal"]] + list(gold.get(role + "_alt") or [])
    if found is None:
        return gold[role] is None or None in names
    mention = text[found[0]:found[1]]
    return any(n and same_words(mention, n) for n in [gold[role]] + names)


def pairs(claim):
    """Every speaker with every target, nobody where there is none."""
    return [(s, t) for s in (claim["speaker"] or [None]) for t in (claim["target"] or [None])]


def roles(network, device, corpus):
    """Share of cues, given right, whose speaker and target are found: (speaker, target, both)."""
    windows = []
    for document, marks in zip(corpus.documents, corpus.anchors):
        for anchor in marks:
            e = examples.second_pass(document, anchor)
            if e is not None:
                windows.append(e)
    right = [0, 0, 0]
    for e, (_, tags, _) in zip(windows, predict.run(network, device, [(e.ids, e.kinds) for e in windows], [e.marks for e in windows])):
        good = []
        for r in range(2):
            found = {i for a, b, _ in predict.spans(predict.softmax(tags[:, 3 * r:3 * r + 3])) for i in range(a, b)}
            gold = set(e.roles[:, r].nonzero()[0].tolist())
            good.append(found == gold or bool(gold) and len(found & gold) / len(found | gold) >= 0.4)
        for i, g in enumerate(good + [all(good)]):
            right[i] += g
    return [round(r / max(1, len(windows)), 3) for r in right]


def sentences(corpus, read):
    """Best F1 of which sentence makes which types of claim, repeats and all."""
    gold, doubtful, score = set(), set(), {}
    for d, (document, marks, claims) in enumerate(zip(corpus.documents, corpus.anchors, read)):
        for anchor in marks:
            (doubtful if anchor["optional"] else gold).add((d, document.sentence_at(anchor["start"]), anchor["type"]))
        for claim in claims:
            key = d, claim["sentence"], claim["type"]
            score[key] = max(score.get(key, 0), joint(claim))
    best = (0, 0, 0, 0)
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        found = {k for k, s in score.items() if s >= threshold and (k in gold or k not in doubtful)}
        right = len(found & gold)
        best = max(best, (round(2 * right / max(1, len(found) + len(gold)), 3), threshold, round(right / max(1, len(found)), 3), round(right / max(1, len(gold)), 3)))
    return best


def joint(claim):
    return claim["cue"] ** 0.5 * claim["valid"] ** 0.5


def measure(network, device, corpus, least=None):
    """F1 of types and of claims at the best threshold of the joint score, with precision and recall there."""
    read = predict.read(network, device, corpus.documents)
    scored = []          # (score, type right, claim right)
    wanted = 0
    hits = []
    for record, claims in zip(corpus.records, read):
        gold = [c for c in record["claims"] if not c.get("repeat")]
        wanted += sum(not c.get("optional") for c in gold)
        for claim in claims:
            for s, t in pairs(claim):
                right = [i for i, g in enumerate(record["claims"]) if g["type"] == claim["type"] and party(g, "speaker", s, record["text"])
                         and party(g, "target", t, record["text"])]
                typed = [i for i, g in enumerate(record["claims"]) if g["type"] == claim["type"]]
                scored.append((joint(claim), record["id"], tuple(right), tuple(typed), claim["type"]))
    best = None
    by_id = {r["id"]: r for r in corpus.records}
    for threshold in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8] if least is None else [least]:
        right, false, typed_false = set(), 0, 0
        typed = set()
        for score, name, matches, types, _ in scored:
            if score < threshold:
                continue
            solid = [i for i in matches if not by_id[name]["claims"][i].get("optional") and not by_id[name]["claims"][i].get("repeat")]
            if matches:
                free = [i for i in solid if (name, i) not in right]
                if free:
                    right.add((name, free[0]))
            else:
                false += 1
            free = [i for i in types if (name, i) not in typed and not by_id[name]["claims"][i].get("optional")]
            if free:
                typed.add((name, free[0]))
            elif not types:
                typed_false += 1
        f1 = lambda r, f: 2 * r / max(1, r + f + wanted)
        row = dict(threshold=threshold, claim=round(f1(len(right), false), 3), precision=round(len(right) / max(1, len(right) + false), 3),
                   recall=round(len(right) / max(1, wanted), 3), type=round(f1(len(typed), typed_false), 3), wanted=wanted)
        if best is None or row["claim"] > best["claim"]:
            best = row
    best["sentences"] = sentences(corpus, read)
    best["roles"] = roles(network, device, corpus)
    return best

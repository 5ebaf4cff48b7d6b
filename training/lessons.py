"""What an epoch teaches: windows of both passes, drawn from the passages, and what the network itself has found in them."""
import collections
import concurrent.futures
import functools
import random

import examples
import predict

LEAST_FALSE = 0.05         # score of cues that the network finds by itself
MANY = 2000                # passages from which on all cores cut them into pieces


class Corpus:
    """Documents with their cues, and the windows of an epoch."""

    def __init__(self, records, vocabulary, exchange=0.3):
        """exchange: share of the parties that the second pass sees replaced by others."""
        with_marks = [(record, marks) for record in records if (marks := examples.anchors(record)) is not None]
        self.records, self.anchors = [r for r, _ in with_marks], [m for _, m in with_marks]
        cut = functools.partial(examples.of_record, vocabulary=vocabulary)
        if len(self.records) < MANY:
            self.documents = [cut(record) for record in self.records]
        else:
            with concurrent.futures.ProcessPoolExecutor() as pool:
                self.documents = list(pool.map(cut, self.records, chunksize=100))
        self.exchange = exchange
        self.false, self.other = [], []         # cues that the network found
        self.parties = collections.defaultdict(list)
        for record, document, marks in zip(self.records, self.documents, self.anchors):
            for anchor in marks:
                e = examples.second_pass(document, anchor)
                for column in range(2) if e is not None else ():
                    for first, last in examples.party_runs(e.roles, column):
                        if last - first <= 8:
                            self.parties[record["lang"], column].append((e.ids[first:last].tolist(), e.kinds[first:last].tolist()))

    def epoch(self, rng, own=1.0):
        """own: share of our own writing that is taken, beside all that was published. The windows of an epoch: all sentences with cues and some of those without; each cue marked, in one way or another;
        false cues."""
        made, count = [], 0
        for record, document, marks in zip(self.records, self.documents, self.anchors):
            if own < 1 and not examples.published(record) and rng.random() >= own:
                continue
            loose = marks and "-t" in record["id"] and not record.get("complete")
            made += examples.first_pass(document, marks, rng, examples.LOOSE if loose else examples.WITHOUT)
            for anchor in marks:
                count += 1
                e = examples.second_pass(document, anchor, rng)
                if e is not None:
                    made.append(examples.exchanged(e, [self.parties[record["lang"], column] for column in range(2)], self.exchange, rng))
        for found, most in ((self.false, count), (self.other, count // 2)):
            found = list(found)
            rng.shuffle(found)
            made += found[:most]
        return [e for e in made if e is not None]

    def collect_found(self, network, device, share=1.0):
        """What the network finds now. Where no claim is made it teaches what makes none; other words of a cue's sentence, that the cue can be
        found by them too. share: of the documents that are looked at, always the same ones."""
        self.false, self.other = [], []
        chosen = [i for i, r in enumerate(self.records) if random.Random(r["id"] + "/found").random() < share]
        documents = [self.documents[i] for i in chosen]
        found = predict.find_cues(network, device, documents, LEAST_FALSE)
        for document, anchors, cues in zip(documents, (self.anchors[i] for i in chosen), found):
            for sentence, start, end, kind, _ in cues:
                span = document.spans[sentence]
                near = [m for m in anchors if examples.KIND[m["type"]] == kind and span[0] <= m["start"] < span[1]]
                if not near:
                    self.false.append(examples.false_cue(document, start, end, kind))
                elif len(near) == 1 and not (near[0]["start"] < end and start < near[0]["end"]):
                    self.other.append(examples.second_pass(document, dict(near[0], start=start, end=end)))

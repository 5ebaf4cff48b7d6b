#!/usr/bin/env python3
"""Kills Riposte at random moments, and fills its disk, and looks at what is left.

    python3 src/test/fault/fault.py --kills 60 --seed 1

Works in a temporary folder; needs nothing but Python and a POSIX system. Of every killed ingest, serve with writes over
HTTP, compact and backup: what was acknowledged is there, every graph is whole (of one version and no other), the export
is N-Quads to its last line, and a backup is whole or not there. Where file systems may be mounted (as root), a disk of
100 MB is filled too. Prints one line per kill; exits with 1 when anything was lost.
"""
import argparse
import collections
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

QUAD = re.compile(
    r'^(<[^<>"{}|^`\\\x00-\x20]*>|_:\S+) <[^<>"{}|^`\\\x00-\x20]*> '
    r'(<[^<>"{}|^`\\\x00-\x20]*>|_:\S+|"(?:[^"\\\n\r]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^<> ]*>)?)'
    r'(?: (<[^<> ]*>))? \.$')
TOKEN = 'fault'
ARTICLES = 600


class Lost(Exception):
    """Something was lost, broken or said on the wrong stream."""


class Riposte:
    def __init__(self, command):
        self.command = command

    def start(self, *arguments):
        return subprocess.Popen([*self.command, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *arguments, code=0):
        process = self.start(*arguments)
        out, err = process.communicate(timeout=600)
        if process.returncode != code:
            raise Lost(f'{arguments[0]} ended with {process.returncode}: {err.decode()[:500]}')
        return out.decode(), err.decode()

    def killed(self, delay, *arguments):
        """Runs a command, kills it after a delay; whether it had ended before."""
        process = self.start(*arguments)
        try:
            process.communicate(timeout=delay)
            return True
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return False


def quads(text, where):
    """The quads of a document by graph; every line must be one."""
    if text and not text.endswith('\n'):
        raise Lost(f'{where}: the last line is cut off')
    graphs = collections.defaultdict(set)
    for number, line in enumerate(text.splitlines(), 1):
        match = QUAD.match(line)
        if not match:
            raise Lost(f'{where}, line {number} is no quad: {line[:200]}')
        graphs[match[3]].add(line)
    return graphs


class Fault:
    def __init__(self, riposte, folder, seed):
        self.riposte = riposte
        self.folder = folder
        self.random = random.Random(seed)
        self.store = os.path.join(folder, 'store')
        self.files = [self.articles(version) for version in range(2)]
        # What each graph of an article has to hold, in each version.
        self.versions = [quads(riposte.run('extract', '--format', 'nquads', file)[0], file) for file in self.files]
        self.acknowledged = {}
        self.attempted = collections.defaultdict(set)
        self.next = 0
        self.last = None
        # Of the time of an ingest, how much each command needs at most.
        self.shares = collections.defaultdict(lambda: 1)
        started = time.monotonic()
        riposte.run('ingest', '--store', self.store, self.files[0])
        self.duration = time.monotonic() - started
        self.check()

    def articles(self, version):
        path = os.path.join(self.folder, f'articles-{version}.jsonl')
        with open(path, 'w') as out:
            for i in range(ARTICLES):
                out.write(json.dumps({
                    'id': f'a{i}', 'url': f'https://news.example.org/{i}', 'lang': 'en', 'date': '2024-05-01',
                    'title': f'Market day in town {i}, edition {version}', 'text': 'Nobody said much about it. ' * 20}) + '\n')
        return path

    def export(self):
        out, _ = self.riposte.run('export', '--store', self.store, '--format', 'nquads')
        return quads(out, 'export')

    def check(self):
        """Looks at the whole store; the graphs in it."""
        graphs = self.export()
        for graph, whole in self.versions[0].items():
            if '/article/' in graph and graphs.get(graph) not in (whole, self.versions[1][graph]):
                raise Lost(f'{graph} has {len(graphs.get(graph, ()))} quads of another version or none')
        for graph, version in self.acknowledged.items():
            held = graphs.get(graph, set())
            known = [v for v in self.attempted[graph] | {version} if held == self.written(graph, v)]
            if not known or known[0] < version:
                raise Lost(f'{graph}: version {version} was acknowledged, {known or len(held)} is there')
        for graph in self.attempted:
            held = graphs.get(graph)
            if held is not None and not any(held == self.written(graph, v) for v in self.attempted[graph]):
                raise Lost(f'{graph} is not whole: {len(held)} quads')
        self.last = graphs
        return graphs

    @staticmethod
    def written(graph, version):
        return {f'{graph} <urn:p{i}> "version {version} of {i}" {graph} .' for i in range(50)}

    # ---- kills

    def killed(self, *arguments):
        """Kills a command somewhere in its run, later ones sooner when it had ended."""
        share = self.shares[arguments[0]]
        ended = self.riposte.killed(self.random.uniform(0.2, 1) * share * self.duration, *arguments)
        if ended:
            self.shares[arguments[0]] *= 0.7
        return ended

    def ingest(self):
        version = self.random.randrange(2)
        ended = self.killed('ingest', '--store', self.store, self.files[version])
        graphs = self.check()
        if ended and any(graphs[g] != q for g, q in self.versions[version].items() if '/article/' in g):
            raise Lost('an ingest that ended has left articles out')
        return ended

    def serve(self):
        process = self.riposte.start('serve', '--port', 0, '--no-samples', '--update-token', TOKEN, '--store', self.store)
        address = None
        while address is None:
            line = process.stderr.readline().decode()
            if not line:
                raise Lost('the server did not start')
            found = re.match(r'(http://\S+/)', line)
            address = found and found[1]
        stop = threading.Event()
        writers = [threading.Thread(target=self.write, args=(address, n, self.random.randrange(1 << 30), stop)) for n in range(2)]
        for writer in writers:
            writer.start()
        before = sum(self.acknowledged.values())
        patience = time.monotonic() + 60
        while sum(self.acknowledged.values()) == before and time.monotonic() < patience:
            time.sleep(0.01)
        time.sleep(self.random.uniform(0, 2))
        process.kill()
        process.communicate()
        stop.set()
        for writer in writers:
            writer.join()
        self.check()
        return False

    def write(self, address, writer, seed, stop):
        """Writes graphs, new ones and old ones again, until the server is gone."""
        chance = random.Random(seed)
        while not stop.is_set():
            self.next += 1
            version = self.next
            graph = f'<urn:g{writer}:{chance.randrange(40)}>'
            triples = ' .\n'.join(f'{graph} <urn:p{i}> "version {version} of {i}"' for i in range(50)) + ' .'
            if chance.random() < 0.5:
                request = urllib.request.Request(f'{address}data?graph={graph[1:-1]}', triples.encode(), method='PUT')
                request.add_header('Content-Type', 'text/turtle')
            else:
                update = f'DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {triples} }} }}'
                request = urllib.request.Request(f'{address}update', update.encode(), method='POST')
                request.add_header('Content-Type', 'application/sparql-update')
            request.add_header('Authorization', 'Bearer ' + TOKEN)
            self.attempted[graph].add(version)
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    answer.read()
                self.acknowledged[graph] = version
            except urllib.error.HTTPError as e:
                print(f'  HTTP {e.code}: {e.read()[:200]}', file=sys.stderr)
            except OSError:
                return
            except Exception:  # the connection broke inside an answer
                return

    def compact(self):
        before = self.last
        ended = self.killed('compact', '--store', self.store)
        if self.check() != before:
            raise Lost('compacting has changed the graph')
        return ended

    def backup(self):
        file = os.path.join(self.folder, 'backup.nq')
        ended = self.killed('backup', '--store', self.store, file)
        graphs = self.check()
        if os.path.exists(file):
            with open(file) as copy:
                if quads(copy.read(), file) != graphs:
                    raise Lost('the backup is not what the store holds')
            os.remove(file)
        elif ended:
            raise Lost('a backup that ended is not there')
        return ended

    # ---- a full disk

    def full(self):
        disk = os.path.join(self.folder, 'disk')
        os.mkdir(disk)
        if os.geteuid() != 0 or subprocess.run(
                ['mount', '-t', 'tmpfs', '-o', 'size=110m', 'tmpfs', disk], capture_output=True).returncode != 0:
            return 'not tried: no file system can be mounted here'
        try:
            return self.filled(disk)
        finally:
            subprocess.run(['umount', disk], check=False)

    def filled(self, disk):
        whole, self.store = self.store, os.path.join(disk, 'store')
        acknowledged, self.acknowledged = self.acknowledged, {}
        try:
            self.riposte.run('ingest', '--store', self.store, self.files[0])
            before = self.check()
            # Just enough for a write to begin, and too little for it to end.
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            with open(os.path.join(disk, 'ballast'), 'wb') as ballast:
                ballast.write(b'\0' * (free - (64 << 20) - (1 << 18)))
            process = self.riposte.start('serve', '--port', 0, '--no-samples', '--update-token', TOKEN, '--store', self.store)
            address = re.match(r'(http://\S+/)', process.stderr.readline().decode())[1]
            lines = '\n'.join(f'<urn:s{i}> <urn:p{i % 7}> "{i} {"x" * 600}" .' for i in range(100_000))
            request = urllib.request.Request(address + 'data?graph=urn:large', lines.encode(), method='PUT')
            request.add_header('Content-Type', 'application/n-triples')
            request.add_header('Authorization', 'Bearer ' + TOKEN)
            try:
                with urllib.request.urlopen(request) as answer:
                    said = f'{answer.status}, although the disk was too small'
            except urllib.error.HTTPError as e:
                said = f'{e.code} {e.read().decode().strip()[:120]}'
                if e.code != 507:
                    raise Lost('a full disk was answered with ' + said)
            finally:
                process.send_signal(signal.SIGTERM)
                process.communicate(timeout=60)
            if self.check() != before:
                raise Lost('a write that the disk refused has changed the store')
            with open(os.path.join(disk, 'ballast'), 'ab') as ballast:
                try:
                    while True:
                        ballast.write(b'\0' * (1 << 20))
                        ballast.flush()
                except OSError:
                    pass
            for command in (['ingest', self.files[1]], ['compact'], ['backup', os.path.join(disk, 'b.nq')]):
                _, err = self.riposte.run(command[0], '--store', self.store, *command[1:], code=1)
                if len(err.splitlines()) != 1 or disk not in err:
                    raise Lost(f'{command[0]} on a full disk says: {err[:500]}')
            if self.check() != before:
                raise Lost('a full disk has changed the store')
            return said
        finally:
            self.store = whole
            self.acknowledged = acknowledged


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--kills', type=int, default=60)
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--command', default='./riposte', help='how Riposte is started; words are split at blanks')
    options = arguments.parse_args()
    folder = tempfile.mkdtemp(prefix='riposte-fault-')
    kills = collections.Counter()
    early = 0
    try:
        fault = Fault(Riposte(options.command.split()), folder, options.seed)
        print('disk full:', fault.full(), flush=True)
        kinds = [fault.ingest, fault.serve, fault.compact, fault.backup]
        while sum(kills.values()) < options.kills:
            kind = kinds[(sum(kills.values()) + early) % len(kinds)]
            if kind():
                early += 1
                print(f'   {kind.__name__} had ended before', flush=True)
            else:
                kills[kind.__name__] += 1
                print(f'{sum(kills.values()):4} {kind.__name__}: whole, {len(fault.acknowledged)} graphs acknowledged', flush=True)
    except Lost as e:
        print('LOST:', e)
        print('left for a look:', folder)
        return 1
    shutil.rmtree(folder)
    print(f'{sum(kills.values())} kills ({", ".join(f"{n} {k}" for k, n in kills.items())}), {fault.next} writes over HTTP, nothing lost')
    return 0


if __name__ == '__main__':
    sys.exit(main())

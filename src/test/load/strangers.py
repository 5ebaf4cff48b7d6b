#!/usr/bin/env python3
"""Strangers at the door: what a public server has to bear, from other processes, against the real server.

    python3 src/test/load/strangers.py siege     # heavy queries, slow bodies and slow readers; who still gets answers?
    python3 src/test/load/strangers.py crowd     # 64 connections of light queries; are all answers right, and how fast?

Starts `./riposte serve` on a store that it fills with the samples and copies of them, and prints one table. `siege`
ends with SIGTERM while the load goes on, and measures until the process is gone. Needs Python 3.9 and nothing else.

A query counts as wrong when its answer is not byte for byte the one given before the load; a page, when its text is
not. Exit code 0 when nothing failed, nothing was wrong and the bounds given by --p99 and --stop hold, 1 otherwise.
"""

import argparse
import asyncio
import hashlib
import http.client
import json
import multiprocessing
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

HEAVY = "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 100000000"
PREFIX = "PREFIX rip: <https://w3id.org/riposte#> "
LIGHT = [
    "SELECT ?c { ?c a rip:Denial } ORDER BY ?c LIMIT 10",
    "SELECT ?c ?s { ?c a rip:Accusation ; rip:speaker ?s } ORDER BY ?c ?s LIMIT 10",
    "SELECT ?l { <%sactor/china> <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?l",
    "SELECT ?p ?o { <%sactor/iran> ?p ?o } ORDER BY ?p ?o LIMIT 20",
    "ASK { <%sactor/russia> a ?type }",
    "SELECT (COUNT(*) AS ?n) { ?c a rip:Demand }",
]
PAGES = {"home page": "/", "actor page": "/actor/china.html"}
BASE = "http://localhost:8080/"
PATIENCE = 10  # seconds after which an answer counts as failed


# --- the server -------------------------------------------------------------------------------------------------------

class Server:
    """The server in a process of its own; its port is what it says itself."""

    def __init__(self, command, store, token=None):
        self.log = []
        environment = dict(os.environ)
        environment.pop("RIPOSTE_TOKEN", None)
        if token:
            environment["RIPOSTE_TOKEN"] = token
        self.process = subprocess.Popen(
            shlex.split(command) + ["--port", "0", "--store", store],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        threading.Thread(target=self._read, daemon=True).start()
        self.port = int(self.wait_for(r"http://[^ ]*:(\d+)/", 600).group(1))

    def _read(self):
        for line in self.process.stdout:
            self.log.append(line.rstrip("\n"))

    def wait_for(self, pattern, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in list(self.log):
                found = re.search(pattern, line)
                if found:
                    return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit("the server did not say /%s/; it said: %s" % (pattern, "\n".join(self.log[-20:])))

    def peak_memory(self):
        """Megabytes of memory at most so far, where the system tells."""
        try:
            with open("/proc/%d/status" % self.process.pid) as status:
                return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) // 1024
        except (OSError, AttributeError):
            return None

    def processor(self):
        """Seconds of processor used so far, where the system tells: steadier than times on a machine that others use."""
        try:
            with open("/proc/%d/stat" % self.process.pid) as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return float("nan")

    def stop(self, patience=120):
        """Ends it as a service manager does; seconds until it was gone, or None when it had to be killed."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None
        return time.monotonic() - begun


def prepare(command, store, copies):
    """Fills a new store: the samples, and each of their articles again, `copies` times, under other names."""
    token = secrets.token_hex(16)
    server = Server(command, store, token)
    try:
        server.wait_for(r"are in the store", 600)
        status, _, body = ask(server.port, "GET", "/export?format=nq", patience=120)
        if status != 200:
            sys.exit("/export answers %d" % status)
        quad = re.compile(r"(.*) (<%sarticle/[^>]*>) \.$" % re.escape(BASE))
        graphs = {}
        for line in body.decode().splitlines():
            found = quad.match(line)
            if found:
                graphs.setdefault(found.group(2), []).append(found.group(1) + " .")
        names = re.compile(re.escape(BASE) + r"(article|claim)/([0-9a-f]{16})")
        for copy in range(copies):
            def renamed(match):
                digest = hashlib.md5(("%d %s" % (copy, match.group(2))).encode()).hexdigest()[:16]
                return BASE + match.group(1) + "/" + digest

            update = "INSERT DATA {\n%s}" % "".join(
                "GRAPH %s {\n%s\n}\n" % (names.sub(renamed, graph), names.sub(renamed, "\n".join(triples)))
                for graph, triples in graphs.items())
            status, _, answer = ask(server.port, "POST", "/update", update.encode(), {
                "Content-Type": "application/sparql-update", "Authorization": "Bearer " + token}, patience=120)
            if status >= 300:
                sys.exit("/update answers %d: %s" % (status, answer[:200]))
    finally:
        server.stop()


# --- asking -----------------------------------------------------------------------------------------------------------

def ask(port, method, path, body=None, headers=None, source="127.0.0.1", patience=PATIENCE, connection=None):
    """One request: status, headers, body."""
    own = connection is None
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, patience, source_address=(source, 0))
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        if own:
            connection.close()


def query_path(query):
    text = PREFIX + (query % BASE if "%s" in query else query)
    return "/sparql?query=" + urllib.parse.quote(text)


JSON = {"Accept": "application/sparql-results+json"}


def reference(port, path, headers):
    """The answer before the load; twice, since it must not change by itself."""
    first = ask(port, "GET", path, None, headers, patience=60)
    second = ask(port, "GET", path, None, headers, patience=60)
    if first[0] != 200 or first[2] != second[2]:
        sys.exit("%s answers %d, or not the same twice" % (path, first[0]))
    return first[2]


class Tally:
    """What came of the requests of one kind."""

    def __init__(self):
        self.times, self.failed, self.wrong, self.causes = [], 0, 0, {}

    def take(self, seconds, status, right):
        if status != 200:
            self.failed += 1
            self.causes[str(status)] = self.causes.get(str(status), 0) + 1
        else:
            self.wrong += not right
        self.times.append(seconds)

    def merge(self, other):
        self.times += other.times
        self.failed += other.failed
        self.wrong += other.wrong
        for cause, count in other.causes.items():
            self.causes[cause] = self.causes.get(cause, 0) + count

    def quantile(self, share):
        times = sorted(self.times)
        return times[min(len(times) - 1, int(share * len(times)))] if times else float("nan")

    def row(self, name):
        causes = ", ".join("%s: %d" % item for item in sorted(self.causes.items()))
        return [name, "%d" % len(self.times), "%.3f" % self.quantile(0.5), "%.3f" % self.quantile(0.99),
                "%.3f" % max(self.times, default=float("nan")), "%d" % self.failed, "%d" % self.wrong, causes]


def visit(port, path, headers, expected, source, end, pause, kept, tally):
    """One client that asks for the same again and again; on one connection when `kept`, else a new one each time."""
    connection = None
    while time.time() < end:
        begun = time.monotonic()
        try:
            if kept and connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", port, PATIENCE, source_address=(source, 0))
            status, _, body = ask(port, "GET", path, None, headers, source, connection=connection)
            tally.take(time.monotonic() - begun, status, body == expected)
        except (OSError, http.client.HTTPException) as e:
            tally.take(time.monotonic() - begun, type(e).__name__, False)
            if connection:
                connection.close()
                connection = None
            time.sleep(0.05)
        time.sleep(pause)
    if connection:
        connection.close()


def visitors(port, errands, source, end, pause, kept, results):
    """A process of clients, one for each errand: (name, path, headers, expected body)."""
    tallies = [(errand[0], Tally()) for errand in errands]
    threads = [
        threading.Thread(target=visit, args=(port, path, headers, expected, source, end, pause, kept, tally))
        for (name, path, headers, expected), (_, tally) in zip(errands, tallies)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put(tallies)


# --- the strangers ----------------------------------------------------------------------------------------------------

async def heavy(port, source):
    """Asks the heavy query, waits for what comes of it, and asks again."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
    writer.write(("GET /sparql?query=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
                  % (urllib.parse.quote(HEAVY), port)).encode())
    await writer.drain()
    status = (await reader.readline()).split()
    while await reader.read(65536):
        pass
    writer.close()
    return status[1].decode() if len(status) > 1 else "closed"


async def slow_body(port, source):
    """Sends a query byte by byte, one a second."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
    writer.write(("POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/sparql-query\r\n"
                  "Content-Length: 100000\r\n\r\n" % port).encode())
    answer = asyncio.ensure_future(reader.readline())
    while not answer.done():
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(1)
    status = answer.result().split()
    writer.close()
    return status[1].decode() if len(status) > 1 else "closed"


async def slow_reader(port, source):
    """Asks for the whole graph and takes 100 bytes of it a second."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    sock.setblocking(False)
    sock.bind((source, 0))
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_connect(sock, ("127.0.0.1", port))
        await loop.sock_sendall(
            sock, ("GET /export?format=nq HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port).encode())
        first = await loop.sock_recv(sock, 100)
        status = first.split()
        while await loop.sock_recv(sock, 100):
            await asyncio.sleep(1)
        return (status[1].decode() if len(status) > 1 else "") + " closed"
    finally:
        sock.close()


async def again(stranger, port, source, end, outcomes):
    while time.time() < end:
        try:
            outcome = await stranger(port, source)
        except (OSError, EOFError) as e:
            outcome = type(e).__name__
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        await asyncio.sleep(0.2)


def strangers(stranger, count, port, sources, end, results):
    """A process of `count` strangers of one kind, who come back when they are sent away."""
    outcomes = {}

    async def all_of_them():
        try:
            await asyncio.wait_for(asyncio.gather(*(
                again(stranger, port, sources[i % len(sources)], end, outcomes) for i in range(count))),
                end - time.time())
        except asyncio.TimeoutError:
            pass

    asyncio.run(all_of_them())
    results.put((stranger.__name__, outcomes))


def sources(kind):
    """Addresses the strangers come from; the visitors come from 127.0.0.1."""
    if kind == "same":
        return ["127.0.0.1"]
    if kind == "one":
        return ["127.0.0.2"]
    return ["127.0.%d.%d" % (1 + i // 250, 1 + i % 250) for i in range(500)]


# --- the two modes ----------------------------------------------------------------------------------------------------

def errands(port):
    light = [("light query", query_path(query), JSON, reference(port, query_path(query), JSON)) for query in LIGHT]
    pages = [(name, path, {"Accept": "text/html"}, reference(port, path, {"Accept": "text/html"}))
             for name, path in PAGES.items()]
    return pages, light


def collect(processes, results, answers):
    """Waits for processes and for what each of them reports."""
    reported = [results.get(timeout=300) for _ in range(answers)]
    for process in processes:
        process.join()
    return reported


def merged(reports):
    total = {}
    for tallies in reports:
        for name, tally in tallies:
            total.setdefault(name, Tally()).merge(tally)
    return total


def siege(arguments, server):
    pages, light = errands(server.port)
    quiet = multiprocessing.Queue()
    visitors(server.port, pages + light[:1], "127.0.0.1", time.time() + 5, 0.1, False, quiet)
    before = merged([quiet.get()])

    results, outcomes = multiprocessing.Queue(), multiprocessing.Queue()
    begun = time.time()
    end = begun + arguments.lead + arguments.seconds
    bands = [(heavy, arguments.heavy), (slow_body, arguments.bodies), (slow_reader, arguments.readers)]
    attack = [multiprocessing.Process(
        target=strangers, daemon=True,
        args=(kind, count, server.port, sources(arguments.strangers), end + 30, outcomes))
        for kind, count in bands if count]
    for process in attack:
        process.start()
    time.sleep(arguments.lead)  # the strangers are there first
    visiting = multiprocessing.Process(
        target=visitors, args=(server.port, pages + light[:1], "127.0.0.1", end, 0.1, False, results), daemon=True)
    visiting.start()
    total = merged(collect([visiting], results, 1))
    memory = server.peak_memory()
    gone = server.stop()
    said = [outcomes.get(timeout=120) for _ in attack]
    for process in attack:
        process.join()

    title = "%d heavy queries, %d slow bodies, %d slow readers (strangers' addresses: %s), %d s" % (
        arguments.heavy, arguments.bodies, arguments.readers, arguments.strangers, arguments.seconds)
    rows = [tally.row("before: " + name) for name, tally in before.items()]
    rows += [tally.row(name) for name, tally in total.items()]
    notes = ["stopped after SIGTERM in %s" % ("more than 120 s: killed" if gone is None else "%.1f s" % gone)]
    notes += ["%s: %s" % (name.replace("_", " "), ", ".join("%s × %d" % item for item in sorted(what.items())) or
                          "still held by the server at the end") for name, what in said]
    good = gone is not None and gone <= arguments.stop
    return title, rows, notes, memory, good and holds(total, arguments)


def crowd(arguments, server):
    _, light = errands(server.port)
    results = multiprocessing.Queue()
    clients = [light[i % len(light)] for i in range(arguments.connections)]
    bands = [clients[i::4] for i in range(4)]
    warm = time.time() + 5
    used = 0
    for end in (warm, warm + arguments.seconds):  # the first 5 s warm up the server and are not counted
        used = server.processor()
        processes = [multiprocessing.Process(
            target=visitors, daemon=True, args=(server.port, band, "127.0.0.1", end, 0, True, results))
            for band in bands]
        for process in processes:
            process.start()
        reported = collect(processes, results, len(processes))
    total = merged(reported)
    used = server.processor() - used
    memory = server.peak_memory()
    gone = server.stop()
    tally = total["light query"]
    title = "%d connections, %d s" % (arguments.connections, arguments.seconds)
    notes = ["%.0f answers/s, %.2f ms of the server's processor each" % (
        len(tally.times) / arguments.seconds, 1000 * used / max(1, len(tally.times))),
             "stopped after SIGTERM in %s" % ("more than 120 s: killed" if gone is None else "%.1f s" % gone)]
    return title, [tally.row("light query")], notes, memory, holds(total, arguments)


def holds(total, arguments):
    return all(tally.times and not tally.failed and not tally.wrong for tally in total.values()) and \
        total["light query"].quantile(0.99) <= arguments.p99


def table(title, rows, notes, memory, log):
    print(title)
    rows = [["", "requests", "p50 s", "p99 s", "max s", "failed", "wrong", "failures"]] + rows
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0])] + [cell.rjust(widths[i + 1]) if i < 6 else cell
                                                    for i, cell in enumerate(row[1:])]).rstrip())
    for note in notes:
        print(note)
    if memory:
        print("memory at most: %d MB" % memory)
    print("lines the server wrote: %d%s" % (len(log), "" if len(log) < 4 else "; the last: " + log[-1][:150]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["siege", "crowd"])
    parser.add_argument("--server", default="./riposte serve", help="command of the server; %(default)s")
    parser.add_argument("--store",
                        help="store to use, kept afterwards; filled when it is new; default: a new one, removed")
    parser.add_argument("--copies", type=int, default=20, help="copies of the samples (22 articles each); %(default)s")
    parser.add_argument("--seconds", type=int, default=60, help="how long to measure; %(default)s")
    parser.add_argument("--lead", type=int, default=10, help="seconds the strangers are there first; %(default)s")
    parser.add_argument("--heavy", type=int, default=32, help="heavy queries at a time; %(default)s")
    parser.add_argument("--bodies", type=int, default=40, help="bodies sent byte by byte; %(default)s")
    parser.add_argument("--readers", type=int, default=230, help="slow readers of /export; %(default)s")
    parser.add_argument("--strangers", choices=["same", "one", "many"], default="one",
                        help="addresses of the strangers: the visitors' own, one other, or many (needs Linux, where all"
                             " of 127.0.0.0/8 is this machine); %(default)s")
    parser.add_argument("--connections", type=int, default=64, help="connections of the crowd; %(default)s")
    parser.add_argument("--p99", type=float, default=1.0, help="bound for light queries in seconds; %(default)s")
    parser.add_argument("--stop", type=float, default=5.0, help="bound for the stop in seconds; %(default)s")
    parser.add_argument("--json", help="also write the table to this file")
    arguments = parser.parse_args()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # takes the server along
    folder = tempfile.mkdtemp(prefix="riposte-load-")
    store = arguments.store or os.path.join(folder, "store")
    server = None
    try:
        if not os.path.isdir(store):
            prepare(arguments.server, store, arguments.copies)
        server = Server(arguments.server, store)
        title, rows, notes, memory, good = (siege if arguments.mode == "siege" else crowd)(arguments, server)
        table(title, rows, notes, memory, server.log)
        if arguments.json:
            with open(arguments.json, "w") as out:
                json.dump({"title": title, "rows": rows, "notes": notes, "memory": memory, "good": good}, out, indent=1)
    finally:
        if server and server.process.poll() is None:
            server.process.kill()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

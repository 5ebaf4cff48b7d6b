#!/usr/bin/env python3
"""A graph that keeps itself current under load: what do readers notice, and what does a sudden death cost?

    python3 src/test/load/current.py

Starts `./riposte serve` on a new store with the samples. 16 clients ask light queries, each on a connection of its own: first
alone, then while articles are sent to `POST /articles` and `riposte follow` polls five feeds of a site of this script's own. Then
a third as many are sent and the server is killed (SIGKILL) in the middle; started again, it must hold every article that it had said
to be kept, and take the rest. Articles are the samples under other addresses, each with a sentence of its own. Needs Python 3.9 and
nothing else; prints one table. Exit code 0 when nothing failed or was lost and the bound --p99 holds, else 1.
"""

import argparse
import http.client
import http.server
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from strangers import JSON, LIGHT, Server, Tally, ask, query_path

TOKEN = "current"
HEADERS = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/x-ndjson"}


def samples(riposte):
    printed = subprocess.run(shlex.split(riposte) + ["article", "samples"], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in printed.stdout.decode().splitlines()]


def article(originals, number, run):
    """An article that nobody has read yet."""
    one = dict(originals[number % len(originals)])
    one["id"] = "%s-%d" % (run, number)
    one["url"] = "https://example.org/%s/%d" % (run, number)
    one["text"] += "\nDossier %s %d." % (run, number)
    return one


def send(port, articles, batch, told):
    """Sends articles as a program would, some at a time; what is kept is noted as soon as it is told."""
    for start in range(0, len(articles), batch):
        body = "".join(json.dumps(one) + "\n" for one in articles[start:start + batch]).encode()
        for _ in range(10):
            connection = http.client.HTTPConnection("127.0.0.1", port, 600)
            connection.request("POST", "/articles", body, HEADERS)
            response = connection.getresponse()
            if response.status != 503:
                break
            time.sleep(int(response.headers.get("Retry-After", 5)))  # others are being read
        if response.status != 200:
            sys.exit("POST /articles answers %d: %s" % (response.status, response.read(200)))
        for line in response:
            told.append(json.loads(line))
        connection.close()


class Site(http.server.BaseHTTPRequestHandler):
    """Five feeds and their pages."""

    pages = {}
    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        feed = self.path.startswith("/feed")
        body = self.feed() if feed else self.pages.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "application/rss+xml" if feed else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def feed(self):
        host = "http://" + self.headers["Host"]
        number = self.path[len("/feed"):]
        links = [page for page in self.pages if page.startswith("/page%s-" % number)]
        return "<rss version='2.0'><channel><title>Feed %s</title>%s</channel></rss>" % (
            number, "".join("<item><link>%s%s</link></item>" % (host, link) for link in links))

    def log_message(self, *_):
        pass


def site(originals, feeds, each):
    for feed in range(feeds):
        for page in range(each):
            one = article(originals, feed * each + page, "feed")
            Site.pages["/page%d-%d" % (feed, page)] = (
                "<!doctype html><html lang='%s'><head><title>%s</title></head><body><article><h1>%s</h1>%s</article></body></html>" % (
                    one["lang"], one["title"], one["title"],
                    "".join("<p>%s</p>" % paragraph for paragraph in one["text"].splitlines())))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class Readers:
    """Clients that ask light queries until they are told to stop."""

    def __init__(self, port, count):
        self.tallies = [Tally() for _ in range(count)]
        self.going = True
        self.threads = [threading.Thread(target=self.run, args=(port, i)) for i in range(count)]
        for thread in self.threads:
            thread.start()

    def run(self, port, number):
        connection = http.client.HTTPConnection("127.0.0.1", port, 30)
        turn = number
        while self.going:
            begun = time.monotonic()
            try:
                status, _, _ = ask(port, "GET", query_path(LIGHT[turn % len(LIGHT)]), None, JSON, connection=connection)
                self.tallies[number].take(time.monotonic() - begun, status, True)
            except (OSError, http.client.HTTPException) as e:
                self.tallies[number].take(time.monotonic() - begun, type(e).__name__, False)
                connection.close()
            turn += 1
            time.sleep(0.05)

    def end(self):
        self.going = False
        for thread in self.threads:
            thread.join()
        total = Tally()
        for tally in self.tallies:
            total.merge(tally)
        return total


def there(port, iri):
    status, _, body = ask(port, "GET", query_path("ASK { <%s> a rip:Article }" % iri), None, JSON, patience=60)
    return status == 200 and json.loads(body)["boolean"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--riposte", default="./riposte", help="the command; %(default)s")
    parser.add_argument("--articles", type=int, default=1000, help="articles that are sent; %(default)s")
    parser.add_argument("--pages", type=int, default=50, help="pages of each of the five feeds; %(default)s")
    parser.add_argument("--clients", type=int, default=16, help="clients that ask; %(default)s")
    parser.add_argument("--seconds", type=int, default=30, help="how long they ask alone; %(default)s")
    parser.add_argument("--p99", type=float, default=1.0, help="bound for light queries meanwhile, in seconds; %(default)s")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="riposte-current-")
    store = os.path.join(folder, "store")
    command = arguments.riposte + " serve"
    environment = dict(os.environ, RIPOSTE_TOKEN=TOKEN)
    server = None
    try:
        originals = samples(arguments.riposte)
        server = Server(command, store, TOKEN)
        server.wait_for(r"are in the store", 600)
        send(server.port, [article(originals, n, "warm") for n in range(50)], 50, [])

        readers = Readers(server.port, arguments.clients)
        time.sleep(arguments.seconds)
        alone = readers.end()

        home = site(originals, 5, arguments.pages)
        readers = Readers(server.port, arguments.clients)
        follower = subprocess.Popen(
            shlex.split(arguments.riposte) + [
                "follow", "--once", "--allow-private-addresses", "--delay", "100ms", "--server", "http://localhost:%d/" % server.port,
                "--state", os.path.join(folder, "sources")] + ["http://127.0.0.1:%d/feed%d" % (home, n) for n in range(5)],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        told = []
        begun = time.monotonic()
        send(server.port, [article(originals, n, "run") for n in range(arguments.articles)], 20, told)
        seconds = time.monotonic() - begun
        followed = follower.communicate(timeout=600)[0].decode()
        meanwhile = readers.end()
        kept = [one["iri"] for one in told if one["status"] == "kept"]

        last = []
        rest = [article(originals, n, "kill") for n in range(arguments.articles // 3)]

        def until_death():
            try:
                send(server.port, rest, 20, last)
            except (OSError, http.client.HTTPException, ValueError):
                pass

        sender = threading.Thread(target=until_death)
        sender.start()
        while len(last) < len(rest) // 3:
            time.sleep(0.01)
        time.sleep(0.5)
        server.process.kill()
        server.process.wait()
        sender.join()
        before_death = [one["iri"] for one in last if one["status"] == "kept"]
        server = Server(command, store, TOKEN)
        lost = sum(not there(server.port, iri) for iri in kept + before_death)
        again = []
        send(server.port, rest, 20, again)
        missing = sum(not there(server.port, one["iri"]) for one in again)
        good = not (lost or missing or alone.failed or meanwhile.failed) and meanwhile.quantile(0.99) <= arguments.p99

        print("%-42s %9s %9s %9s %9s %7s" % ("light queries of %d clients" % arguments.clients, "requests", "median", "p99", "longest", "failed"))
        for name, tally in (("alone", alone), ("while articles come", meanwhile)):
            row = tally.row(name)
            print("%-42s %9s %9s %9s %9s %7s" % (name, row[1], row[2], row[3], row[4], row[5]))
        print("%d articles sent, %d kept, %.0f in a second; feeds: %d requests for %d pages" % (
            len(told), len(kept), len(told) / seconds, len(Site.asked), len(Site.pages)))
        print(followed.strip())
        print("killed after %d articles were told kept: %d of all lost; after the restart %d sent again, %d missing" % (
            len(before_death), lost, len(again), missing))
        print("good" if good else "NOT GOOD")
    finally:
        if server and server.process.poll() is None:
            server.process.kill()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

"""Reads Atom feeds as feed readers do, and JSON feeds, and prints what it understood.

usage: feeds.py ADDRESS…
"""

import json
import sys
import urllib.request

import feedparser


def atom(address):
    answer = urllib.request.urlopen(address)
    feed = feedparser.parse(answer.read(), response_headers={"content-type": answer.headers["Content-Type"], "content-location": address})
    again = urllib.request.Request(address, headers={"If-None-Match": answer.headers["ETag"]})
    try:
        status = urllib.request.urlopen(again).status
    except urllib.error.HTTPError as error:
        status = error.code
    return {
        "version": feed.version,
        "bozo": bool(feed.bozo),
        "id": feed.feed.get("id"),
        "title": feed.feed.get("title"),
        "updated": bool(feed.feed.get("updated_parsed")),
        "author": feed.feed.get("author"),
        "next": next((link.href for link in feed.feed.links if link.rel == "next"), None),
        "again": status,
        "entries": [{
            "id": entry.id,
            "title": entry.title,
            "link": entry.link,
            "updated": entry.updated,
            "parsed": bool(entry.updated_parsed),
            "content": entry.content[0].value,
            "via": next((link.href for link in entry.links if link.rel == "via"), None),
            "category": entry.tags[0].term,
        } for entry in feed.entries],
    }


def plain(address):
    feed = json.load(urllib.request.urlopen(address))
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"]
    for item in feed["items"]:
        assert isinstance(item["id"], str) and (item.get("content_html") or item.get("content_text"))
    return {"title": feed["title"], "next": feed.get("next_url"), "entries": [{"id": item["id"], "title": item["title"]} for item in feed["items"]]}


print(json.dumps([plain(address) if ".json" in address else atom(address) for address in sys.argv[1:]]))

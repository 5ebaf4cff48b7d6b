"""Reads a TAXII 2.1 server with OASIS's taxii2-client and with stix2 on top of it, and prints what they found, as JSON.

usage: taxii.py DISCOVERY_URL OBJECTS_PER_PAGE
"""
import collections
import json
import sys
import warnings

import stix2
from taxii2client.v21 import Server, as_pages

warnings.simplefilter('ignore')


def pages(ask, size):
    return [page.get('objects', []) for page in as_pages(ask, per_request=size)]


if __name__ == '__main__':
    server = Server(sys.argv[1])
    size = int(sys.argv[2])
    root = server.default
    collection = root.collections[0]
    objects = pages(collection.get_objects, size)
    manifest = pages(collection.get_manifest, size)
    every = [one for page in objects for one in page]
    for one in every:
        stix2.parse(one, allow_custom=False, version='2.1')
    records = [record for page in manifest for record in page]
    last = records[-1]['date_added']
    source = stix2.TAXIICollectionSource(collection)
    one = next(one for one in every if one['type'] == 'note')
    again = collection.get_object(one['id'])['objects']
    json.dump({
        'title': server.title,
        'roots': len(server.api_roots),
        'versions': root.versions,
        'collections': [[c.title, c.can_read, c.can_write, c.media_types] for c in root.collections],
        'pages': [len(page) for page in objects],
        'ids': [one['id'] for one in every],
        'manifest': [record['id'] for record in records],
        'dates': [record['date_added'] for record in records],
        'types': collections.Counter(one['type'] for one in every),
        'same': again == [one],
        'versions_of_one': collection.object_versions(one['id'])['versions'],
        'since_last': len(collection.get_objects(added_after=last).get('objects', [])),
        'notes': len(collection.get_objects(type='note')['objects']),
        'source': {
            'notes': len(source.query([stix2.Filter('type', '=', 'note')])),
            'one': source.get(one['id']).id == one['id'],
        },
    }, sys.stdout)

"""Finds Wikidata's identifiers of actors of the catalogue, for ontology/catalog/wikidata.csv.

    npm install @rapideditor/country-coder name-suggestion-index
    node -e "import('@rapideditor/country-coder').then(c=>console.log(JSON.stringify(c.borders.features.map(f=>f.properties))))" > states.json
    NSI=node_modules/name-suggestion-index/dist
    python3 training/wikidata.py states.json $NSI/json/nsi.min.json $NSI/wikidata/wikidata.min.json > candidates.csv

States: the feature of country-coder (ISC) with the state's ISO 3166-1 code and, where there are two (the Kingdom of Denmark, and
Denmark in it), the catalogue's name. Others: the exact name in the name-suggestion-index (BSD-3-Clause), where that name leads to one
item alone, and every item whose label, copied there from Wikidata, is a name of the entry; what it is and where is printed beside it,
and a person takes over only those of the same kind and country. What other files confirmed stands in wikidata-sources.csv.
"""

import collections
import csv
import json
import sys

CATALOG = 'ontology/catalog/'
KINDS = ['companies', 'media', 'government', 'organisations']
LANGUAGES = ['en', 'fr', 'es', 'de']


def rows(name):
    with open(CATALOG + name + '.csv', encoding='utf-8') as file:
        yield from csv.DictReader(line for line in file if not line.startswith('#'))


def states(features):
    for row in rows('states'):
        if not row['iso']:
            continue
        same = [f for f in features if f.get('wikidata') and row['iso'] in (f.get('iso1A2'), f.get('country'))]
        named = [f for f in same if f['nameEn'] == row['en']]
        found = named or [f for f in same if f.get('iso1A2') == row['iso']]
        if len(found) == 1:
            yield row['id'], found[0]['wikidata'], found[0]['nameEn']


def others(index):
    items = collections.defaultdict(lambda: collections.defaultdict(set))
    for path, category in index['nsi'].items():
        for item in category['items']:
            tags = item['tags']
            for role in ('brand', 'operator', 'network'):
                identifier = tags.get(role + ':wikidata')
                for name in {tags.get(role), item.get('displayName'), tags.get(role + ':en')} - {None}:
                    if identifier:
                        where = ','.join(map(str, item['locationSet'].get('include', [])))
                        items[name][identifier].add(path + ' in ' + where)
    for kind in KINDS:
        for row in rows(kind):
            found = items.get(row['en'], {})
            if len(found) == 1:
                for identifier, what in found.items():
                    yield row['id'], identifier, '; '.join(sorted(what)[:3])


def labelled(items):
    labels = collections.defaultdict(list)
    for identifier, item in items['wikidata'].items():
        labels[item.get('label', '').lower()].append((identifier, item.get('description', '')))
    for kind in KINDS:
        for row in rows(kind):
            names = {row[language] for language in LANGUAGES} | {name.split(':')[-1] for name in row['names'].split('|')}
            for name in sorted(names - {''}):
                for identifier, description in labels[name.lower()]:
                    yield row['id'], identifier, name + ': ' + description


def main(states_file, index_file, items_file):
    out = csv.writer(sys.stdout, lineterminator='\n')
    with open(states_file, encoding='utf-8') as file:
        out.writerows(states(json.load(file)))
    with open(index_file, encoding='utf-8') as file:
        out.writerows(others(json.load(file)))
    with open(items_file, encoding='utf-8') as file:
        out.writerows(labelled(json.load(file)))


if __name__ == '__main__':
    main(*sys.argv[1:])

"""Reads a STIX 2.1 bundle with three programs of others and prints what they understood, as JSON.

usage: read_stix.py BUNDLE

* the validator of OASIS (stix2-validator): errors, and warnings by their code;
* the library stix2 of OASIS: a memory store, every object parsed strictly, and who accuses whom asked of it;
* MISP's converter misp-stix: the events that MISP would import.
"""
import collections
import json
import logging
import sys

import stix2
from misp_stix_converter import ExternalSTIX2toMISPParser
from stix2validator import ValidationOptions, validate_file

logging.disable(logging.CRITICAL)


def validated(path):
    result = validate_file(path, ValidationOptions(version='2.1'))
    objects = result.object_results or []
    errors = [str(error) for one in objects for error in one.errors]
    warnings = collections.Counter(
        str(warning).split('{')[1].split('}')[0] for one in objects for warning in one.warnings)
    return {'valid': result.is_valid, 'errors': errors, 'warnings': dict(warnings)}


def stored(path):
    with open(path, encoding='utf-8') as file:
        bundle = json.load(file)
    store = stix2.MemoryStore(allow_custom=False)
    for one in bundle['objects']:
        store.add(stix2.parse(one, allow_custom=False, version='2.1'))
    kinds = collections.Counter(one['type'] for one in store.query([]))
    name = lambda reference: store.get(reference).name
    accusations = sorted(
        [name(one.created_by_ref), name(one.source_ref), name(one.target_ref), one.confidence]
        for one in store.query([
            stix2.Filter('type', '=', 'relationship'),
            stix2.Filter('relationship_type', '=', 'attributed-to')])
        if 'confidence' in one)
    denials = sorted(
        [name(one.created_by_ref), len(one.object_refs)] for one in store.query([stix2.Filter('type', '=', 'opinion')]))
    aliases = {one.name: list(one.get('aliases', [])) for one in store.query([stix2.Filter('type', '=', 'intrusion-set')])}
    return {'kinds': dict(kinds), 'accusations': accusations, 'denials': denials, 'aliases': aliases}


def notes(event):
    return sum(len(getattr(one, 'notes', None) or []) for one in [event, *event.objects, *event.attributes])


def imported(path):
    parser = ExternalSTIX2toMISPParser()
    parser.parse_stix_content(path)
    parser.parse_stix_bundle()
    events = parser.misp_events
    events = events if isinstance(events, list) else [events]
    return {
        'events': len(events),
        'reports': sum(len(event.event_reports or []) for event in events),
        'clusters': sorted({cluster.value for event in events for galaxy in event.galaxies for cluster in galaxy.clusters}),
        'objects': dict(collections.Counter(one.name for event in events for one in event.objects)),
        'notes': sum(notes(event) for event in events),
        'attributes': sum(len(event.attributes) for event in events),
        'tags': sorted({tag.name for event in events for tag in event.tags}),
        'errors': sorted({error for errors in dict(parser.errors).values() for error in errors}),
    }


if __name__ == '__main__':
    bundle = sys.argv[1]
    json.dump({'validator': validated(bundle), 'stix2': stored(bundle), 'misp': imported(bundle)}, sys.stdout, indent=1)

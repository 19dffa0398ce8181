"""schema_test.py PROGRAMS: docs/scenario.schema.json is what `redoubt schema` prints, a validator
takes it for a schema, the shipped exercises are valid by it, and what it is for is refused.

With REDOUBT_BLESS in its environment it writes the page anew."""

import glob
import json
import os
import re
import subprocess
import sys

import jsonschema
import yaml

PAGE = "docs/scenario.schema.json"


class Loader(yaml.SafeLoader):
    """As the editors read YAML, which is version 1.2: `on` is a word, and 07:00 no number."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?", "-+.0123456789"),
        ("null", r"~|null|", "~n\0")):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"),
                                 list(first))


def with_words_for_keys(value):
    if isinstance(value, dict):
        return {str(key): with_words_for_keys(each) for key, each in value.items()}
    return [with_words_for_keys(each) for each in value] if isinstance(value, list) else value


def read(text):
    return with_words_for_keys(yaml.load(text, Loader))


# What one section reads like, and what is said of it: nothing, or where.
VALID = [
    "zones: {office: {site: harbour, external: true}}",
    "software: {stack: {version: 7.2}}",
    "links: {edge: {between: [office, outside], capacity: 20 Mbit/s, rules: [{allow: all}]}}",
    "sensors: {eye: {team: soc, covers: desk, odds: {process: 0.35}, delay: [1 min, 1 h 30 min]}}",
    "techniques: {T1: {name: A, tactic: impact, needs: [own, {reach: web}], effects: isolate}}",
    "injects: {101: {title: A, when: {all: [{access: user, on: desk}, {time: D+1 09:30}]}}}",
    "milestones: {m: {when: {done: T1, on: desk}}, n: {when: {score: 1, of: soc}}}",
    "phases: [{name: A, from: 0 s, then: [{switch: 0%, on: pump}, {cut: edge, after: 1 h}]}]",
    "playbooks: {p: {cells: soc, on: [start, {alert: high, tag: x}], steps: [{do: D3}]}}",
    "staff: {clerks: {people: 3, at: desk, shift: [07:00, \"17:00\"]}}",
    "staff: {$(who): {people: $(count), at: $(where), shift: [$(from), 1$(to)], tickets: $(p)%}}",
    "cells: {soc: {role: $(role)}}",
    "injects: {1-01: {like: press, with: {paper: Harbour Post}}}",
    "injects: {1-01: {title: A, contingency: true, story: 2031-05-12 06:00}}",
    "milestones: {m: {when: {acknowledged: 1-01#2}}}",
    "variables: {target: {type: choice, draw: [port, grid], stream: a}}",
    "metrics: {m: {cell: soc, objective: o, equals: a + 2 * b, best: 9, worst: 0}}",
    "links: {edge: {between: [a, b], capacity: $(speed) Mbit/s}}",
    "zones: {office: {site: harbour, external: $(outside)}}",
]
REFUSED = [
    ("zones: {office: {site: harbour, externl: true}}", "zones.office"),
    ("zones: {office: {external: true}}", "zones.office"),
    ("zones: {office: {site: harbour, external: yes}}", "zones.office.external"),
    ("zoness: {}", ""),
    ("hosts: {desk: {zone: office, count: many}}", "hosts.desk.count"),
    ("hosts: {desk: {zone: office, count: 0}}", "hosts.desk.count"),
    ("hosts: {Desk: {zone: office}}", "hosts"),
    ("hosts: [{zone: office}]", "hosts"),
    ("cells: {soc: {role: bleu}}", "cells.soc.role"),
    ("links: {edge: {between: [office]}}", "links.edge.between"),
    ("links: {edge: {between: [office, outside], capacity: 20}}", "links.edge.capacity"),
    ("backups: {b: {covers: desk, every: 12 hours}}", "backups.b.every"),
    ("sensors: {eye: {team: soc, covers: desk, odds: {process: 135}}}", "sensors.eye.odds.process"),
    ("techniques: {T1: {name: A, tactic: impact, needs: [ow]}}", "techniques.T1.needs"),
    ("techniques: {T1: {name: A, tactic: impact, needs: [reach]}}", "techniques.T1.needs"),
    ("injects: {1-01: {title: A, at: 1 h, when: {time: 1 h}}}", "injects.1-01"),
    ("injects: {1-01: {title: A, at: 1 h, not_before: 1 h}}", "injects.1-01"),
    ("milestones: {m: {when: {access: user}}}", "milestones.m.when"),
    ("milestones: {m: {when: {time: 1 h, on: desk}}}", "milestones.m.when"),
    ("variables: {target: {default: port, draw: [port, grid]}}", "variables.target"),
    ("metrics: {m: {cell: soc, objective: o, equals: a, at_most: 2, best: 9, worst: 0}}",
     "metrics.m"),
    ("phases: [{name: A, from: 0 s, then: [{cut: a, open: b}]}]", "phases.0.then.0"),
    ("staff: {clerks: {people: 3, at: desk, shift: [07:00]}}", "staff.clerks.shift"),
]


def way_to(error):
    return ".".join(str(step) for step in error.absolute_path)


def check_page(schema):
    if "REDOUBT_BLESS" in os.environ:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(schema)
    with open(PAGE, encoding="utf-8") as file:
        if file.read() != schema:
            sys.exit(f"{PAGE} is not what `redoubt schema` prints; ./dev bless writes it anew")


def check_shipped(validator):
    paths = sorted(glob.glob("exercises/*/*.yaml"))
    assert len(paths) > 40, paths
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for error in validator.iter_errors(read(file)):
                sys.exit(f"{path}: {way_to(error)}: {error.message}")


def check_small(validator):
    for text in VALID:
        for error in validator.iter_errors(read("format_version: 1\n" + text)):
            sys.exit(f"refused: {text}\n{way_to(error)}: {error.message}")
    for text, where in REFUSED:
        errors = validator.iter_errors(read("format_version: 1\n" + text))
        ways = {way_to(error) for error in errors}
        if ways != {where}:
            sys.exit(f"refused at {sorted(ways)}, not at '{where}': {text}")
    assert not validator.is_valid(read("zones: {}")), "no version"
    assert not validator.is_valid(read("format_version: 2")), "another version"


def main():
    schema = subprocess.run([os.path.join(sys.argv[1], "redoubt"), "schema"], check=True,
                            capture_output=True, text=True).stdout
    check_page(schema)
    jsonschema.Draft202012Validator.check_schema(json.loads(schema))
    validator = jsonschema.Draft202012Validator(json.loads(schema))
    check_shipped(validator)
    check_small(validator)


main()

"""catalogue_page_test.py: docs/catalogue.md says what stands in exercises/catalogue.

With REDOUBT_BLESS in its environment it writes the page anew."""

import glob
import os
import sys

import yaml

PAGE = "docs/catalogue.md"
TACTICS = ["initial-access", "execution", "persistence", "privilege-escalation", "defense-evasion",
           "credential-access", "discovery", "lateral-movement", "collection",
           "command-and-control", "exfiltration", "evasion", "inhibit-response-function",
           "impair-process-control", "impact", "develop-narratives", "develop-content",
           "conduct-pump-priming", "maximise-exposure",
           "persist-in-the-information-environment"]
MEASURES = ["model", "harden", "detect", "isolate", "deceive", "evict", "restore", "inform"]
HEAD = """# The catalogue

What red and blue can do in the shipped exercises, made from `exercises/catalogue` by
`./dev bless`. Techniques go by the ids of MITRE ATT&CK (T1...), ATT&CK for ICS (T08..), MITRE
FiGHT (FGT...) and DISARM (T00..), measures by those of D3FEND and DISARM (C00...), a further number
where several measures are of one kind, and by the verb of OpenC2. Needs must hold when an action
begins and when it ends; the effects follow when it works.
[The language](language.md#catalogue) says what each need and effect means. Odds and
durations are judgements, set so that exercises are worth playing.
"""


def read():
    techniques, measures = {}, {}
    for path in sorted(glob.glob("exercises/catalogue/*.yaml")):
        with open(path, encoding="utf-8") as file:
            data = yaml.safe_load(file)
        techniques.update(data.get("techniques") or {})
        measures.update(data.get("measures") or {})
    return techniques, measures


def word(entry):
    """{reach: mail} as the file says it: `reach: mail`."""
    if isinstance(entry, dict):
        (key, value), = entry.items()
        return f"`{key}: {str(value).lower() if isinstance(value, bool) else value}`"
    return f"`{entry}`"


def words(entries):
    return ", ".join(word(entry) for entry in entries or []) or "–"


def span(duration):
    if duration is None:
        return "at once"
    return " to ".join(duration) if isinstance(duration, list) else duration


def traces(entries):
    return ", ".join(f"{one['kind']} {one['odds']}" for one in entries or []) or "–"


def tables(actions, tactics, last, last_of):
    assert {action["tactic"] for action in actions.values()} <= set(tactics)
    for tactic in tactics:
        rows = {code: a for code, a in actions.items() if a["tactic"] == tactic}
        if not rows:
            continue
        yield f"\n### {tactic.replace('-', ' ').capitalize()}\n"
        yield f"| id | name | needs | effects | takes | works | {last} |"
        yield "|---|---|---|---|---|---|---|"
        for code, action in rows.items():
            target = action.get("target", "host")
            on = "" if target == "host" else f" (on a {target.replace('_', ' ')})"
            yield (f"| {code} | **{action['name']}**{on}. {action['about']} "
                   f"| {words(action.get('needs'))} | {words(action.get('effects'))} "
                   f"| {span(action.get('duration'))} | {action.get('odds', '100%')} "
                   f"| {last_of(action)} |")


def page():
    techniques, measures = read()
    out = [HEAD, f"\n## {len(techniques)} techniques"]
    out += tables(techniques, TACTICS, "leaves behind", lambda a: traces(a.get("traces")))
    out += [f"\n## {len(measures)} measures"]
    out += tables(measures, MEASURES, "people, verb",
                  lambda a: f"{a.get('people', 0)}, {a['openc2']}")
    return "\n".join(out) + "\n"


def breadth(techniques, measures):
    """What is promised of the catalogue: so many of both, over four frameworks."""
    assert len(techniques) >= 90 and len(measures) >= 50
    for framework in ("T1", "T08", "FGT", "T00"):
        assert sum(code.startswith(framework) for code in techniques) >= 8, framework
    assert all("openc2" in measure for measure in measures.values())


def main():
    breadth(*read())
    expected = page()
    if "REDOUBT_BLESS" in os.environ:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(expected)
    with open(PAGE, encoding="utf-8") as file:
        if file.read() != expected:
            sys.exit(f"{PAGE} is not what the catalogue says; ./dev bless writes it anew")


main()

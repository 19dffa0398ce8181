#!/usr/bin/env python3
"""Writes what the fuzzer of scenarios begins with.

    seeds.py OUT

OUT/drawn/*.yaml is the exercise that the reference of docs/language.md tells in its examples, one
file for each, beside the shared catalogue. OUT/seeds/* are those files again, each after the byte
that chooses it, and tests/fuzz/small.yaml after a byte that chooses none. OUT/words is a dictionary
of all words in them.
"""

import pathlib
import re
import sys


def blocks(page):
    """The fenced examples of the reference, in order. Those of the tutorial name their file; one
    that names a folder too is of the reference, and included by it."""
    for match in re.finditer(r"^```yaml *([^\n]*)\n(.*?)^```$", page, re.M | re.S):
        if not match.group(1) or "/" in match.group(1):
            yield match.group(2)


def of_use(catalogue, words):
    """A file of the catalogue with those entries alone that somebody names: the fewer are read with
    each try, the more is tried."""
    kept = []
    keeps = True
    for line in catalogue.splitlines(keepends=True):
        entry = re.match(r"  ([A-Z][A-Za-z0-9.-]*):", line)
        if entry:
            keeps = entry.group(1) in words
        elif not line.startswith("  "):
            keeps = True
        if keeps:
            kept.append(line)
    text = "".join(kept)
    return re.sub(r"^(techniques|measures):\n(?!  )", "", text, flags=re.M)


def main():
    out = pathlib.Path(sys.argv[1])
    (out / "drawn").mkdir(parents=True, exist_ok=True)
    (out / "seeds").mkdir(exist_ok=True)
    words = set()
    for index, block in enumerate(blocks(pathlib.Path("docs/language.md").read_text("utf-8"))):
        text = block if block.startswith("format_version") else "format_version: 1\n" + block
        text = re.sub(r"^include:.*\n", "", text, flags=re.M)
        (out / "drawn" / f"{index:02}.yaml").write_text(text, "utf-8")
        (out / "seeds" / f"{index:02}").write_bytes(bytes([index]) + text.encode("utf-8"))
        words.update(re.findall(r"[A-Za-z0-9_.$#-]{2,30}", text))
    whole = pathlib.Path("tests/fuzz/small.yaml").read_text("utf-8")
    (out / "seeds" / "whole").write_bytes(b"~" + whole.encode("utf-8"))
    words.update(re.findall(r"[A-Za-z0-9_.$#-]{2,30}", whole))
    (out / "catalogue").mkdir(exist_ok=True)
    for file in pathlib.Path("exercises/catalogue").glob("*.yaml"):
        (out / "catalogue" / file.name).write_text(of_use(file.read_text("utf-8"), words), "utf-8")
    lines = [f'"{word}"\n' for word in sorted(words)]
    (out / "words").write_text("".join(lines), "utf-8")


main()

#!/usr/bin/env python3
"""Writes what the fuzzer of scenarios begins with.

    seeds.py OUT

OUT/drawn/*.yaml is the exercise that the reference of docs/language.md tells in its examples, one
file for each, beside the shared catalogue; OUT/seeds/* are those files again, each after the byte
that chooses it; OUT/words is a dictionary of all words in them.
"""

import pathlib
import re
import shutil
import sys


def blocks(page):
    """The fenced examples of the reference, in order; those of the tutorial name their file."""
    for match in re.finditer(r"^```yaml *([^\n]*)\n(.*?)^```$", page, re.M | re.S):
        if not match.group(1):
            yield match.group(2)


def main():
    out = pathlib.Path(sys.argv[1])
    (out / "drawn").mkdir(parents=True, exist_ok=True)
    (out / "seeds").mkdir(exist_ok=True)
    shutil.copytree("exercises/catalogue", out / "catalogue", dirs_exist_ok=True)
    words = set()
    for index, block in enumerate(blocks(pathlib.Path("docs/language.md").read_text("utf-8"))):
        text = block if block.startswith("format_version") else "format_version: 1\n" + block
        text = re.sub(r"^include:.*\n", "", text, flags=re.M)
        (out / "drawn" / f"{index:02}.yaml").write_text(text, "utf-8")
        (out / "seeds" / f"{index:02}").write_bytes(bytes([index]) + text.encode("utf-8"))
        words.update(re.findall(r"[A-Za-z0-9_.$#-]{2,30}", text))
    lines = [f'"{word}"\n' for word in sorted(words)]
    (out / "words").write_text("".join(lines), "utf-8")


main()

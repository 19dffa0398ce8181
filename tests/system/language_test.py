"""language_test.py BIN: what docs/language.md shows is compiled.

All examples of its reference are the files of one exercise, and its tutorial is compiled after each
step: without a finding, but for the warnings that the step itself shows. A block that names a file
(```yaml red.yaml) is written there, in place of an earlier one of that name; a name with a folder
lies beside the exercise."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

REDOUBT = os.path.join(sys.argv[1], "redoubt")
PAGE = "docs/language.md"
TUTORIAL = "## An exercise in eight steps"
STEPS = 8
VERSION = "format_version: 1\n"


class Block:
    """What stands between fences; `line` is that of its first line."""

    def __init__(self, info, line, text):
        self.language, _, self.file = info.partition(" ")
        self.line, self.text = line, text


def blocks(text, first_line):
    """All fenced blocks of a part of the page, which begins at that line."""
    found, info, begin, lines = [], None, 0, text.split("\n")
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if info is None:
            info, begin = line[3:].strip(), number + 1
        else:
            body = "\n".join(lines[begin:number]) + "\n"
            found.append(Block(info, first_line + begin, body))
            info = None
    assert info is None, f"{PAGE}:{first_line + begin}: a block is not closed"
    return found


class Folder:
    """An exercise on disk, beside the shared catalogue, and which block each file of it shows."""

    def __init__(self, beside, name):
        self.beside, self.path = beside, os.path.join(beside, name)
        self.shown = {}
        os.makedirs(self.path)

    def write(self, block, name):
        home = self.beside if "/" in name else self.path
        path = os.path.join(home, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        added = "" if block.text.startswith("format_version:") else VERSION
        with open(path, "w", encoding="utf-8") as file:
            file.write(added + block.text)
        self.shown[os.path.normpath(path)] = block.line - len(added.splitlines())

    def on_page(self, said):
        """What the program says, by the lines of the page."""
        def place(match):
            start = self.shown.get(os.path.normpath(match[1]))
            return match[0] if start is None else f"{PAGE}:{start + int(match[2]) - 1}:"
        return re.sub(r"^(\S+\.yaml):(\d+):", place, said, flags=re.MULTILINE)


def ask(*words):
    """How a command ends, and what it says."""
    done = subprocess.run([REDOUBT, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)
    return done.returncode, done.stdout


def codes(said):
    return set(re.findall(r"warning: .*\[(R\d{4})\]", said))


def check_reference(beside, part):
    folder = Folder(beside, "narrow-water")
    examples = [block for block in blocks(part, 1) if block.language == "yaml"]
    for number, block in enumerate(examples, 1):
        folder.write(block, block.file or f"{number:02}.yaml")
    status, said = ask("check", folder.path)
    if status != 0:
        sys.exit(f"the examples of the reference do not compile:\n{folder.on_page(said)}")
    print(f"reference: {len(examples)} examples compile")


def steps(part, first_line):
    """(title, blocks) of each step of the tutorial."""
    heads = list(re.finditer(r"^### .*$", part, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(part)]
    for head, end in zip(heads, ends):
        line = first_line + part.count("\n", 0, head.start())
        yield head[0][4:], blocks(part[head.start():end], line)


def check_step(folder, title, found):
    expected = set()
    for block in found:
        if block.language == "yaml":
            assert block.file, f"{PAGE}:{block.line}: of which file?"
            folder.write(block, block.file)
        else:
            expected |= codes(block.text)
    status, said = ask("check", folder.path)
    warned = re.search(r"(^|: )warning: ", said, re.MULTILINE) is not None
    if status != 0 or codes(said) != expected or (warned and not expected):
        sys.exit(f"step {title}: check says otherwise than the page\n{folder.on_page(said)}")
    print(f"step {title}: {len(found)} blocks, {len(expected)} warnings shown")


def check_tutorial(beside, part, first_line):
    folder = Folder(beside, "night-shift")
    all_steps = list(steps(part, first_line))
    assert len(all_steps) == STEPS, [title for title, _ in all_steps]
    for title, found in all_steps:
        check_step(folder, title, found)
    status, said = ask("rehearse", folder.path, "--runs", "20")
    if status != 0:
        sys.exit(f"what the tutorial builds cannot be rehearsed:\n{folder.on_page(said)}")
    print(said, end="")


def main():
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    at = page.index(f"\n{TUTORIAL}\n") + 1
    with tempfile.TemporaryDirectory() as beside:
        shutil.copytree("exercises/catalogue", os.path.join(beside, "catalogue"))
        check_reference(beside, page[:at])
        check_tutorial(beside, page[at:], 1 + page.count("\n", 0, at))


main()

"""What is built is written down: each source in the CMakeLists.txt above it, in sorted lists."""

import re
from tree import Finding, blanked

_BLOCK = re.compile(r"\bSOURCES\b(.*?)(?:\b[A-Z]+_?LINKS\b|\bLINKS\b|\bLABELS\b|\))", re.DOTALL)


def home_of(path, tree):
    """The CMakeLists.txt of the nearest folder above that has one."""
    folder = path.rsplit("/", 1)[0]
    while folder:
        if f"{folder}/CMakeLists.txt" in tree.files:
            return folder
        folder = folder.rpartition("/")[0]
    return None


def check_listed(tree):
    for path, _ in tree.matching(r"(proto|controller|agents|tests)/.*\.cc"):
        home = home_of(path, tree)
        own = path[len(home) + 1:] if home else path
        text = tree.files[f"{home}/CMakeLists.txt"] if home else ""
        if not re.search(rf"(?<![\w./-]){re.escape(own)}(?![\w.])", text):
            yield Finding(path, 1, "is not built",
                          f"list it in {home or 'a'}{'/' if home else ' '}CMakeLists.txt")


def check_sorted(tree):
    for path, text in tree.matching(r"(.*/)?CMakeLists\.txt"):
        text = re.sub(r"#[^\n]*", blanked, text)
        for block in _BLOCK.finditer(text):
            names = list(re.finditer(r"\S+", block.group(1)))
            for one, following in zip(names, names[1:]):
                if following.group() < one.group():
                    begin = block.start(1) + following.start()
                    yield Finding(path, text.count("\n", 0, begin) + 1,
                                  f"{following.group()} after {one.group()}", "sort the list")


def check(tree):
    yield from check_listed(tree)
    yield from check_sorted(tree)

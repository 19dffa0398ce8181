"""What the house rules look at: the text of every file, and what a rule has to say about it."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """One breach of a rule: where, what, and what to do instead."""

    path: str
    line: int
    what: str
    instead: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}; {self.instead}"


class Tree:
    """The project: path from its root -> text. Rules see nothing else, so tests make trees up."""

    def __init__(self, files):
        self.files = dict(sorted(files.items()))

    @staticmethod
    def of_checkout(root):
        """Every file that is tracked, or would be once added."""
        listing = subprocess.run(
            ["git", "-c", f"safe.directory={root}", "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"],
            cwd=root, check=True, capture_output=True, text=True).stdout
        files = {}
        for path in filter(None, listing.split("\0")):
            try:
                files[path] = (Path(root) / path).read_text(encoding="utf-8")
            except (UnicodeDecodeError, FileNotFoundError):
                continue  # a picture; or deleted, and the deletion not staged yet
        return Tree(files)

    def matching(self, pattern):
        """(path, text) of each file whose whole path matches."""
        return [(path, text) for path, text in self.files.items() if re.fullmatch(pattern, path)]

    def cxx(self, folders=r"(proto|controller|agents|tests)"):
        return self.matching(folders + r"/.*\.(h|cc)")


_COMMENT_OR_TEXT = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)


def blanked(match):
    """As many lines and columns of nothing."""
    return re.sub(r"[^\n]", " ", match.group())


def without_comments(text):
    """C++ with its comments blanked, line for line and column for column."""
    def blank_comment(match):
        return blanked(match) if match.group().startswith(("//", "/*")) else match.group()

    return _COMMENT_OR_TEXT.sub(blank_comment, text)


def only_code(text):
    """C++ with its comments, strings, characters and includes blanked, line for line."""
    code = _COMMENT_OR_TEXT.sub(blanked, text)
    return re.sub(r"^\s*#\s*include.*$", "", code, flags=re.MULTILINE)


def lines(text):
    """(line number, line), from 1."""
    return enumerate(text.splitlines(), 1)

"""House numbers: how long files, functions and lines may be."""

import re
from tree import Finding, blanked, lines, only_code

COLUMNS = 100
HEADER_LINES = 250
SOURCE_LINES = 500
FUNCTION_LINES = 70

_NOT_A_FUNCTION = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$|=\s*$")


def is_function(head):
    """Whether what stands between the last statement and an opening brace begins a function."""
    return ")" in head and not _NOT_A_FUNCTION.search(head)


def functions(text):
    """(first line, last line) of each function that is no lambda or local class of another."""
    code = only_code(text)
    code = re.sub(r"^\s*#.*(\\\n.*)*", blanked, code, flags=re.MULTILINE)
    begin, open_since, depth, outer = 0, None, 0, None
    for position, char in enumerate(code):
        if char == "{":
            head = code[begin:position]
            if outer is None and is_function(head):
                outer, open_since = depth, position - len(head.lstrip())
            depth += 1
        elif char == "}":
            depth -= 1
            if outer is not None and depth == outer:
                yield code.count("\n", 0, open_since) + 1, code.count("\n", 0, position) + 1
                outer = None
        if char in "{};":
            begin = position + 1


def check_length(path, text):
    most = HEADER_LINES if path.endswith(".h") else SOURCE_LINES
    count = len(text.splitlines())
    if count > most:
        yield Finding(path, most + 1, f"has {count} lines, {most} at most",
                      "one concept per file pair: find the second concept and give it its own")


def check_functions(path, text):
    for first, last in functions(text):
        if last - first + 1 > FUNCTION_LINES:
            yield Finding(path, first,
                          f"a function of {last - first + 1} lines, {FUNCTION_LINES} at most",
                          "name its parts and make them functions")


def check(tree):
    for path, text in tree.cxx():
        yield from check_length(path, text)
        yield from check_functions(path, text)
    for path, text in tree.matching(r".*\.(h|cc|py|proto)|dev|(.*/)?CMakeLists\.txt"):
        for number, line in lines(text):
            if len(line) > COLUMNS:
                yield Finding(path, number, f"{len(line)} columns, {COLUMNS} at most",
                              "break the line (./dev format does it for C++)")

"""Words that do not belong: empty names, calls that break replay, notes to self, local paths."""

import re
from tree import Finding, lines, only_code

# Below the conductor the same scenario, seed and orders give the same bits. (What is banned, what
# to use instead.)
NO_CLOCK = "time is an argument: take an ExerciseTime; only conduct and above read a clock"
NO_CHANCE = "chance is an argument: draw from proto/terms/random.h"
BREAKS_REPLAY = [
    (r"\b(system|steady|high_resolution|utc|file)_clock\b", NO_CLOCK),
    (r"\b(std::time|gettimeofday|clock_gettime|localtime(_r)?|gmtime(_r)?)\s*\(", NO_CLOCK),
    (r"\bsleep_(for|until)\b|\bcondition_variable\w*::wait_for\b", NO_CLOCK),
    (r"\b(std::rand|srand|random_device|mt19937(_64)?|default_random_engine|\w+_distribution)\b",
     NO_CHANCE),
    (r"\bstd::(ranges::)?(shuffle|sample)\b", NO_CHANCE),
    (r"\bunordered_(multi)?(map|set)\b", "hash order is no order: use a vector by id, or std::map"),
    (r"\bthis_thread::get_id\b", "which thread it is must not matter"),
    (r"\b(std::)?(secure_)?getenv\s*\(", "read the environment in controller/cli and pass it on"),
]
BELOW_CONDUCT = (r"(proto/terms|agents/(red|blue)|"
                 r"controller/(yaml|range|scenario|formats|rules|engine|journal|rehearsal))")

# Nothing is decided on a fraction: odds are integer ratios, scores and times whole units.
WITHOUT_FRACTIONS = r"(proto/terms|proto/convert|agents/\w+|controller/(rules|engine))"

EMPTY_WORDS = {"util", "utils", "manager", "managers", "helper", "helpers"}
WORD_OF_A_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
NOTE_TO_SELF = re.compile(r"\b(" + "|".join(("TO" "DO", "FIX" "ME", "NO" "LINT", "HA" "CK"))
                          + r")(?![a-z])")
OF_A_MACHINE = re.compile(r"(?<![\w.])/(" + "|".join(("work", "root", "tmp/team")) + r")/[\w.-]+")
NEIGHBOUR = re.compile(r"\.\./" "shared")

TOP_LEVEL = {"CMakeLists.txt", "controller", "agents", "proto", "exercises", "tests", "README.md",
             "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "docs", "dev"}


def banned(path, text, pattern, what, instead):
    for number, line in lines(text):
        for match in re.finditer(pattern, line):
            yield Finding(path, number, what.format(match.group().strip(" (")), instead)


def check_replay(tree):
    for path, text in tree.cxx(BELOW_CONDUCT):
        for pattern, instead in BREAKS_REPLAY:
            yield from banned(path, only_code(text), pattern, "{} below conduct", instead)
    for path, text in tree.cxx(WITHOUT_FRACTIONS):
        yield from banned(path, only_code(text), r"\b(double|float)\b", "{} where rulings are made",
                          "use integers: per mille, micro-units, integer odds")


def check_names(tree):
    names = [(path, 1, path) for path in tree.files]
    names += [(path, number, line) for path, text in tree.cxx()
              for number, line in lines(only_code(text))]
    for path, number, name in names:
        for word in WORD_OF_A_NAME.findall(name):
            if word.lower() in EMPTY_WORDS:
                yield Finding(path, number, f"{word} in a name says nothing",
                              "name it after what it does")


def check_notes(tree):
    for path, text in tree.files.items():
        if path == "LICENSE":
            continue
        yield from banned(path, text, NOTE_TO_SELF, "a note to self, {}", "do it, or file an issue")
        yield from banned(path, text, OF_A_MACHINE, "{} is a path of one machine",
                          "name it from the root of the project")
        if not path.startswith("tests/"):
            yield from banned(path, text, NEIGHBOUR, "{} lies outside the project",
                              "the project speaks of itself alone")


def check_top(tree):
    for path in tree.files:
        top = path.split("/")[0]
        if top not in TOP_LEVEL and not top.startswith("."):
            yield Finding(path, 1, f"{top} at the top of the project",
                          "put it into one of its folders")


def check(tree):
    yield from check_replay(tree)
    yield from check_names(tree)
    yield from check_notes(tree)
    yield from check_top(tree)

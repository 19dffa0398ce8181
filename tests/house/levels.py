"""Who may include whom: a file its own folder and lower levels, and nothing in a circle."""

import re
from tree import Finding, lines, without_comments

# The controller's levels, from the bottom. Folders on one level are blind to each other.
LEVEL = {
    "proto/terms": 0,
    "controller/range": 1,
    "controller/yaml": 1,
    "controller/scenario": 2,
    "controller/formats": 2,
    "controller/rules": 3,
    "controller/engine": 4,
    "controller/proof": 4,
    "controller/journal": 5,
    "controller/rehearsal": 5,
    "controller/authority": 6,
    "controller/conduct": 6,
    "controller/report": 6,
    "controller/seats": 6,
    "controller/rpc": 7,
    "controller/console": 7,
    "controller/cli": 8,
    "controller": 9,
}

# What is seen across that order. An agent that cannot see the range cannot cheat; only rehearsal
# plays with minds in its own process.
ALSO_SEES = {
    "proto/convert": {"proto/terms"},
    "controller/rehearsal": {"agents/red", "agents/blue"},
    "controller/rpc": {"proto/convert"},
    "agents/red": {"proto/terms"},
    "agents/blue": {"proto/terms"},
    "agents/link": {"proto/terms", "proto/convert"},
}
MAIN_OF_AGENT = {"proto/terms", "agents/link"}

# Whose headers come from outside, by how the include begins, and where they may be included. `.cc`
# only: heavy headers stay out of headers of ours.
OUTSIDE = [
    ("protobuf", r"google/protobuf/|.*\.pb\.h$",
     {"proto/convert", "controller/rpc", "agents/link"}),
    ("gRPC", r"grpc(pp)?/", {"controller/rpc", "agents/link"}),
    ("Asio", r"boost/asio", {"controller/conduct", "controller/console"}),
    ("Beast", r"boost/beast", {"controller/console"}),
    ("Boost.Math", r"boost/math/", {"controller/rehearsal"}),
    ("CLI11", r"CLI/", {"controller/cli", "controller", "agents/link"}),
    ("Eigen", r"Eigen/", {"controller/range"}),
    ("libyaml", r"yaml\.h$", {"controller/yaml"}),
    ("SQLite", r"sqlite3\.h$", {"controller/journal"}),
    ("nlohmann-json", r"nlohmann/",
     {"controller/formats", "controller/report", "controller/console", "controller/cli"}),
    ("OpenSSL", r"openssl/", {"controller/authority", "controller/seats", "agents/link"}),
    ("mustache", r"kainjow/", {"controller/report"}),
    ("fmt", r"fmt/",
     {"controller/yaml", "controller/scenario", "controller/formats", "controller/proof",
      "controller/report", "controller/rpc", "controller/cli", "controller", "agents/red",
      "agents/blue"}),
    ("the operating system",
     r"(sys|net|netinet|arpa|linux)/|"
     r"(unistd|fcntl|ifaddrs|netdb|signal|poll|pthread|spawn|termios)\.h$",
     {"controller/authority", "controller/yaml", "controller/journal", "controller/conduct",
      "controller/report", "controller/rpc", "controller/seats", "controller/cli", "controller",
      "agents/link", "agents/red", "agents/blue"}),
]
MINDS = ("agents/red", "agents/blue")
ONE_FILE = {"libyaml", "SQLite"}

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(text):
    """(line number, quote, target) of each include."""
    for number, line in lines(without_comments(text)):
        if match := _INCLUDE.match(line):
            yield number, match.group(1), match.group(2)


def folder_of(path):
    """The level folder a path lies in: controller/range for controller/range/power/grid.h."""
    return "/".join(path.split("/")[:-1][:2])


def may_see(path, folder, target):
    if target == folder or target in ALSO_SEES.get(folder, ()):
        return True
    if re.fullmatch(r"agents/\w+/main\.cc", path):
        return target in MAIN_OF_AGENT
    return folder in LEVEL and target in LEVEL and LEVEL[target] < LEVEL[folder]


def outside_may_be_seen(path, allowed):
    if folder_of(path) in MINDS and not path.endswith("/main.cc"):
        return False
    return path.endswith(".cc") and folder_of(path) in allowed


def check_level(path, number, target):
    folder = folder_of(path)
    if target.startswith(("./", "../")):
        yield Finding(path, number, f'includes "{target}"', "include from the root of the project")
    elif not may_see(path, folder, folder_of(target)):
        yield Finding(path, number, f'{folder} includes "{target}"',
                      "include lower levels and your own folder only: move what is shared down")


def check_outside(path, number, target):
    for name, pattern, allowed in OUTSIDE:
        if re.match(pattern, target):
            if not outside_may_be_seen(path, allowed):
                yield Finding(path, number, f"includes <{target}> of {name}",
                              f"that is for .cc files of {', '.join(sorted(allowed))}")
            return
    if "." in target or "/" in target:
        yield Finding(path, number, f"includes <{target}>",
                      "use the C++ header, or a library the design names, with a decision record")


def check_one_file(tree):
    for name, pattern, _ in OUTSIDE:
        users = [(path, number) for path, text in tree.cxx("(proto|controller|agents)")
                 for number, _, target in includes(text) if re.match(pattern, target)]
        if name in ONE_FILE:
            for path, number in users[1:]:
                yield Finding(path, number, f"a second file that includes {name}",
                              f"go through {users[0][0]}")


def check_loops(tree):
    """Names each circle of includes once, at the include that closes it."""
    files = dict(tree.cxx())
    state = {}  # path -> "open" while above us, "done" after

    def walk(path, above):
        state[path] = "open"
        for number, _, target in includes(files[path]):
            if state.get(target) == "open":
                circle = above[above.index(target):] + [target]
                yield Finding(path, number, f"includes in a circle: {' -> '.join(circle)}",
                              "move what both need into a header of its own")
            elif target in files and target not in state:
                yield from walk(target, above + [target])
        state[path] = "done"

    for path in files:
        if path not in state:
            yield from walk(path, [path])


def check(tree):
    for path, text in tree.cxx("(proto|controller|agents)"):
        if folder_of(path) not in LEVEL and folder_of(path) not in ALSO_SEES:
            yield Finding(path, 1, f"lies in {folder_of(path)}, which is no level of the house",
                          "put it where its level is, or give the folder a level (tests/house)")
        for number, quote, target in includes(text):
            ours = quote == '"' and not target.endswith(".pb.h")
            yield from (check_level if ours else check_outside)(path, number, target)
        if path.endswith(".h") and "#pragma once" not in text:
            yield Finding(path, 1, "can be included twice", "begin it with #pragma once")
    yield from check_one_file(tree)
    yield from check_loops(tree)

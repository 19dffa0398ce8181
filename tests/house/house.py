"""house.py ROOT holds the project to its house rules and prints each breach with its remedy."""

import sys
import levels
import listing
import sizes
import words
from tree import Tree

RULES = (levels, listing, sizes, words)


def findings(tree):
    return sorted(finding for rule in RULES for finding in rule.check(tree))


if __name__ == "__main__":
    found = findings(Tree.of_checkout(sys.argv[1]))
    for finding in found:
        print(finding)
    print(f"{len(found)} breaches of the house rules")
    sys.exit(1 if found else 0)

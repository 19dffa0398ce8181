"""console_page_test.py: docs/console.md grants what the table of roles grants, and nothing else."""

import re

ROW = re.compile(r"^    \{([Yn](?:, [Yn])*)\},  // (\w+)$", re.MULTILINE)

# In the words of the page, by their names in the table.
WORDS = {
    "see_truth": "see the range as it truly is",
    "see_plan": "see the plan, also what has not come yet",
    "see_events": "see everything that happens",
    "see_seats": "see who sits where, in all cells",
    "see_ledger": "see each entry of every score",
    "see_cell": "see what their own cell sees",
    "see_other_cells": "see what any cell sees",
    "steer_clock": "start, pause and steer time",
    "freeze": "call NO-PLAY",
    "steer_injects": "hold, send, skip and cancel injects",
    "mark": "mark answers",
    "order": "order what their cell can do",
    "answer": "answer injects",
    "take_seat": "take their cell's seat from its mind",
    "assign_seats": "take and give back any cell's seat",
    "post": "write to others",
    "observe": "write observations and ratings",
    "open_report": "open the report",
    "release_scores": "release and hide scores",
}


def granted():
    with open("controller/seats/roles.cc", encoding="utf-8") as file:
        rows = ROW.findall(file.read())
    return [(WORDS[name], [cell == "Y" for cell in row.split(", ")]) for row, name in rows]


def told():
    with open("docs/console.md", encoding="utf-8") as file:
        lines = [line.strip().strip("|").split("|") for line in file if line.startswith("|")]
    return [(line[0].strip(), [cell.strip() == "yes" for cell in line[1:]]) for line in lines[2:]]


assert len(granted()) == len(WORDS), "not every row of the table was read"
for right, page in zip(granted(), told(), strict=True):
    assert right == page, f"the table grants {right}, the page says {page}"

"""The house rules find what they are for, and leave alone what is well."""

import unittest
from house import findings
from tree import Tree

LISTED = "redoubt_library(x SOURCES a.cc LINKS y)\n"
HEADER = "#pragma once\n"


def breaches(files):
    """What the rules say about a project of these files, as `path:line: what; instead` lines."""
    return [str(finding) for finding in findings(Tree(files))]


class House(unittest.TestCase):
    def finds(self, path, text, *expected):
        """That one breach is found in a file, and that its line says all that is expected."""
        folder = path.rpartition("/")[0]
        said = breaches({path: text, f"{folder}/CMakeLists.txt": LISTED})
        self.assertEqual(len(said), 1, said)
        for part in (path, *expected):
            self.assertIn(part, said[0])

    def accepts(self, path, text):
        folder = path.rpartition("/")[0]
        self.assertEqual(breaches({path: text, f"{folder}/CMakeLists.txt": LISTED}), [])


class Levels(House):
    def test_a_higher_level_is_not_included(self):
        self.finds("controller/rules/a.h", HEADER + '#include "controller/engine/b.h"\n',
                   "a.h:2:", '"controller/engine/b.h"', "move what is shared down")

    def test_folders_of_one_level_are_blind_to_each_other(self):
        self.finds("controller/formats/a.h", HEADER + '#include "controller/scenario/b.h"\n', ":2:")

    def test_lower_levels_and_the_own_folder_are_included(self):
        self.accepts("controller/rules/a.h", HEADER + '#include "controller/range/x/b.h"\n'
                     '#include "controller/rules/b.h"\n#include "proto/terms/time.h"\n')

    def test_an_agent_never_sees_the_controller(self):
        self.finds("agents/red/a.h", HEADER + '#include "controller/range/host.h"\n', ":2:")

    def test_red_and_blue_are_blind_to_each_other(self):
        self.finds("agents/blue/a.h", HEADER + '#include "agents/red/mind.h"\n', ":2:")

    def test_rehearsal_alone_plays_with_minds(self):
        self.accepts("controller/rehearsal/a.h", HEADER + '#include "agents/red/mind.h"\n')
        self.finds("controller/conduct/a.h", HEADER + '#include "agents/red/mind.h"\n', ":2:")

    def test_a_folder_needs_a_level(self):
        self.finds("controller/attic/a.h", HEADER, "no level of the house")

    def test_a_library_stays_in_its_folder(self):
        self.finds("controller/engine/a.cc", "#include <grpcpp/grpcpp.h>\n", ":1:", "gRPC")

    def test_a_heavy_header_stays_out_of_headers(self):
        self.finds("controller/cli/a.h", HEADER + "#include <CLI/CLI.hpp>\n", ":2:", ".cc files")

    def test_a_mind_uses_the_standard_library_only(self):
        self.finds("agents/red/a.cc", "#include <fmt/core.h>\n", ":1:", "fmt")
        self.accepts("agents/red/a.cc", "#include <vector>\n")

    def test_an_unknown_library_needs_a_decision(self):
        self.finds("controller/report/a.cc", "#include <zip.h>\n", ":1:", "decision record")

    def test_an_include_in_a_comment_is_none(self):
        self.accepts("proto/terms/a.h", HEADER + '// #include "controller/cli/b.h"\n')

    def test_sqlite_is_behind_one_file(self):
        said = breaches({"controller/journal/a.cc": "#include <sqlite3.h>\n",
                               "controller/journal/b.cc": "#include <sqlite3.h>\n",
                               "controller/journal/CMakeLists.txt": "SOURCES a.cc b.cc)"})
        self.assertEqual(len(said), 1)
        self.assertIn("b.cc:1: a second file that includes SQLite", said[0])

    def test_a_circle_is_named_once_with_its_way(self):
        said = breaches({"proto/terms/a.h": HEADER + '#include "proto/terms/b.h"\n',
                               "proto/terms/b.h": HEADER + '#include "proto/terms/a.h"\n'})
        self.assertEqual(len(said), 1)
        self.assertIn("proto/terms/a.h -> proto/terms/b.h -> proto/terms/a.h", said[0])


class Sizes(House):
    def test_a_long_header_is_found(self):
        self.finds("proto/terms/a.h", HEADER + "\n" * 250, ":251:", "251 lines")

    def test_a_long_source_is_found(self):
        self.finds("proto/terms/a.cc", "\n" * 501, ":501:", "501 lines")

    def test_a_long_function_is_found_where_it_begins(self):
        body = "  call();\n" * 69
        self.finds("proto/terms/a.cc", f"int x;\n\nvoid f(int a) {{\n{body}}}\n", ":3:", "71 lines")
        self.accepts("proto/terms/a.cc", f"void f(int a) {{\n{body[:-10]}}}\n")

    def test_a_long_class_of_short_functions_is_well(self):
        members = "  void f() {\n    if (x()) {\n    }\n  }\n" * 40
        self.accepts("proto/terms/a.h", f"{HEADER}namespace n {{\nclass C {{\n{members}}};\n}}\n")

    def test_a_brace_in_a_text_is_none(self):
        body = '  say("{");\n' * 40
        self.accepts("proto/terms/a.cc", f"void f() {{\n{body}}}\nvoid g() {{\n{body}}}\n")

    def test_a_constructor_with_initialisers_is_a_function(self):
        body = "  call();\n" * 70
        self.finds("proto/terms/a.cc", f"A::A(int a)\n    : a_(a), b_(a) {{\n{body}}}\n", ":1:")

    def test_a_wide_line_is_found(self):
        self.finds("proto/terms/a.cc", "//" + "x" * 99, ":1:", "101 columns")


class Words(House):
    def test_clocks_are_for_the_conductor_and_above(self):
        clock = "auto t = std::chrono::steady_clock::now();\n"
        self.finds("controller/engine/a.cc", clock, ":1:", "time is an argument")
        self.accepts("controller/conduct/a.cc", clock)

    def test_hash_order_is_no_order(self):
        self.finds("controller/rules/a.cc", "std::unordered_map<int, int> m;\n", "std::map")

    def test_chance_is_an_argument(self):
        self.finds("agents/red/a.cc", "std::mt19937 g;\n", "proto/terms/random.h")

    def test_nothing_is_decided_on_a_fraction(self):
        self.finds("controller/rules/a.cc", "double odds;\n", ":1:", "integers")
        self.accepts("controller/range/a.cc", "double volt;  // physics\n")
        self.accepts("controller/rules/a.cc", "// double-check\n")

    def test_empty_names_are_found(self):
        self.finds("proto/terms/a.h", HEADER + "class HostManager;\n", ":2:", "Manager")
        self.finds("proto/terms/text_utils.h", HEADER, ":1:", "utils")
        self.accepts("proto/terms/a.h", HEADER + "int utilisation;\n")

    def test_notes_to_self_are_found(self):
        self.finds("docs/a.md", "well\nTO" "DO: more\n", ":2:", "do it, or file an issue")

    def test_paths_of_a_machine_are_found(self):
        self.finds("docs/a.md", "see /work" "/main/x\n", ":1:", "root of the project")
        self.accepts("docs/a.md", "field work/main\n")

    def test_the_project_speaks_of_itself_alone(self):
        self.finds("docs/a.md", "see ../" "shared/x\n", ":1:")
        self.accepts("tests/a.py", "# ../" "shared/cases\n")

    def test_the_top_of_the_project_is_full(self):
        self.assertEqual(len(breaches({"scripts/a.sh": "", "dev": "", ".ci/run": ""})), 1)


class Listing(House):
    def test_a_source_that_is_not_built_is_found(self):
        self.finds("proto/terms/b.cc", "\n", "not built", "proto/terms/CMakeLists.txt")

    def test_a_source_in_a_folder_of_the_list_is_built(self):
        files = {"proto/terms/CMakeLists.txt": "SOURCES x/a.cc)", "proto/terms/x/a.cc": "\n"}
        self.assertEqual(breaches(files), [])

    def test_a_list_out_of_order_is_found(self):
        said = breaches({"tests/CMakeLists.txt": "redoubt_test(a\n  SOURCES\n    b\n    a\n)"})
        self.assertEqual(len(said), 1)
        self.assertIn("tests/CMakeLists.txt:4: a after b; sort the list", said[0])


if __name__ == "__main__":
    unittest.main()

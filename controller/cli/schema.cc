#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "controller/cli/exit.h"
#include "controller/cli/json_schema.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {

void add_schema(CLI::App& app, Chosen& chosen) {
  CLI::App* verb = app.add_subcommand(
      "schema", "The language of scenario files as a JSON Schema, for editors that go by one");
  verb->footer(
      "Write it where your editor finds it:  redoubt schema > scenario.schema.json\n"
      "and begin each file of a scenario with the line\n"
      "    # yaml-language-server: $schema=PATH/scenario.schema.json\n"
      "Then keys and words are completed and explained, and what cannot stand is marked as you "
      "type.\n"
      "What names refer to is for `redoubt check` to say.");
  verb->callback([&chosen] {
    chosen = [] {
      fmt::print("{}", json_schema());
      return kOk;
    };
  });
}

}  // namespace redoubt::cli

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

struct ScoreOptions {
  Calling calling;
  std::string cell;
  std::string why;
};

int tell(const ScoreOptions& options, bool release) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto done = (*client)->score(release, options.cell, options.why);
  if (!done.ok()) return fail_call(done.error());
  fmt::print("{}: {}\n", options.cell,
             release ? "its people are told their score" : "its people are not told their score");
  return kOk;
}

}  // namespace

void add_score(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* family = app.add_subcommand(
      "score", "Tell a team its score in an exercise that redoubt serve conducts, or hide it");
  family->require_subcommand(1);
  family->footer("Until it is released, the people of a team are told nothing of their score.");
  const auto with = [&](bool release, const char* name, const char* about) {
    CLI::App* verb = family->add_subcommand(name, about);
    verb->add_option("cell", options->cell, "Whose, by its name")->required();
    add_calling(*verb, options->calling);
    verb->add_option("--why", options->why, "Kept in the journal");
    verb->callback([options, release, &chosen] {
      chosen = [options, release] { return tell(*options, release); };
    });
  };
  with(true, "release", "Its people are told their score as it stands, and as it changes");
  with(false, "hide", "They are not any more");
}

}  // namespace redoubt::cli

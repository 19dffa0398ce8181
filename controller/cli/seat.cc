#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

struct SeatOptions {
  Calling calling;
  std::string cell;
  std::string why;
};

int sit(const SeatOptions& options, bool take) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto sat = (*client)->sit(take, options.cell, options.why);
  if (!sat.ok()) return fail_call(sat.error());
  const std::string whose = options.cell.empty() ? "your cell" : options.cell;
  fmt::print("{}: {}\n", whose, take ? "taken, you play it" : "given back to its mind");
  return kOk;
}

}  // namespace

void add_seat(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<SeatOptions>();
  CLI::App* family = app.add_subcommand(
      "seat", "Play a cell of an exercise that redoubt serve conducts, or let its mind play on");
  family->require_subcommand(1);
  const auto with = [&](bool take, const char* name, const char* about) {
    CLI::App* verb = family->add_subcommand(name, about);
    verb->add_option("cell", options->cell, "By its name; without it, the cell of your seat");
    add_calling(*verb, options->calling);
    verb->add_option("--why", options->why, "Kept in the journal");
    verb->callback(
        [options, take, &chosen] { chosen = [options, take] { return sit(*options, take); }; });
  };
  with(true, "take", "People play the cell; what its mind orders does not count");
  with(false, "give", "Its mind plays on");
}

}  // namespace redoubt::cli

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/live.h"
#include "controller/cli/loading.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

/// The command for each seat, so that nobody has to look up what cells are called.
void name_seats(const scenario::Exercise& exercise, const std::string& address) {
  const std::string server = address == LiveOptions{}.listen ? "" : " --server " + address;
  fmt::print(stderr, "redoubt: time waits for an agent in each seat; in terminals of their own:\n");
  for (const scenario::Cell& cell : exercise.cells) {
    if (cell.role != terms::Role::kRed && cell.role != terms::Role::kBlue) continue;
    const char* program = cell.role == terms::Role::kRed ? "redoubt-red" : "redoubt-blue";
    fmt::print(stderr, "  {}{} --cell {}\n", program, server, cell.name);
  }
}

int serve(LiveOptions options, const Given& given) {
  auto settings = settings_of(given);
  if (!settings.ok()) return fail(settings.error());
  options.settings = std::move(*settings);
  const auto result = play_live(
      options, [&options](const scenario::Exercise& exercise, const std::string& address) {
        if (!options.quiet) name_seats(exercise, address);
        return std::vector<AgentCommand>{};  // they come by themselves
      });
  if (!result.ok()) return fail(result.error());
  if (!options.quiet) {
    fmt::print(stderr, "redoubt: {}; redoubt report {} tells of it\n",
               result->ended ? "the exercise has ended" : "broken off, serve the journal to go on",
               options.journal);
  }
  return result->interrupted ? kInterrupted : kOk;
}

}  // namespace

void add_serve(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<LiveOptions>();
  auto given = std::make_shared<Given>();
  CLI::App* verb = app.add_subcommand(
      "serve",
      "Conduct an exercise for agents that connect by themselves; Ctrl-C keeps it for later");
  verb->add_option("exercise", options->folder,
                   "Folder of the exercise; not needed to go on with a journal");
  verb->add_option("--journal", options->journal,
                   "Where everything is kept; a journal that exists is gone on with")
      ->default_val("exercise.journal");
  verb->add_option("--listen", options->listen, "Loopback address and port; port 0: any free one")
      ->capture_default_str();
  verb->add_option("--seed", options->seed, "Of all chance")->capture_default_str();
  verb->add_option("--rate", options->rate, "Exercise seconds per second; 0: as fast as possible")
      ->check(CLI::Range(0.0, 1e9))
      ->capture_default_str();
  add_settings(*verb, *given);
  verb->add_flag("--quiet", options->quiet, "Print errors only");
  verb->footer(
      "It prints the command for each seat, to be given in a terminal of its own:\n"
      "  redoubt-red  --cell NAME\n"
      "  redoubt-blue --cell NAME\n"
      "Time waits until every red and blue cell has its agent.");
  verb->callback(
      [options, given, &chosen] { chosen = [options, given] { return serve(*options, *given); }; });
}

}  // namespace redoubt::cli

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/live.h"
#include "controller/cli/loading.h"
#include "controller/cli/minds.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

/// The command for each seat, so that nobody has to look up what cells are called.
void name_seats(const scenario::Exercise& exercise, const AgentsDoor& door) {
  const std::string server =
      door.address == LiveOptions{}.listen ? "" : " --server " + door.address;
  fmt::print(stderr, "redoubt: time waits for an agent in each seat; {}:\n",
             door.tls ? "a code for each comes from" : "in terminals of their own");
  for (const scenario::Cell& cell : exercise.cells) {
    if (cell.role != terms::Role::kRed && cell.role != terms::Role::kBlue) continue;
    if (door.tls) {
      fmt::print(stderr, "  redoubt enrol {}\n", cell.name);
      continue;
    }
    const char* program = cell.role == terms::Role::kRed ? "redoubt-red" : "redoubt-blue";
    fmt::print(stderr, "  {}{} --cell {}\n", program, server, cell.name);
  }
}

/// Where people come in, and with what.
void name_places(const std::string& url, const std::vector<console::Server::Place>& places) {
  fmt::print(stderr, "redoubt: people come in at {} with the code of their seat:\n", url);
  std::size_t widest = 0;
  for (const auto& place : places) widest = std::max(widest, place.seat.name.size());
  for (const auto& place : places) {
    fmt::print(stderr, "  {:{}}  {}  {}\n", place.seat.name, widest, place.code, place.seat.title);
  }
}

struct ServeOptions {
  LiveOptions live;
  Given given;
  Minds minds;
  bool with_minds = false;
  bool start = false;
};

int serve(const ServeOptions& given) {
  LiveOptions options = given.live;
  auto settings = settings_of(given.given);
  if (!settings.ok()) return fail(settings.error());
  options.settings = std::move(*settings);
  if (options.console == "none") options.console.clear();
  if (options.journal.empty()) {
    if (options.folder.empty()) {
      return fail(
          {terms::Code::kInvalidArgument, "name an exercise to begin, or a journal to go on"});
    }
    const std::filesystem::path folder = new_folder(options.folder);
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) return fail({terms::Code::kUnavailable, folder.string() + " cannot be made"});
    options.journal = (folder / "exercise.journal").string();
  }
  options.started = given.start || options.console.empty();
  const auto result = play_live(
      options,
      [&](const scenario::Exercise& exercise, const AgentsDoor& door) {
        if (given.with_minds) return agents_for(given.minds, exercise, door.address);
        if (!options.quiet) name_seats(exercise, door);
        return std::vector<AgentCommand>{};  // they come by themselves
      },
      name_places);
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
  auto given = std::make_shared<ServeOptions>();
  LiveOptions* options = &given->live;
  options->console = "127.0.0.1:7410";
  options->rate = 1;
  CLI::App* verb = app.add_subcommand(
      "serve", "Conduct an exercise for people in browsers and agents; Ctrl-C keeps it for later");
  verb->add_option("exercise", options->folder,
                   "Folder of the exercise; not needed to go on with a journal");
  verb->add_option(
      "--journal", options->journal,
      "Where everything is kept; one that exists is gone on with. Without it, a new one "
      "under runs/");
  verb->add_option("--console", options->console,
                   "Address and port of the pages for people; none: there are none")
      ->capture_default_str();
  verb->add_option("--listen", options->listen,
                   "Address and port for agents and people's programs; port 0: any free one")
      ->capture_default_str();
  verb->add_flag("--tls", options->tls,
                 "Speak TLS on loopback, too; elsewhere it is spoken always");
  verb->add_option("--name", options->names,
                   "By which others reach this machine, besides its own name and addresses; may "
                   "be said again");
  verb->add_option("--authority", options->authority,
                   "Folder of the exercise's certificate authority, made if it is not there; "
                   "without it, beside the journal");
  verb->add_flag("--minds", given->with_minds,
                 "Start an agent in each seat; people take over what they like");
  add_minds(*verb, given->minds);
  verb->add_option("--members", options->members, "Seats for members of each team")
      ->check(CLI::Range(std::size_t{0}, seats::kMembersMax))
      ->capture_default_str();
  verb->add_flag("--start", given->start,
                 "Let time pass at once; else the director starts it in the console");
  verb->add_option("--seed", options->seed, "Of all chance")->capture_default_str();
  verb->add_option("--rate", options->rate, "Exercise seconds per second; 0: as fast as possible")
      ->check(CLI::Range(0.0, 1e9))
      ->capture_default_str();
  add_settings(*verb, given->given);
  verb->add_flag("--quiet", options->quiet, "Print errors only");
  verb->footer(
      "It prints the address of the pages and a sign-in code for each seat. A cell is played by\n"
      "an agent, or by a person who has taken its seat; agents can be started one by one:\n"
      "  redoubt-red  --cell NAME\n"
      "  redoubt-blue --cell NAME\n"
      "In other terminals redoubt clock, inject, watch, post and seat steer and follow it.\n"
      "Time waits until every red and blue cell is played by somebody.");
  verb->callback([given, &chosen] { chosen = [given] { return serve(*given); }; });
}

}  // namespace redoubt::cli

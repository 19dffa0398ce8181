#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/reporting.h"
#include "controller/cli/verbs.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/report/chain.h"
#include "controller/report/waiting.h"
#include "controller/yaml/quantities.h"

namespace redoubt::cli {
namespace {

struct WhyOptions {
  std::string journal;
  std::string thing;
  std::string at;
};

/// The inject of that number, or the milestone of that name, where it waits for a condition. Each
/// time that an inject comes waits as the first does.
std::optional<report::Waiting> waiting_of(const report::Account& account, const std::string& name) {
  const scenario::Exercise& exercise = *account.exercise;
  scenario::InjectId inject = scenario::inject_of(exercise, name);
  if (inject.valid() && exercise.injects[inject.value].series.occurrence > 1) {
    inject = exercise.injects[inject.value].series.head;
  }
  for (const report::Waiting& each : report::waiting(account)) {
    const bool milestone = each.what.kind == terms::EntityKind::kMilestone;
    const bool named = milestone && exercise.milestones[each.what.index].name == name;
    if (named || (inject.valid() && each.what == entity(inject))) return each;
  }
  return std::nullopt;
}

int why(const WhyOptions& options) {
  const auto journal = journal::view_sqlite_journal(options.journal);
  if (!journal.ok()) return fail(journal.error());
  const auto account = account_of(**journal);
  if (!account.ok()) return fail(account.error());
  if (const auto waiting = waiting_of(*account, options.thing)) {
    fmt::print("{}", report::explanation(*account, *waiting));
    return kOk;
  }
  const auto thing = report::thing_named(*account->exercise, options.thing);
  if (!thing) {
    return fail({terms::Code::kNotFound,
                 fmt::format("exercise '{}' has no '{}'", account->exercise->name, options.thing)});
  }
  terms::ExerciseTime at = account->until();
  if (!options.at.empty()) {
    const auto given = yaml::time_of(options.at);
    if (!given.ok()) {
      return fail(
          {given.error().code, fmt::format("--at {}: {}", options.at, given.error().message)});
    }
    at = *given;
  }
  fmt::print("{}", report::explanation(*account, *thing, at));
  return kOk;
}

}  // namespace

void add_why(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<WhyOptions>();
  CLI::App* verb = app.add_subcommand(
      "why",
      "Why something is down: the chain of what led to it, with the times; or why an inject or a "
      "milestone came, or has not come: how its condition stands");
  verb->add_option("journal", options->journal, "Journal of a run, ended or not")->required();
  verb->add_option("thing", options->thing,
                   "A function, host, busbar ..., inject or milestone, as the exercise names it")
      ->required();
  verb->add_option("--at", options->at, "At this time, 'D+1 09:30'; without it, at the end");
  verb->callback([options, &chosen] { chosen = [options] { return why(*options); }; });
}

}  // namespace redoubt::cli

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/loading.h"
#include "controller/cli/reporting.h"
#include "controller/cli/verbs.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/report/html.h"
#include "controller/report/json.h"
#include "controller/report/marks.h"
#include "controller/rules/rescoring.h"

namespace redoubt::cli {
namespace {

struct RescoreOptions {
  std::string journal;
  std::string folder;
  std::string out;
  bool json = false;
};

std::string rated(const report::ObjectiveMark& mark) {
  if (mark.evaluation < 0) return "not marked";
  return fmt::format("{} ({:.1f} %)", rules::letter(mark.rating),
                     static_cast<double>(mark.evaluation) / 10);
}

/// The mark of an objective of that name; null where it is not marked.
const report::ObjectiveMark* find(const report::Marks& marks, const scenario::Exercise& exercise,
                                  terms::CellId cell, const std::string& objective) {
  for (const report::TeamMark& team : marks.teams) {
    if (team.cell != cell) continue;
    for (const report::ObjectiveMark& mark : team.objectives) {
      if (mark.objective.valid() && exercise.objectives[mark.objective.value].name == objective) {
        return &mark;
      }
    }
  }
  return nullptr;
}

std::int64_t points_of(const report::Marks& marks, terms::CellId cell) {
  for (const report::TeamMark& team : marks.teams) {
    if (team.cell == cell) return team.total;
  }
  return 0;
}

/// Each objective as it was rated and as it is now.
void print(const report::Account& before, const report::Account& after) {
  const report::Marks old_marks = report::marks(before);
  const report::Marks new_marks = report::marks(after);
  for (const report::TeamMark& team : new_marks.teams) {
    fmt::print("{}: {:+} points, were {:+}\n", after.exercise->cells[team.cell.value].name,
               team.total, points_of(old_marks, team.cell));
    for (const report::ObjectiveMark& mark : team.objectives) {
      if (!mark.objective.valid()) continue;
      const scenario::Objective& objective = after.exercise->objectives[mark.objective.value];
      const auto* was = find(old_marks, *before.exercise, team.cell, objective.name);
      fmt::print("  {:50} {:14} was {}\n", objective.title, rated(mark),
                 was == nullptr ? "not marked" : rated(*was));
    }
  }
}

terms::Status write_reports(const std::filesystem::path& folder, const report::Account& account) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (auto html = write_file(folder / "report.html", report::to_html(account)); !html.ok()) {
    return html;
  }
  return write_file(folder / "report.json", report::to_json(account));
}

int rescore(const RescoreOptions& options) {
  const auto journal = journal::view_sqlite_journal(options.journal);
  if (!journal.ok()) return fail(journal.error());
  const auto before = account_of(**journal);
  if (!before.ok()) return fail(before.error());
  auto marking = load(options.folder);
  if (!marking.ok()) return fail(marking.error());
  choose(*marking, before->seed);
  marking->exercise =
      rules::with_amended_lines(marking->exercise, *before->exercise, before->events);
  const std::string mismatch = rules::mismatch(*before->exercise, *marking->exercise);
  if (!mismatch.empty()) {
    return fail({terms::Code::kFailedPrecondition,
                 fmt::format("{} cannot mark this journal: {}", options.folder, mismatch)});
  }
  report::Account after = *before;
  after.exercise = marking->exercise;
  after.events = rules::marked_by(*after.exercise, before->events);
  if (!options.out.empty()) {
    if (auto written = write_reports(options.out, after); !written.ok()) {
      return fail(written.error());
    }
  }
  if (options.json) {
    fmt::print("{}", report::to_json(after));
  } else {
    print(*before, after);
  }
  return kOk;
}

}  // namespace

void add_rescore(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<RescoreOptions>();
  CLI::App* verb = app.add_subcommand(
      "rescore",
      "Mark a finished journal by other metrics, rubrics and points, without playing it again");
  verb->add_option("journal", options->journal, "Journal of a run")->required();
  verb->add_option("exercise", options->folder,
                   "Folder of the same exercise with its marking changed")
      ->required();
  verb->add_option("-o,--out", options->out, "Folder for the report as it reads now");
  verb->add_flag("--json", options->json, "Print the report as data, and nothing else");
  verb->footer(
      "  redoubt rescore runs/RUN/exercise.journal exercises/first-watch\n"
      "The journal stays as it is. What happened stays too: only who earned what is told anew.");
  verb->callback([options, &chosen] { chosen = [options] { return rescore(*options); }; });
}

}  // namespace redoubt::cli

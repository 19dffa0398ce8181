#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/live.h"
#include "controller/cli/loading.h"
#include "controller/cli/minds.h"
#include "controller/cli/reporting.h"
#include "controller/cli/summary.h"
#include "controller/cli/verbs.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/report/html.h"
#include "controller/report/json.h"

namespace redoubt::cli {
namespace {

struct RunOptions {
  LiveOptions live{.listen = "127.0.0.1:0"};
  std::string out;
  Minds minds;
  Given given;
  bool json = false;
};

terms::Status write_reports(const std::filesystem::path& folder, const report::Account& account) {
  if (auto html = write_file(folder / "report.html", report::to_html(account)); !html.ok()) {
    return html;
  }
  return write_file(folder / "report.json", report::to_json(account));
}

/// What there is to tell once it is over, from the journal alone.
int tell(const RunOptions& options, const std::filesystem::path& folder, const LiveResult& result) {
  const auto journal = journal::view_sqlite_journal(options.live.journal);
  if (!journal.ok()) return fail(journal.error());
  const auto account = account_of(**journal);
  if (!account.ok()) return fail(account.error());
  if (auto written = write_reports(folder, *account); !written.ok()) return fail(written.error());
  if (options.json) {
    fmt::print("{}", report::to_json(*account));
  } else {
    fmt::print("{}", summary(*account, result.seconds));
    fmt::print("journal      {}\nreport       {}\n", options.live.journal,
               (folder / "report.html").string());
    if (!result.ended) {
      fmt::print("\nredoubt serve --journal {} goes on with it\n", options.live.journal);
    }
  }
  return result.interrupted ? kInterrupted : kOk;
}

int run(RunOptions options) {
  const std::filesystem::path folder =
      options.out.empty() ? new_folder(options.live.folder) : std::filesystem::path(options.out);
  options.live.journal = (folder / "exercise.journal").string();
  options.live.quiet = options.live.quiet || options.json;
  if (std::filesystem::exists(options.live.journal)) {
    return fail(
        {terms::Code::kAlreadyExists,
         fmt::format("{} exists; redoubt serve goes on with a journal", options.live.journal)});
  }
  auto settings = settings_of(options.given);
  if (!settings.ok()) return fail(settings.error());
  options.live.settings = std::move(*settings);
  const auto loadable = load(options.live.folder, options.live.settings);
  if (!loadable.ok()) return fail(loadable.error());
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) {
    return fail({terms::Code::kUnavailable,
                 fmt::format("{} cannot be made: {}", folder.string(), failure.message())});
  }
  const auto result = play_live(
      options.live, [&options](const scenario::Exercise& exercise, const AgentsDoor& door) {
        return agents_for(options.minds, exercise, door.address);
      });
  if (!result.ok()) return fail(result.error());
  return tell(options, folder, *result);
}

}  // namespace

void add_run(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* verb = app.add_subcommand(
      "run", "Play an exercise with agents in all seats, over gRPC, and write the report");
  verb->add_option("exercise", options->live.folder, "Folder of the exercise")->required();
  verb->add_option("--seed", options->live.seed, "Of all chance")->capture_default_str();
  verb->add_option("--rate", options->live.rate,
                   "Exercise seconds per second; 0: as fast as possible")
      ->check(CLI::Range(0.0, 1e9))
      ->capture_default_str();
  add_settings(*verb, options->given);
  add_minds(*verb, options->minds);
  verb->add_option("-o,--out", options->out,
                   "Folder for journal and report; without it, a new one under runs/");
  verb->add_flag("--quiet", options->live.quiet, "No progress");
  verb->add_flag("--json", options->json, "Print the report as data, and nothing else");
  verb->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace redoubt::cli

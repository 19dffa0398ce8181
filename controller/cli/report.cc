#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/reporting.h"
#include "controller/cli/verbs.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/report/html.h"
#include "controller/report/json.h"
#include "controller/report/story.h"

namespace redoubt::cli {
namespace {

struct ReportOptions {
  std::string journal;
  std::string out;
  bool json = false;
  bool story = false;
};

std::string text_of(const ReportOptions& options, const report::Account& account) {
  if (options.json) return report::to_json(account);
  return options.story ? report::to_story(account) : report::to_html(account);
}

int report(const ReportOptions& options) {
  const auto journal = journal::view_sqlite_journal(options.journal);
  if (!journal.ok()) return fail(journal.error());
  const auto account = account_of(**journal);
  if (!account.ok()) return fail(account.error());
  const std::string text = text_of(options, *account);
  if (options.out.empty() || options.out == "-") {
    fmt::print("{}", text);
    return kOk;
  }
  const auto written = write_file(options.out, text);
  return written.ok() ? kOk : fail(written.error());
}

}  // namespace

void add_report(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* verb = app.add_subcommand(
      "report", "The after-action review of a journal, as one page for a browser");
  verb->add_option("journal", options->journal, "Journal of a run, ended or not")->required();
  verb->add_option("-o,--out", options->out, "File to write; without it, or with -, to stdout");
  auto* json = verb->add_flag("--json", options->json, "The same as data");
  verb->add_flag("--story", options->story, "What happened, a line for each event, as plain text")
      ->excludes(json);
  verb->callback([options, &chosen] { chosen = [options] { return report(*options); }; });
}

}  // namespace redoubt::cli

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

namespace redoubt::cli {
namespace {

struct ReportOptions {
  std::string journal;
  std::string out;
  bool json = false;
};

int report(const ReportOptions& options) {
  const auto journal = journal::view_sqlite_journal(options.journal);
  if (!journal.ok()) return fail(journal.error());
  const auto account = account_of(**journal);
  if (!account.ok()) return fail(account.error());
  const std::string text = options.json ? report::to_json(*account) : report::to_html(*account);
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
  verb->add_flag("--json", options->json, "The same as data");
  verb->callback([options, &chosen] { chosen = [options] { return report(*options); }; });
}

}  // namespace redoubt::cli

#include <CLI/CLI.hpp>

#include "controller/cli/exit.h"
#include "controller/cli/verbs.h"

/// The `redoubt` command.
int main(int argc, char** argv) {
  using namespace redoubt::cli;
  CLI::App app{
      "Redoubt: cyber defence exercises that can be rehearsed, played, proven and replayed.",
      "redoubt"};
  app.set_version_flag("--version", "redoubt " REDOUBT_VERSION);
  app.require_subcommand(1);
  app.footer(
      "A first drill:     redoubt run exercises/first-watch\n"
      "One of your own:   redoubt new my-exercise\n"
      "In three terminals: redoubt serve exercises/first-watch, then redoubt-red and redoubt-blue\n"
      "And in a fourth:   redoubt clock start, redoubt inject list, redoubt watch\n"
      "Exit status: 0 ok, 1 the answer is no, 2 usage, 3 unreadable input, 4 not reachable or not\n"
      "allowed, 5 internal, 130 interrupted.");
  Chosen chosen;
  add_new(app, chosen);
  add_run(app, chosen);
  add_serve(app, chosen);
  add_rehearse(app, chosen);
  add_replay(app, chosen);
  add_report(app, chosen);
  add_rescore(app, chosen);
  add_why(app, chosen);
  add_check(app, chosen);
  add_coverage(app, chosen);
  add_cuts(app, chosen);
  add_explain(app, chosen);
  add_format(app, chosen);
  add_schema(app, chosen);
  add_import(app, chosen);
  add_clock(app, chosen);
  add_inject(app, chosen);
  add_watch(app, chosen);
  add_post(app, chosen);
  add_order(app, chosen);
  add_seat(app, chosen);
  add_score(app, chosen);
  add_enrol(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kUsage;
  }
  return chosen();
}

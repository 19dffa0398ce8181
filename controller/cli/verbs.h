#pragma once

#include <functional>

namespace CLI {
class App;
}

/// The verbs of the `redoubt` command: each adds its subcommand to the app and, when the command
/// line names it, leaves in `chosen` what is to be done. A verb's file is its composition root: it
/// puts together levels that know nothing of each other.
namespace redoubt::cli {

using Chosen = std::function<int()>;

void add_run(CLI::App& app, Chosen& chosen);
void add_serve(CLI::App& app, Chosen& chosen);
void add_rehearse(CLI::App& app, Chosen& chosen);
void add_replay(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_explain(CLI::App& app, Chosen& chosen);
void add_format(CLI::App& app, Chosen& chosen);
void add_cuts(CLI::App& app, Chosen& chosen);
void add_coverage(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_new(CLI::App& app, Chosen& chosen);
void add_schema(CLI::App& app, Chosen& chosen);
void add_report(CLI::App& app, Chosen& chosen);
void add_rescore(CLI::App& app, Chosen& chosen);
void add_why(CLI::App& app, Chosen& chosen);
// Of an exercise that another process conducts.
void add_clock(CLI::App& app, Chosen& chosen);
void add_inject(CLI::App& app, Chosen& chosen);
void add_watch(CLI::App& app, Chosen& chosen);
void add_order(CLI::App& app, Chosen& chosen);
void add_post(CLI::App& app, Chosen& chosen);
void add_seat(CLI::App& app, Chosen& chosen);
void add_score(CLI::App& app, Chosen& chosen);
void add_enrol(CLI::App& app, Chosen& chosen);

}  // namespace redoubt::cli

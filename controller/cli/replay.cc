#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/loading.h"
#include "controller/cli/progress.h"
#include "controller/cli/verbs.h"
#include "controller/conduct/chronicle.h"
#include "controller/journal/sqlite_journal.h"

namespace redoubt::cli {
namespace {

struct ReplayOptions {
  std::string journal;
  bool json = false;
};

struct Figures {
  std::uint64_t events = 0;
  std::uint64_t records = 0;
  double seconds = 0;
};

void print(const ReplayOptions& options, const conduct::Replayed& replayed,
           const Figures& figures) {
  const engine::Engine& engine = replayed.course->engine();
  const std::string fingerprint = fmt::format("{:016x}", engine.fingerprint());
  if (options.json) {
    const nlohmann::ordered_json out = {{"exercise", engine.exercise().name},
                                        {"records", figures.records},
                                        {"events", figures.events},
                                        {"fingerprint", fingerprint},
                                        {"exercise_time", terms::to_text(engine.now())},
                                        {"ended", replayed.closed},
                                        {"goal_reached", engine.goal_reached()},
                                        {"wall_seconds", figures.seconds}};
    fmt::print("{}\n", out.dump(2));
    return;
  }
  fmt::print("{}: {} records, {} events, {} at {}\n", engine.exercise().name, figures.records,
             figures.events, replayed.closed ? "ended" : "broken off",
             terms::to_text(engine.now()));
  fmt::print("fingerprint {}: the journal and the course derived from it agree\n", fingerprint);
}

int replay(const ReplayOptions& options) {
  const auto journal = journal::view_sqlite_journal(options.journal);
  if (!journal.ok()) return fail(journal.error());
  const auto loaded = load(**journal);
  if (!loaded.ok()) return fail(loaded.error());
  Figures figures{.records = (*journal)->head().records};
  const auto start = std::chrono::steady_clock::now();
  const auto replayed = conduct::replay_course(**journal, loaded->exercise);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!replayed.ok()) {
    fmt::print(stderr, "redoubt: {}\n", replayed.error().message);
    return replayed.error().code == terms::Code::kDataLoss ? kNo : exit_of(replayed.error());
  }
  figures.seconds = took.count();
  figures.events = replayed->course->engine().events();
  print(options, *replayed, figures);
  return kOk;
}

}  // namespace

void add_replay(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ReplayOptions>();
  CLI::App* verb = app.add_subcommand(
      "replay", "Derive a journal's exercise again and compare; 1 if anything does not agree");
  verb->add_option("journal", options->journal, "Journal of a run")->required();
  verb->add_flag("--json", options->json, "Print one JSON object");
  verb->callback([options, &chosen] { chosen = [options] { return replay(*options); }; });
}

}  // namespace redoubt::cli

#include <cstdlib>

#include "controller/conduct/chronicle.h"
#include "controller/journal/sqlite_journal.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

constexpr int kTimes = 50;

/// Fallen Mast as `redoubt run` plays and keeps it.
std::string played(const Folder& folder) {
  const std::string command = "'" + program("redoubt") +
                              "' run exercises/fallen-mast --quiet --out '" + (folder / "run") +
                              "' >'" + (folder / "said") + "'";
  REDOUBT_CHECK(std::system(command.c_str()) == 0);
  return folder / "run/exercise.journal";
}

/// From the first record to the last mark: the chain checked, everything derived again and
/// compared. Opening the file is left out, as in what `redoubt replay` says of itself.
double measure() {
  static const Folder folder;
  static const std::string file = played(folder);
  static const auto exercise = shipped("fallen-mast").exercise;
  const auto journal = journal::view_sqlite_journal(file);
  REDOUBT_CHECK(journal.ok());
  double events = 0;
  const double begin = processor_seconds();
  for (int i = 0; i < kTimes; ++i) {
    const auto replayed = conduct::replay_course(**journal, exercise);
    REDOUBT_CHECK(replayed.ok() && replayed->closed);
    events += static_cast<double>(replayed->course->engine().events());
  }
  return events / (processor_seconds() - begin);
}

const Enlisted kBar({"replay of a journal", "events/s", Wanted::kAtLeast, 1e6, measure});

}  // namespace
}  // namespace redoubt::bench

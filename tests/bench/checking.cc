#include "controller/proof/prove.h"
#include "controller/scenario/reader.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/plan_drawn.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

/// Seconds to read a scenario's files and prove what can be proved, as `redoubt check` does.
double seconds_to_check(const std::vector<scenario::File>& files, const PlanSize& at_least) {
  const double begin = processor_seconds();
  yaml::Findings findings;
  const auto loaded = scenario::read_files(files, findings);
  REDOUBT_CHECK(loaded.has_value());
  for (const auto& exercise : loaded->variants.all) {
    proof::prove(*exercise, loaded->written, findings);
  }
  const double seconds = processor_seconds() - begin;
  REDOUBT_CHECK(findings.ok());
  REDOUBT_CHECK(loaded->exercise->injects.size() >= at_least.injects);
  REDOUBT_CHECK(loaded->exercise->layout.hosts.size() >= at_least.hosts);
  REDOUBT_CHECK(loaded->exercise->layout.nations.size() >= at_least.nations);
  return seconds;
}

double long_shadow() {
  static const auto files = shipped("long-shadow").files;
  return seconds_to_check(files, {.nations = 5, .hosts = 300, .injects = 120});
}

double drawn() {
  static const auto files = plan_drawn({});
  return seconds_to_check(files, {});
}

const Enlisted kLongShadow({"check of Long Shadow", "s", Wanted::kAtMost, 1, long_shadow});
const Enlisted kDrawn({"check of 10,000 injects, 40 nations, 5,000 hosts", "s", Wanted::kAtMost, 10,
                       drawn});

}  // namespace
}  // namespace redoubt::bench

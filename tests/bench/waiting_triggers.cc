#include <memory>

#include "controller/engine/engine.h"
#include "tests/bench/alarms.h"
#include "tests/bench/bar.h"

namespace redoubt::bench {
namespace {

using scenario::Condition;
using scenario::ConditionKind;

constexpr std::uint32_t kSensors = 1000;
constexpr std::uint32_t kWaiting = 10'000;
constexpr std::int64_t kGapMax = 2'000'000'000;  ///< microseconds between alarms of a sensor
constexpr std::int64_t kEvents = 200'000;

/// Something that never is: the answer to an inject that nobody gets.
Condition never(ConditionKind kind) {
  Condition condition;
  condition.kind = kind;
  condition.subject = entity(scenario::InjectId{0});
  condition.amount = -1;
  return condition;
}

/// Alarms that a team is told of, while so many injects wait for what does not come.
std::shared_ptr<const scenario::Exercise> waiting(std::uint32_t injects) {
  auto exercise = std::make_shared<scenario::Exercise>(*draw(
      {.sensors = kSensors, .soonest = terms::Duration{1}, .latest = terms::Duration{kGapMax}}));
  exercise->injects.push_back({.at = exercise->endex});
  for (std::uint32_t i = 0; i < injects; ++i) {
    scenario::Inject& inject = exercise->injects.emplace_back();
    inject.when.parts = {never(ConditionKind::kDelivered), never(ConditionKind::kAnswered)};
  }
  return exercise;
}

/// Seconds of processor time for each event.
double seconds(std::uint32_t injects) {
  engine::Engine engine(waiting(injects), kFirstSeed);
  const auto let_happen = [&](std::int64_t events) {
    for (std::int64_t i = 0; i < events; ++i) engine.advance_to(engine.next_time());
  };
  let_happen(kSensors);
  const double begin = processor_seconds();
  let_happen(kEvents);
  return (processor_seconds() - begin) / static_cast<double>(kEvents);
}

double measure() { return seconds(0) / seconds(kWaiting); }

const Enlisted kCostNothing({"events while 10,000 triggers wait for something else, against none",
                             "", Wanted::kAtLeast, 0.9, measure});

}  // namespace
}  // namespace redoubt::bench

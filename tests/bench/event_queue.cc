#include <functional>
#include <memory>
#include <queue>
#include <vector>

#include "controller/engine/engine.h"
#include "tests/bench/alarms.h"
#include "tests/bench/bar.h"

namespace redoubt::bench {
namespace {

using engine::Place;

constexpr std::int64_t kGapMax = 2'000'000'000;  ///< microseconds between alarms of a sensor
constexpr std::int64_t kRounds = 400'000;        ///< events taken off in one measurement

/// Nothing but sensors that would raise false alarms if they had not been blinded, each with its
/// next one always queued. So that many events stay queued, and the engine takes each off, lets it
/// happen, draws the gap to the next and puts that in; what publishing costs is another matter.
std::shared_ptr<const scenario::Exercise> alarms(std::uint32_t queued) {
  return draw({.sensors = queued,
               .soonest = terms::Duration{1},
               .latest = terms::Duration{kGapMax},
               .blinded = true});
}

void let_happen(engine::Engine& engine, std::int64_t events) {
  for (std::int64_t i = 0; i < events; ++i) engine.advance_to(engine.next_time());
}

/// Seconds of processor time for each event of an engine.
double with_handlers(std::uint32_t queued) {
  engine::Engine engine(alarms(queued), kFirstSeed);
  let_happen(engine, queued);
  const double begin = processor_seconds();
  let_happen(engine, kRounds);
  return (processor_seconds() - begin) / static_cast<double>(kRounds);
}

/// The same with a queue that holds keys alone and does nothing else.
double bare(std::uint32_t queued) {
  terms::Stream chance(kFirstSeed, terms::Purpose::kChoice, queued);
  std::priority_queue<Place, std::vector<Place>, std::greater<>> queue;
  std::uint64_t sequence = 0;
  const auto put = [&](terms::ExerciseTime now) {
    const terms::Duration gap{chance.between(1, kGapMax)};
    queue.push({now + gap, engine::Priority::kNotice, ++sequence});
  };
  const auto take_and_put = [&](std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) {
      const Place first = queue.top();
      queue.pop();
      put(first.at);
    }
  };
  for (std::uint32_t i = 0; i < queued; ++i) put(terms::kStartex);
  take_and_put(queued);
  const double begin = processor_seconds();
  take_and_put(kRounds);
  return (processor_seconds() - begin) / static_cast<double>(kRounds);
}

template <std::uint32_t kQueued>
double measure() {
  return bare(kQueued) / with_handlers(kQueued);
}

const Enlisted kThousand({"event queue with real handlers, against a bare one, 1,000 queued", "",
                          Wanted::kAtLeast, 0.5, measure<1'000>});
const Enlisted kMany({"event queue with real handlers, against a bare one, 100,000 queued", "",
                      Wanted::kAtLeast, 0.8, measure<100'000>});

}  // namespace
}  // namespace redoubt::bench

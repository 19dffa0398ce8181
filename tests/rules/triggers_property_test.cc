// Conditions that are asked only when they must be stand as they would if all were asked each time.

#include <gtest/gtest.h>

#include <memory>

#include "controller/rules/triggers.h"
#include "proto/terms/random.h"
#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using scenario::Condition;
using scenario::ConditionKind;

/// Any condition that joins others, down to something about one of the office's hosts.
Condition any_condition(terms::Stream& chance, int depth) {
  Condition condition;
  if (depth == 0 || chance.below(4) == 0) {
    constexpr ConditionKind kAtoms[] = {ConditionKind::kIsolated, ConditionKind::kPersistence,
                                        ConditionKind::kAccess, ConditionKind::kBelow};
    condition.kind = kAtoms[chance.below(std::size(kAtoms))];
    condition.hosts = {{static_cast<std::uint32_t>(chance.below(3))}};
    condition.amount = 1;
    if (condition.kind != ConditionKind::kBelow) return condition;
    condition.hosts.clear();
    condition.subject = range::entity(range::ServiceId{0});
    condition.amount = 500;
    return condition;
  }
  constexpr ConditionKind kJoins[] = {ConditionKind::kAll, ConditionKind::kAny, ConditionKind::kNot,
                                      ConditionKind::kCount};
  condition.kind = kJoins[chance.below(std::size(kJoins))];
  const std::uint64_t parts = condition.kind == ConditionKind::kNot ? 1 : 1 + chance.below(3);
  for (std::uint64_t i = 0; i < parts; ++i) {
    condition.parts.push_back(any_condition(chance, depth - 1));
  }
  condition.amount = static_cast<std::int64_t>(1 + chance.below(parts));
  return condition;
}

/// As it is read: all of it, from the top.
bool holds(const Condition& condition, const range::World& world, const Story& story) {
  std::int64_t holding = 0;
  for (const Condition& part : condition.parts) holding += holds(part, world, story) ? 1 : 0;
  switch (condition.kind) {
    case ConditionKind::kAll:
      return holding == static_cast<std::int64_t>(condition.parts.size());
    case ConditionKind::kAny:
      return holding > 0;
    case ConditionKind::kNot:
      return holding == 0;
    case ConditionKind::kCount:
      return holding >= condition.amount;
    default:
      return story.is_so(condition, world);
  }
}

Event any_event(terms::Stream& chance) {
  const HostId host{static_cast<std::uint32_t>(chance.below(3))};
  switch (chance.below(6)) {
    case 0:
      return on(host, EventKind::kHostIsolated);
    case 1:
      return on(host, EventKind::kHostRejoined);
    case 2:
      return on(host, EventKind::kAccessGained, 2);
    case 3:
      return on(host, EventKind::kHostRestored);
    case 4:
      return on(host, EventKind::kPersistencePlanted, 1);
    default:
      return on(range::entity(range::ServiceId{0}), EventKind::kServiceSet,
                static_cast<std::int64_t>(chance.below(1000)));
  }
}

TEST(Triggers, StandAsIfAllWereAskedEachTime) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    terms::Stream chance(seed, terms::Purpose::kChoice, 0);
    scenario::Exercise exercise;
    exercise.layout = office();
    for (int i = 0; i < 20; ++i) exercise.injects.emplace_back().when = any_condition(chance, 4);
    const TriggerGraph graph(exercise);
    range::World world(exercise.layout);
    Story story(exercise);
    Triggers triggers(graph);
    std::vector<std::uint32_t> fired;
    for (int step = 0; step < 60; ++step) {
      const Event event = any_event(chance);
      world.apply(event);
      triggers.touch(event);
      triggers.settle(world, story, terms::kStartex, fired);
      for (std::uint32_t i = 0; i < exercise.injects.size(); ++i) {
        ASSERT_EQ(triggers.standing(graph.root(i)).holds,
                  holds(exercise.injects[i].when, world, story))
            << "seed " << seed << ", step " << step << ", inject " << i;
      }
    }
  }
}

}  // namespace
}  // namespace redoubt::rules

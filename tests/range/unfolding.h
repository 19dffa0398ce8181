#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/world.h"
#include "proto/terms/check.h"

namespace redoubt::range {

inline terms::ExerciseTime at_min(std::int64_t minutes) {
  return terms::kStartex + std::chrono::minutes(minutes);
}

/// A world as it unfolds by itself between what is done to it: the least that an engine does.
class Unfolding {
 public:
  explicit Unfolding(const Layout& layout) : world(layout) { follow(); }

  void happen(terms::ExerciseTime at, EventKind kind, Entity subject, std::int64_t amount = 0,
              Entity object = {}) {
    until(at);
    Event event;
    event.kind = kind;
    event.subject = subject;
    event.object = object;
    event.amount = amount;
    publish(event);
    follow();
  }

  void until(terms::ExerciseTime at) {
    while (world.next() <= at) {
      now = std::max(now, world.next());
      follow();
    }
    now = at;
  }

  /// When a fact of this kind about the thing was told last; kNever where it was not.
  terms::ExerciseTime when(EventKind kind, Entity subject) const {
    terms::ExerciseTime when = terms::kNever;
    for (const Event& event : told) {
      if (event.kind == kind && event.subject == subject) when = event.at;
    }
    return when;
  }
  std::size_t count(EventKind kind) const {
    std::size_t count = 0;
    for (const Event& event : told) count += event.kind == kind ? 1 : 0;
    return count;
  }

  World world;
  terms::ExerciseTime now = terms::kStartex;
  std::vector<Event> told;

 private:
  void publish(Event event) {
    event.at = now;
    event.sequence = told.size() + 1;
    told.push_back(event);
    world.apply(event);
  }
  void follow() {
    for (int round = 0;; ++round) {
      REDOUBT_CHECK(round < 1000);
      Facts facts;
      world.settle(now, facts);
      if (facts.empty()) return;
      for (const Event& event : facts) publish(event);
    }
  }
};

}  // namespace redoubt::range

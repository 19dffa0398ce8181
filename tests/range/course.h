#pragma once

#include <vector>

#include "controller/range/domain.h"

namespace redoubt::range {

/// Plays one domain by itself, as the engine plays them all: facts are numbered, what follows is
/// said and taken in until nothing more does, and time goes on at what comes next.
template <Domain State>
class Course {
 public:
  template <class Drawn>
  explicit Course(const Drawn& drawn) : state(drawn) {}

  /// Brings time to `at`, lets it happen there, and gives its number.
  std::uint64_t happen(terms::Duration at, Event event) {
    until(at);
    return publish(event);
  }

  void until(terms::Duration end) {
    while (state.next() <= terms::kStartex + end) {
      now = state.next();
      settle();
    }
    now = terms::kStartex + end;
  }

  /// The last fact of this kind about this; one of number 0 where there is none.
  Event last(EventKind kind, Entity subject) const {
    for (auto event = told.rbegin(); event != told.rend(); ++event) {
      if (event->kind == kind && event->subject == subject) return *event;
    }
    return {};
  }
  const Event& numbered(std::uint64_t sequence) const { return told.at(sequence - 1); }

  State state;
  terms::ExerciseTime now = terms::kStartex;
  std::vector<Event> told;  ///< all facts, from number 1

 private:
  void settle() {
    for (;;) {
      Facts facts;
      state.settle(now, facts);
      if (facts.empty()) return;
      for (const Event& event : facts) take(event);
    }
  }
  std::uint64_t publish(Event event) {
    const std::uint64_t sequence = take(event);
    settle();
    return sequence;
  }
  std::uint64_t take(Event event) {
    event.at = now;
    event.sequence = told.size() + 1;
    told.push_back(event);
    state.apply(event);
    return event.sequence;
  }
};

}  // namespace redoubt::range

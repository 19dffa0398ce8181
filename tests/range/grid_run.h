#pragma once

#include <string>
#include <vector>

#include "controller/range/power/state.h"

namespace redoubt::range::power {

/// A grid in operation by itself, as a run would have it: numbers the facts from 1, applies them
/// and lets follow what follows.
class GridRun {
 public:
  explicit GridRun(const Grid& grid) : state_(grid) { settle(); }

  const State& state() const { return state_; }
  const std::vector<Event>& facts() const { return facts_; }
  terms::ExerciseTime now() const { return now_; }

  /// From outside, now.
  void happen(EventKind kind, Entity subject, std::int64_t amount = 0, Entity object = {}) {
    Event event = fact(kind, subject, amount, 0);
    event.object = object;
    take(event);
    settle();
  }
  /// Several at the same time, before anything follows.
  void happen_at_once(const std::vector<Event>& events) {
    for (const Event& event : events) take(event);
    settle();
  }

  /// Lets so much time pass.
  void wait(terms::Duration time) { run_until(now_ + time); }
  void run_until(terms::ExerciseTime end) {
    while (state_.next() <= end) {
      now_ = std::max(now_, state_.next());
      settle();
    }
    now_ = end;
  }

  /// All that was told since last asked, a line each: "1 min: detour tripped <- 3".
  std::string story() {
    std::string told;
    for (; read_ < facts_.size(); ++read_) told += line_of(facts_[read_]);
    return told;
  }

 private:
  void take(Event event) {
    event.sequence = facts_.size() + 1;
    event.at = now_;
    facts_.push_back(event);
    state_.apply(event);
  }
  void settle() {
    for (Facts facts;; facts.clear()) {
      state_.settle(now_, facts);
      if (facts.empty()) return;
      for (const Event& event : facts) take(event);
    }
  }

  std::string name_of(Entity entity) const {
    const auto of = [&](const auto& things) {
      return entity.index < things.size() ? things[entity.index].name : std::string("?");
    };
    const Grid& grid = state_.grid();
    if (!entity.valid()) return "grid";
    if (entity.kind == terms::EntityKind::kBus) return of(grid.buses);
    if (entity.kind == terms::EntityKind::kLine) return of(grid.lines);
    return of(grid.generators);
  }
  std::string line_of(const Event& event) const {
    std::string line = terms::to_text(event.at - terms::kStartex) + ": ";
    line += name_of(event.subject) + " " + name(event.kind);
    if (event.amount != 0 || told_with_amount(event.kind)) {
      line += " " + std::to_string(event.amount);
    }
    if (event.cause != 0) line += " <- " + std::to_string(event.cause);
    return line + "\n";
  }
  static bool told_with_amount(EventKind kind) {
    return kind == EventKind::kSwitched || kind == EventKind::kBusServed ||
           kind == EventKind::kLineLoaded || kind == EventKind::kGridSplit;
  }

  State state_;
  std::vector<Event> facts_;
  std::size_t read_ = 0;
  terms::ExerciseTime now_ = terms::kStartex;
};

}  // namespace redoubt::range::power

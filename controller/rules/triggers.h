#pragma once

#include <cstdint>
#include <vector>

#include "controller/rules/story.h"
#include "controller/rules/trigger_graph.h"

namespace redoubt::rules {

/// How the conditions of a plan stand in one run, and which of them have come to hold. A value over
/// a graph, which must outlive it.
///
/// A fact costs nothing but to see that nobody asks about it; a condition is asked again only after
/// a fact about what it looks at, or when its time has come. Conditions are asked when the dust of
/// an instant has settled: what was so for no time at all, nobody saw.
class Triggers {
 public:
  explicit Triggers(const TriggerGraph& graph);

  /// Remembers who must be asked again. The range and the story have taken the fact in.
  void touch(const range::Event& event) {
    if (!graph_->empty()) ask_about(event);
  }

  /// Asks again who must be, and appends those waiters whose condition has come to hold since it
  /// was last asked, in their order.
  void settle(const range::World& world, const Story& story, terms::ExerciseTime now,
              std::vector<std::uint32_t>& fired);

  /// Whether nobody need be asked at that time.
  bool quiet(terms::ExerciseTime now) const { return to_ask_.empty() && now < next(); }
  /// When somebody must be asked though nothing happens; kNever.
  terms::ExerciseTime next() const { return timers_.empty() ? terms::kNever : timers_.front().at; }

  /// How one condition stands, as it was last asked.
  struct Standing {
    bool holds = false;
    terms::ExerciseTime since = terms::kStartex;  ///< it holds, or does not, from then on
    terms::ExerciseTime due = terms::kNever;      ///< when it will by itself, as things stand
  };
  const Standing& standing(std::uint32_t node) const { return states_[node].standing; }
  const TriggerGraph& graph() const { return *graph_; }

 private:
  struct State {
    Standing standing;
    bool asked = false;    ///< is among those to be asked
    bool latched = false;  ///< holds for good
    bool failed = false;   ///< of kBefore and kMissing: can hold no more
    /// When each of the parts last came to hold; kNever: it never did.
    terms::ExerciseTime rose[2] = {terms::kNever, terms::kNever};
    bool was[2] = {false, false};
  };
  struct Timer {
    terms::ExerciseTime at;
    std::uint32_t node = 0;
    friend bool operator>(const Timer& a, const Timer& b) {
      return a.at != b.at ? a.at > b.at : a.node > b.node;
    }
  };

  void ask_about(const range::Event& event);
  void ask(std::uint32_t node);
  std::uint32_t take();
  bool holds(std::uint32_t node, const range::World& world, const Story& story,
             terms::ExerciseTime now);
  bool joined(const TriggerGraph::Node& node) const;
  bool remembered(const TriggerGraph::Node& node, State& state, terms::ExerciseTime now);
  bool missing(const scenario::Condition& condition, State& state, terms::ExerciseTime now);
  void watch_parts(const TriggerGraph::Node& node, State& state, terms::ExerciseTime now);

  const TriggerGraph* graph_;
  std::vector<State> states_;          ///< by node
  std::vector<std::uint32_t> to_ask_;  ///< nodes, a heap with the first in front
  std::vector<Timer> timers_;          ///< a heap with the soonest in front
};

}  // namespace redoubt::rules

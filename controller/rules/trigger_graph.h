#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "controller/range/followers.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// What waits for a condition: a milestone, or an inject.
struct Waiter {
  enum class Kind : std::uint8_t { kMilestone, kInject };
  Kind kind = Kind::kInject;
  std::uint32_t index = 0;
};

/// All conditions of an exercise as one graph, and who must be asked again after which fact. Drawn
/// once, shared by all runs; triggers.h runs it.
///
/// Nodes stand after the nodes of their parts, so that going through them in order asks each when
/// all that it rests on has been asked.
class TriggerGraph {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Node {
    const scenario::Condition* condition = nullptr;
    std::uint32_t parent = kNone;
    std::vector<std::uint32_t> parts;
    std::uint32_t waiter = kNone;  ///< of a root
  };

  explicit TriggerGraph(const scenario::Exercise& exercise);
  TriggerGraph(const TriggerGraph&) = delete;
  TriggerGraph& operator=(const TriggerGraph&) = delete;

  bool empty() const { return nodes_.empty(); }
  const std::vector<Node>& nodes() const { return nodes_; }
  /// Milestones, then injects; where several come at one instant, in this order.
  const std::vector<Waiter>& waiters() const { return waiters_; }
  /// By waiter.
  std::uint32_t root(std::uint32_t waiter) const { return roots_[waiter]; }
  /// One that waits for a condition: its place among the waiters.
  std::uint32_t waiter_of(scenario::InjectId inject) const;

  /// Calls `ask` with each node that may hold otherwise after this fact.
  template <class Ask>
  void for_each_about(const range::Event& event, const Ask& ask) const {
    things_.for_each(event.subject, ask);
    if (event.object.valid()) things_.for_each(event.object, ask);
    if (event.kind == range::EventKind::kOrderSucceeded) actions_.for_each(event.action, ask);
    if (event.kind == range::EventKind::kScored) cells_.for_each(event.actor, ask);
  }

 private:
  /// Who asks about actions, or cells. Of the shape of range::Followers.
  template <class Id>
  class Asking {
   public:
    void add(Id id, std::uint32_t node) { entries_.push_back({id.value, node}); }
    void close() { std::sort(entries_.begin(), entries_.end()); }
    template <class Ask>
    void for_each(Id id, const Ask& ask) const {
      auto entry = std::lower_bound(entries_.begin(), entries_.end(), std::pair{id.value, 0U});
      for (; entry != entries_.end() && entry->first == id.value; ++entry) ask(entry->second);
    }

   private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> entries_;  ///< sorted
  };

  std::uint32_t add(const scenario::Exercise& exercise, const scenario::Condition& condition);
  void listen(const scenario::Exercise& exercise, const scenario::Condition& condition,
              std::uint32_t node);
  std::uint32_t add_within(const scenario::Exercise& exercise, const scenario::Inject& inject);
  std::uint32_t join(const scenario::Condition& condition, std::vector<std::uint32_t> parts);
  void add_waiter(Waiter waiter, std::uint32_t root);

  std::deque<scenario::Condition> own_;  ///< conditions that no file wrote
  std::vector<Node> nodes_;
  std::vector<Waiter> waiters_;
  std::vector<std::uint32_t> roots_;
  range::Followers things_;
  Asking<terms::ActionId> actions_;
  Asking<terms::CellId> cells_;
};

}  // namespace redoubt::rules

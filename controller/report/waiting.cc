#include "controller/report/waiting.h"

#include <fmt/format.h>

#include "controller/report/condition_wording.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;
using rules::TriggerGraph;
using rules::Waiter;

/// Asks the conditions of a plan again as events come by, as the engine did.
class Replay {
 public:
  explicit Replay(const Account& account)
      : account_(account),
        wording_(account),
        graph_(*account.exercise),
        world_(account.exercise->layout),
        story_(*account.exercise),
        triggers_(graph_) {
    for (const Waiter& waiter : graph_.waiters()) {
      const bool inject = waiter.kind == Waiter::Kind::kInject;
      all_.push_back({inject ? entity(scenario::InjectId{waiter.index})
                             : entity(scenario::MilestoneId{waiter.index}),
                      terms::kNever,
                      {}});
    }
  }

  std::vector<Waiting> all() && {
    for (const Event& event : account_.events) take(event);
    go_on_to(account_.until());
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (all_[i].came == terms::kNever) tell(i, graph_.root(i), 0);
    }
    return std::move(all_);
  }

 private:
  void take(const Event& event) {
    go_on_to(event.at);
    if (event.kind == EventKind::kInjectDelivered || event.kind == EventKind::kMilestoneReached) {
      come(event);
    }
    world_.apply(event);
    story_.apply(event);
    triggers_.touch(event);
  }

  void come(const Event& event) {
    settle();
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (all_[i].what != event.subject || all_[i].came != terms::kNever) continue;
      all_[i].came = event.at;
      tell(i, graph_.root(i), 0);
    }
  }

  /// What is so when an instant ends is what counted in it.
  void go_on_to(terms::ExerciseTime at) {
    if (at == now_) return;
    settle();
    while (triggers_.next() < at) {
      now_ = triggers_.next();
      settle();
    }
    now_ = at;
  }

  void settle() {
    std::vector<std::uint32_t> fired;
    triggers_.settle(world_, story_, now_, fired);
  }

  void tell(std::uint32_t waiter, std::uint32_t node, int depth) {
    const TriggerGraph::Node& drawn = graph_.nodes()[node];
    const auto& now = triggers_.standing(node);
    all_[waiter].reasons.push_back({depth, now.holds, describe(wording_, *drawn.condition),
                                    standing(*drawn.condition, now, now_)});
    for (const std::uint32_t part : drawn.parts) tell(waiter, part, depth + 1);
  }

  const Account& account_;
  Wording wording_;
  TriggerGraph graph_;
  range::World world_;
  rules::Story story_;
  rules::Triggers triggers_;
  terms::ExerciseTime now_ = terms::kStartex;
  std::vector<Waiting> all_;
};

}  // namespace

std::vector<Waiting> waiting(const Account& account) { return Replay(account).all(); }

std::string explanation(const Account& account, const Waiting& waiting) {
  const Wording wording(account);
  const bool came = waiting.came != terms::kNever;
  std::string text = came ? fmt::format("{} came at {}, when this stood so:\n",
                                        wording.name(waiting.what), clock(waiting.came))
                          : fmt::format("{} has not come by {}. It waits for:\n",
                                        wording.name(waiting.what), clock(account.until()));
  for (const Reason& reason : waiting.reasons) {
    text += fmt::format("{:{}}{} {} ({})\n", "", 2 + 2 * reason.depth, reason.holds ? "+" : "-",
                        reason.what, reason.standing);
  }
  return text;
}

}  // namespace redoubt::report

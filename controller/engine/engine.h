#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "controller/engine/event_queue.h"
#include "controller/engine/groundwork.h"
#include "controller/range/world.h"
#include "controller/rules/visibility.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/fingerprint.h"
#include "proto/terms/order.h"

namespace redoubt::engine {

/// Measures that wait for a team's people; one more is refused.
inline constexpr std::size_t kWaitingMax = 256;

/// One exercise, a deterministic function of (exercise, seed, ordered orders).
///
///   submit(cell, order, at):
///     advance_to(at)
///     resolve the handles as this cell knows them, and ask the rules: refused, or
///       taken:   an action without duration or people is over at once, well or badly
///       started: it is on the event queue until its duration has passed
///       queued:  it waits for people
///   advance_to(t):
///     while something is due at or before t and the exercise has not ended:
///       take the earliest by (time, priority, sequence), set now to its time, and let it happen:
///         a deed ends: ask the rules again; draw its success; publish its effects; draw who
///                      notices; free its people
///         an alert:    publish it
///         ENDEX:       publish the end
///     set now to t
///   publish(event):
///     number it, apply it to the world, add it to the fingerprint, show it to those who may see
///     it, hand it to the listener; then publish what follows at once (functions, the goal)
///
/// Before each order everything due at or before its time has happened; so a journal needs no more
/// than (time, order) to take the same course again. Time never goes back: an order stamped before
/// now is a REDOUBT_CHECK. Not thread-safe; engines share nothing but the groundwork.
class Engine {
 public:
  using Listener = std::function<void(const range::Event&)>;

  Engine(std::shared_ptr<const Groundwork> groundwork, std::uint64_t seed,
         Listener listener = nullptr);
  /// For one run alone: the same, on groundwork of its own.
  Engine(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t seed,
         Listener listener = nullptr);

  terms::Ruling submit(terms::CellId cell, const terms::Order& order, terms::ExerciseTime at);
  void advance_to(terms::ExerciseTime at);

  terms::ExerciseTime now() const { return now_; }
  terms::ExerciseTime next_time() const { return ended_ ? terms::kNever : queue_.next_time(); }
  bool ended() const { return ended_; }
  bool goal_reached() const { return goal_reached_; }
  std::uint64_t events() const { return sequence_; }
  std::uint64_t fingerprint() const { return fingerprint_.value(); }

  const range::World& world() const { return world_; }
  const scenario::Exercise& exercise() const { return *ground_->exercise; }
  const std::vector<terms::Observation>& seen_by(terms::CellId cell) const {
    return visibility_.seen_by(cell);
  }
  const rules::Sight& sight(terms::CellId cell) const { return visibility_.sight(cell); }

 private:
  /// An order under way or waiting.
  struct Deed {
    terms::CellId cell;
    terms::OrderNumber order = 0;
    terms::ActionId action;
    range::Entity target;
    std::uint64_t chance = 0;  ///< all its draws are named by this
    std::uint64_t cause = 0;
  };
  struct AlertDue {
    range::SensorId sensor;
    range::Entity host;
    terms::ActionId technique;
    std::uint64_t cause = 0;
  };
  struct Endex {};
  using Pending = std::variant<Deed, AlertDue, Endex>;

  void open();
  void tell_what_depends(terms::CellId cell);
  terms::Ruling rule_act(terms::CellId cell, terms::OrderNumber number, const terms::Act& act);
  terms::Ruling take(Deed deed);
  terms::Ruling start(Deed deed);
  terms::Ruling queue(const Deed& deed);
  void happen(const Deed& deed);
  void happen(const AlertDue& due);
  void happen(const Endex&);
  std::uint64_t succeed(const Deed& deed);
  std::uint64_t fail(const Deed& deed, terms::Reason reason);
  void bring_about(const Deed& deed, std::uint64_t cause);
  void leave_traces(const Deed& deed);
  void free_people(terms::CellId cell, std::uint32_t people);
  void end(std::int64_t why);

  std::uint64_t publish(range::Event event);
  void follow_up(const range::Event& event);
  void settle_functions(std::uint64_t cause);
  bool goal_holds() const;

  bool happens(terms::Purpose purpose, std::uint64_t entity, terms::Odds odds);
  terms::Duration drawn(terms::Purpose purpose, std::uint64_t entity, terms::Duration low,
                        terms::Duration high);
  const scenario::Action& action(terms::ActionId id) const {
    return ground_->exercise->catalogue[id.value];
  }
  terms::Reason judge(const Deed& deed) const {
    return ground_->rules->judge(world_, deed.action, deed.cell, deed.target);
  }

  // Set once.
  std::shared_ptr<const Groundwork> ground_;
  Listener listener_;

  // The run.
  range::World world_;
  rules::Visibility visibility_;
  EventQueue<Pending> queue_;
  Chance chance_;
  std::vector<std::uint32_t> free_people_;
  std::vector<std::deque<Deed>> waiting_;
  rules::Facts facts_;  ///< of the effect being brought about
  terms::Fingerprint fingerprint_;
  terms::ExerciseTime now_ = terms::kStartex;
  std::uint64_t sequence_ = 0;
  bool ended_ = false;
  bool goal_reached_ = false;
};

}  // namespace redoubt::engine

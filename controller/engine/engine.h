#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "controller/engine/event_queue.h"
#include "controller/engine/groundwork.h"
#include "controller/engine/pending.h"
#include "controller/range/world.h"
#include "controller/rules/amendment.h"
#include "controller/rules/scoring.h"
#include "controller/rules/story.h"
#include "controller/rules/triggers.h"
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
///         a deed ends: ask the rules again; draw its success; publish its effects, drawing what
///                      rests on more; draw who notices; free its people
///         a signal:    publish the alert that it raises, true or false; let detectors take it,
///                      and draw how long what they say of it takes
///         the plan:    begin a phase, deliver an inject, close its deadline, let its consequences
///                      come to pass
///         a worm:      tries to get on to each host that it gets to
///         a stretch:   of time in which a function stayed too low: mark it
///         ENDEX:       publish the end
///         the range:   something in it comes about by itself
///       let settle what the domains of the range follow by themselves
///       deliver the injects whose condition has come to hold
///     set now to t
///   publish(event):
///     number it, apply it to the world, add it to the fingerprint, show it to those who may see
///     it, hand it to the listener; then publish what follows at once (functions, points, the goal)
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
  const rules::Scoring& scoring() const { return scoring_; }
  const rules::Story& story() const { return story_; }
  const rules::Triggers& triggers() const { return triggers_; }
  std::uint64_t events() const { return sequence_; }
  std::uint64_t fingerprint() const { return fingerprint_.value(); }

  const range::World& world() const { return world_; }
  /// With its plan as it stands: exercise control may have amended it, and then this is another
  /// value, which has every line of the one before. Nobody changes it.
  const scenario::Exercise& exercise() const { return *exercise_; }
  std::shared_ptr<const scenario::Exercise> shared_exercise() const { return exercise_; }
  const std::vector<terms::Observation>& seen_by(terms::CellId cell) const {
    return visibility_.seen_by(cell);
  }
  const rules::Sight& sight(terms::CellId cell) const { return visibility_.sight(cell); }

 private:
  /// Whether a metric's functions stand too low now, and how often they fell.
  struct Fall {
    bool low = false;
    std::uint32_t times = 0;
  };

  void open();
  terms::Ruling rule(terms::CellId cell, const terms::Order& order);
  terms::Ruling rule_act(terms::CellId cell, terms::OrderNumber number, const terms::Act& act);
  terms::Ruling take(Deed deed);
  terms::Ruling start(Deed deed);
  terms::Ruling queue(const Deed& deed);
  void happen(const Deed& deed);
  void happen(const rules::Signal& signal);
  void happen(const FalseAlarmDue& due);
  void happen(const PhaseDue& due);
  void happen(const InjectDue& due);
  void happen(const ArrivalDue& due);
  void happen(const AgainDue& due);
  void happen(const DeadlineDue& due);
  void happen(const ConsequenceDue& due);
  void happen(const StretchDue& due);
  void happen(const WormDue& due);
  void happen(const Look&) { look_ = terms::kNever; }
  void happen(const Range&) { wake_ = terms::kNever; }
  void happen(const Endex&);
  std::uint64_t succeed(const Deed& deed);
  std::uint64_t fail(const Deed& deed, terms::Reason reason);
  void bring_about(const Deed& deed, std::uint64_t cause);
  bool befalls(const Deed& deed, const scenario::Effect& effect, range::Event& fact);
  void ring(const Deed& deed, const range::Event& touched);
  void leave_traces(const Deed& deed);
  void detect(const rules::Signal& signal);
  void free_people(terms::CellId cell, std::uint32_t people);
  void settle() {
    if (!range_quiet_) follow_range();
  }
  void follow_range();
  void end(std::int64_t why);

  // Exercise control: control.cc.
  void open_plan();
  bool held_back(terms::Role role) const;
  void follow_story();
  void tell_story();
  void come_to_pass(const rules::Waiter& waiter);
  void let_become(const scenario::Consequence& consequence, std::uint64_t cause);
  void let_follow(scenario::InjectId inject, std::uint16_t list, std::uint64_t cause);
  // Injects: injects.cc.
  terms::Ruling rule_reply(terms::CellId cell, terms::OrderNumber number,
                           const terms::Reply& reply);
  terms::Ruling rule_acknowledge(terms::CellId cell, terms::OrderNumber number,
                                 const terms::Acknowledge& read);
  terms::Ruling rule_direct(terms::CellId cell, terms::OrderNumber number,
                            const terms::Direct& direct);
  terms::Reason steer(terms::CellId cell, scenario::InjectId inject, const terms::Direct& direct);
  terms::Reason mark(terms::CellId cell, scenario::InjectId inject, const terms::Direct& direct);
  terms::Ruling rule_amend(terms::CellId cell, terms::OrderNumber number,
                           const terms::Amend& amend);
  void put_into_plan(std::vector<rules::AmendedLine> lines, terms::CellId by);
  void reschedule(scenario::InjectId inject, terms::CellId by);
  std::uint64_t stage(scenario::InjectId inject, scenario::Stage stage, terms::CellId by = {});
  void come(scenario::InjectId inject);
  void come_again(scenario::InjectId head);
  void send(scenario::InjectId inject, terms::CellId by, std::uint64_t cause);
  void deliver(const ArrivalDue& due);
  void exclude_others(scenario::InjectId inject);
  scenario::InjectId next_of(scenario::InjectId head) const;

  void change_people(terms::CellId cell, std::int32_t by, std::uint64_t cause);
  void score(const range::Event& event);
  void publish_awards(const std::vector<rules::Award>& awards, std::uint64_t cause);
  void watch_falls(std::uint64_t cause);
  bool stands_low(const scenario::Metric& metric) const;
  void await_false_alarm(FalseAlarmDue next);
  terms::ActionId taken_for(const Deed& deed, range::SensorId sensor, std::uint32_t trace_kind,
                            std::uint64_t chance);

  // Worms: worm.cc.
  void await_worm(const range::Event& loosed);
  void spread(const WormDue& due, range::HostId to);

  // Updates: supply.cc.
  void fill_update(const range::Event& offer);
  void take_update(const range::Event& taken);

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
  std::shared_ptr<const scenario::Exercise> exercise_;
  range::World world_;
  rules::Visibility visibility_;
  EventQueue<Pending> queue_;
  rules::DetectorState detectors_;
  std::vector<rules::Signal> said_;  ///< by detectors, about the signal being taken in
  Chance chance_;
  rules::Story story_;
  rules::Triggers triggers_;
  rules::Scoring scoring_;
  std::vector<Fall> falls_;  ///< by metric
  std::uint32_t phase_ = 0;
  terms::ExerciseTime look_ = terms::kNever;  ///< when conditions are to be asked again
  std::vector<std::int64_t> people_;
  std::vector<std::int64_t> free_people_;  ///< below zero when people left while busy
  std::vector<std::deque<Deed>> waiting_;
  rules::Facts facts_;                        ///< of the effect being brought about
  bool range_quiet_;                          ///< nothing in it does anything by itself
  range::Facts following_;                    ///< what the range follows by itself
  terms::ExerciseTime wake_ = terms::kNever;  ///< when it is to be asked again
  terms::Fingerprint fingerprint_;
  terms::ExerciseTime now_ = terms::kStartex;
  std::uint64_t sequence_ = 0;
  bool ended_ = false;
  bool goal_reached_ = false;
};

}  // namespace redoubt::engine

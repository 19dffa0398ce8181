#pragma once

#include <gmock/gmock.h>

#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "agents/blue/minds.h"
#include "proto/terms/brief.h"

namespace redoubt::terms {

inline void PrintTo(const Intent& intent, std::ostream* out) {
  for (const Order& order : intent.orders) {
    *out << "order " << order.number;
    if (const auto* act = std::get_if<Act>(&order.what)) {
      *out << ": action " << act->action.value << " on " << act->target.value;
    }
    *out << "; ";
  }
  for (const std::string& note : intent.notes) *out << '"' << note << "\"; ";
  *out << "wake " << to_text(intent.wake);
}

}  // namespace redoubt::terms

/// The words in which the tests of blue's minds are written: a table, at which a mind is dealt what
/// its team sees and hears, and says what it wants.
namespace redoubt::blue {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using terms::EntityKind;
using terms::ExerciseTime;
using terms::FindingKind;
using terms::Handle;
using terms::Reason;
using terms::Severity;

// The catalogue of all tests.
inline constexpr terms::ActionId kInspect{0};  // a host
inline constexpr terms::ActionId kIsolate{1};  // a host
inline constexpr terms::ActionId kBlock{2};    // a zone
inline constexpr terms::ActionId kRevoke{3};   // a credential
inline constexpr terms::ActionId kTell{4};     // a cell, about a host
inline constexpr terms::ActionId kPhish{5};    // red's

inline std::vector<terms::ActionBrief> catalogue() {
  const auto entry = [](terms::ActionId id, const char* name, EntityKind target) {
    terms::ActionBrief action;
    action.id = id;
    action.name = name;
    action.role = terms::Role::kBlue;
    action.target = target;
    action.people = 1;
    return action;
  };
  std::vector<terms::ActionBrief> all = {entry(kInspect, "Inspect", EntityKind::kHost),
                                         entry(kIsolate, "Isolate", EntityKind::kHost),
                                         entry(kBlock, "Block", EntityKind::kZone),
                                         entry(kRevoke, "Revoke", EntityKind::kCredential),
                                         entry(kTell, "Tell partner", EntityKind::kCell),
                                         entry(kPhish, "Phish", EntityKind::kHost)};
  all[kTell.value].with = EntityKind::kHost;
  all[kPhish.value].role = terms::Role::kRed;
  return all;
}

inline ExerciseTime at(terms::Duration since_startex) { return terms::kStartex + since_startex; }

inline terms::Trigger on(terms::TriggerKind kind) {
  terms::Trigger trigger;
  trigger.kind = kind;
  return trigger;
}
inline terms::Trigger on_alert(Severity severity = Severity::kLow) {
  terms::Trigger trigger = on(terms::TriggerKind::kAlert);
  trigger.severity = severity;
  return trigger;
}
inline terms::Trigger on_finding(FindingKind kind) {
  terms::Trigger trigger = on(terms::TriggerKind::kFinding);
  trigger.finding = kind;
  return trigger;
}
inline terms::Trigger on_inject(std::string number) {
  terms::Trigger trigger = on(terms::TriggerKind::kInject);
  trigger.inject = std::move(number);
  return trigger;
}

inline terms::PlaybookStep take(terms::ActionId measure,
                                terms::StepCondition when = terms::StepCondition::kAlways) {
  terms::PlaybookStep step;
  step.measure = measure;
  step.when = when;
  return step;
}
inline terms::PlaybookStep take_on(terms::ActionId measure, terms::Aim aim, std::string name = {}) {
  terms::PlaybookStep step = take(measure);
  step.aim = aim;
  step.name = std::move(name);
  return step;
}
inline terms::PlaybookStep answer(std::string option, std::string text = {}) {
  terms::PlaybookStep step;
  step.option = std::move(option);
  step.text = std::move(text);
  return step;
}

inline terms::Playbook playbook(std::string id, terms::Trigger trigger,
                                std::vector<terms::PlaybookStep> steps) {
  terms::Playbook made;
  made.id = std::move(id);
  made.on = {std::move(trigger)};
  made.steps = std::move(steps);
  return made;
}

class Table {
 public:
  explicit Table(std::vector<terms::Playbook> playbooks, std::uint32_t people = 4,
                 const char* mind = kDefaultMind) {
    terms::Brief brief;
    brief.role = terms::Role::kBlue;
    brief.people = people;
    brief.actions = catalogue();
    brief.playbooks = std::move(playbooks);
    mind_ = make_mind(mind, brief).value();
  }

  // --- what the mind is to see at the next instant ---

  Handle sees(std::string name, EntityKind kind = EntityKind::kHost,
              std::vector<std::string> tags = {}, Handle within = {}) {
    const Handle handle{next_handle_++};
    add(terms::Sighting{handle, kind, within, true, std::move(name), std::move(tags)});
    return handle;
  }
  void alarm(Handle host, Severity severity = Severity::kHigh, Handle sensor = Handle{900},
             std::uint8_t confidence = 80) {
    add(terms::Alert{++alerts_, sensor, host, kPhish, severity, confidence});
  }
  void learns(FindingKind kind, Handle subject, std::int64_t amount = 0, Handle object = {}) {
    add(terms::Finding{kind, subject, object, amount});
  }
  Handle delivers(std::string number, std::vector<std::string> options,
                  ExerciseTime deadline = terms::kNever) {
    terms::Inject inject;
    inject.inject = Handle{next_handle_++};
    inject.number = std::move(number);
    inject.options = std::move(options);
    inject.deadline = deadline;
    add(inject);
    return inject.inject;
  }
  void starts(terms::OrderNumber order) { rules(order, terms::Verdict::kStarted, Reason::kNone); }
  void takes(terms::OrderNumber order) { rules(order, terms::Verdict::kTaken, Reason::kNone); }
  void refuses(terms::OrderNumber order, Reason reason) {
    rules(order, terms::Verdict::kRefused, reason);
  }
  void succeeds(terms::OrderNumber order) { add(terms::Outcome{order, true, Reason::kNone}); }
  void fails(terms::OrderNumber order, Reason reason = Reason::kBadLuck) {
    add(terms::Outcome{order, false, reason});
  }
  template <class What>
  void add(What what) {
    observations_.push_back({now_, std::move(what)});
  }

  // --- and what it wants then ---

  const terms::Intent& asked_at(terms::Duration since_startex) {
    now_ = at(since_startex);
    for (terms::Observation& observation : observations_) observation.at = now_;
    intent_.clear();
    mind_->decide({now_, observations_, rulings_}, intent_);
    observations_.clear();
    rulings_.clear();
    return intent_;
  }

 private:
  void rules(terms::OrderNumber order, terms::Verdict verdict, Reason reason) {
    rulings_.push_back({order, verdict, reason, now_, now_ + minutes{5}});
  }

  std::unique_ptr<terms::Mind> mind_;
  terms::Intent intent_;
  std::vector<terms::Observation> observations_;
  std::vector<terms::Ruling> rulings_;
  std::uint32_t next_handle_ = 0;
  std::uint32_t alerts_ = 0;
  ExerciseTime now_ = terms::kStartex;
};

// --- what an intent may be asked -----------------------------------------------------------------

inline const terms::Act& act(const terms::Intent& intent, std::size_t index = 0) {
  return std::get<terms::Act>(intent.orders.at(index).what);
}
inline const terms::Reply& reply(const terms::Intent& intent, std::size_t index = 0) {
  return std::get<terms::Reply>(intent.orders.at(index).what);
}
MATCHER_P2(Orders, action, target, "orders exactly this action on this target") {
  return arg.orders.size() == 1 && act(arg).action == action && act(arg).target == target;
}
MATCHER_P2(Replies, inject, option, "just gives this answer") {
  return arg.orders.size() == 1 && reply(arg).inject == inject && reply(arg).option == option;
}
MATCHER(OrdersNothing, "orders nothing") { return arg.orders.empty(); }
MATCHER_P(Notes, text, "says just this") {
  return arg.notes.size() == 1 && arg.notes.front() == text;
}
MATCHER(NotesNothing, "says nothing") { return arg.notes.empty(); }

}  // namespace redoubt::blue

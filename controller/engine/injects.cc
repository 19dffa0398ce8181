#include <algorithm>

#include "controller/engine/engine.h"
#include "controller/rules/adjudication.h"

/// The life of injects in an engine: how they come, what teams answer, and what exercise control
/// does with them.
namespace redoubt::engine {

using range::EventKind;
using rules::ConsequencePlace;
using scenario::Inject;
using scenario::InjectId;
using scenario::Stage;
using terms::CellId;
using terms::Reason;
using terms::Ruling;
using terms::Steering;
using terms::Verdict;

namespace {

Ruling ruling(terms::OrderNumber number, Reason reason, terms::ExerciseTime now) {
  const bool taken = reason == Reason::kNone;
  return {number, taken ? Verdict::kTaken : Verdict::kRefused, reason, now, now};
}

}  // namespace

std::uint64_t Engine::stage(InjectId inject, Stage stage, CellId by) {
  return publish({.kind = EventKind::kInjectStaged,
                  .actor = by,
                  .subject = scenario::entity(inject),
                  .amount = static_cast<std::int64_t>(stage)});
}

/// One that has been moved is due at another time as well, and then alone.
void Engine::happen(const InjectDue& due) {
  if (exercise().injects[due.inject.value].at == now_) come(due.inject);
}

/// By its plan. What is held, or a draft, waits until it is released or approved; what was skipped
/// does not come.
void Engine::come(InjectId inject) {
  const Stage now = story_.stage(inject);
  if (now == Stage::kScheduled) return send(inject, {}, 0);
  const bool waits = now == Stage::kHeld || now == Stage::kDraft;
  if (waits && !story_.due(inject)) stage(inject, now);
}

/// The first of a series that may still come; else one that is not valid.
InjectId Engine::next_of(InjectId head) const {
  if (to_come(story_.stage(head))) return head;
  for (const InjectId other : exercise().injects[head.value].series.others) {
    if (to_come(story_.stage(other))) return other;
  }
  return {};
}

/// Its condition has come to hold. A series that comes every so often leaves that much between.
void Engine::come_again(InjectId head) {
  const Inject& inject = exercise().injects[head.value];
  const InjectId next = next_of(head);
  if (!next.valid()) return;
  if (inject.series.every.count() > 0 && next != head) {
    const std::uint32_t before = exercise().injects[next.value].series.occurrence - 1;
    const InjectId last = before == 1 ? head : inject.series.others[before - 2];
    const terms::ExerciseTime since = story_.since(last);
    if (since != terms::kNever && now_ < since + inject.series.every) return;
  }
  come(next);
}

void Engine::happen(const AgainDue& due) {
  const auto waiter = ground_->triggers.waiter_of(due.head);
  if (triggers_.standing(ground_->triggers.root(waiter)).holds) come_again(due.head);
}

void Engine::send(InjectId inject, CellId by, std::uint64_t cause) {
  const ArrivalDue arrival{inject, by, cause};
  const terms::Duration transit = exercise().injects[inject.value].transit;
  if (transit.count() == 0) return deliver(arrival);
  stage(inject, Stage::kSent, by);
  queue_.put(now_ + transit, Priority::kInject, arrival);
}

/// It may have been taken back on the way.
void Engine::happen(const ArrivalDue& due) {
  if (story_.stage(due.inject) == Stage::kSent) deliver(due);
}

void Engine::deliver(const ArrivalDue& due) {
  const Inject& inject = exercise().injects[due.inject.value];
  const std::uint64_t cause = publish({.kind = EventKind::kInjectDelivered,
                                       .actor = due.sender,
                                       .subject = scenario::entity(due.inject),
                                       .cause = due.cause});
  if (inject.deadline.count() > 0) {
    queue_.put(now_ + inject.deadline, Priority::kInject, DeadlineDue{due.inject});
  }
  if (!inject.exclusive.empty()) exclude_others(due.inject);
  const scenario::Series& series = inject.series;
  if (series.head.valid() && series.every.count() > 0 && series.occurrence < series.times) {
    queue_.put(now_ + series.every, Priority::kInject, AgainDue{series.head});
  }
  let_follow(due.inject, ConsequencePlace::kOnDelivery, cause);
}

/// Of those that exclude each other the first has come; one that is on its way does not arrive.
void Engine::exclude_others(InjectId inject) {
  const auto& injects = exercise().injects;
  for (std::uint32_t i = 0; i < injects.size(); ++i) {
    const bool other = i != inject.value && injects[i].exclusive == injects[inject.value].exclusive;
    if (other && story_.stage(InjectId{i}) <= Stage::kSent) stage(InjectId{i}, Stage::kSkipped);
  }
}

void Engine::happen(const DeadlineDue& due) {
  if (story_.stage(due.inject) == Stage::kCancelled) return;
  std::uint64_t cause = 0;
  for (const CellId cell : exercise().injects[due.inject.value].to) {
    if (story_.answer(due.inject, cell)) continue;
    cause = publish({.kind = EventKind::kInjectExpired,
                     .actor = cell,
                     .subject = scenario::entity(due.inject)});
  }
  if (cause != 0) let_follow(due.inject, ConsequencePlace::kNoAnswer, cause);
}

Ruling Engine::rule_reply(CellId cell, terms::OrderNumber number, const terms::Reply& reply) {
  const auto refused = [&](Reason reason) { return ruling(number, reason, now_); };
  if (reply.text.size() > terms::kReplyTextMax) return refused(Reason::kOverLimit);
  const auto thing = visibility_.sight(cell).entity(reply.inject);
  if (!thing || thing->kind != terms::EntityKind::kInject) return refused(Reason::kUnknownInject);
  const InjectId id{thing->index};
  if (story_.answer(id, cell) || story_.too_late(id, now_)) return refused(Reason::kTooLate);
  if (story_.stage(id) == Stage::kCancelled) return refused(Reason::kTooLate);
  const Inject& inject = exercise().injects[id.value];
  if (reply.option >= std::max<std::size_t>(inject.options.size(), 1)) {
    return refused(Reason::kUnknownOption);
  }
  const std::uint64_t cause = publish({.kind = EventKind::kInjectAnswered,
                                       .actor = cell,
                                       .subject = *thing,
                                       .amount = reply.option});
  if (!inject.options.empty()) {
    const auto list = static_cast<std::uint16_t>(ConsequencePlace::kFirstOption + reply.option);
    let_follow(id, list, cause);
  }
  return ruling(number, Reason::kNone, now_);
}

Ruling Engine::rule_acknowledge(CellId cell, terms::OrderNumber number,
                                const terms::Acknowledge& read) {
  const auto thing = visibility_.sight(cell).entity(read.inject);
  if (!thing || thing->kind != terms::EntityKind::kInject) {
    return ruling(number, Reason::kUnknownInject, now_);
  }
  if (story_.acknowledged(InjectId{thing->index}, cell)) {
    return ruling(number, Reason::kAlreadyDone, now_);
  }
  publish({.kind = EventKind::kInjectAcknowledged, .actor = cell, .subject = *thing});
  return ruling(number, Reason::kNone, now_);
}

Ruling Engine::rule_direct(CellId cell, terms::OrderNumber number, const terms::Direct& direct) {
  if (exercise().cells.at(cell.value).role != terms::Role::kWhite) {
    return ruling(number, Reason::kNotYours, now_);
  }
  if (direct.why.size() > terms::kReplyTextMax) return ruling(number, Reason::kOverLimit, now_);
  const InjectId inject = scenario::inject_of(exercise(), direct.inject);
  if (!inject.valid()) return ruling(number, Reason::kUnknownInject, now_);
  if (direct.what == Steering::kMark) return ruling(number, mark(cell, inject, direct), now_);
  // Of a series, whoever does not say which means the next.
  const bool any = direct.inject.find('#') == std::string::npos;
  const InjectId next = any ? next_of(inject) : inject;
  return ruling(number, steer(cell, next.valid() ? next : inject, direct), now_);
}

Reason Engine::steer(CellId cell, InjectId inject, const terms::Direct& direct) {
  const Stage now = story_.stage(inject);
  const auto when = [&](bool may, Stage next) {
    if (!may) return now > Stage::kHeld ? Reason::kTooLate : Reason::kAlreadyDone;
    stage(inject, next, cell);
    return Reason::kNone;
  };
  const Stage planned =
      exercise().injects[inject.value].contingency ? Stage::kApproved : Stage::kScheduled;
  switch (direct.what) {
    case Steering::kApprove:
    case Steering::kRelease: {
      const bool due = story_.due(inject);
      const Stage waits = direct.what == Steering::kApprove ? Stage::kDraft : Stage::kHeld;
      const Reason reason = when(now == waits, planned);
      if (reason == Reason::kNone && due) send(inject, cell, 0);
      return reason;
    }
    case Steering::kHold:
      return when(now == Stage::kApproved || now == Stage::kScheduled, Stage::kHeld);
    case Steering::kSkip:
      return when(to_come(now), Stage::kSkipped);
    case Steering::kCancel:
      return when(now < Stage::kSkipped && now != Stage::kAdjudicated, Stage::kCancelled);
    default:
      if (!to_come(now)) return Reason::kTooLate;
      send(inject, cell, 0);
      return Reason::kNone;
  }
}

Ruling Engine::rule_amend(CellId cell, terms::OrderNumber number, const terms::Amend& amend) {
  if (exercise().cells.at(cell.value).role != terms::Role::kWhite) {
    return ruling(number, Reason::kNotYours, now_);
  }
  if (!within_limits(amend)) return ruling(number, Reason::kOverLimit, now_);
  rules::Amendment made = rules::amend(exercise(), story_, now_, amend);
  if (made.reason == Reason::kNone) put_into_plan(std::move(made.lines), cell);
  return ruling(number, made.reason, now_);
}

/// The exercise is a value that others read meanwhile: what was amended is another.
void Engine::put_into_plan(std::vector<rules::AmendedLine> lines, CellId by) {
  auto amended = std::make_shared<scenario::Exercise>(exercise());
  std::vector<InjectId> moved;
  for (rules::AmendedLine& line : lines) {
    auto& injects = amended->injects;
    if (line.id.value == injects.size()) injects.emplace_back();
    Inject& before = injects[line.id.value];
    if (line.inject.at != before.at) moved.push_back(line.id);
    before = std::move(line.inject);
  }
  exercise_ = std::move(amended);
  story_.follow(exercise());
  visibility_.follow(exercise());
  scoring_.follow(exercise());
  for (const rules::AmendedLine& line : lines) {
    publish({.kind = EventKind::kInjectAmended,
             .actor = by,
             .subject = scenario::entity(line.id),
             .amount = rules::digest(exercise().injects[line.id.value])});
  }
  for (const InjectId inject : moved) reschedule(inject, by);
}

void Engine::reschedule(InjectId inject, CellId by) {
  const terms::ExerciseTime at = exercise().injects[inject.value].at;
  if (story_.stage(inject) == Stage::kApproved) stage(inject, Stage::kScheduled, by);
  if (at > now_) {
    queue_.put(at, Priority::kInject, InjectDue{inject});
  } else {
    come(inject);
  }
}

Reason Engine::mark(CellId cell, InjectId id, const terms::Direct& direct) {
  const Reason reason = rules::unmarkable(exercise(), story_, id, direct.cell, direct.level);
  if (reason != Reason::kNone) return reason;
  publish({.kind = EventKind::kInjectMarked,
           .actor = cell,
           .subject = scenario::entity(id),
           .object = {terms::EntityKind::kCell, direct.cell.value},
           .amount = direct.level});
  return Reason::kNone;
}

}  // namespace redoubt::engine

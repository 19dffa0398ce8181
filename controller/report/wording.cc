#include "controller/report/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "controller/range/enterprise/floods.h"
#include "controller/rules/effects.h"
#include "controller/rules/scoring.h"
#include "controller/rules/story.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;
using terms::EntityKind;

constexpr terms::Duration kMinute = std::chrono::minutes(1);

}  // namespace

std::string Wording::id(range::Entity entity) const {
  const auto& milestones = account_->exercise->milestones;
  if (entity.kind == EntityKind::kMilestone && entity.index < milestones.size()) {
    return milestones[entity.index].name;
  }
  return entity.valid() ? account_->exercise->layout.name_of(entity) : std::string();
}

std::string Wording::id(terms::CellId cell) const {
  const auto& cells = account_->exercise->cells;
  return cell.value < cells.size() ? cells[cell.value].name : std::string();
}

std::string Wording::name(range::Entity entity) const {
  const scenario::Exercise& exercise = *account_->exercise;
  if (!entity.valid()) return "-";
  if (entity.kind == EntityKind::kInject && entity.index < exercise.injects.size()) {
    const scenario::Inject& inject = exercise.injects[entity.index];
    return inject.title.empty() ? inject.number : inject.number + " " + inject.title;
  }
  if (entity.kind == EntityKind::kCell) return name(terms::CellId{entity.index});
  if (entity.kind == EntityKind::kHost) return id(entity);  // people know machines by their names
  const auto title = std::lower_bound(
      exercise.titles.begin(), exercise.titles.end(), entity,
      [](const scenario::Title& one, range::Entity wanted) { return one.of < wanted; });
  const bool found = title != exercise.titles.end() && title->of == entity;
  return found && !title->text.empty() ? title->text : id(entity);
}

std::string Wording::name(terms::CellId cell) const {
  const auto& cells = account_->exercise->cells;
  if (cell.value >= cells.size()) return "exercise control";
  return cells[cell.value].title.empty() ? cells[cell.value].name : cells[cell.value].title;
}

std::string Wording::option(range::Entity inject, std::int64_t option) const {
  const auto& options = account_->exercise->injects.at(inject.index).options;
  const auto i = static_cast<std::size_t>(option);
  return i < options.size() ? options[i].text : "";
}

std::string Wording::name(terms::ActionId action) const {
  if (!action.valid()) return "no technique";
  const scenario::Action& what = account_->action(action);
  return fmt::format("{} ({})", what.name, what.code);
}

std::string Wording::of_order(const Event& event) const {
  const auto what = fmt::format("{} on {}", name(event.action), name(event.subject));
  switch (event.kind) {
    case EventKind::kOrderStarted:
      return fmt::format("{} begins {}", name(event.actor), what);
    case EventKind::kOrderQueued:
      return fmt::format("{} has nobody free for {}", name(event.actor), what);
    case EventKind::kOrderFailed:
      return fmt::format("{} fails with {}: {}", name(event.actor), what,
                         terms::explain(static_cast<terms::Reason>(event.amount)));
    default:
      return fmt::format("{} succeeds with {}", name(event.actor), what);
  }
}

std::string Wording::of_access(const Event& event) const {
  const std::string host = name(event.subject);
  if (event.kind == EventKind::kAccessLost) return "the intruder loses its session on " + host;
  const char* level = terms::name(static_cast<terms::Access>(event.amount));
  const auto& cells = account_->exercise->cells;
  if (event.actor.value < cells.size()) {
    const bool red = cells[event.actor.value].role == terms::Role::kRed;
    if (!red) return fmt::format("the intruder is back on {} by the way it left behind", host);
    return fmt::format("{} gains {} access on {}", name(event.actor), level, host);
  }
  const Event* cause = account_->event(event.cause);
  if (cause != nullptr && cause->kind == EventKind::kSupplyRestored) {
    return fmt::format("{} starts again, and with it what the intruder left behind there", host);
  }
  return fmt::format("exercise control gives the intruder {} access on {}", level, host);
}

std::string Wording::of_knowledge(const Event& event) const {
  if (event.kind == EventKind::kAlertRaised) {
    return fmt::format("{} of {} raises {} alert about {}", name(event.object), name(event.actor),
                       event.cause == 0 ? "a false" : "an", name(event.subject));
  }
  if (event.kind == EventKind::kFound) {
    return fmt::format("{} finds on {}: {}", name(event.actor), name(event.subject),
                       terms::name(rules::finding_kind(event.amount)));
  }
  return fmt::format("{} learns of {}", name(event.actor), name(event.subject));
}

std::string Wording::of_control(const Event& event) const {
  const scenario::Exercise& exercise = *account_->exercise;
  switch (event.kind) {
    case EventKind::kEnded:
      return ending();
    case EventKind::kPhaseBegun:
      return "phase " + exercise.phases.at(static_cast<std::size_t>(event.amount)).name + " begins";
    case EventKind::kInjectDelivered:
      return "inject " + name(event.subject) + " is delivered";
    case EventKind::kInjectExpired:
      return fmt::format("{} leaves inject {} without an answer", name(event.actor),
                         name(event.subject));
    case EventKind::kInjectAnswered: {
      const auto& options = exercise.injects.at(event.subject.index).options;
      const auto option = static_cast<std::size_t>(event.amount);
      const auto answer =
          fmt::format("{} answers inject {}", name(event.actor), name(event.subject));
      return option < options.size() ? answer + ": " + options[option].text : answer;
    }
    case EventKind::kInjectStaged: {
      const char* stage = scenario::name(static_cast<scenario::Stage>(event.amount));
      if (!event.actor.valid()) return fmt::format("inject {} is {}", name(event.subject), stage);
      return fmt::format("{}: inject {} is {}", name(event.actor), name(event.subject), stage);
    }
    case EventKind::kInjectAcknowledged:
      return fmt::format("{} acknowledges inject {}", name(event.actor), name(event.subject));
    case EventKind::kInjectMarked:
      return fmt::format("{} marks what {} made of inject {}", name(event.actor),
                         name(terms::CellId{event.object.index}), name(event.subject));
    case EventKind::kInjectAmended:
      return fmt::format("{} amends inject {}", name(event.actor), name(event.subject));
    case EventKind::kAdvised: {
      const auto place = rules::ConsequencePlace::unpacked(event.amount);
      const auto& list = rules::consequences(exercise.injects.at(event.object.index), place.list);
      return fmt::format("{} tells {}: {}", list.at(place.index).advisor, name(event.actor),
                         list.at(place.index).text);
    }
    case EventKind::kPeopleChanged:
      return fmt::format(
          "{} {} {}", name(event.actor), event.amount < 0 ? "loses" : "gains",
          counted(static_cast<std::size_t>(std::abs(event.amount)), "analyst", "analysts"));
    default: {
      const rules::Award award = rules::unpacked_award(event.amount);
      return fmt::format("{} earns {} for {}", name(event.actor), with_sign(award.points),
                         exercise.metrics.at(award.metric.value).title);
    }
  }
}

/// Of what crosses links, or no longer does.
std::string Wording::of_links(const Event& event) const {
  const std::string what = name(event.subject);
  switch (event.kind) {
    case EventKind::kBeaconMissed:
      if (event.amount == 0) return fmt::format("the channel on {} reaches home again", what);
      return fmt::format("the channel on {} misses a beacon, the {}. in a row", what, event.amount);
    case EventKind::kLinkFlooded: {
      const range::Flood flood = range::Flood::unpacked(event.amount);
      const std::string until = flood.lasts.count() > 0 ? " for " + span(flood.lasts) : "";
      return fmt::format("{} of {} is flooded{}", percent(flood.permille), what, until);
    }
    case EventKind::kFloodEnded:
      return fmt::format("{} is no longer flooded", what);
    default: {
      const auto& protocols = account_->exercise->layout.protocols;
      return fmt::format("{} {} on {}", protocols.at(static_cast<std::size_t>(event.amount)),
                         event.kind == EventKind::kFlowBlocked ? "is blocked" : "passes again",
                         what);
    }
  }
}

std::string Wording::of_updates(const Event& event) const {
  const std::string subject = name(event.subject);
  switch (event.kind) {
    case EventKind::kSoftwareUpdated:
      return fmt::format("{} takes the update of {}", subject, name(event.object));
    case EventKind::kUpdateOffered:
      return fmt::format("an update of {} is offered", subject);
    case EventKind::kUpdatePoisoned:
      return fmt::format("the next update of {} carries an implant", subject);
    case EventKind::kUpdateTampered:
      return fmt::format("what {} sends out carries an implant", subject);
    case EventKind::kUpdateWithdrawn:
      return fmt::format("the update of {} is withdrawn: an implant was found in it", subject);
    default:
      return fmt::format("updates of {} are {}", subject,
                         event.kind == EventKind::kUpdatesHeld ? "held back" : "taken again");
  }
}

std::string Wording::of_hiding(const Event& event) const {
  const std::string host = name(event.subject);
  switch (event.kind) {
    case EventKind::kHostTidied:
      return fmt::format("traces on {} are tidied away", host);
    case EventKind::kHostMasked:
      return fmt::format("what runs on {} goes by another name", host);
    default:
      return fmt::format("what was hidden on {} no longer is", host);
  }
}

std::string Wording::of_worm(const Event& event) const {
  const std::string host = name(event.subject);
  if (event.kind == EventKind::kWormLoosed) return fmt::format("a worm runs on {}", host);
  return fmt::format("the worm on {} gets on to {}", name(event.object), host);
}

std::string Wording::describe(const Event& event) const {
  const std::string subject = name(event.subject);
  switch (event.kind) {
    case EventKind::kOrderStarted:
    case EventKind::kOrderSucceeded:
    case EventKind::kOrderFailed:
    case EventKind::kOrderQueued:
      return of_order(event);
    case EventKind::kAccessGained:
    case EventKind::kAccessLost:
      return of_access(event);
    case EventKind::kSighted:
    case EventKind::kFound:
    case EventKind::kAlertRaised:
      return of_knowledge(event);
    case EventKind::kEnded:
    case EventKind::kPhaseBegun:
    case EventKind::kInjectDelivered:
    case EventKind::kInjectAnswered:
    case EventKind::kInjectExpired:
    case EventKind::kInjectStaged:
    case EventKind::kInjectAcknowledged:
    case EventKind::kInjectMarked:
    case EventKind::kInjectAmended:
    case EventKind::kAdvised:
    case EventKind::kPeopleChanged:
    case EventKind::kScored:
      return of_control(event);
    case EventKind::kMilestoneReached:
      return fmt::format("milestone: {}", subject);
    case EventKind::kServiceSet:
      return fmt::format("service {} on {} is at {}", subject,
                         name(account_->exercise->layout.within(event.subject)),
                         percent(event.amount));
    case EventKind::kFunctionChanged:
      return fmt::format("{} is at {}", subject, percent(event.amount));
    case EventKind::kWeaknessPatched:
      return fmt::format("a weakness of {} is closed: {}",
                         name(account_->exercise->layout.within(event.subject)), subject);
    case EventKind::kDataTaken:
      return fmt::format("{} is taken from {}", subject, name(event.object));
    case EventKind::kFlowBlocked:
    case EventKind::kFlowAllowed:
    case EventKind::kBeaconMissed:
    case EventKind::kLinkFlooded:
    case EventKind::kFloodEnded:
      return of_links(event);
    case EventKind::kWormLoosed:
    case EventKind::kWormSpread:
      return of_worm(event);
    case EventKind::kHostTidied:
    case EventKind::kHostMasked:
    case EventKind::kHostLookedInto:
      return of_hiding(event);
    case EventKind::kUpdatePoisoned:
    case EventKind::kUpdateOffered:
    case EventKind::kUpdateTampered:
    case EventKind::kUpdateWithdrawn:
    case EventKind::kUpdatesHeld:
    case EventKind::kUpdatesReleased:
    case EventKind::kSoftwareUpdated:
      return of_updates(event);
    case EventKind::kDataCompressed:
      return fmt::format("{} is packed to {} of its size on {}", subject, percent(event.amount),
                         name(event.object));
    default:
      if (event.kind >= EventKind::kSupplyLost) return of_domain(event);
      return fmt::format("{}: {}", subject, range::name(event.kind));
  }
}

std::string Wording::ending() const {
  const auto& events = account_->events;
  const auto end = std::find_if(events.rbegin(), events.rend(),
                                [](const Event& event) { return event.kind == EventKind::kEnded; });
  if (end == events.rend()) return "not ended: this is how it stood";
  switch (end->amount) {
    case 0:
      return "time was over";
    case 1:
      return "red reached its goal";
    default:
      return "stopped by exercise control";
  }
}

std::string clock(terms::ExerciseTime time) {
  return terms::to_text(time).substr(0, std::string("D+0 00:00").size());
}

std::string span(terms::Duration duration) {
  const std::int64_t minutes = duration / kMinute;
  if (minutes < 1) return duration.count() == 0 ? "0 min" : "under 1 min";
  if (minutes < 60) return fmt::format("{} min", minutes);
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string percent(std::int64_t permille) {
  if (permille % 10 == 0) return fmt::format("{} %", permille / 10);
  return fmt::format("{}.{} %", permille / 10, permille % 10);
}

std::string listing(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  if (count == 0) return "no " + many;
  return count == 1 ? "1 " + one : fmt::format("{} {}", count, many);
}

std::string with_sign(std::int64_t points) {
  if (points == 0) return "0";
  return points < 0 ? fmt::format("\u2212{}", -points) : fmt::format("+{}", points);
}

std::string plain(std::int64_t points) {
  return points > 0 ? std::to_string(points) : with_sign(points);
}

std::string capital(std::string words) {
  if (!words.empty()) {
    words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  }
  return words;
}

}  // namespace redoubt::report

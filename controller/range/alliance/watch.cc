#include "controller/range/alliance/watch.h"

#include <algorithm>
#include <optional>

#include "controller/range/served.h"

namespace redoubt::range::alliance {
namespace {

bool counts(const Reaction& reaction, terms::CellId actor) {
  const auto& who = reaction.who;
  return who.empty() || std::find(who.begin(), who.end(), actor) != who.end();
}

bool is_deed(Occasion occasion) { return occasion >= Occasion::kSupplier; }

std::optional<Occasion> begun_by(EventKind kind) {
  switch (kind) {
    case EventKind::kDataTaken:
      return Occasion::kLeak;
    case EventKind::kDataDestroyed:
      return Occasion::kLoss;
    case EventKind::kLinkCut:
      return Occasion::kCut;
    case EventKind::kSupplierReplaced:
      return Occasion::kSupplier;
    case EventKind::kReportLate:
      return Occasion::kLateReport;
    case EventKind::kInjectExpired:
      return Occasion::kUnanswered;
    default:
      return std::nullopt;
  }
}

std::optional<Occasion> ended_by(EventKind kind) {
  if (kind == EventKind::kDataRestored) return Occasion::kLoss;
  if (kind == EventKind::kLinkOpened) return Occasion::kCut;
  return std::nullopt;
}

/// The supplier is the object of the fact, everything else its subject.
Entity about(const Event& event) {
  return event.kind == EventKind::kSupplierReplaced ? event.object : event.subject;
}

/// Whether the occasion is there after this fact; nothing where that does not say.
std::optional<bool> there_after(const Reaction& reaction, const Event& event) {
  if (ended_by(event.kind) == reaction.on) return false;
  const std::optional<std::int64_t> permille = served(event);
  const bool outage = permille && reaction.on == Occasion::kOutage;
  if (outage && *permille >= reaction.below) return false;
  if (!outage && begun_by(event.kind) != reaction.on) return std::nullopt;
  if (!counts(reaction, event.actor)) return std::nullopt;
  return true;
}

}  // namespace

bool Watch::hear(const Reaction& reaction, const Event& event) {
  if (about(event) != reaction.of) return false;
  const std::optional<bool> there = there_after(reaction, event);
  if (!there) return false;
  if (is_deed(reaction.on)) return true;
  if (*there == there_) return false;
  there_ = *there;
  due_ = there_ ? event.at + reaction.lasting : terms::kNever;
  if (there_) cause_ = event.sequence;
  return false;
}

}  // namespace redoubt::range::alliance

#include <fmt/format.h>

#include "controller/report/wording.h"

/// Sentences for what happens beside the enterprise.
namespace redoubt::report {

using range::Event;
using range::EventKind;

namespace {

std::string span_of(const Event& event) { return span(terms::Duration{event.amount}); }

}  // namespace

std::string Wording::of_supply(const Event& event) const {
  const std::string who = name(event.subject);
  const std::string what = name(event.object);
  switch (event.kind) {
    case EventKind::kSupplyLost:
      return fmt::format("{} gets nothing from {} any more and can do without for {}", who, what,
                         span_of(event));
    case EventKind::kSupplyFailed:
      return fmt::format("{} fails for want of {}", who, what);
    case EventKind::kSupplyReturned:
      return fmt::format("{} is back, and {} works again in {}", what, who, span_of(event));
    default:
      return fmt::format("{} has {} again", who, what);
  }
}

std::string Wording::of_machine(const Event& event) const {
  const std::string what = name(event.subject);
  const bool by_point = event.object.valid() && event.object.kind == terms::EntityKind::kPoint;
  const std::string way = by_point ? fmt::format(" by {}", name(event.object)) : "";
  switch (event.kind) {
    case EventKind::kTripped:
      return fmt::format("{} is switched off by its protection", what);
    case EventKind::kDamaged:
      return fmt::format("{} is damaged", what);
    case EventKind::kRepaired:
      return fmt::format("{} is repaired", what);
    default:
      if (event.amount == 0) return fmt::format("{} is switched off{}", what, way);
      if (event.amount == 1000) return fmt::format("{} is switched on{}", what, way);
      return fmt::format("{} is set to {}{}", what, percent(event.amount), way);
  }
}

std::string Wording::of_domain(const Event& event) const {
  const std::string what = name(event.subject);
  if (event.kind <= EventKind::kSupplyRestored) return of_supply(event);
  if (event.kind <= EventKind::kRepaired) return of_machine(event);
  switch (event.kind) {
    case EventKind::kLineLoaded:
      return fmt::format("{} carries {} of its rating", what, percent(event.amount));
    case EventKind::kBusServed:
    case EventKind::kDistrictServed:
      return fmt::format("{} gets {} of what it draws", what, percent(event.amount));
    case EventKind::kGridSplit:
      return fmt::format("the grid is in {}",
                         counted(static_cast<std::size_t>(event.amount), "part", "parts"));
    case EventKind::kTankLevel:
      return fmt::format("{} is {} full", what, percent(event.amount));
    case EventKind::kPointSet:
      return fmt::format("{} sets {} to {}", what, name(event.object), percent(event.amount));
    case EventKind::kReportSpoofed:
      return fmt::format("{} shows {} from now on, whatever is true", what, percent(event.amount));
    case EventKind::kAlarmSounded:
      return fmt::format("{} sounds its alarm at {}", what, percent(event.amount));
    case EventKind::kReadingMoved:
      return fmt::format("{} truly reads {}", what, percent(event.amount));
    case EventKind::kSafetyActed:
      return fmt::format("the safety function of {} acts on {}", what, name(event.object));
    case EventKind::kSliceServed:
      return fmt::format("{} of the sessions asked of {} succeed", percent(event.amount), what);
    case EventKind::kSliceCrowded:
      return fmt::format("others take {} of {}", percent(event.amount), what);
    case EventKind::kInspected:
      return fmt::format("{} is inspected: {}", what,
                         event.amount > 0 ? "its firmware is not its own" : "nothing is found");
    case EventKind::kSupplierReplaced:
      return fmt::format("{} is from {} now", what, name(event.object));
    case EventKind::kFirmwareUpdated:
      return fmt::format("{} takes an update from {}", what, name(event.object));
    case EventKind::kNarrativePushed:
      return fmt::format("{} is pushed by {}", what, percent(event.amount));
    case EventKind::kCredibilityMoved:
      return fmt::format("{} becomes {} credible, by {}", what, event.amount < 0 ? "less" : "more",
                         percent(std::abs(event.amount)));
    case EventKind::kBelieved:
      return fmt::format("{} of {} believe: {}", percent(event.amount), name(event.object), what);
    case EventKind::kTrustMoved:
      return fmt::format("trust in institutions among {} stands at {}", what,
                         percent(event.amount));
    case EventKind::kSupportMoved:
      return fmt::format("support for the mission among {} stands at {}", what,
                         percent(event.amount));
    case EventKind::kPartnerTrustMoved:
      return fmt::format("trust of {} stands at {}", what, percent(event.amount));
    case EventKind::kWorkServed:
      return fmt::format("{} of what {} try works", percent(event.amount), what);
    case EventKind::kTicketOpened:
      return fmt::format("{} open a ticket about {}", what, name(event.object));
    default:
      return fmt::format("{}: {}", what, range::name(event.kind));
  }
}

}  // namespace redoubt::report

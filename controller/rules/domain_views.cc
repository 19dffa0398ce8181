#include "controller/rules/visibility.h"

/// What is seen of the domains beside the enterprise. Machines are seen by their owners, and only
/// as their control points show them; what people believe is seen by everybody of their nation.
namespace redoubt::rules {

using range::Event;
using range::EventKind;
using range::NationId;
using terms::CellId;
using terms::FindingKind;

namespace {

constexpr std::int64_t kHas = 2;
constexpr std::int64_t kOnReserve = 1;
constexpr std::int64_t kWithout = 0;

}  // namespace

/// Nothing of a machine whose control points show something else.
void Visibility::tell_operators(const range::World& world, const Event& event, FindingKind kind,
                                std::int64_t value) {
  if (!world.hidden(event.subject)) tell_owner(world, event, kind, value);
}

void Visibility::tell_nation(NationId nation, const Event& event, FindingKind kind) {
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) {
    const scenario::Cell& cell = exercise_->cells[i];
    if (cell.role == terms::Role::kBlue && cell.nation == nation) {
      find(CellId{i}, event, kind, event.amount);
    }
  }
}

void Visibility::show_domain(const range::World& world, const Event& event) {
  const range::Layout& layout = world.layout();
  const std::uint32_t i = event.subject.index;
  switch (event.kind) {
    case EventKind::kLinkFlooded:
    case EventKind::kFloodEnded:
      return tell_owner(world, event, FindingKind::kLevel, world.floods().leaves({i}));
    case EventKind::kSupplyLost:
      return tell_owner(world, event, FindingKind::kSupply, kOnReserve);
    case EventKind::kSupplyFailed:
      return tell_owner(world, event, FindingKind::kSupply, kWithout);
    case EventKind::kSupplyRestored:
      return tell_owner(world, event, FindingKind::kSupply, kHas);
    case EventKind::kSwitched:
      return tell_operators(world, event, FindingKind::kSwitched, event.amount);
    case EventKind::kTripped:
      return tell_operators(world, event, FindingKind::kSwitched, 0);
    case EventKind::kDamaged:
      return tell_operators(world, event, FindingKind::kDamage, 1);
    case EventKind::kRepaired:
      return tell_operators(world, event, FindingKind::kDamage, 0);
    case EventKind::kLineLoaded:
      return tell_operators(world, event, FindingKind::kLoading, event.amount);
    case EventKind::kBusServed:
    case EventKind::kTankLevel:
    case EventKind::kDistrictServed:
    case EventKind::kSliceServed:
    case EventKind::kWorkServed:
      return tell_operators(world, event, FindingKind::kLevel, event.amount);
    case EventKind::kTicketOpened:
      return tell_owner(world, event, FindingKind::kTicket, 1);
    case EventKind::kReadingMoved:
    case EventKind::kReportTrue:
      if (world.control().spoofed(range::PointId{i})) return;
      return tell_owner(world, event, FindingKind::kReading,
                        world.control().shown(range::PointId{i}));
    case EventKind::kAlarmSounded:
      return tell_owner(world, event, FindingKind::kAlarm, 1);
    case EventKind::kAlarmCleared:
      return tell_owner(world, event, FindingKind::kAlarm, 0);
    case EventKind::kDeregistered:
      return tell_owner(world, event, FindingKind::kLevel, 0);
    case EventKind::kRegistered:
      return tell_owner(world, event, FindingKind::kLevel, 1000);
    case EventKind::kInspected:
      return tell_owner(world, event, FindingKind::kImplant, event.amount);
    case EventKind::kBelieved:
      return tell_nation(layout.information.groups[event.object.index].nation, event,
                         FindingKind::kBelief);
    case EventKind::kSupportMoved:
      return tell_nation(layout.information.groups[i].nation, event, FindingKind::kLevel);
    case EventKind::kSharingLapsed:
    case EventKind::kSharingResumed:
      tell_nation(layout.pact.partnerships[i].from, event, FindingKind::kSharing);
      return tell_nation(layout.pact.partnerships[i].to, event, FindingKind::kSharing);
    default:
      return;  // ground truth
  }
}

}  // namespace redoubt::rules

#include "controller/range/information/newsroom.h"

#include <algorithm>

#include "controller/range/information/spread.h"

namespace redoubt::range::information {

Newsroom::Newsroom(const Space& space)
    : space_(&space),
      desks_(space.outlets.size()),
      carried_(space.narratives.size() * space.outlets.size(), 0) {}

void Newsroom::work(const Event& event) {
  Desk& desk = desks_[event.subject.index];
  switch (event.kind) {
    case EventKind::kSupplyFailed:
      ++desk.missing;
      break;
    case EventKind::kSupplyRestored:
      if (desk.missing > 0) --desk.missing;
      break;
    case EventKind::kDamaged:
    case EventKind::kRepaired:
      desk.damaged = event.kind == EventKind::kDamaged;
      break;
    case EventKind::kSwitched:
      desk.switched = std::clamp<std::int64_t>(event.amount, 0, kWhole);
      break;
    default:
      break;
  }
}

void Newsroom::drop_everywhere(NarrativeId narrative) {
  for (std::uint32_t i = 0; i < desks_.size(); ++i) drop(narrative, {i});
}

bool Newsroom::carried(NarrativeId narrative) const {
  for (std::uint32_t i = 0; i < desks_.size(); ++i) {
    if (carries({i}, narrative)) return true;
  }
  return false;
}

std::int64_t Newsroom::on_air(OutletId outlet) const {
  const Desk& desk = desks_[outlet.value];
  return desk.missing > 0 || desk.damaged ? 0 : desk.switched;
}

std::int64_t Newsroom::published(NarrativeId narrative, const Group& group) const {
  std::int64_t odds = 0;
  for (const Following& following : group.follows) {
    if (!carries(following.outlet, narrative)) continue;
    const Outlet& outlet = space_->outlets[following.outlet.value];
    const std::int64_t heeded = nearness(group.leaning, outlet.leaning);
    const std::int64_t sent = following.reach * on_air(following.outlet) / kWhole;
    odds += per_step(sent, space_->habits) * heeded / kWhole;
  }
  return odds;
}

}  // namespace redoubt::range::information

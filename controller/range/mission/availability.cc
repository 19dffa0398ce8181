#include <algorithm>
#include <functional>

#include "controller/range/world.h"
#include "proto/terms/check.h"

namespace redoubt::range {
namespace {

constexpr std::int64_t kWhole = 1000;
/// What is left of a host while nobody who runs it can log on.
constexpr std::int64_t kLockedOut = 500;

}  // namespace

std::int64_t World::availability(ServiceId id) const {
  return part_availability(entity(id), HostId{});
}

std::int64_t World::availability(ServiceId id, HostId from) const {
  const Service& service = layout_->services[id.value];
  if (!reaches(from, service.host, service.protocol)) return 0;
  return std::min<std::int64_t>(hosts_[from.value].working, availability(id));
}

/// How good one part is, with `without` thought away (not valid: nothing is).
std::int64_t World::part_availability(Entity part, HostId without) const {
  switch (part.kind) {
    case terms::EntityKind::kHost: {
      const HostId id{part.index};
      const HostState& host = hosts_.at(id.value);
      if (id == without || host.isolated) return 0;
      return std::min<std::int64_t>(host.working, host.locked_out ? kLockedOut : kWhole);
    }
    case terms::EntityKind::kService: {
      const Service& service = layout_->services.at(part.index);
      return std::min<std::int64_t>(services_[part.index],
                                    part_availability(entity(service.host), without));
    }
    case terms::EntityKind::kLink:
      return reach_.stands(LinkId{part.index}) ? floods_.leaves(LinkId{part.index}) : 0;
    case terms::EntityKind::kPoint:
      return control_.by_hand(PointId{part.index})
                 ? kWhole
                 : part_availability(entity(layout_->plant.points.at(part.index).host), without);
    case terms::EntityKind::kFunction:
      return derive(FunctionId{part.index}, without);
    default:
      return availability_beside(part);
  }
}

std::int64_t World::availability_beside(Entity thing) const {
  const std::uint32_t i = thing.index;
  switch (thing.kind) {
    case terms::EntityKind::kBus:
      return beside_.power.availability(BusId{i});
    case terms::EntityKind::kLine:
      return beside_.power.availability(LineId{i});
    case terms::EntityKind::kGenerator:
      return beside_.power.availability(GeneratorId{i});
    case terms::EntityKind::kTank:
      return beside_.water.availability(TankId{i});
    case terms::EntityKind::kDistrict:
      return beside_.water.availability(DistrictId{i});
    case terms::EntityKind::kPump:
      return beside_.water.availability(PumpId{i});
    case terms::EntityKind::kValve:
      return beside_.water.availability(ValveId{i});
    case terms::EntityKind::kNetworkFunction:
      return beside_.mobile.availability(NetworkFunctionId{i});
    case terms::EntityKind::kRadioCell:
      return beside_.mobile.availability(RadioCellId{i});
    case terms::EntityKind::kSlice:
      return beside_.mobile.availability(SliceId{i});
    case terms::EntityKind::kSubscribers:
      return beside_.mobile.availability(SubscribersId{i});
    case terms::EntityKind::kGroup:
      return beside_.information.availability(GroupId{i});
    case terms::EntityKind::kOutlet:
      return beside_.information.availability(OutletId{i});
    case terms::EntityKind::kStaff:
      return people_.availability(StaffId{i});
    default:
      REDOUBT_CHECK(thing.kind == terms::EntityKind::kPartnership);
      return beside_.alliance.availability(PartnershipId{i});
  }
}

/// No better than its parts, and than what it needs leaves it.
std::int64_t World::derive(FunctionId id, HostId without) const {
  return std::min(derive_parts(layout_->functions.at(id.value), without),
                  couplings_.leaves(entity(id)));
}

std::int64_t World::derive_parts(const Function& function, HostId without) const {
  if (function.parts.empty()) return kWhole;
  if (function.need == Need::kSome) return derive_some(function, without);
  const bool all = function.need == Need::kAll;
  std::int64_t best = all ? kWhole : 0;
  for (const Entity part : function.parts) {
    const std::int64_t one = part_availability(part, without);
    best = all ? std::min(best, one) : std::max(best, one);
  }
  return best;
}

/// As good as the k-th best part: among no more than there are parts, sorted once.
std::int64_t World::derive_some(const Function& function, HostId without) const {
  if (function.k > function.parts.size()) return 0;
  std::vector<std::int64_t> parts;
  parts.reserve(function.parts.size());
  for (const Entity part : function.parts) parts.push_back(part_availability(part, without));
  const auto kth = parts.begin() + static_cast<std::ptrdiff_t>(function.k - 1);
  std::nth_element(parts.begin(), kth, parts.end(), std::greater<>());
  return *kth;
}

std::int64_t World::derived_availability(FunctionId id) const { return derive(id, HostId{}); }

std::int64_t World::loss_if_isolated(HostId host, FunctionId function) const {
  return derive(function, HostId{}) - derive(function, host);
}

}  // namespace redoubt::range

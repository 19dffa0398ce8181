#pragma once

#include <cstdint>

#include "proto/terms/ids.h"

namespace redoubt::range {

using NationId = terms::Id<struct NationTag>;
using SiteId = terms::Id<struct SiteTag>;
using ZoneId = terms::Id<struct ZoneTag>;
using LinkId = terms::Id<struct LinkTag>;
using HostId = terms::Id<struct HostTag>;
using ServiceId = terms::Id<struct ServiceTag>;
using WeaknessId = terms::Id<struct WeaknessTag>;
using AccountId = terms::Id<struct AccountTag>;
using DataId = terms::Id<struct DataTag>;
using SoftwareId = terms::Id<struct SoftwareTag>;
using FunctionId = terms::Id<struct FunctionTag>;
using SensorId = terms::Id<struct SensorTag>;
using BusId = terms::Id<struct BusTag>;
using LineId = terms::Id<struct LineTag>;
using GeneratorId = terms::Id<struct GeneratorTag>;
using TankId = terms::Id<struct TankTag>;
using DistrictId = terms::Id<struct DistrictTag>;
using PumpId = terms::Id<struct PumpTag>;
using ValveId = terms::Id<struct ValveTag>;
using PointId = terms::Id<struct PointTag>;
using NetworkFunctionId = terms::Id<struct NetworkFunctionTag>;
using RadioCellId = terms::Id<struct RadioCellTag>;
using SliceId = terms::Id<struct SliceTag>;
using SubscribersId = terms::Id<struct SubscribersTag>;
using SupplierId = terms::Id<struct SupplierTag>;
using GroupId = terms::Id<struct GroupTag>;
using NarrativeId = terms::Id<struct NarrativeTag>;
using OutletId = terms::Id<struct OutletTag>;
using PartnershipId = terms::Id<struct PartnershipTag>;
using StaffId = terms::Id<struct StaffTag>;

/// Anything of the exercise that can be pointed at: its kind and its index among its kind. A
/// credential has the index of its account. Value-initialised it points at nothing.
struct Entity {
  terms::EntityKind kind = terms::EntityKind::kHost;
  std::uint32_t index = UINT32_MAX;

  constexpr bool valid() const { return index != UINT32_MAX; }
  constexpr std::uint64_t word() const { return (static_cast<std::uint64_t>(kind) << 32) | index; }
  friend constexpr auto operator<=>(Entity, Entity) = default;
};

constexpr Entity entity(ZoneId id) { return {terms::EntityKind::kZone, id.value}; }
constexpr Entity entity(LinkId id) { return {terms::EntityKind::kLink, id.value}; }
constexpr Entity entity(HostId id) { return {terms::EntityKind::kHost, id.value}; }
constexpr Entity entity(ServiceId id) { return {terms::EntityKind::kService, id.value}; }
constexpr Entity entity(WeaknessId id) { return {terms::EntityKind::kWeakness, id.value}; }
constexpr Entity entity(AccountId id) { return {terms::EntityKind::kAccount, id.value}; }
constexpr Entity credential_of(AccountId id) { return {terms::EntityKind::kCredential, id.value}; }
constexpr Entity entity(DataId id) { return {terms::EntityKind::kData, id.value}; }
constexpr Entity entity(SoftwareId id) { return {terms::EntityKind::kSoftware, id.value}; }
constexpr Entity entity(FunctionId id) { return {terms::EntityKind::kFunction, id.value}; }
constexpr Entity entity(SensorId id) { return {terms::EntityKind::kSensor, id.value}; }
constexpr Entity entity(BusId id) { return {terms::EntityKind::kBus, id.value}; }
constexpr Entity entity(LineId id) { return {terms::EntityKind::kLine, id.value}; }
constexpr Entity entity(GeneratorId id) { return {terms::EntityKind::kGenerator, id.value}; }
constexpr Entity entity(TankId id) { return {terms::EntityKind::kTank, id.value}; }
constexpr Entity entity(DistrictId id) { return {terms::EntityKind::kDistrict, id.value}; }
constexpr Entity entity(PumpId id) { return {terms::EntityKind::kPump, id.value}; }
constexpr Entity entity(ValveId id) { return {terms::EntityKind::kValve, id.value}; }
constexpr Entity entity(PointId id) { return {terms::EntityKind::kPoint, id.value}; }
constexpr Entity entity(NetworkFunctionId id) {
  return {terms::EntityKind::kNetworkFunction, id.value};
}
constexpr Entity entity(RadioCellId id) { return {terms::EntityKind::kRadioCell, id.value}; }
constexpr Entity entity(SliceId id) { return {terms::EntityKind::kSlice, id.value}; }
constexpr Entity entity(SubscribersId id) { return {terms::EntityKind::kSubscribers, id.value}; }
constexpr Entity entity(SupplierId id) { return {terms::EntityKind::kSupplier, id.value}; }
constexpr Entity entity(GroupId id) { return {terms::EntityKind::kGroup, id.value}; }
constexpr Entity entity(NarrativeId id) { return {terms::EntityKind::kNarrative, id.value}; }
constexpr Entity entity(OutletId id) { return {terms::EntityKind::kOutlet, id.value}; }
constexpr Entity entity(PartnershipId id) { return {terms::EntityKind::kPartnership, id.value}; }
constexpr Entity entity(StaffId id) { return {terms::EntityKind::kStaff, id.value}; }

}  // namespace redoubt::range

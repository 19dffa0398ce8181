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

}  // namespace redoubt::range

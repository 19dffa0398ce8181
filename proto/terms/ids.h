#pragma once

#include <compare>
#include <cstdint>

namespace redoubt::terms {

/// A number that says what it numbers: an Id<A> never passes for an Id<B>. Zero-based and dense
/// unless said otherwise.
template <class Tag>
struct Id {
  std::uint32_t value = UINT32_MAX;

  constexpr bool valid() const { return value != UINT32_MAX; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// A cell: white, red, one blue per team, observer. Index into the exercise's cells.
using CellId = Id<struct CellTag>;

/// A technique or a measure. Index into the exercise's catalogue, which every cell knows.
using ActionId = Id<struct ActionTag>;

/// An entity of the range **as one cell knows it**, numbered in order of first sight by that cell.
/// A cell can name only what it has been shown, and the numbers say nothing of what it has not: two
/// cells' handles are unrelated.
using Handle = Id<struct HandleTag>;

/// Chosen by the participant, unique and rising within one agent's life in an exercise; from 1. A
/// re-sent number is answered with its first ruling.
using OrderNumber = std::uint64_t;

/// What sort of thing a handle stands for.
enum class EntityKind : std::uint8_t {
  kNation,
  kOrganisation,
  kSite,
  kZone,
  kLink,
  kHost,
  kService,
  kWeakness,
  kAccount,
  kCredential,
  kData,
  kSoftware,
  kFunction,
  kSensor,
  kInject,
  kCell,
  kBus,
  kLine,
  kGenerator,
  kTank,
  kDistrict,
  kPump,
  kValve,
  kPoint,
  kNetworkFunction,
  kRadioCell,
  kSlice,
  kSubscribers,
  kSupplier,
  kGroup,
  kNarrative,
  kOutlet,
  kPartnership,
  kStaff,
  kMilestone,
};
inline constexpr int kEntityKindCount = 35;

/// "host", "mission function"... as written in scenarios and shown to people.
const char* name(EntityKind kind);

}  // namespace redoubt::terms

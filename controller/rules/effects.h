#pragma once

#include <vector>

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// The facts that follow from one effect when the action succeeds on a target: kind, subject,
/// object and amount are set; who, when and why are the engine's to stamp. Appended to `facts`. A
/// pure function of the world as it stands.
void effects_of(const range::World& world, const scenario::Action& action,
                const scenario::Effect& effect, terms::CellId actor, range::Entity target,
                std::vector<range::Event>& facts);

/// Whether the fact would change anything as the world stands. For facts that a plan declares
/// beforehand, which may have come to pass another way meanwhile.
bool changes(const range::World& world, const range::Event& fact);

/// `FindingKind` and value packed into the amount of a kFound event, and out of it.
constexpr std::int64_t pack(terms::FindingKind kind, std::int64_t value) {
  return (static_cast<std::int64_t>(kind) << 32) | value;
}
constexpr terms::FindingKind finding_kind(std::int64_t packed) {
  return static_cast<terms::FindingKind>(packed >> 32);
}
constexpr std::int64_t finding_value(std::int64_t packed) { return packed & 0xffffffff; }

}  // namespace redoubt::rules

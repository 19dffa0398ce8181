#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "controller/scenario/draft.h"
#include "controller/yaml/value.h"

/// Amounts as they stand beside the words of needs, effects, conditions and consequences, and other
/// quantities of the format.
namespace redoubt::scenario {

/// What stands beside a word.
enum class Beside : std::uint8_t {
  kNothing,
  kLevel,         ///< terms::Access
  kProtocol,      ///< index into Layout::protocols
  kWeaknessKind,  ///< range::WeaknessKind
  kTruth,         ///< 0 or 1
  kWayBack,       ///< one bit
  kWaysBack,      ///< one word or several: a mask
  kAvailability,  ///< permille
  kSystem,        ///< index into Layout::systems
  kSoftware,      ///< range::SoftwareId
  kDecoys,        ///< one range::DecoyKind or several: a mask
  kWay,           ///< a protocol, or `any`: range::kAnyWay
  kFlood,         ///< `{share: 80%, lasts: 45 min}`: a packed range::Flood; `lasts` left out: until
                  ///< somebody ends it
  kRhythm,        ///< `{by: web, every: 20 min}`: a packed range::Rhythm; `by` left out: any
};

/// What stands beside a word in the place of a protocol, where every protocol is meant.
inline constexpr std::string_view kAnyWayWord = "any";

/// The amount that a value says; nothing after it has said what is wrong.
std::optional<std::int64_t> amount_of(const Draft& draft, Beside what, const yaml::Value& value);

/// A share such as 40%, in permille.
std::optional<std::int64_t> permille_of(const yaml::Value& value);

/// A share with a sign, such as -8%, in permille from -1000 to 1000.
std::optional<std::int64_t> signed_permille_of(const yaml::Value& value);

/// `[20 min, 2 h]`, or one duration that is both; the first not longer than the second.
struct Span {
  terms::Duration least{};
  terms::Duration most{};
};
std::optional<Span> span_of(const yaml::Value& value);

}  // namespace redoubt::scenario

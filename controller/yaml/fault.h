#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redoubt::yaml {

/// The sorts of things that a reader can find wrong. Each has a code that stays what it is for
/// good: people look it up, filter by it, and count it from year to year.
enum class Fault : std::uint8_t {
  kNotYaml,       ///< no YAML, or a part of YAML that is not allowed here
  kUnknownKey,    ///< a key that nobody asks for
  kMissing,       ///< a key, section or file that must be there
  kWrongKind,     ///< "expected (this), found (that)"
  kUnknownName,   ///< a name by which nothing is called
  kTwice,         ///< declared, listed or given a second time
  kSpelling,      ///< a name with characters that names do not have
  kTooMuch,       ///< too many, too long, too large, too deep
  kOutOfRange,    ///< a number or time that is too small, too large, too early, too late
  kCircle,        ///< things each of which must come before the next
  kMismatch,      ///< well written by itself, and does not go with something else
  kOdd,           ///< a warning: allowed, and hardly meant
  kUnreadable,    ///< a file or folder that cannot be read
  kOtherVersion,  ///< a format that is newer or older than what is read here
  kForeign,       ///< somebody else's file that does not hold to its own format
};

constexpr std::string_view code_of(Fault fault) {
  constexpr std::string_view kCodes[] = {"R1001", "R1002", "R1003", "R1004", "R1005",
                                         "R1006", "R1007", "R1008", "R1009", "R1010",
                                         "R1011", "R1012", "R1013", "R1014", "R1015"};
  return kCodes[static_cast<std::size_t>(fault)];
}

}  // namespace redoubt::yaml

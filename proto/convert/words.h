#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "proto/terms/ids.h"
#include "proto/terms/observation.h"
#include "proto/terms/result.h"
#include "proto/terms/time.h"

/// The smallest words, to the wire and back. For proto/convert and the directors' door.
namespace redoubt::convert {

// --- outward -------------------------------------------------------------------------------------

/// An id plus one; 0 for none. All 32-bit values go both ways.
template <class Tag>
constexpr std::uint32_t wire(terms::Id<Tag> id) {
  return id.value + 1;
}
constexpr std::int64_t wire(terms::ExerciseTime time) { return terms::microseconds(time); }
constexpr std::int64_t wire(terms::Duration duration) { return duration.count(); }

/// Every enum of the wire begins with a value that says nothing; ours come after it.
template <class Enum>
constexpr int kFirstOnWire = 1;
template <>
inline constexpr int kFirstOnWire<terms::Severity> = 0;  // begins at 1 already

template <class Wire, class Enum>
constexpr Wire wire(Enum value) {
  static_assert(std::is_enum_v<Enum> && std::is_enum_v<Wire>);
  return static_cast<Wire>(static_cast<int>(value) + kFirstOnWire<Enum>);
}

// --- inward --------------------------------------------------------------------------------------

/// Takes values off the wire and remembers the first that cannot be, so that a conversion reads as
/// a list of assignments. After an error the values are harmless and meaningless.
class Ingress {
 public:
  bool ok() const { return !error_.has_value(); }

  void refuse(terms::Code code, std::string message) {
    if (!error_) error_ = terms::Error{code, std::move(message)};
  }

  /// The value, or the first thing that was wrong.
  template <class T>
  terms::Result<T> result(T value) {
    if (error_) return *std::move(error_);
    return value;
  }

  /// `last`: the highest number that the wire's enum has.
  template <class Enum, class Wire>
  Enum word(Wire value, Wire last, std::string_view field) {
    if (value < 1 || value > last) {
      refuse(terms::Code::kInvalidArgument,
             std::string(field) + " has the unknown value " + std::to_string(int{value}));
      value = static_cast<Wire>(1);
    }
    return static_cast<Enum>(int{value} - kFirstOnWire<Enum>);
  }

  terms::ExerciseTime time(std::int64_t us, std::string_view field) {
    at_least(us, 0, field);
    return terms::from_microseconds(us);
  }
  terms::Duration duration(std::int64_t us, std::string_view field) {
    at_least(us, 0, field);
    return terms::Duration{us};
  }

  template <class T, class Limit>
  void at_least(T value, Limit least, std::string_view field) {
    if (std::cmp_less(value, least)) out_of_range(field, "at least", std::to_string(least));
  }
  template <class T, class Limit>
  void at_most(T value, Limit most, std::string_view field) {
    if (std::cmp_greater(value, most)) out_of_range(field, "at most", std::to_string(most));
  }

 private:
  void out_of_range(std::string_view field, std::string_view bound, const std::string& limit) {
    refuse(terms::Code::kInvalidArgument,
           std::string(field) + " must be " + std::string(bound) + " " + limit);
  }

  std::optional<terms::Error> error_;
};

/// An Id<Tag> from the wire: 0 gives one that is not valid.
template <class Id>
constexpr Id id(std::uint32_t wire) {
  return Id{wire - 1};
}

}  // namespace redoubt::convert

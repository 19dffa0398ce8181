#pragma once

#include <string>
#include <utility>
#include <variant>

#include "proto/terms/check.h"

namespace redoubt::terms {

/// Why something that can fail did. Numbered like gRPC's status codes; a code exists here only
/// where a caller reacts to it.
enum class Code : int {
  kInvalidArgument = 3,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kAborted = 10,
  kOutOfRange = 11,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
};

/// What went wrong, in words for the person who can do something about it. Never holds secrets or
/// another team's names.
struct Error {
  Code code;
  std::string message;
};

/// A value, or the reason why there is none. For what can happen; what cannot is a REDOUBT_CHECK.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return REDOUBT_CHECK(ok()), *std::get_if<0>(&held_); }
  const T& value() const& { return REDOUBT_CHECK(ok()), *std::get_if<0>(&held_); }
  T&& value() && { return REDOUBT_CHECK(ok()), std::move(*std::get_if<0>(&held_)); }
  const Error& error() const { return REDOUBT_CHECK(!ok()), *std::get_if<1>(&held_); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  std::variant<T, Error> held_;
};

/// The result of something done for its effect alone.
struct Done {};
using Status = Result<Done>;

}  // namespace redoubt::terms

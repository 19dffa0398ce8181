#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "proto/terms/result.h"

namespace redoubt::seats {

/// Passes that hold no longer though they are young enough, kept in a small file of its owner's
/// alone, so that who has signed out stays out when the controller comes back. One thread.
///
///   a line for each    ID ISSUED        in seconds since 1970
///   or for many        before ISSUED    none that was issued then or earlier holds
///
/// A pass is forgotten here once it is too old to hold at all. Over kEndingsMax all that were
/// issued so far are ended: rather does everybody sign in anew than one who has signed out comes
/// back.
class Endings {
 public:
  /// In memory alone.
  Endings() = default;
  /// Reads the file, or makes it, without those that no longer matter. Errors: kPermissionDenied
  /// for one that others may read, kUnavailable, kDataLoss.
  static terms::Result<Endings> at(const std::string& path, std::int64_t now_s,
                                   std::int64_t lives_s);

  /// A line that cannot be written is remembered all the same, until the controller stops.
  void add(std::uint64_t id, std::int64_t issued_s, std::int64_t now_s);
  bool contain(std::uint64_t id, std::int64_t issued_s) const {
    return issued_s <= before_ || ended_.contains(id);
  }

 private:
  bool take(const std::string& line);
  void append(const std::string& line) const;
  terms::Status write_anew() const;

  std::string path_;  ///< empty: none
  std::map<std::uint64_t, std::int64_t> ended_;
  std::int64_t before_ = INT64_MIN;
};
inline constexpr std::size_t kEndingsMax = 10'000;

}  // namespace redoubt::seats

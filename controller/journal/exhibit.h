#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "proto/terms/result.h"

namespace redoubt::journal {

/// A file kept with the journal from its first moment on and never changed: the scenario's files,
/// so that a journal needs nothing beside itself to be replayed.
struct Exhibit {
  std::string path;  ///< relative, with '/', without "." and ".." as parts
  std::string content;

  friend bool operator==(const Exhibit&, const Exhibit&) = default;
};

inline constexpr std::size_t kExhibitsMax = 4096;
inline constexpr std::size_t kExhibitPathBytesMax = 1024;
inline constexpr std::size_t kExhibitBytesMax = std::size_t{64} << 20U;  ///< all contents together

/// "exhibit 2 (base/blue.yaml)", for messages; without a path that is not tame. Numbers count from
/// 1.
std::string describe(std::uint64_t number, const Exhibit& exhibit);

/// Whether an exhibit's path stays inside the folder it would be unpacked into.
bool is_tame_path(const std::string& path);

/// The exhibits in rising order of path, or what forbids them: a path that is not tame or there
/// twice (kInvalidArgument), or too many or too large (kResourceExhausted).
terms::Result<std::vector<Exhibit>> arranged(std::vector<Exhibit> exhibits);

}  // namespace redoubt::journal

#pragma once

#include <span>
#include <string_view>

namespace redoubt::cli {

struct StarterFile {
  std::string_view name;
  std::string_view text;
};

/// The exercise that `redoubt new` writes: the files of controller/cli/starter, built in, so that
/// it can be begun anywhere.
std::span<const StarterFile> starter();

}  // namespace redoubt::cli

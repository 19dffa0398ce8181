#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "controller/yaml/findings.h"
#include "controller/yaml/tree.h"

/// YAML, without what makes a file say other than what it shows: no anchors, aliases, tags,
/// directives, second documents, keys given twice or keys that are no text.
namespace redoubt::yaml {

inline constexpr std::size_t kFileBytesMax = 1U << 20;
inline constexpr std::size_t kScalarBytesMax = 64U << 10;
inline constexpr std::size_t kNodesMax = 50'000;
inline constexpr std::size_t kDepthMax = 32;

/// A tree, or nullptr and at least one error. Errors of grammar stop at the first, all others are
/// said at once. `name` is what messages call the file.
std::unique_ptr<const Tree> parse(std::string name, std::string_view text, Findings& findings);

/// The same for a regular file. Never waits: a directory, pipe or device is an error.
std::unique_ptr<const Tree> read_file(const std::filesystem::path& path, Findings& findings);

}  // namespace redoubt::yaml

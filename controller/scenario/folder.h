#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/findings.h"

namespace redoubt::scenario {

/// One file of a scenario. Its name is a path from the folder that the scenario lies in, with '/':
/// "first-watch/range.yaml"; files of a shared catalogue are named as if they lay inside the
/// scenario, "first-watch/catalogue/measures.yaml".
struct File {
  std::string name;
  std::string text;
};

/// A file as it was found, and what messages call it.
struct Found {
  File file;
  std::string shown;
};

inline constexpr std::size_t kFilesMax = 64;        ///< of one folder
inline constexpr std::size_t kBytesMax = 8U << 20;  ///< of one folder

/// The *.yaml files of a folder, in order of their names, and their texts; their names as files
/// begin with `prefix`. What cannot be read is said: no folder, no such file in it, too many, too
/// large, no regular file.
std::vector<Found> files_in(const std::filesystem::path& folder, const std::string& prefix,
                            yaml::Findings& findings);

/// Whether a file or folder of an exercise may be called so.
bool is_tame(std::string_view name);

/// The name a scenario in this folder has: the folder's own. Empty, and said, where there is none.
std::string name_of_folder(const std::filesystem::path& folder, yaml::Findings& findings);

/// Says something about a file or folder as a whole.
void say_of(yaml::Fault fault, const std::string& path, std::string message,
            yaml::Findings& findings);

}  // namespace redoubt::scenario

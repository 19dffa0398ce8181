#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "controller/scenario/exercise.h"
#include "controller/scenario/folder.h"
#include "controller/scenario/variants.h"
#include "controller/scenario/written.h"
#include "controller/yaml/findings.h"

namespace redoubt::scenario {

/// What is given for variables of a scenario: names and values, as they would stand in a file.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// A scenario that holds no error, and the files it was read from.
struct Loaded {
  std::shared_ptr<const Exercise> exercise;  ///< the first of `variants`, unless somebody chose
  Variants variants;
  std::vector<File> files;  ///< in order of their names; read_files() reads the same from them
  Written written;
};

/// Reads the scenario in a folder, the folders beside it that it includes, and the catalogue there
/// where it shares that one (docs/language.md). Nothing where there is an error; all of them are
/// said at once. The same files give the same exercise.
std::optional<Loaded> read_folder(const std::filesystem::path& folder, yaml::Findings& findings,
                                  const Settings& settings = {});

/// Reads a scenario from its files alone, as a journal keeps them.
std::optional<Loaded> read_files(std::vector<File> files, yaml::Findings& findings);

}  // namespace redoubt::scenario

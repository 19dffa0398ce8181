#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "controller/journal/journal.h"
#include "controller/scenario/reader.h"
#include "proto/terms/result.h"

namespace CLI {
class App;
}

namespace redoubt::cli {

/// The exercise in a folder. Faults are printed to stderr, as `redoubt check` does; the error then
/// only says that there were some.
terms::Result<scenario::Loaded> load(const std::string& folder,
                                     const scenario::Settings& settings = {});

/// The exercise that a journal was begun with, from the files it keeps; the variant that its seed
/// draws.
terms::Result<scenario::Loaded> load(const journal::Journal& journal);

/// Lets the seed choose the variant that is played.
void choose(scenario::Loaded& loaded, std::uint64_t seed);

/// `--set NAME=VALUE`, as often as one likes.
struct Given {
  std::vector<std::string> set;
};
void add_settings(CLI::App& verb, Given& given);
/// Errors: kInvalidArgument where one is not NAME=VALUE.
terms::Result<scenario::Settings> settings_of(const Given& given);

/// A scenario's files, as a journal keeps them.
std::vector<journal::Exhibit> exhibits_of(const scenario::Loaded& loaded);

}  // namespace redoubt::cli

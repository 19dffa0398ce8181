#pragma once

#include <memory>
#include <string>

#include "controller/journal/journal.h"
#include "controller/scenario/reader.h"
#include "proto/terms/result.h"

namespace redoubt::cli {

/// The exercise in a folder. Faults are printed to stderr, as `redoubt check` does; the error then
/// only says that there were some.
terms::Result<scenario::Loaded> load(const std::string& folder);

/// The exercise that a journal was begun with, from the files it keeps.
terms::Result<scenario::Loaded> load(const journal::Journal& journal);

/// A scenario's files, as a journal keeps them.
std::vector<journal::Exhibit> exhibits_of(const scenario::Loaded& loaded);

}  // namespace redoubt::cli

#pragma once

#include "controller/conduct/chronicle.h"
#include "controller/report/account.h"

namespace redoubt::cli {

/// What people did, in the report's own words for it: the report knows nothing of how a live
/// exercise is conducted or kept.
std::vector<report::PersonDeed> told_people(const conduct::Replayed& replayed);

}  // namespace redoubt::cli

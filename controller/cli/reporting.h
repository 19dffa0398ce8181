#pragma once

#include <filesystem>
#include <string>

#include "controller/journal/journal.h"
#include "controller/report/account.h"
#include "proto/terms/result.h"

namespace redoubt::cli {

/// Everything that a journal tells, for a report: its exercise derived again, with the words and
/// notes that steer no course. Errors: as for replay.
terms::Result<report::Account> account_of(const journal::Journal& journal);

/// Writes a file as a whole or not at all. Errors: kUnavailable.
terms::Status write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace redoubt::cli

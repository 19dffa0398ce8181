#pragma once

#include <filesystem>
#include <string>

#include "proto/terms/result.h"

namespace redoubt::cli {

/// Puts this text in the place of a file that exists. Whoever opens the file meanwhile, or after
/// the machine stopped in between, finds all of the old text or all of the new. Links are followed;
/// permissions stay. Errors: kPermissionDenied, kUnavailable.
terms::Status replace_file(const std::filesystem::path& path, const std::string& text);

}  // namespace redoubt::cli

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "proto/terms/result.h"

namespace redoubt::cli {

/// Puts this text in the place of a file that exists. Whoever opens the file meanwhile, or after
/// the machine stopped in between, finds all of the old text or all of the new. Links are followed;
/// permissions stay. Errors: kPermissionDenied, kUnavailable.
terms::Status replace_file(const std::filesystem::path& path, const std::string& text);

struct NewFile {
  std::string name;
  std::string text;
};

/// Makes a folder with these files in it, or nothing at all. It must not exist, or be empty; the
/// one around it must exist. Errors: kAlreadyExists, kNotFound, kPermissionDenied, kUnavailable.
terms::Status make_folder(const std::filesystem::path& folder, const std::vector<NewFile>& files);

}  // namespace redoubt::cli

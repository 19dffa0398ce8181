#pragma once

#include <cstddef>
#include <string>

#include "proto/terms/result.h"

namespace redoubt::authority {

/// Files that hold keys: their owner's alone, and never half written.

/// Makes the folder, or finds that it is this user's alone. Errors: kPermissionDenied,
/// kUnavailable.
terms::Status own_folder(const std::string& path);

/// Replaces the file as a whole; it is durable when this returns. Errors: kUnavailable.
terms::Status write_kept(const std::string& path, const std::string& text);

/// Errors: kNotFound; kPermissionDenied for one that others may read; kDataLoss for one that is
/// longer; kUnavailable.
terms::Result<std::string> read_kept(const std::string& path, std::size_t most);

}  // namespace redoubt::authority

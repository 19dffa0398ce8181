#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "proto/terms/result.h"

namespace redoubt::yaml {

/// All bytes of a regular file. Never waits for anybody: a pipe or device is refused unread. Errors
/// (without the file's name): kNotFound, kPermissionDenied, kInvalidArgument for what is no regular
/// file, kResourceExhausted above `bytes_max`, kUnavailable.
terms::Result<std::string> bytes_of(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace redoubt::yaml

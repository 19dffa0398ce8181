#pragma once

#include <filesystem>

#include "proto/terms/result.h"

namespace redoubt::journal {

/// Held by the one process that writes a journal, as a lock on a file `NAME-lock` beside it. The
/// kernel lets go of it however the process ends; a file left by a crash is harmless. It is a file
/// of its own, because to open and close the journal itself would drop SQLite's locks on it.
class WriterLock {
 public:
  /// Errors: kUnavailable when another holds it, kPermissionDenied when the file cannot be made.
  static terms::Result<WriterLock> take(const std::filesystem::path& journal);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  /// Removes the file and lets go.
  ~WriterLock();

 private:
  WriterLock(std::filesystem::path file, int descriptor)
      : file_(std::move(file)), descriptor_(descriptor) {}

  std::filesystem::path file_;
  int descriptor_;  ///< -1 once moved from
};

}  // namespace redoubt::journal

#include "controller/journal/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace redoubt::journal {
namespace {

using terms::Code;
using terms::Error;

/// Never 0, 1 or 2: a program started without them would print into the file.
int open_above_standard(const std::filesystem::path& file) {
  const int low = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (low < 0 || low > STDERR_FILENO) return low;
  const int high = ::fcntl(low, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  ::close(low);
  return high;
}

/// Whether the name still stands for the file that was opened: its holder before us removes it.
bool still_named(const std::filesystem::path& file, int descriptor) {
  struct stat by_name{};
  struct stat by_descriptor{};
  return ::stat(file.c_str(), &by_name) == 0 && ::fstat(descriptor, &by_descriptor) == 0 &&
         by_name.st_dev == by_descriptor.st_dev && by_name.st_ino == by_descriptor.st_ino;
}

}  // namespace

terms::Result<WriterLock> WriterLock::take(const std::filesystem::path& journal) {
  constexpr int kAttemptsMax = 100;
  std::filesystem::path file = journal;
  file += "-lock";
  for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
    const int descriptor = open_above_standard(file);
    if (descriptor < 0) {
      return Error{Code::kPermissionDenied,
                   "cannot be opened for writing: " + file.string() + ": " + std::strerror(errno)};
    }
    const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    if (locked && still_named(file, descriptor)) return WriterLock(std::move(file), descriptor);
    ::close(descriptor);
    if (!locked) break;
  }
  return Error{Code::kUnavailable, "is being written by another process"};
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

}  // namespace redoubt::journal

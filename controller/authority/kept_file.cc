#include "controller/authority/kept_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace redoubt::authority {
namespace {

using terms::Code;
using terms::Done;
using terms::Error;

Error failed(const std::string& path) {
  return {Code::kUnavailable, path + ": " + std::strerror(errno)};
}

bool alone(const struct stat& status) {
  return status.st_uid == ::geteuid() && (status.st_mode & 077U) == 0;
}

bool write_all(int file, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t now = ::write(file, text.data() + written, text.size() - written);
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return false;
    written += static_cast<std::size_t>(now);
  }
  return true;
}

/// So that a name in it is durable, too.
bool sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool synced = ::fsync(opened) == 0;
  ::close(opened);
  return synced;
}

}  // namespace

terms::Status own_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return failed(path);
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) return failed(path);
  if (!S_ISDIR(status.st_mode) || !alone(status)) {
    return Error{Code::kPermissionDenied,
                 path + " must be a folder of this user's alone: chmod 700"};
  }
  return Done{};
}

terms::Status write_kept(const std::string& path, const std::string& text) {
  const std::string fresh = path + ".new";
  ::unlink(fresh.c_str());  // of one that was killed at it
  const int file =
      ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return failed(fresh);
  const bool kept = write_all(file, text) && ::fsync(file) == 0;
  const Error why = failed(fresh);
  ::close(file);
  if (!kept) {
    ::unlink(fresh.c_str());
    return why;
  }
  if (std::rename(fresh.c_str(), path.c_str()) != 0 || !sync_folder_of(path)) return failed(path);
  return Done{};
}

terms::Result<std::string> read_kept(const std::string& path, std::size_t most) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) {
    if (errno == ENOENT) return Error{Code::kNotFound, path + " is not there"};
    return failed(path);
  }
  struct stat status{};
  const bool known = ::fstat(file, &status) == 0;
  std::string text(most + 1, '\0');
  std::size_t size = 0;
  ssize_t got = 0;
  while (size < text.size() && (got = ::read(file, text.data() + size, text.size() - size)) > 0) {
    size += static_cast<std::size_t>(got);
  }
  ::close(file);
  if (!known || !alone(status)) {
    return Error{Code::kPermissionDenied, path + " must be its owner's alone: chmod 600"};
  }
  if (got < 0) return failed(path);
  if (size > most) return Error{Code::kDataLoss, path + " is longer than it can be"};
  text.resize(size);
  return text;
}

}  // namespace redoubt::authority

#include "controller/cli/seat_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

namespace redoubt::cli {
namespace {

using terms::Code;
using terms::Error;

/// Where it lies, and the folders that have to be this user's alone.
struct Place {
  std::filesystem::path path;
  std::filesystem::path base;
  bool base_is_ours = false;  ///< made by us where it is missing
};

Place place() {
  const char* given = std::getenv("XDG_RUNTIME_DIR");
  const bool ours = given == nullptr || *given == '\0';
  std::filesystem::path base = ours ? fmt::format("/tmp/redoubt-{}", ::geteuid()) : given;
  return {base / "redoubt" / "director.json", base, ours};
}

bool alone(const struct stat& status) {
  return status.st_uid == ::geteuid() && (status.st_mode & 077U) == 0;
}

/// Makes a folder, or finds that it is this user's alone; somebody else may have been there first.
terms::Status own_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return Error{Code::kUnavailable, folder.string() + ": " + std::strerror(errno)};
  }
  struct stat status{};
  if (::lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || !alone(status)) {
    return Error{Code::kPermissionDenied,
                 folder.string() + " must be a folder of this user's alone (chmod 700)"};
  }
  return terms::Done{};
}

terms::Status own_folders(const Place& place) {
  if (place.base_is_ours) {
    if (auto owned = own_folder(place.base); !owned.ok()) return owned;
  }
  return own_folder(place.path.parent_path());
}

terms::Status write_new(const std::filesystem::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  const bool written =
      file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int failure = errno;
  if (file >= 0) ::close(file);
  if (written) return terms::Done{};
  ::unlink(path.c_str());
  return Error{Code::kUnavailable, path.string() + ": " + std::strerror(failure)};
}

}  // namespace

terms::Result<std::unique_ptr<SeatFile>> SeatFile::leave(const Doorway& doorway) {
  const Place where = place();
  if (const auto owned = own_folders(where); !owned.ok()) return owned.error();
  nlohmann::ordered_json json = {
      {"address", doorway.address}, {"seat", "director"}, {"code", doorway.code}};
  if (!doorway.authority.empty()) {
    json["authority"] = doorway.authority;
    json["reached"] = doorway.reached;
  }
  std::filesystem::path fresh = where.path;
  fresh += fmt::format(".{}", ::getpid());
  ::unlink(fresh.c_str());  // left by a process of that number that was killed
  if (const auto written = write_new(fresh, json.dump() + "\n"); !written.ok()) {
    return written.error();
  }
  if (::rename(fresh.c_str(), where.path.c_str()) != 0) {
    const Error error{Code::kUnavailable, where.path.string() + ": " + std::strerror(errno)};
    ::unlink(fresh.c_str());
    return error;
  }
  return std::unique_ptr<SeatFile>(new SeatFile(where.path, doorway));
}

SeatFile::~SeatFile() {
  const auto now = read();
  if (now.ok() && *now == doorway_) ::unlink(path_.c_str());
}

terms::Result<Doorway> SeatFile::read() {
  const std::filesystem::path path = place().path;
  const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT) return Error{Code::kNotFound, path.string() + " is not there"};
    return Error{Code::kUnavailable, path.string() + ": " + std::strerror(errno)};
  }
  struct stat status{};
  const bool ours = ::fstat(file, &status) == 0 && alone(status);
  std::array<char, 16'384> text{};
  const ssize_t size = ::read(file, text.data(), text.size());
  ::close(file);
  if (!ours) return Error{Code::kPermissionDenied, path.string() + " is not this user's alone"};
  const auto json = nlohmann::json::parse(text.data(), text.data() + std::max<ssize_t>(size, 0),
                                          nullptr, /*allow_exceptions=*/false);
  const auto word = [&](const char* key) {
    const bool there = json.is_object() && json.contains(key) && json[key].is_string();
    return there ? json[key].get<std::string>() : std::string();
  };
  Doorway doorway{word("address"), word("code"), word("authority"), word("reached")};
  if (doorway.address.empty() || doorway.code.empty()) {
    return Error{Code::kDataLoss, path.string() + " is damaged"};
  }
  return doorway;
}

}  // namespace redoubt::cli

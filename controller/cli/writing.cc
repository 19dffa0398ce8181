#include "controller/cli/writing.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace redoubt::cli {
namespace {

namespace fs = std::filesystem;
using terms::Code;
using terms::Error;

Error failed(const fs::path& path, int number) {
  const bool denied = number == EACCES || number == EPERM || number == EROFS;
  return {denied ? Code::kPermissionDenied : Code::kUnavailable,
          fmt::format("{}: cannot be written: {}", path.string(),
                      std::generic_category().message(number))};
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// A new file beside another; gone again unless it took that one's place.
class Draft {
 public:
  explicit Draft(const fs::path& place)
      : name_((place.parent_path() / ("." + place.filename().string() + ".XXXXXX")).string()),
        file_(::mkostemp(name_.data(), O_CLOEXEC)) {}
  ~Draft() {
    if (file_ >= 0) ::close(file_);
    if (file_ >= 0 && !placed_) ::unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  bool write(std::string_view text, mode_t mode) const {
    return file_ >= 0 && write_all(file_, text) && ::fchmod(file_, mode) == 0 &&
           ::fsync(file_) == 0;
  }
  bool take_the_place_of(const fs::path& path) {
    return placed_ = ::rename(name_.c_str(), path.c_str()) == 0;
  }

 private:
  std::string name_;
  int file_;
  bool placed_ = false;
};

/// A new folder beside the place that it is for; gone again unless it took that place.
class Scaffold {
 public:
  explicit Scaffold(const fs::path& place)
      : name_((place.parent_path() / ("." + place.filename().string() + ".XXXXXX")).string()),
        made_(::mkdtemp(name_.data()) != nullptr) {}
  ~Scaffold() {
    std::error_code ignored;
    if (made_) fs::remove_all(name_, ignored);
  }
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;

  bool made() const { return made_; }

  bool write(const NewFile& file) const {
    const int number = ::open((fs::path(name_) / file.name).c_str(),
                              O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number < 0) return false;
    const bool written = write_all(number, file.text) && ::fsync(number) == 0;
    return ::close(number) == 0 && written;
  }

  // What mkdtemp makes is its maker's alone; a folder is as open as the umask lets it be.
  bool take_the_place_of(const fs::path& place) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::chmod(name_.c_str(), 0777U & ~mask) != 0) return false;
    if (::rename(name_.c_str(), place.c_str()) != 0) return false;
    made_ = false;
    return true;
  }

 private:
  std::string name_;
  bool made_;
};

Error taken(const fs::path& folder) {
  return {Code::kAlreadyExists,
          fmt::format("{} exists and is not an empty folder; name another", folder.string())};
}

}  // namespace

terms::Status replace_file(const fs::path& path, const std::string& text) {
  std::error_code error;
  const fs::path place = fs::canonical(path, error);
  struct stat facts{};
  if (error || ::stat(place.c_str(), &facts) != 0)
    return failed(path, error ? error.value() : errno);
  Draft draft(place);
  if (!draft.write(text, facts.st_mode & 07777U)) return failed(path, errno);
  if (!draft.take_the_place_of(place)) return failed(path, errno);
  return terms::Done{};
}

terms::Status make_folder(const fs::path& folder, const std::vector<NewFile>& files) {
  std::error_code error;
  if (!fs::is_directory(folder.parent_path(), error)) {
    return Error{Code::kNotFound,
                 fmt::format("there is no folder {}", folder.parent_path().string())};
  }
  const fs::file_status there = fs::symlink_status(folder, error);
  const bool empty = fs::is_directory(there) && fs::is_empty(folder, error) && !error;
  if (fs::exists(there) && !empty) return taken(folder);
  if (empty && fs::equivalent(folder, fs::current_path(), error)) {
    return Error{Code::kAlreadyExists, "this is the folder that you are in; name another"};
  }
  Scaffold scaffold(folder);
  if (!scaffold.made()) return failed(folder, errno);
  for (const NewFile& file : files) {
    if (!scaffold.write(file)) return failed(folder / file.name, errno);
  }
  if (scaffold.take_the_place_of(folder)) return terms::Done{};
  return errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR ? taken(folder)
                                                                   : failed(folder, errno);
}

}  // namespace redoubt::cli

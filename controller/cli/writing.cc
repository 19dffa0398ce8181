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

}  // namespace redoubt::cli

#include "controller/seats/endings.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string_view>

namespace redoubt::seats {
namespace {

using terms::Code;
using terms::Error;
using terms::Result;
using terms::Status;

constexpr std::string_view kBefore = "before";
/// More than any that was written here: two numbers a line.
constexpr std::size_t kFileMax = (kEndingsMax + 2) * 48;

/// A file that is closed wherever it is left.
class File {
 public:
  File(const std::string& path, int how) : file_(::open(path.c_str(), how | O_CLOEXEC, 0600)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool open() const { return file_ >= 0; }
  bool owners_alone() const {
    struct stat status{};
    return ::fstat(file_, &status) == 0 && (status.st_mode & 077U) == 0 &&
           status.st_uid == ::geteuid();
  }
  bool write(std::string_view text) const {
    return ::write(file_, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
           ::fsync(file_) == 0;
  }
  /// One byte more than `most` where there is more.
  std::string read(std::size_t most) const {
    std::string text;
    std::array<char, 4096> part{};
    ssize_t got = 0;
    while (text.size() <= most && (got = ::read(file_, part.data(), part.size())) > 0) {
      text.append(part.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  int file_;
};

template <class Number>
bool number(std::string_view text, Number& value) {
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end;
}

}  // namespace

Result<Endings> Endings::at(const std::string& path, std::int64_t now_s, std::int64_t lives_s) {
  Endings endings;
  endings.path_ = path;
  const File file(path, O_RDONLY | O_NOFOLLOW);
  if (!file.open() && errno != ENOENT) {
    return Error{Code::kUnavailable, path + ": " + std::strerror(errno)};
  }
  if (file.open()) {
    if (!file.owners_alone()) {
      return Error{Code::kPermissionDenied, path + " must be its owner's alone: chmod 600"};
    }
    const std::string text = file.read(kFileMax);
    std::size_t begin = 0;
    // A last line that was not written to its end was acknowledged to nobody.
    for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      if (!endings.take(text.substr(begin, end - begin)) || text.size() > kFileMax) {
        return Error{Code::kDataLoss,
                     path + " is damaged; remove it, and the key beside it, for new sign-in codes"};
      }
    }
  }
  std::erase_if(endings.ended_, [&](const auto& one) { return one.second + lives_s < now_s; });
  if (const Status written = endings.write_anew(); !written) return written.error();
  return endings;
}

bool Endings::take(const std::string& line) {
  const std::size_t space = line.find(' ');
  if (space == std::string::npos) return false;
  const std::string_view first(line.data(), space);
  std::int64_t issued_s = 0;
  if (!number(std::string_view(line).substr(space + 1), issued_s)) return false;
  if (first == kBefore) {
    before_ = std::max(before_, issued_s);
    return true;
  }
  std::uint64_t id = 0;
  if (!number(first, id)) return false;
  ended_[id] = issued_s;
  return true;
}

void Endings::add(std::uint64_t id, std::int64_t issued_s, std::int64_t now_s) {
  if (!ended_.emplace(id, issued_s).second) return;
  if (ended_.size() <= kEndingsMax) {
    return append(std::to_string(id) + " " + std::to_string(issued_s) + "\n");
  }
  ended_.clear();
  before_ = now_s;
  if (!path_.empty()) (void)write_anew();
}

void Endings::append(const std::string& line) const {
  if (path_.empty()) return;
  const File file(path_, O_WRONLY | O_APPEND | O_NOFOLLOW);
  if (file.open()) (void)file.write(line);
}

/// Beside it first, so that there is a whole file at any moment.
Status Endings::write_anew() const {
  std::string text;
  if (before_ != INT64_MIN) text = std::string(kBefore) + " " + std::to_string(before_) + "\n";
  for (const auto& [id, issued_s] : ended_) {
    text += std::to_string(id) + " " + std::to_string(issued_s) + "\n";
  }
  const std::string beside = path_ + ".new";
  ::unlink(beside.c_str());
  const File file(beside, O_WRONLY | O_CREAT | O_EXCL);
  if (file.open() && file.write(text) && ::rename(beside.c_str(), path_.c_str()) == 0) {
    return terms::Done{};
  }
  return Error{Code::kUnavailable, path_ + " cannot be written"};
}

}  // namespace redoubt::seats

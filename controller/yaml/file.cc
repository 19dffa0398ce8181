#include "controller/yaml/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace redoubt::yaml {
namespace {

using terms::Code;
using terms::Error;

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  int number_;
};

Error error_of(int number) {
  const Code code = number == ENOENT   ? Code::kNotFound
                    : number == EACCES ? Code::kPermissionDenied
                                       : Code::kUnavailable;
  return {code, "cannot be read: " + std::generic_category().message(number)};
}

Error too_large(std::size_t bytes_max) {
  return {Code::kResourceExhausted, fmt::format("is larger than {} bytes", bytes_max)};
}

const char* sort_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

}  // namespace

terms::Result<std::string> bytes_of(const std::filesystem::path& path, std::size_t bytes_max) {
  const Descriptor file(path);
  if (file.number() < 0) return error_of(errno);
  struct stat facts{};
  if (::fstat(file.number(), &facts) != 0) return error_of(errno);
  if (!S_ISREG(facts.st_mode)) {
    return Error{Code::kInvalidArgument, fmt::format("is {}, not a file", sort_of(facts.st_mode))};
  }
  if (static_cast<std::size_t>(facts.st_size) > bytes_max) return too_large(bytes_max);

  // The file may grow while it is read, so the limit is held here too.
  std::string bytes;
  std::array<char, 16384> part{};
  while (bytes.size() <= bytes_max) {
    const ssize_t count = ::read(file.number(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return error_of(errno);
    if (count == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
  return too_large(bytes_max);
}

}  // namespace redoubt::yaml

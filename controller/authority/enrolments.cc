#include "controller/authority/enrolments.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <sstream>

namespace redoubt::authority {
namespace {

using terms::Code;
using terms::Done;
using terms::Error;

constexpr std::int64_t kFileMax = std::int64_t{16} << 20U;
constexpr std::size_t kInvitedMax = 4096;
constexpr std::size_t kGivenMax = 16'384;
constexpr char kFirstLine[] = "redoubt enrolments 1";
constexpr char kAnyAgent[] = "*";

std::string line_of(const std::string& digest, const Invitation& one) {
  return "invited " + digest + " " + std::to_string(one.until_s) + " " + one.cell + " " +
         (one.agent.empty() ? kAnyAgent : one.agent) + "\n";
}

std::string line_of(const Given& one) {
  return "given " + one.serial + " " + std::to_string(one.until_s) + " " + one.identity.cell + " " +
         one.identity.agent + "\n";
}

std::string line_of_used(const std::string& digest) { return "used " + digest + "\n"; }

std::string line_of_revoked(const std::string& serial) { return "revoked " + serial + "\n"; }

std::optional<std::int64_t> number(const std::string& word) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return {};
  return value;
}

bool is_hex(const std::string& word, std::size_t letters) {
  return word.size() == letters && std::ranges::all_of(word, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}
bool is_digest(const std::string& word) { return is_hex(word, 64); }
bool is_serial(const std::string& word) { return is_hex(word, 32); }

}  // namespace

terms::Result<std::unique_ptr<Enrolments>> Enrolments::open(const std::string& path,
                                                            std::int64_t now_s) {
  std::unique_ptr<Enrolments> opened(new Enrolments);
  if (const auto loaded = opened->load(path, now_s); !loaded.ok()) return loaded.error();
  return opened;
}

Enrolments::~Enrolments() {
  if (file_ >= 0) ::close(file_);
}

terms::Status Enrolments::load(const std::string& path, std::int64_t now_s) {
  path_ = path;
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  struct stat status{};
  if (file_ < 0 || ::fstat(file_, &status) != 0) {
    return Error{Code::kUnavailable, path + ": " + std::strerror(errno)};
  }
  if (status.st_uid != ::geteuid() || (status.st_mode & 077U) != 0) {
    return Error{Code::kPermissionDenied, path + " must be its owner's alone: chmod 600"};
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    return Error{Code::kUnavailable, path + " is in use by another controller"};
  }
  if (status.st_size > kFileMax) return Error{Code::kDataLoss, path + " is too long"};
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  if (::pread(file_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
    return Error{Code::kUnavailable, path + " cannot be read"};
  }
  // A last line without its end was being written when a controller was killed: nobody was told.
  text.resize(text.rfind('\n') + 1);
  size_ = static_cast<std::int64_t>(text.size());
  if (::ftruncate(file_, size_) != 0) return Error{Code::kUnavailable, path + " cannot be written"};
  if (text.empty()) return append(std::string(kFirstLine) + "\n");
  std::istringstream lines(text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool understood = ++number == 1 ? line == kFirstLine : read_line(line);
    if (understood) continue;
    return Error{Code::kDataLoss, path + ":" + std::to_string(number) + " is damaged"};
  }
  forget_ended(now_s);
  return Done{};
}

bool Enrolments::read_line(const std::string& line) {
  std::istringstream text(line);
  std::vector<std::string> words;
  for (std::string word; words.size() < 6 && text >> word;) words.push_back(word);
  if (words.size() == 2 && words[0] == "used" && is_digest(words[1])) {
    invited_.erase(words[1]);
    return true;
  }
  if (words.size() == 2 && words[0] == "revoked" && is_serial(words[1])) {
    given_.erase(words[1]);
    return true;
  }
  if (words.size() != 5) return false;
  const auto until = number(words[2]);
  const bool any = words[0] == "invited" && words[4] == kAnyAgent;
  if (!until || !is_part(words[3]) || (!any && !is_part(words[4]))) return false;
  if (words[0] == "invited" && is_digest(words[1])) {
    invited_[words[1]] = {words[3], any ? "" : words[4], *until};
    return true;
  }
  if (words[0] == "given" && is_serial(words[1])) {
    given_[words[1]] = {words[1], {words[3], words[4]}, *until};
    return true;
  }
  return false;
}

void Enrolments::forget_ended(std::int64_t now_s) {
  std::erase_if(invited_, [now_s](const auto& one) { return one.second.until_s <= now_s; });
  std::erase_if(given_, [now_s](const auto& one) { return one.second.until_s <= now_s; });
}

terms::Status Enrolments::append(const std::string& lines) {
  if (size_ + static_cast<std::int64_t>(lines.size()) > kFileMax) {
    return Error{Code::kResourceExhausted, path_ + " is full"};
  }
  const bool written =
      ::write(file_, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
      ::fsync(file_) == 0;
  if (!written) {
    const Error why{Code::kUnavailable, path_ + ": " + std::strerror(errno)};
    // Else a half of it would be taken for the beginning of the next.
    REDOUBT_CHECK(::ftruncate(file_, size_) == 0);
    return why;
  }
  size_ += static_cast<std::int64_t>(lines.size());
  return Done{};
}

const Invitation* Enrolments::invited(const std::string& digest) const {
  const auto found = invited_.find(digest);
  return found == invited_.end() ? nullptr : &found->second;
}

std::vector<Given> Enrolments::given() const {
  std::vector<Given> all;
  for (const auto& [serial, one] : given_) all.push_back(one);
  return all;
}

std::vector<Given> Enrolments::held_by(const Identity& identity, std::int64_t now_s) const {
  std::vector<Given> held;
  for (const auto& [serial, one] : given_) {
    if (one.identity == identity && one.until_s > now_s) held.push_back(one);
  }
  return held;
}

terms::Status Enrolments::invite(const std::string& digest, const Invitation& invitation,
                                 std::int64_t now_s) {
  if (invited_.size() >= kInvitedMax) forget_ended(now_s);
  if (invited_.size() >= kInvitedMax) {
    return Error{Code::kResourceExhausted, "too many codes are open; they end after a while"};
  }
  if (auto kept = append(line_of(digest, invitation)); !kept.ok()) return kept;
  invited_[digest] = invitation;
  return Done{};
}

terms::Status Enrolments::give(const std::string& digest, const Given& given,
                               const std::vector<Given>& instead_of, std::int64_t now_s) {
  if (given_.size() >= kGivenMax) forget_ended(now_s);
  if (given_.size() >= kGivenMax) {
    return Error{Code::kResourceExhausted, "too many certificates are held"};
  }
  std::string lines;
  if (!digest.empty()) lines += line_of_used(digest);
  for (const Given& one : instead_of) lines += line_of_revoked(one.serial);
  if (auto kept = append(lines + line_of(given)); !kept.ok()) return kept;
  invited_.erase(digest);
  for (const Given& one : instead_of) given_.erase(one.serial);
  given_[given.serial] = given;
  return Done{};
}

terms::Status Enrolments::revoke(const Identity& identity, const std::vector<Given>& certificates) {
  const auto in_its_name = [&identity](const auto& one) {
    return one.second.cell == identity.cell && one.second.agent == identity.agent;
  };
  std::string lines;
  for (const Given& one : certificates) lines += line_of_revoked(one.serial);
  for (const auto& one : invited_) {
    if (in_its_name(one)) lines += line_of_used(one.first);
  }
  if (lines.empty()) {
    return Error{Code::kNotFound, to_text(identity) + " holds no certificate, nor a code for one"};
  }
  if (auto kept = append(lines); !kept.ok()) return kept;
  for (const Given& one : certificates) given_.erase(one.serial);
  std::erase_if(invited_, in_its_name);
  return Done{};
}

}  // namespace redoubt::authority

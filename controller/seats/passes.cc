#include "controller/seats/passes.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstring>

#include "proto/terms/check.h"

namespace redoubt::seats {
namespace {

using std::chrono::seconds;
using terms::Code;
using terms::Error;

/// Without what is taken for something else when it is read out or written down.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kCodeLetters = 12;
constexpr std::size_t kMacHex = 32;
constexpr int kFreeTries = 4;
constexpr seconds kLongestWait{300};
constexpr std::size_t kFailuresAMinute = 100;
constexpr std::size_t kAddressesMax = 4096;
constexpr std::size_t kTicketsMax = 1024;
constexpr seconds kTicketLives{60};

std::string hex(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] >> 4U];
    text += kDigits[bytes[i] & 15U];
  }
  return text;
}

std::string from_hex(std::string_view text) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  }
  return bytes;
}

bool is_hex(std::string_view text) {
  return text.size() % 2 == 0 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool same(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

/// As it is compared: capitals without what stands between.
std::string plain(std::string_view code) {
  std::string letters;
  for (const char c : code) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
    letters += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return letters;
}

std::optional<std::uint64_t> number(std::string_view text) {
  if (text.empty() || text.size() > 19) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

void draw(void* bytes, std::size_t count) {
  REDOUBT_CHECK(RAND_bytes(static_cast<unsigned char*>(bytes), static_cast<int>(count)) == 1);
}

}  // namespace

std::int64_t unix_seconds() {
  return std::chrono::duration_cast<seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

terms::Result<Secret> secret_at(const std::string& path) {
  Secret secret;
  const int made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) {
    draw(secret.data(), secret.size());
    const bool kept =
        ::write(made, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
        ::fsync(made) == 0;
    ::close(made);
    if (kept) return secret;
    ::unlink(path.c_str());
    return Error{Code::kUnavailable, path + " cannot be written"};
  }
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return Error{Code::kUnavailable, path + ": " + std::strerror(errno)};
  struct stat status{};
  const bool known = ::fstat(file, &status) == 0;
  const ssize_t got = ::read(file, secret.data(), secret.size());
  ::close(file);
  if (!known || (status.st_mode & 077U) != 0 || status.st_uid != ::geteuid()) {
    return Error{
        Code::kPermissionDenied,
        path + " must be its owner's alone: chmod 600, or remove it for new sign-in codes"};
  }
  if (got != static_cast<ssize_t>(secret.size())) {
    return Error{Code::kDataLoss, path + " is damaged; remove it for new sign-in codes"};
  }
  return secret;
}

Passes::Passes(const Secret& secret, std::vector<Seat> seats, Endings endings)
    : secret_(secret), seats_(std::move(seats)), endings_(std::move(endings)) {
  for (const Seat& seat : seats_) {
    const std::string drawn = from_hex(mac("code", seat.name));
    std::string code;
    for (std::size_t i = 0; i < kCodeLetters; ++i) {
      code += kLetters[static_cast<unsigned char>(drawn[i]) % kLetters.size()];
    }
    codes_.push_back(std::move(code));
  }
}

std::string Passes::mac(std::string_view purpose, std::string_view text) const {
  const std::string all = std::string(purpose) + '\0' + std::string(text);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret_.data(), static_cast<int>(secret_.size()),
       reinterpret_cast<const unsigned char*>(all.data()), all.size(), digest.data(), &size);
  return hex(digest.data(), kMacHex / 2);
}

std::string Passes::code(std::uint32_t seat) const {
  const std::string& code = codes_.at(seat);
  return code.substr(0, 4) + "-" + code.substr(4, 4) + "-" + code.substr(8);
}

bool Passes::wait(const std::string& address, Clock::time_point now, Denial& denial) {
  while (!failures_.empty() && failures_.front() + std::chrono::minutes(1) <= now) {
    failures_.pop_front();
  }
  const auto found = tries_.find(address);
  auto not_before = found == tries_.end() ? now : found->second.not_before;
  if (failures_.size() >= kFailuresAMinute) {
    not_before = std::max(not_before, failures_.front() + std::chrono::minutes(1));
  }
  if (not_before <= now) return false;
  denial = {"too many wrong codes; try again later", std::chrono::ceil<seconds>(not_before - now)};
  return true;
}

void Passes::count_failure(const std::string& address, Clock::time_point now) {
  failures_.push_back(now);
  if (tries_.size() >= kAddressesMax) tries_.clear();
  Tries& tries = tries_[address];
  if (++tries.failed <= kFreeTries) return;
  const int doublings = std::min(tries.failed - kFreeTries - 1, 9);
  tries.not_before = now + std::min(seconds(1LL << doublings), kLongestWait);
}

std::optional<Pass> Passes::sign_in(std::string_view code, std::string_view name,
                                    const std::string& address, Clock::time_point now,
                                    Denial& denial) {
  if (wait(address, now, denial)) return std::nullopt;
  if (name.empty() || name.size() > 64 ||
      std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
    denial = {"say who you are, in at most 64 letters", seconds(0)};
    return std::nullopt;
  }
  const std::string given = plain(code.substr(0, 64));
  std::optional<std::uint32_t> seat;
  // All are compared, so that the time taken tells nothing.
  for (std::uint32_t i = 0; i < codes_.size(); ++i) {
    if (same(given, codes_[i])) seat = i;
  }
  if (!seat) {
    count_failure(address, now);
    denial = {"this is no seat's code", seconds(0)};
    return std::nullopt;
  }
  tries_.erase(address);
  Pass pass{0, *seat, std::string(name), unix_seconds()};
  draw(&pass.id, sizeof pass.id);
  pass.id >>= 1U;
  return pass;
}

/// id.issued.seat.name in hexadecimal.mac
std::string Passes::cookie(const Pass& pass) const {
  const std::string body =
      std::to_string(pass.id) + "." + std::to_string(pass.issued_s) + "." +
      std::to_string(pass.seat) + "." +
      hex(reinterpret_cast<const unsigned char*>(pass.name.data()), pass.name.size());
  return body + "." + mac("cookie", seats_.at(pass.seat).name + "/" + body);
}

std::optional<Pass> Passes::read(std::string_view cookie, std::int64_t now_s) const {
  std::array<std::string_view, 5> parts;
  std::string_view rest = cookie;
  for (std::string_view& part : parts) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    part = rest.substr(0, dot);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  const auto id = number(parts[0]);
  const auto issued = number(parts[1]);
  const auto seat = number(parts[2]);
  if (!id || !issued || !seat || *seat >= seats_.size() || !is_hex(parts[3])) return std::nullopt;
  Pass pass{*id, static_cast<std::uint32_t>(*seat), from_hex(parts[3]),
            static_cast<std::int64_t>(*issued)};
  if (!same(cookie, this->cookie(pass)) || endings_.contain(pass.id, pass.issued_s))
    return std::nullopt;
  const std::int64_t age = now_s - pass.issued_s;
  if (age < -60 || age > seconds(kLives).count()) return std::nullopt;
  return pass;
}

void Passes::end(const Pass& pass) {
  endings_.add(pass.id, pass.issued_s, unix_seconds());
  used_.erase(pass.id);
}

bool Passes::use(const Pass& pass, Clock::time_point now) {
  sweep(now);
  if (endings_.contain(pass.id, pass.issued_s)) return false;
  Use& use = used_.try_emplace(pass.id, Use{pass.issued_s, now, 0}).first->second;
  if (use.idle(now)) {
    end(pass);
    return false;
  }
  use.last = now;
  if (used_.size() <= kUsedMax) return true;
  const auto longest = std::ranges::min_element(
      used_, {}, [](const auto& one) { return std::pair(one.second.feeds, one.second.last); });
  endings_.add(longest->first, longest->second.issued_s, unix_seconds());
  used_.erase(longest);
  return true;
}

void Passes::arrive(const Pass& pass, Clock::time_point now) {
  if (use(pass, now)) ++used_.at(pass.id).feeds;
}

void Passes::depart(const Pass& pass, Clock::time_point now) {
  const auto found = used_.find(pass.id);
  if (found == used_.end()) return;
  found->second.last = now;
  if (found->second.feeds > 0) --found->second.feeds;
}

void Passes::sweep(Clock::time_point now) {
  if (now < swept_ + std::chrono::minutes(1)) return;
  swept_ = now;
  std::erase_if(used_, [&](const auto& one) {
    const bool idle = one.second.idle(now);
    if (idle) endings_.add(one.first, one.second.issued_s, unix_seconds());
    return idle;
  });
}

std::string Passes::token(const Pass& pass) const { return mac("token", std::to_string(pass.id)); }

std::string Passes::ticket(const Pass& pass, Clock::time_point now) {
  std::array<unsigned char, 16> drawn{};
  draw(drawn.data(), drawn.size());
  if (tickets_.size() >= kTicketsMax) tickets_.pop_front();
  tickets_.push_back({hex(drawn.data(), drawn.size()), pass.id, now + kTicketLives});
  return tickets_.back().text;
}

bool Passes::take_ticket(const Pass& pass, std::string_view ticket, Clock::time_point now) {
  const auto found = std::ranges::find_if(
      tickets_, [&](const Ticket& one) { return same(one.text, ticket) && one.pass == pass.id; });
  if (found == tickets_.end()) return false;
  const bool valid = found->until > now;
  tickets_.erase(found);
  return valid;
}

}  // namespace redoubt::seats

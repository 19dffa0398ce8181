#include "controller/authority/authority.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <utility>

#include "controller/authority/kept_file.h"

namespace redoubt::authority {
namespace {

using terms::Code;
using terms::Error;

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kServerLives = 90 * kDay;
constexpr std::int64_t kServerAtLeast = 30 * kDay;  ///< else it is made anew
constexpr std::size_t kKeyFileMax = 64 * 1024;
/// 80 bits: nobody finds one by trying.
constexpr std::size_t kCodeLetters = 16;
/// 128 bits of the fingerprint, so that whoever has the code knows the controller by it.
constexpr std::size_t kPinned = 32;
constexpr char kNoCode[] =
    "this code is not good: it was used, it has ended, or it never was one; ask for a new one";

std::int64_t machine_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// As it is compared: its first part, in capitals, without what stands between.
std::string plain(std::string_view code) {
  std::string letters;
  for (const char c : code.substr(0, std::min<std::size_t>(code.find('.'), 64))) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
    letters += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return letters;
}

std::string in_groups(const std::string& letters) {
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += '-';
    text += letters[i];
  }
  return text;
}

/// The part of a PEM text up to and with the end of the first block of this kind.
std::pair<std::string, std::string> split_after(const std::string& pem, const std::string& end) {
  const std::size_t at = pem.find(end);
  if (at == std::string::npos) return {};
  const std::size_t after = pem.find('\n', at);
  if (after == std::string::npos) return {};
  return {pem.substr(0, after + 1), pem.substr(after + 1)};
}

terms::Result<Root> root_at(const std::string& path, const std::string& exercise,
                            std::int64_t now_s) {
  const auto kept = read_kept(path, kKeyFileMax);
  if (kept.ok()) {
    auto root = Root::read(*kept);
    if (!root.ok()) return Error{root.error().code, path + ": " + root.error().message};
    return root;
  }
  if (kept.error().code != Code::kNotFound) return kept.error();
  Root made = Root::make(exercise, now_s);
  if (auto written = write_kept(path, made.to_pem()); !written.ok()) return written.error();
  return made;
}

}  // namespace

terms::Result<std::unique_ptr<Authority>> Authority::at(const std::string& folder,
                                                        const std::string& exercise) {
  return at(folder, exercise, Settings{});
}

terms::Result<std::unique_ptr<Authority>> Authority::at(const std::string& folder,
                                                        const std::string& exercise,
                                                        Settings settings) {
  if (!is_part(exercise)) {
    return Error{Code::kInvalidArgument, "\"" + exercise + "\" cannot be the name of an authority"};
  }
  if (!settings.now_s) settings.now_s = machine_s;
  const std::int64_t now = settings.now_s();
  if (const auto owned = own_folder(folder); !owned.ok()) return owned.error();
  // Opened first: it keeps a second controller out.
  auto enrolments = Enrolments::open(folder + "/enrolments", now);
  if (!enrolments.ok()) return enrolments.error();
  auto root = root_at(folder + "/authority.key", exercise, now);
  if (!root.ok()) return root.error();
  std::unique_ptr<Authority> made(new Authority(folder, exercise, std::move(*root),
                                                std::move(*enrolments), std::move(settings)));
  const auto shown = write_kept(made->certificate_file(), made->certificate_);
  if (!shown.ok()) return shown.error();
  return made;
}

Authority::Authority(std::string folder, std::string exercise, Root root,
                     std::unique_ptr<Enrolments> enrolments, Settings settings)
    : folder_(std::move(folder)),
      exercise_(std::move(exercise)),
      root_(std::move(root)),
      certificate_(root_.certificate()),
      fingerprint_(root_.fingerprint()),
      settings_(std::move(settings)),
      enrolments_(std::move(enrolments)) {
  for (const Given& one : enrolments_->given()) good_[one.serial] = one.identity;
}

std::int64_t Authority::now_s() const { return settings_.now_s(); }

terms::Result<Credentials> Authority::serve_as(const std::vector<std::string>& names) {
  const std::string path = folder_ + "/server.key";
  const auto kept = read_kept(path, kKeyFileMax);
  if (!kept.ok() && kept.error().code != Code::kNotFound) return kept.error();
  if (kept.ok()) {
    auto [key, certificates] = split_after(*kept, "-----END PRIVATE KEY-----");
    Credentials held{std::move(key), std::move(certificates)};
    if (covers(root_, held, names, now_s() + kServerAtLeast)) return held;
  }
  auto made = root_.for_server(names, {now_s(), now_s() + kServerLives});
  if (!made.ok()) return made.error();
  const auto written = write_kept(path, made->key + made->certificates);
  if (!written.ok()) return written.error();
  return made;
}

terms::Result<Authority::Invited> Authority::invite(const std::string& cell,
                                                    const std::string& agent) {
  if (!is_part(cell) || (!agent.empty() && !is_part(agent))) {
    return Error{Code::kInvalidArgument,
                 "an agent of a cell is named by 1 to 64 letters, digits, dots, dashes and "
                 "underscores"};
  }
  const std::string letters = draw_letters(kCodeLetters);
  const std::int64_t until = now_s() + settings_.codes_live_s;
  const std::lock_guard lock(writing_);
  const auto kept = enrolments_->invite(digest_of(letters), {cell, agent, until}, now_s());
  if (!kept.ok()) return kept.error();
  return Invited{in_groups(letters) + "." + fingerprint_.substr(0, kPinned), until};
}

terms::Result<Authority::Enrolled> Authority::enrol(std::string_view code, const std::string& agent,
                                                    std::string_view request) {
  const std::string digest = digest_of(plain(code));
  std::unique_lock lock(writing_);
  const Invitation* invited = enrolments_->invited(digest);
  const std::int64_t now = now_s();
  if (invited == nullptr || invited->until_s <= now) return Error{Code::kPermissionDenied, kNoCode};
  const Identity identity{invited->cell, invited->agent.empty() ? agent : invited->agent};
  if (!agent.empty() && agent != identity.agent) {
    return Error{Code::kPermissionDenied, "this code is for an agent of another name"};
  }
  if (!is_part(identity.agent)) {
    return Error{Code::kInvalidArgument, "an agent has a name of 1 to 64 letters and digits"};
  }
  const auto held = enrolments_->held_by(identity, now);
  if (!held.empty() && invited->agent.empty()) {
    return Error{Code::kAlreadyExists,
                 to_text(identity) +
                     " is enrolled already; take another name, or have its certificate taken back"};
  }
  const auto signed_one = root_.for_request(request, uri_of(exercise_, identity),
                                            {now, now + settings_.certificates_live_s});
  if (!signed_one.ok()) return signed_one.error();
  auto given = give(digest, *signed_one, held);
  lock.unlock();
  if (given.ok() && !held.empty()) tell_revoked();
  return given;
}

terms::Result<Authority::Enrolled> Authority::renew(const Bearer& bearer,
                                                    std::string_view request) {
  const std::lock_guard lock(writing_);
  const std::int64_t now = now_s();
  if (!is_good(bearer)) {
    return Error{Code::kPermissionDenied, "this certificate is not good any more"};
  }
  if (now < bearer.from_s + (bearer.until_s - bearer.from_s) / 2) {
    return Error{Code::kFailedPrecondition, "it is too early to renew this certificate"};
  }
  const auto signed_one = root_.for_request(request, uri_of(exercise_, bearer.identity),
                                            {now, now + settings_.certificates_live_s});
  if (!signed_one.ok()) return signed_one.error();
  return give({}, *signed_one, {});
}

terms::Result<Credentials> Authority::issue(const Identity& identity) {
  if (!is_part(identity.cell) || !is_part(identity.agent)) {
    return Error{Code::kInvalidArgument, to_text(identity) + " can be no agent's name"};
  }
  const std::int64_t now = now_s();
  Credentials made =
      root_.for_agent(uri_of(exercise_, identity), {now, now + settings_.certificates_live_s});
  std::unique_lock lock(writing_);
  const auto held = enrolments_->held_by(identity, now);
  const auto given = give({}, made.certificates, held);
  lock.unlock();
  if (!given.ok()) return given.error();
  if (!held.empty()) tell_revoked();
  return made;
}

/// Durable before anybody has it. With writing_ held.
terms::Result<Authority::Enrolled> Authority::give(const std::string& digest,
                                                   const std::string& certificate,
                                                   const std::vector<Given>& instead_of) {
  const auto shown = root_.read_agent(certificate);
  REDOUBT_CHECK(shown.ok());
  const auto identity = identity_in(shown->uri, exercise_);
  REDOUBT_CHECK(identity.has_value());
  const Given given{shown->serial, *identity, shown->term.until_s};
  const auto kept = enrolments_->give(digest, given, instead_of, now_s());
  if (!kept.ok()) return kept.error();
  const std::lock_guard lock(looking_);
  for (const Given& one : instead_of) good_.erase(one.serial);
  good_[given.serial] = given.identity;
  return Enrolled{certificate, *identity, given.until_s};
}

terms::Result<std::size_t> Authority::revoke(const Identity& identity) {
  std::unique_lock lock(writing_);
  const auto held = enrolments_->held_by(identity, now_s());
  const auto revoked = enrolments_->revoke(identity, held);
  if (!revoked.ok()) return revoked.error();
  {
    const std::lock_guard look(looking_);
    for (const Given& one : held) good_.erase(one.serial);
  }
  lock.unlock();
  tell_revoked();
  return held.size();
}

terms::Result<Bearer> Authority::admit(const std::string& certificate) const {
  const auto shown = root_.read_agent(certificate);
  if (!shown.ok()) return shown.error();
  const auto identity = identity_in(shown->uri, exercise_);
  if (!identity) {
    return Error{Code::kPermissionDenied, "this certificate is of another exercise"};
  }
  Bearer bearer{*identity, shown->serial, shown->term.from_s, shown->term.until_s};
  if (!is_good(bearer)) {
    return Error{Code::kPermissionDenied,
                 "this certificate is not good any more: it has ended, or was taken back"};
  }
  return bearer;
}

bool Authority::is_good(const Bearer& bearer) const {
  if (bearer.until_s <= now_s()) return false;
  const std::lock_guard lock(looking_);
  const auto found = good_.find(bearer.serial);
  return found != good_.end() && found->second == bearer.identity;
}

void Authority::when_revoked(std::function<void()> call) {
  const std::lock_guard lock(telling_);
  when_revoked_ = std::move(call);
}

void Authority::tell_revoked() {
  const std::lock_guard lock(telling_);
  if (when_revoked_) when_revoked_();
}

}  // namespace redoubt::authority

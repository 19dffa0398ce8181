#include "agents/link/papers.h"

#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "agents/link/fetched_root.h"
#include "agents/link/own_key.h"
#include "redoubt/v1/enrolment.grpc.pb.h"

namespace redoubt::link {
namespace {

using terms::Code;
using terms::Done;
using terms::Error;
using terms::Result;
using terms::Status;

constexpr std::size_t kFileMax = 64 * 1024;
constexpr std::chrono::seconds kCallWithin{30};
constexpr char kBegin[] = "-----BEGIN ";
constexpr char kEnd[] = "-----END ";

/// The next block of a PEM text from there on, with its borders; empty where there is none.
std::string block_of(const std::string& text, const std::string& what, std::size_t& from) {
  const std::size_t begin = text.find(kBegin + what, from);
  const std::size_t end = begin == std::string::npos ? begin : text.find(kEnd + what, begin);
  const std::size_t line = end == std::string::npos ? end : text.find('\n', end);
  if (line == std::string::npos) return {};
  from = line + 1;
  return text.substr(begin, from - begin);
}

Error failed(const std::string& file) {
  return {Code::kUnavailable, file + ": " + std::strerror(errno)};
}

Status from_grpc(const grpc::Status& status) {
  if (status.ok()) return Done{};
  switch (status.error_code()) {
    case grpc::INVALID_ARGUMENT:
    case grpc::ALREADY_EXISTS:
    case grpc::PERMISSION_DENIED:
    case grpc::FAILED_PRECONDITION:
      return Error{static_cast<Code>(status.error_code()), status.error_message()};
    case grpc::UNIMPLEMENTED:
      return Error{Code::kPermissionDenied, "nobody is enrolled there"};
    default:
      return Error{Code::kUnavailable, status.error_message()};
  }
}

std::unique_ptr<v1::Enrolment::Stub> registry_at(
    const std::string& server, const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return v1::Enrolment::NewStub(grpc::CreateCustomChannel(server, credentials, arguments));
}

std::string after_dot(const std::string& code) {
  const std::size_t dot = code.find('.');
  return dot == std::string::npos ? std::string() : code.substr(dot + 1);
}

}  // namespace

std::string usual_file(const Place& place) {
  std::string name = place.agent + "-" + place.cell;
  std::ranges::replace(name, '/', '_');
  return name + ".identity";
}

Result<std::unique_ptr<Papers>> Papers::get(const Identification& by, const std::string& server,
                                            const Place& place) {
  const std::string file = by.file.empty() ? usual_file(place) : by.file;
  const std::string fingerprint = by.fingerprint.empty() ? after_dot(by.code) : by.fingerprint;
  const auto held = read(file);
  if (held.ok()) {
    const auto until = Clock::from_time_t(good_for(held->certificate).until_s);
    const bool same = by.code.empty() || fingerprint_of(held->authority).starts_with(fingerprint);
    if (same && until > Clock::now()) return std::unique_ptr<Papers>(new Papers(file, *held));
    if (by.code.empty()) {
      return Error{Code::kFailedPrecondition,
                   "the certificate in " + file + " has ended; ask for a code to be enrolled anew"};
    }
  } else if (by.code.empty() || held.error().code != Code::kNotFound) {
    return held.error();
  }
  const auto root = fetch_root(server, fingerprint);
  if (!root.ok()) return root.error();
  auto fresh = enrol(by.code, *root, server, place);
  if (!fresh.ok()) return fresh.error();
  if (const Status kept = write(file, *fresh); !kept.ok()) return kept.error();
  return std::unique_ptr<Papers>(new Papers(file, std::move(*fresh)));
}

Result<Papers::Kept> Papers::enrol(const std::string& code, const std::string& root,
                                   const std::string& server, const Place& place) {
  OwnKey own = draw_key();
  grpc::ClientContext context;
  context.set_deadline(Clock::now() + kCallWithin);
  v1::EnrolRequest request;
  request.set_code(code);
  request.set_agent(place.agent);
  request.set_request(own.request);
  v1::Enrolled enrolled;
  const auto registry = registry_at(server, grpc::SslCredentials({.pem_root_certs = root}));
  const Status called = from_grpc(registry->Enrol(&context, request, &enrolled));
  if (!called.ok()) return called.error();
  if (enrolled.cell() != place.cell || enrolled.agent() != place.agent) {
    return Error{Code::kInvalidArgument, "the code is for an agent of the cell " + enrolled.cell() +
                                             ": say --cell " + enrolled.cell()};
  }
  return Kept{std::move(own.key), enrolled.certificate(), root};
}

Status Papers::renew(const std::string& server) {
  const Kept now = kept();
  OwnKey own = draw_key();
  grpc::ClientContext context;
  context.set_deadline(Clock::now() + kCallWithin);
  v1::RenewRequest request;
  request.set_request(own.request);
  v1::Enrolled enrolled;
  const auto registry = registry_at(server, credentials_of(now));
  const Status called = from_grpc(registry->Renew(&context, request, &enrolled));
  if (!called.ok()) return called;
  Kept fresh{std::move(own.key), enrolled.certificate(), now.authority};
  // In use from here on, even where the disk is full: the old ones end soon.
  const Status written = write(file_, fresh);
  const std::lock_guard lock(mutex_);
  kept_ = std::move(fresh);
  return written;
}

Papers::Kept Papers::kept() const {
  const std::lock_guard lock(mutex_);
  return kept_;
}

std::shared_ptr<grpc::ChannelCredentials> Papers::credentials_of(const Kept& kept) {
  return grpc::SslCredentials({kept.authority, kept.key, kept.certificate});
}

std::shared_ptr<grpc::ChannelCredentials> Papers::credentials() const {
  return credentials_of(kept());
}

Papers::Clock::time_point Papers::due() const {
  const GoodFor good = good_for(kept().certificate);
  return Clock::from_time_t(good.from_s + (good.until_s - good.from_s) * 2 / 3);
}

Result<Papers::Kept> Papers::read(const std::string& file) {
  const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (opened < 0) {
    if (errno != ENOENT) return failed(file);
    return Error{Code::kNotFound, file + " is not there; ask for a code to be enrolled"};
  }
  struct stat status{};
  const bool known = fstat(opened, &status) == 0;
  std::string text(kFileMax, '\0');
  const ssize_t size = ::read(opened, text.data(), text.size());
  close(opened);
  if (!known || status.st_uid != geteuid() || (status.st_mode & 077U) != 0) {
    return Error{Code::kPermissionDenied, file + " must be its owner's alone: chmod 600"};
  }
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  std::size_t from = 0;
  Kept kept;
  kept.key = block_of(text, "PRIVATE KEY", from);
  kept.certificate = block_of(text, "CERTIFICATE", from);
  kept.authority = block_of(text, "CERTIFICATE", from);
  if (kept.authority.empty() || good_for(kept.certificate).until_s == 0) {
    return Error{Code::kDataLoss, file + " holds no key, certificate and authority"};
  }
  return kept;
}

Status Papers::write(const std::string& file, const Kept& kept) {
  const std::string text = kept.key + kept.certificate + kept.authority;
  const std::string fresh = file + ".new";
  unlink(fresh.c_str());
  const int made = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (made < 0) return failed(fresh);
  const bool written =
      ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(made) == 0;
  const Error why = failed(fresh);
  close(made);
  if (!written) return why;
  if (std::rename(fresh.c_str(), file.c_str()) != 0) return failed(file);
  return Done{};
}

}  // namespace redoubt::link

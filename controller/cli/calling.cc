#include "controller/cli/calling.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <utility>

#include "controller/authority/address.h"

namespace redoubt::cli {

using terms::Code;
using terms::Error;

constexpr std::size_t kCertificateMax = 64 * 1024;

void add_calling(CLI::App& verb, Calling& calling) {
  verb.add_option("--at", calling.at,
                  "Address of the controller; without it, the one that this user started last")
      ->envname("REDOUBT_AT");
  verb.add_option("--code", calling.code,
                  "Sign-in code of the seat you take; without it, the director's")
      ->envname("REDOUBT_CODE");
  verb.add_option(
          "--authority", calling.authority,
          "Certificate of the exercise's authority, where the controller is another machine")
      ->envname("REDOUBT_AUTHORITY");
}

namespace {

/// What nobody said, from the file that a controller has left; what concerns another one stays out.
void fill_in(Doorway& doorway, const Doorway& left) {
  if (doorway.address.empty()) doorway.address = left.address;
  if (doorway.address != left.address) return;
  if (doorway.code.empty()) doorway.code = left.code;
  if (doorway.authority.empty()) doorway.authority = left.authority;
  doorway.reached = left.reached;
}

terms::Result<std::string> certificate_in(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(kCertificateMax, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.find("-----BEGIN CERTIFICATE-----") != std::string::npos) return text;
  return Error{Code::kUnavailable, file + " holds no certificate of an authority"};
}

}  // namespace

terms::Result<Doorway> doorway_of(const Calling& calling) {
  Doorway doorway{calling.at, calling.code, {}, {}};
  if (!calling.authority.empty()) {
    auto certificate = certificate_in(calling.authority);
    if (!certificate.ok()) return certificate.error();
    doorway.authority = std::move(*certificate);
  }
  const auto left = SeatFile::read();
  if (left.ok()) fill_in(doorway, *left);
  if (doorway.address.empty()) {
    return Error{Code::kUnavailable,
                 fmt::format("no controller is known here ({}); start one with redoubt serve, "
                             "or say --at ADDRESS --code CODE",
                             left.error().message)};
  }
  if (doorway.code.empty()) {
    return Error{Code::kPermissionDenied,
                 fmt::format("say --code CODE: no code is known here for the controller at {}",
                             doorway.address)};
  }
  if (doorway.authority.empty() && !authority::stays_here(doorway.address)) {
    return Error{Code::kPermissionDenied,
                 fmt::format("say --authority FILE: without the certificate of its authority, "
                             "anybody could be the controller at {}, and read the code",
                             doorway.address)};
  }
  return doorway;
}

terms::Result<std::unique_ptr<rpc::DirectorClient>> call_on(const Calling& calling) {
  const auto doorway = doorway_of(calling);
  if (!doorway.ok()) return doorway.error();
  return std::make_unique<rpc::DirectorClient>(doorway->address, doorway->code, doorway->authority);
}

Exit fail_call(const Error& error) {
  fmt::print(stderr, "redoubt: {}\n", error.message);
  switch (error.code) {
    case Code::kInvalidArgument:
    case Code::kFailedPrecondition:
    case Code::kNotFound:
      return kNo;
    case Code::kResourceExhausted:
      return kNotAllowed;
    default:
      return exit_of(error);
  }
}

Exit fail_usage(const std::string& text) {
  fmt::print(stderr, "redoubt: {}\n", text);
  return kUsage;
}

}  // namespace redoubt::cli

#include "controller/cli/calling.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "controller/cli/seat_file.h"

namespace redoubt::cli {

using terms::Code;
using terms::Error;

void add_calling(CLI::App& verb, Calling& calling) {
  verb.add_option("--at", calling.at,
                  "Address of the controller; without it, the one that this user started last")
      ->envname("REDOUBT_AT");
  verb.add_option("--code", calling.code,
                  "Sign-in code of the seat you take; without it, the director's")
      ->envname("REDOUBT_CODE");
}

terms::Result<std::unique_ptr<rpc::DirectorClient>> call_on(const Calling& calling) {
  Doorway doorway{calling.at, calling.code};
  if (doorway.address.empty() || doorway.code.empty()) {
    const auto left = SeatFile::read();
    if (doorway.address.empty()) {
      if (!left.ok()) {
        return Error{Code::kUnavailable,
                     fmt::format("no controller is known here ({}); start one with redoubt serve, "
                                 "or say --at ADDRESS --code CODE",
                                 left.error().message)};
      }
      doorway.address = left->address;
    }
    if (doorway.code.empty()) {
      if (!left.ok() || left->address != doorway.address) {
        return Error{Code::kPermissionDenied,
                     fmt::format("say --code CODE: no code is known here for the controller at {}",
                                 doorway.address)};
      }
      doorway.code = left->code;
    }
  }
  return std::make_unique<rpc::DirectorClient>(doorway.address, doorway.code);
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

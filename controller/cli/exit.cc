#include "controller/cli/exit.h"

#include <fmt/core.h>

#include <cstdio>

namespace redoubt::cli {

Exit exit_of(const terms::Error& error) {
  switch (error.code) {
    case terms::Code::kInvalidArgument:
    case terms::Code::kNotFound:
    case terms::Code::kDataLoss:
    case terms::Code::kOutOfRange:
    case terms::Code::kFailedPrecondition:
    case terms::Code::kResourceExhausted:
      return kUnreadable;
    case terms::Code::kAlreadyExists:
    case terms::Code::kPermissionDenied:
    case terms::Code::kUnavailable:
      return kNotAllowed;
    case terms::Code::kAborted:
      return kInterrupted;
    case terms::Code::kInternal:
      return kInternal;
  }
  return kInternal;
}

Exit fail(const terms::Error& error) {
  fmt::print(stderr, "redoubt: {}\n", error.message);
  return exit_of(error);
}

}  // namespace redoubt::cli

#pragma once

#include "proto/terms/result.h"

namespace redoubt::cli {

/// What a command's exit status says. The same for all verbs; docs/architecture.md repeats them.
enum Exit : int {
  kOk = 0,
  kNo = 1,          ///< the answer is no: faults found, fingerprints differ
  kUsage = 2,       ///< the command line makes no sense
  kUnreadable = 3,  ///< an input cannot be read or is not valid
  kNotAllowed = 4,  ///< a place, port or peer cannot be reached, or not be used
  kInternal = 5,
  kInterrupted = 130,
};

Exit exit_of(const terms::Error& error);

/// "redoubt: ..." on stderr, and the status that goes with it.
Exit fail(const terms::Error& error);

}  // namespace redoubt::cli

#pragma once

#include <cstdio>
#include <cstdlib>

namespace redoubt::terms {

[[noreturn]] inline void check_failed(const char* file, int line, const char* claim) {
  std::fprintf(stderr, "%s:%d: must hold: %s\n", file, line, claim);
  std::abort();
}

}  // namespace redoubt::terms

/// Guards our own invariants, in every build. Never for input: what comes from outside is answered
/// with an Error.
#define REDOUBT_CHECK(claim) \
  ((claim) ? static_cast<void>(0) : ::redoubt::terms::check_failed(__FILE__, __LINE__, #claim))

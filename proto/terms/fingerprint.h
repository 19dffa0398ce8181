#pragma once

#include <cstdint>
#include <string>

#include "proto/terms/random.h"

namespace redoubt::terms {

/// A running digest of everything that happened, in order. Two runs with equal fingerprints took
/// the same course. Not a cryptographic hash: it finds divergence, not forgery.
class Fingerprint {
 public:
  constexpr void add(std::uint64_t word) {
    a_ = (a_ ^ word) * 0x9e3779b97f4a7c15U;
    a_ ^= a_ >> 32;
    b_ = (b_ + word) * 0xd6e8feb86659fd93U;
    b_ ^= b_ >> 29;
  }

  constexpr std::uint64_t value() const { return mix(a_ + mix(b_)); }
  friend constexpr bool operator==(const Fingerprint&, const Fingerprint&) = default;

 private:
  std::uint64_t a_ = 0x243f6a8885a308d3U;
  std::uint64_t b_ = 0x13198a2e03707344U;
};

/// Sixteen lower-case hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace redoubt::terms

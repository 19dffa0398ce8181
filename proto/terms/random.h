#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redoubt::terms {

/// A probability as an exact integer ratio: parts per million.
struct Odds {
  std::uint32_t per_million = 0;

  static constexpr std::uint32_t kCertain = 1'000'000;
  friend constexpr auto operator<=>(Odds, Odds) = default;
};

/// Both must happen: the product, rounded down to a millionth.
constexpr Odds both(Odds a, Odds b) {
  return {
      static_cast<std::uint32_t>(std::uint64_t{a.per_million} * b.per_million / Odds::kCertain)};
}

/// What a stream of chance is for. Each purpose and entity draws from a stream of its own, so that
/// one more host, sensor or purpose changes no draw of another. Values are part of every
/// fingerprint: append, never renumber.
enum class Purpose : std::uint64_t {
  kSuccess = 1,
  kDuration = 2,
  kDetection = 3,
  kLatency = 4,
  kFalseAlarm = 5,
  kInspection = 6,
  kMind = 7,
  kChoice = 8,
  kNaming = 9,
  kContact = 10,
  kTicket = 11,
  kFalseTicket = 12,
  kHazard = 13,  ///< what else has to go right, or wrong, once a deed has succeeded
  kVariable = 14,
};
inline constexpr std::size_t kPurposes = 15;  ///< one more than the last

/// Mixes all bits of a 64-bit word into each other (the finaliser of SplitMix64, Steele, Lea and
/// Flood 2014, with Stafford's constants "variant 13").
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// A name as a number that stays the same whatever else the exercise holds (FNV-1a, then mixed).
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return mix(hash);
}

/// Counter-based generator: draw n is a pure function of (key, n), so a stream is two words of
/// state, can be copied with the world, and never depends on what other streams did.
class Stream {
 public:
  Stream() = default;
  constexpr Stream(std::uint64_t seed, Purpose purpose, std::uint64_t entity)
      : Stream(source(seed, purpose), entity) {}

  constexpr std::uint64_t next() {
    ++drawn_;
    return mix(mix(key_ + drawn_ * 0x9e3779b97f4a7c15U) ^ key_);
  }

  /// Uniform in [0, bound), without bias; bound > 0. Multiplication with rejection (Lemire 2019).
  constexpr std::uint64_t below(std::uint64_t bound) {
    Wide product = Wide{next()} * bound;
    if (static_cast<std::uint64_t>(product) < bound) {
      const std::uint64_t threshold = (0 - bound) % bound;
      while (static_cast<std::uint64_t>(product) < threshold) product = Wide{next()} * bound;
    }
    return static_cast<std::uint64_t>(product >> 64);
  }

  /// Uniform in [low, high]; low <= high.
  constexpr std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }

  constexpr bool happens(Odds odds) { return below(Odds::kCertain) < odds.per_million; }

  constexpr std::uint64_t drawn() const { return drawn_; }

 private:
  friend class Sources;
  __extension__ using Wide = unsigned __int128;

  constexpr Stream(std::uint64_t source, std::uint64_t entity) : key_(mix(source + entity)) {}
  static constexpr std::uint64_t source(std::uint64_t seed, Purpose purpose) {
    return mix(mix(seed) + static_cast<std::uint64_t>(purpose));
  }

  std::uint64_t key_ = 0;
  std::uint64_t drawn_ = 0;
};

/// Where all streams of one seed come from, the part that the purpose decides worked out ahead.
class Sources {
 public:
  explicit constexpr Sources(std::uint64_t seed) {
    for (std::size_t i = 0; i < kPurposes; ++i) {
      by_purpose_[i] = Stream::source(seed, static_cast<Purpose>(i));
    }
  }
  constexpr Stream stream(Purpose purpose, std::uint64_t entity) const {
    return {by_purpose_[static_cast<std::size_t>(purpose)], entity};
  }

 private:
  std::array<std::uint64_t, kPurposes> by_purpose_{};
};

}  // namespace redoubt::terms

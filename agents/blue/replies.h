#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proto/terms/observation.h"

namespace redoubt::blue {

/// The injects delivered to the team, and what is to be answered to them.
///
/// An inject that no playbook speaks of, but that offers options and has a deadline, is answered
/// when three quarters of the time for it have passed: better a poor answer than none. With the
/// first option, or with one that is drawn, by a stream that is named by the inject's number.
class Replies {
 public:
  enum class Undecided : std::uint8_t { kFirst, kDrawn };
  Replies(Undecided undecided, std::uint64_t seed) : undecided_(undecided), seed_(seed) {}

  static constexpr std::size_t kInjectsMax = 4096;  ///< later ones are not kept track of

  /// Whether any playbook was set off by it.
  enum class Covered : std::uint8_t { kNo, kYes };
  void take(const terms::Inject& inject, terms::ExerciseTime at, Covered covered);

  /// The index of the option worded exactly so; 0 for an inject without options. Nothing where the
  /// inject is unknown or offers no such option.
  std::optional<std::uint16_t> option(terms::Handle inject, const std::string& text) const;

  struct Due {
    terms::ExerciseTime at = terms::kNever;
    terms::Handle inject;
    std::string number;
    std::uint16_t index = 0;
    std::string option;
  };
  /// Takes out what is due by `now`, in order of time, then of delivery; at most `count_max`.
  std::vector<Due> take_due(terms::ExerciseTime now, std::size_t count_max);
  terms::ExerciseTime next_due() const;

 private:
  std::uint16_t choice(const terms::Inject& inject) const;

  Undecided undecided_;
  std::uint64_t seed_;
  std::map<terms::Handle, std::vector<std::string>> options_;
  std::vector<Due> due_;  ///< in order of time
};

}  // namespace redoubt::blue

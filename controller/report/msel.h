#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "controller/report/account.h"
#include "controller/report/life_cycle.h"

namespace redoubt::report {

/// What one team made of an inject.
struct Response {
  terms::CellId cell;
  bool answered = false;  ///< else its deadline passed
  terms::ExerciseTime at = terms::kStartex;
  std::string option;  ///< the text of the one chosen; empty where there was nothing to choose
  std::string words;
  std::int64_t points = 0;
};

/// What came of it on the range.
struct Consequence {
  terms::ExerciseTime at = terms::kStartex;
  std::string what;
};

/// One line of the MSEL and what became of it.
struct InjectLine {
  scenario::InjectId inject;
  terms::ExerciseTime delivered = terms::kNever;
  std::vector<Response> responses;   ///< in order of time
  std::vector<terms::CellId> owing;  ///< had neither answered nor run out of time at the end
  std::vector<Consequence> consequences;
  std::vector<Step> life;

  /// Somebody did more with it than the plan and its addressees do by themselves.
  bool steered() const;
};

/// Every inject: those delivered in order of delivery, then those that never were.
std::vector<InjectLine> msel(const Account& account);

}  // namespace redoubt::report

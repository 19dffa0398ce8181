#pragma once

#include <optional>
#include <string>
#include <vector>

#include "controller/report/account.h"
#include "controller/report/wording.h"
#include "controller/scenario/life_cycle.h"

namespace redoubt::report {

/// One step in the life of an inject: what it came to, when, who brought it there, and why.
struct Step {
  terms::ExerciseTime at = terms::kStartex;
  /// Nothing: it stayed where it was, and its line of the plan was amended.
  std::optional<scenario::Stage> stage;
  terms::CellId who;  ///< not valid: its plan, or exercise control as a whole
  std::string why;    ///< in words; may be empty
};
const char* name(const Step& step);  ///< "delivered", "amended"

/// All steps of all injects, by inject, in order of time.
std::vector<std::vector<Step>> lives(const Account& account);

/// Where an inject stands in the plot, from whom it came, to whom, and what became of it: "Mail
/// from the ministry to the operator. Delivered D+0 03:30, as planned."
std::string line_about(const Account& account, const Wording& wording, scenario::InjectId inject,
                       terms::ExerciseTime delivered);

}  // namespace redoubt::report

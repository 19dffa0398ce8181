#pragma once

#include <memory>
#include <string>
#include <vector>

#include "controller/scenario/exercise.h"

namespace redoubt::console {

/// One line of the look around before STARTEX.
struct Check {
  std::string name;
  std::string state;  ///< "ok", "warning", "missing"
  std::string text;
};

/// What is wrong with the plan: as it was written, and as it has been amended since. The second is
/// proved when somebody asks, once for each plan: some milliseconds, a tenth of a second for the
/// largest.
class PlanCheck {
 public:
  PlanCheck() = default;
  /// `found`: what the proof of the plan as it was written has found.
  PlanCheck(std::shared_ptr<const scenario::Exercise> written, Check found)
      : written_(std::move(written)), found_(std::move(found)) {}

  /// Of the plan as it stands; a second line where it is not the one that was written.
  std::vector<Check> of(const std::shared_ptr<const scenario::Exercise>& now);

 private:
  std::shared_ptr<const scenario::Exercise> written_;
  Check found_;
  std::shared_ptr<const scenario::Exercise> proved_;  ///< the plan that this is of:
  Check amended_;
};

}  // namespace redoubt::console

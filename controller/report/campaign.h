#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/report/deeds.h"

namespace redoubt::report {

/// What became of one step of red's plan. Orders do not say which step they serve, so a deed counts
/// for every step that offers its technique on such a target.
struct StepLine {
  std::string id;
  std::string intent;
  std::vector<std::string> after;  ///< ids of the steps it waited for
  std::uint32_t attempted = 0;
  std::uint32_t succeeded = 0;
  std::uint32_t wanted = 1;  ///< successes that make it done
  std::string standing;      ///< the last reason, unless it has tried since; else empty
  std::vector<Note>
      reasons;  ///< what the mind said of it, in order of time; text without "step ID"
};

struct CampaignLine {
  terms::CellId cell;
  std::string aim;
  std::vector<StepLine> steps;
};

/// One campaign per red cell that has one.
std::vector<CampaignLine> campaigns(const Account& account, const std::vector<Deed>& deeds);

}  // namespace redoubt::report

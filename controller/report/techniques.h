#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/report/deeds.h"

namespace redoubt::report {

/// What became of one technique.
struct TechniqueLine {
  terms::ActionId action;
  std::uint32_t attempted = 0;
  std::uint32_t succeeded = 0;
  std::uint32_t detected = 0;  ///< attempts that caused a true alert of any team
  std::uint32_t named = 0;     ///< of these, where an alert named the right technique
  terms::ExerciseTime first = terms::kNever;
  terms::ExerciseTime last = terms::kNever;
};

struct TacticTable {
  std::string tactic;
  std::vector<TechniqueLine> lines;
};

/// Red's techniques that were attempted, by tactic in the order ATT&CK tells an intrusion; within
/// one, in order of the catalogue.
std::vector<TacticTable> techniques(const Account& account, const std::vector<Deed>& deeds);

/// What became of one measure in one team's hands.
struct MeasureLine {
  terms::ActionId action;
  std::uint32_t ordered = 0;
  std::uint32_t succeeded = 0;
  std::uint32_t failed = 0;
  terms::Duration waited{};   ///< for people, all orders together
  std::uint32_t started = 0;  ///< how many orders that is
  terms::Duration mean_wait() const { return started > 0 ? waited / started : terms::Duration{}; }
};

struct MeasureTable {
  terms::CellId cell;
  std::vector<MeasureLine> lines;
};

/// One table per blue team, in order of cells; within one, in order of D3FEND's tactics and the
/// catalogue.
std::vector<MeasureTable> measures(const Account& account, const std::vector<Deed>& deeds);

/// "Initial access" for "initial-access".
std::string tactic_title(const std::string& tactic);
/// Where a tactic stands in the order of its framework; what no framework knows comes last.
std::size_t tactic_rank(const std::string& tactic);

}  // namespace redoubt::report

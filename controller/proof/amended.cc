#include "controller/proof/amended.h"

#include <fmt/format.h>

#include <algorithm>

#include "controller/proof/page.h"
#include "controller/proof/prove.h"

namespace redoubt::proof {
namespace {

/// Places for whoever finds fault with a plan that stands in no file.
scenario::Written nowhere(const scenario::Exercise& exercise) {
  scenario::Written written;
  written.cells.resize(exercise.cells.size());
  written.milestones.resize(exercise.milestones.size());
  written.injects.resize(exercise.injects.size());
  written.objectives.resize(exercise.objectives.size());
  written.storylines.resize(exercise.storylines.size());
  written.incidents.resize(exercise.incidents.size());
  written.metrics.resize(exercise.metrics.size());
  written.phases.resize(exercise.phases.size());
  for (const scenario::Cell& cell : exercise.cells) {
    written.playbooks.emplace_back(cell.playbooks.size());
  }
  return written;
}

bool is_left_open(std::string_view code) {
  return code == kNothingExpected || code == kNoConsequence;
}

std::vector<std::string> faults_of(const scenario::Exercise& exercise) {
  const scenario::Written written = nowhere(exercise);
  yaml::Findings findings;
  prove_plan(exercise, written, findings);
  prove_triggers(exercise, written, findings);
  prove_storylines(exercise, written, findings);
  std::vector<std::string> faults;
  for (const yaml::Finding& finding : findings.kept()) {
    if (is_left_open(finding.code)) continue;
    faults.push_back(fmt::format("{} [{}]", finding.message, finding.code));
  }
  return faults;
}

}  // namespace

std::vector<std::string> prove_amended(const scenario::Exercise& before,
                                       const scenario::Exercise& after) {
  std::vector<std::string> known = faults_of(before);
  std::sort(known.begin(), known.end());
  std::vector<std::string> faults = faults_of(after);
  std::erase_if(faults, [&](const std::string& fault) {
    return std::binary_search(known.begin(), known.end(), fault);
  });
  return faults;
}

}  // namespace redoubt::proof

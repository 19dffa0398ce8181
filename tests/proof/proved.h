#pragma once

#include <string>

#include "controller/proof/prove.h"
#include "tests/scenario/vocabulary.h"

namespace redoubt::proof {

/// What is proved of a sound scenario: "injects:3:3 [R2002] inject '1-01' can never come", a line
/// each.
inline std::string proved(const scenario::Text& text) {
  yaml::Findings findings;
  const auto loaded = scenario::read_files(text.files(), findings);
  EXPECT_EQ(scenario::told(findings), "");
  if (!loaded) return "unreadable";
  prove(*loaded->exercise, loaded->written, findings);
  std::string lines;
  for (const yaml::Finding& finding : findings.kept()) {
    lines +=
        fmt::format("{} [{}] {}\n", scenario::place_of(finding.at), finding.code, finding.message);
  }
  return lines;
}

}  // namespace redoubt::proof

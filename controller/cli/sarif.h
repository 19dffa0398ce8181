#pragma once

#include <string>
#include <vector>

#include "controller/yaml/findings.h"

namespace redoubt::cli {

/// Findings as SARIF 2.1.0, which editors and code hosts show beside the lines they speak of: one
/// run, a rule for each code that there is. Files under the working directory are named from it.
/// `docs` is the URL under which docs/ of this source can be read; where it is not empty, each rule
/// links to its page there.
std::string sarif_of(const std::vector<yaml::Findings>& all, std::string docs);

}  // namespace redoubt::cli

#pragma once

#include <string>
#include <vector>

namespace redoubt::bench {

/// What browser.mjs prints when it is called with these words. Where node or chromium is missing
/// there is no figure, and no pass: the bench ends.
std::vector<double> in_a_browser(const std::vector<std::string>& words);

}  // namespace redoubt::bench

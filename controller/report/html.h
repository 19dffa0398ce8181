#pragma once

#include <string>

#include "controller/report/account.h"

namespace redoubt::report {

/// How many lines of one list the page holds; the data has the rest, and the page says so.
inline constexpr std::size_t kLinesMax = 400;

/// The report as one page for a browser: self-contained, without scripts, and nothing in it is
/// fetched from anywhere. The same account gives the same bytes.
std::string to_html(const Account& account);

}  // namespace redoubt::report

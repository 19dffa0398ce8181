#pragma once

#include <string>

#include "controller/report/account.h"

namespace redoubt::report {

/// The report as data: one JSON object, indented, with a line break at its end. docs/report.md has
/// the keys. The same account gives the same bytes.
std::string to_json(const Account& account);

}  // namespace redoubt::report

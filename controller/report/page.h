#pragma once

#include <string_view>

/// The report's page as it stands beside this file, built into the program: report.mustache, in it
/// people.mustache, and report.css.
namespace redoubt::report {

extern const std::string_view kPageTemplate;
extern const std::string_view kPeopleTemplate;
extern const std::string_view kPageStyle;

}  // namespace redoubt::report

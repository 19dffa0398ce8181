#pragma once

#include <string>
#include <string_view>

namespace redoubt::report {

/// What people wrote, fit to be shown: bytes that are no UTF-8 become U+FFFD; control characters
/// but line breaks and tabs, and marks that turn the direction of text around, are left out.
std::string clean(std::string_view text);

/// Cleaned, and safe between tags and inside quoted attributes of HTML and SVG.
std::string escaped(std::string_view text);

}  // namespace redoubt::report

#pragma once

#include <string>

namespace redoubt::cli {

/// The language of scenario files (scenario/grammar.h) as a JSON Schema, draft 2020-12, for
/// editors. It lets pass all that the readers take, and refuses unknown keys, wrong words and wrong
/// shapes; what names refer to, and what must hold between values, is for `redoubt check` to say.
std::string json_schema();

}  // namespace redoubt::cli

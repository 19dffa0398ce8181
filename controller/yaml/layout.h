#pragma once

#include <string>

#include "controller/yaml/tree.h"
#include "proto/terms/result.h"

namespace redoubt::yaml {

/// The same file as everybody here lays it out. What stands in one line stays in one line; of each
/// line the indent and the blanks inside it are made alike:
///
///  - two blanks for each level, and list items one level below their key;
///  - `key: value`, `- item`, `{a: b, c: [d, e]}`;
///  - what goes on within brackets in a further line stands one level below what the brackets
///  belong
///    to;
///  - one empty line at most, none at either end, no blanks at the end of a line, line feeds alone;
///  - two blanks or more before a comment that follows something.
///
/// The result is held against the file: it says the same, in the same words, and has the same
/// comments. Where that cannot be (kFailedPrecondition), there is none.
terms::Result<std::string> laid_out(const Tree& tree);

}  // namespace redoubt::yaml

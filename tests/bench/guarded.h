#pragma once

#include <string>

namespace redoubt::bench {

/// The role of a controller whose agents prove who they are, its journal and its authority in that
/// folder: says "at ADDRESS"; told "go", time passes, a hundred alarms in a second. One that finds
/// a journal goes on with it. Ends with its standard input.
void serve_guarded(const std::string& folder);

/// The role of a bare server with the same certificate and the same demands, which refuses calls.
void serve_bare_guarded(const std::string& folder);

}  // namespace redoubt::bench

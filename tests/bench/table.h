#pragma once

#include <string>

namespace redoubt::bench {

/// What a controller for people and agents is to be measured with.
struct TableOf {
  double alarm_every_s = 10;  ///< exercise seconds
  int injects = 0;            ///< mails to blue, a tenth of a second apart, from one second on
};

/// The role of a controller with both doors open and its journal on the disk: says
/// "at AGENTS PEOPLE DIRECTOR LEAD", two addresses and two codes; told "start", the exercise begins
/// at rate 1; told "lateness", it says by how many milliseconds the injects came late, at the 99th
/// percentile. Ends with its standard input.
void keep_table(const TableOf& table);

}  // namespace redoubt::bench

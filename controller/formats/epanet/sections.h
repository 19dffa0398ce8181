#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/findings.h"
#include "controller/yaml/source.h"

namespace redoubt::formats::epanet {

/// A word of the file, and where it stands. Lives as long as the source.
struct Word {
  std::string_view text;
  std::size_t offset = 0;

  /// Whether it is this keyword, which is written in capitals; those of a file may be anything.
  bool is(std::string_view keyword) const;
};
using Row = std::vector<Word>;

/// The sections that are read, by the first four letters of their names, which are all that counts
/// ("JUNC", "RESE" ...). Several of one name are one. Comments and empty lines are gone, and no row
/// is empty. Sections that say nothing of flows are passed over, unknown ones with a warning.
std::map<std::string, std::vector<Row>, std::less<>> sections_of(
    const std::shared_ptr<const yaml::Source>& source, yaml::Findings& findings);

}  // namespace redoubt::formats::epanet

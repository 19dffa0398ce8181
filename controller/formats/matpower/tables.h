#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "controller/yaml/findings.h"
#include "controller/yaml/source.h"

namespace redoubt::formats::matpower {

/// A number and where it stands.
struct Cell {
  double value = 0;
  std::size_t offset = 0;  ///< in the text
};
using Row = std::vector<Cell>;
using Table = std::vector<Row>;

/// Everything of the form `mpc.NAME = ...;` that is made of numbers; a single number is a table of
/// one. Texts and what stands in braces are passed over.
std::map<std::string, Table> tables_of(const std::shared_ptr<const yaml::Source>& source,
                                       yaml::Findings& findings);

}  // namespace redoubt::formats::matpower

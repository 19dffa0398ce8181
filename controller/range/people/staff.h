#pragma once

#include <string>
#include <vector>

#include "controller/range/entity.h"

/// The people who work with what the range serves, and notice when it does not.
namespace redoubt::range::people {

/// People of one kind at some hosts.
struct Staff {
  std::string name;
  terms::CellId owner;  ///< the blue team whose people they are
};

}  // namespace redoubt::range::people

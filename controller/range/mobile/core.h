#pragma once

#include <string>
#include <vector>

#include "controller/range/entity.h"

/// Mobile networks of the fifth generation, beside the enterprise: who serves whom, and whose
/// equipment does it.
namespace redoubt::range::mobile {

struct Supplier {
  std::string name;
};

struct NetworkFunction {
  std::string name;
  HostId host;
  terms::CellId owner;
};

struct RadioCell {
  std::string name;
  HostId host;
  terms::CellId owner;
};

struct Slice {
  std::string name;
  terms::CellId owner;
};

struct Subscribers {
  std::string name;
  SliceId slice;
};

struct Core {
  std::vector<Supplier> suppliers;
  std::vector<NetworkFunction> functions;
  std::vector<RadioCell> cells;
  std::vector<Slice> slices;
  std::vector<Subscribers> subscribers;
};

}  // namespace redoubt::range::mobile

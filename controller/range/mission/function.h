#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"

namespace redoubt::range {

/// How the parts of a function make up its availability.
enum class Need : std::uint8_t {
  kAll,   ///< as good as its worst part
  kAny,   ///< as good as its best part
  kSome,  ///< as good as its k-th best part
};

/// What an exercise is about in the end: a thing that people depend on. Availability in permille.
struct Function {
  std::string name;
  std::vector<terms::CellId> shown_to;
  Need need = Need::kAll;
  std::uint32_t k = 1;  ///< for kSome
  std::vector<Entity>
      parts;  ///< hosts, services, links, and functions that stand earlier in the list
};

}  // namespace redoubt::range

#pragma once

#include <string>
#include <vector>

#include "controller/range/entity.h"

/// Nations beside each other: what they agreed to share, and how far they trust.
namespace redoubt::range::alliance {

/// How far one nation trusts another, and what it shares with it for that.
struct Partnership {
  std::string name;
  NationId from;  ///< who trusts and shares
  NationId to;    ///< whom
};

struct Pact {
  std::vector<Partnership> partnerships;
};

}  // namespace redoubt::range::alliance

#pragma once

#include <cstdint>

#include "controller/range/information/space.h"

namespace redoubt::range::information {

/// How groups come to know each other.
struct Ties {
  std::int64_t abroad = 200;     ///< odds of a tie between nations, where one at home is certain
  std::int64_t weakest = 50;     ///< permille of Contact, for groups of one size
  std::int64_t strongest = 300;  ///< not less than the weakest
  std::uint64_t draw = 1;        ///< another number draws another graph
};

/// Draws who talks with whom, from the names, nations, leanings and sizes of the groups:
///
///   tied         with odds nearness (space.h) * (1, between nations `abroad`): people of a kind
///                know each other (McPherson, Smith-Lovin and Cook, "Birds of a Feather", 2001)
///   strength     even between `weakest` and `strongest`
///   a with b     strength * 2 size_b / (size_a + size_b), so that both count the same talks
///
/// Each pair draws from a stream of its two names: another group changes no contact of the others.
void draw_contacts(Space& space, const Ties& ties);

}  // namespace redoubt::range::information

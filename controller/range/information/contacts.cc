#include "controller/range/information/contacts.h"

#include <algorithm>
#include <string>

#include "proto/terms/random.h"

namespace redoubt::range::information {
namespace {

/// Between these two, whichever comes first.
terms::Stream stream_of(const Group& a, const Group& b, std::uint64_t draw) {
  const auto& [first, second] = std::minmax(a.name, b.name);
  return {draw, terms::Purpose::kContact, terms::hash_of(first + ' ' + second)};
}

/// 0: they have nothing to do with each other.
std::int64_t strength_of(const Group& a, const Group& b, const Ties& ties) {
  terms::Stream stream = stream_of(a, b, ties.draw);
  const std::int64_t nations = a.nation == b.nation ? kWhole : ties.abroad;
  const auto odds = static_cast<std::uint32_t>(nearness(a.leaning, b.leaning) * nations);
  return stream.happens({odds}) ? stream.between(ties.weakest, ties.strongest) : 0;
}

void know(Group& group, GroupId other, std::int64_t size, std::int64_t strength) {
  const std::int64_t permille = strength * 2 * size / (group.size + size);
  if (permille > 0) group.contacts.push_back({other, permille});
}

}  // namespace

void draw_contacts(Space& space, const Ties& ties) {
  for (std::uint32_t a = 0; a < space.groups.size(); ++a) {
    for (std::uint32_t b = 0; b < space.groups.size(); ++b) {
      if (a == b) continue;
      const Group& other = space.groups[b];
      know(space.groups[a], {b}, other.size, strength_of(space.groups[a], other, ties));
    }
  }
}

}  // namespace redoubt::range::information

#include "controller/range/information/figure.h"

#include <algorithm>
#include <cstdlib>

namespace redoubt::range::information {

Figure::Figure(const Space& space, Drawn drawn) : drawn_(drawn) {
  for (const Group& group : space.groups) {
    const std::int64_t start = group.*drawn.start;
    marks_.push_back({.start = start, .stated = start});
  }
}

std::int64_t Figure::Mark::now() const {
  return std::clamp<std::int64_t>(start - lost / kWhole, 0, kWhole);
}

void Figure::believe(const Space& space, NarrativeId narrative, GroupId group, std::int64_t more,
                     std::uint64_t sequence) {
  const std::int64_t costs = space.narratives[narrative.value].*drawn_.costs;
  if (costs == 0 || more == 0) return;
  marks_[group.value].lost += costs * more;
  marks_[group.value].cause = sequence;
}

void Figure::take(GroupId id, std::int64_t permille) {
  Mark& mark = marks_[id.value];
  const std::int64_t stated = std::clamp<std::int64_t>(permille, 0, kWhole);
  if (stated != mark.now()) mark.start = stated + mark.lost / kWhole;
  mark.stated = stated;
}

/// A whole percent, or the rest of one once nothing is believed any more.
void Figure::settle(Facts& facts) const {
  for (std::uint32_t i = 0; i < marks_.size(); ++i) {
    const Mark& mark = marks_[i];
    const std::int64_t moved = std::abs(mark.now() - mark.stated);
    if (moved < kStated && (moved == 0 || mark.lost != 0)) continue;
    facts.push_back(fact(drawn_.fact, entity(GroupId{i}), mark.now(), mark.cause));
  }
}

}  // namespace redoubt::range::information

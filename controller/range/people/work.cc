#include "controller/range/people/work.h"

#include <algorithm>

namespace redoubt::range::people {
namespace {

constexpr std::int64_t kWhole = 1000;

}  // namespace

std::int64_t missed(const Staff& staff, const Use& use, const Reach& reach) {
  std::int64_t missed = 0;
  for (std::size_t place = 0; place < staff.at.size(); ++place) {
    const std::int64_t people = people_at(staff, place);
    if (people == 0) break;  // nor at any after it
    std::int64_t best = 0;
    for (const Entity means : use.means) {
      best = std::max(best, reach(means, staff.at[place]));
      if (best == kWhole) break;
    }
    missed += people * (kWhole - best);
  }
  return missed;
}

std::int64_t served(const Staff& staff, const std::vector<std::int64_t>& missed) {
  std::int64_t tried = 0;
  std::int64_t worked = 0;
  for (std::size_t use = 0; use < staff.uses.size(); ++use) {
    const std::int64_t tries = staff.uses[use].tries;
    tried += tries * staff.people;
    worked += tries * (staff.people * kWhole - missed[use]);
  }
  return tried == 0 ? kWhole : worked / tried;
}

}  // namespace redoubt::range::people

#include "controller/range/information/spread.h"

#include <algorithm>

namespace redoubt::range::information {
namespace {

constexpr terms::Duration kDay = std::chrono::days(1);
constexpr std::int64_t kLn2 = 693'147;  ///< per million

/// `part` of `whole`, both per million.
std::int64_t of(std::int64_t whole, std::int64_t part) { return whole * part / kEverybody; }

std::int64_t met(const Group& group, GroupId self, std::span<const Share> shares,
                 std::int64_t Share::* kind) {
  std::int64_t sum = shares[self.value].*kind;
  for (const Contact& contact : group.contacts) {
    sum += shares[contact.with.value].*kind * contact.permille / kWhole;
  }
  return sum;
}

/// Per million of the ignorant, who hear it.
std::int64_t told(const Pace& pace, const Air& air, std::int64_t believing) {
  const std::int64_t once = of(believing, pace.talks) + air.published;
  return std::min(once * (kWhole + pace.push) / kWhole, kEverybody);
}

Share after(Share share, const Pace& pace, const Air& air, std::int64_t believing,
            std::int64_t immune) {
  const std::int64_t convinced =
      of(share.ignorant, told(pace, air, believing)) * air.credibility / kWhole;
  const std::int64_t objections = std::min(of(immune, pace.talks), kEverybody);
  const std::int64_t dissuaded =
      of(share.believing, objections) * (kWhole - air.credibility) / kWhole;
  const std::int64_t left = share.believing - dissuaded;
  const std::int64_t forgotten = std::min(std::max<std::int64_t>(of(left, pace.forgets), 1), left);
  share.ignorant -= convinced;
  share.believing = left - forgotten + convinced;
  share.immune += dissuaded + forgotten;
  return share;
}

}  // namespace

std::int64_t per_step(std::int64_t permille, const Habits& habits) {
  return permille * habits.step.count() / (kDay.count() / kWhole);
}

Pace pace_of(const Habits& habits, const Narrative& narrative, std::int64_t push) {
  Pace pace;
  pace.talks = per_step(habits.talks * kWhole, habits);
  pace.forgets = std::min(kLn2 * habits.step.count() / narrative.half_life.count(), kEverybody);
  pace.push = push;
  return pace;
}

bool spread(const Space& space, const Pace& pace, std::span<const Air> airs,
            std::span<Share> shares) {
  const std::vector<Share> before(shares.begin(), shares.end());
  bool believed = false;
  for (std::uint32_t i = 0; i < shares.size(); ++i) {
    const Group& group = space.groups[i];
    shares[i] = after(before[i], pace, airs[i], met(group, {i}, before, &Share::believing),
                      met(group, {i}, before, &Share::immune));
    believed = believed || shares[i].believing > 0;
  }
  return believed;
}

}  // namespace redoubt::range::information

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "controller/range/information/space.h"

namespace redoubt::range::information {

/// A group, in the parts per million that shares are counted in.
inline constexpr std::int64_t kEverybody = 1'000'000;

/// How far one narrative has come in one group; adds up to kEverybody.
struct Share {
  std::int64_t ignorant = kEverybody;  ///< could still come to believe it
  std::int64_t believing = 0;
  std::int64_t immune = 0;  ///< was forewarned, was talked out of it, or has forgotten it
};

/// What one group hears of one narrative, beside what people tell each other.
struct Air {
  std::int64_t published = 0;    ///< odds per million that an outlet tells somebody in one step
  std::int64_t credibility = 0;  ///< permille
};

/// What happens `permille` times a day, in one step and per million.
std::int64_t per_step(std::int64_t permille, const Habits& habits);

/// How fast one narrative goes, per million and step.
struct Pace {
  std::int64_t talks = 0;    ///< how often somebody talks
  std::int64_t forgets = 0;  ///< odds that who believes it forgets it: ln 2 * step / half-life
  std::int64_t push = 0;     ///< permille by which all that is told is told more
};
Pace pace_of(const Habits& habits, const Narrative& narrative, std::int64_t push);

/// One step of a narrative in all groups at once: a rumour in a well-mixed population (Daley and
/// Kendall, "Stochastic rumours", 1965; Maki and Thompson, 1973), here with groups that mix as
/// they are in contact. Everybody talks; each step, of the
///
///   ignorant    (talks * met believing + published) * (1 + push) * credibility  come to believe it
///   believing   talks * met immune * (1 - credibility)  are talked out of it
///   believing   forgets  forget it, at least one part of them
///
/// where `met` is what share of a talk is with such people: one's own group, and the others as far
/// as one is in contact. As with Maki and Thompson the first two are odds of meetings; other than
/// theirs, two who believe do not tire each other of it, because belief is followed and not
/// telling. All in integers, rounded down.
///
/// `shares`, `airs`: by group. False when it has come to rest: nobody believes it.
bool spread(const Space& space, const Pace& pace, std::span<const Air> airs,
            std::span<Share> shares);

}  // namespace redoubt::range::information

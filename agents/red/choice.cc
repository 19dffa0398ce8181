#include "agents/red/choice.h"

#include <algorithm>

#include "agents/red/search.h"

namespace redoubt::red {

using terms::EntityKind;
using terms::Handle;

namespace {

/// Longer lists are drawn from, not read through, while luck holds: so often at most.
constexpr std::size_t kListRead = 64;
constexpr int kDrawsMax = 32;

struct Ranked {
  Handle handle;
  int rank = 0;
};

/// Of those that rank highest, one by chance. `ranked` is not empty.
Handle draw_among_best(const std::vector<Ranked>& ranked, terms::Stream& chance) {
  const auto by_rank = [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; };
  const int best = std::max_element(ranked.begin(), ranked.end(), by_rank)->rank;
  std::vector<Handle> equals;
  for (const Ranked& entry : ranked) {
    if (entry.rank == best) equals.push_back(entry.handle);
  }
  return equals.size() == 1 ? equals.front() : equals[chance.below(equals.size())];
}

int rank_of_second(const Picture& picture, Handle target, Handle with) {
  const Thing& thing = *picture.find(with);
  if (thing.kind == EntityKind::kCredential) return thing.in_hand ? 1 : 0;
  if (thing.kind != EntityKind::kWeakness && thing.kind != EntityKind::kData) {
    return static_cast<int>(picture.access_to(with));
  }
  const auto& hosts = thing.found_on;
  return std::find(hosts.begin(), hosts.end(), picture.host_of(target)) != hosts.end() ? 1 : 0;
}

/// One choice being made.
class Choosing {
 public:
  Choosing(const Picture& picture, const terms::ActionBrief& action, const terms::Attempt& attempt,
           const Strikes& strikes, const std::vector<Handle>& succeeded, terms::Stream& chance)
      : picture_(picture),
        action_(action),
        attempt_(attempt),
        targets_(picture, action.target, attempt.target),
        seconds_(action.with ? Search(picture, *action.with, attempt.with).answers_all()
                             : std::vector<Handle>{Handle{}}),
        strikes_(strikes),
        succeeded_(succeeded),
        chance_(chance) {}

  Chosen made() {
    Handle target = best_of(picture_.held());
    if (!target.valid()) target = by_luck();
    if (!target.valid()) target = best_of(targets_.haystack());
    if (!target.valid()) return {{}, what_lacks()};
    return {{target, action_.with ? second_for(target) : Handle{}}, Lack::kNothing};
  }

 private:
  bool is_target(Handle target) const {
    return targets_.answers(target) && !picture_.find(target)->decoy &&
           !(attempt_.target.fresh && had(target));
  }
  bool had(Handle target) const {
    return std::binary_search(succeeded_.begin(), succeeded_.end(), target);
  }
  bool is_allowed(Handle target) const {
    return std::any_of(seconds_.begin(), seconds_.end(),
                       [&](Handle with) { return !strikes_.bars({target, with}, picture_); });
  }

  /// Not valid where none of them will do.
  Handle best_of(const std::vector<Handle>& handles) {
    std::vector<Ranked> ranked;
    for (const Handle handle : handles) {
      if (!is_target(handle) || !is_allowed(handle)) continue;
      ranked.push_back({handle, static_cast<int>(picture_.access_to(handle))});
    }
    return ranked.empty() ? Handle{} : draw_among_best(ranked, chance_);
  }

  /// Among thousands of hosts on which red holds no session all are equal, and most will do.
  Handle by_luck() {
    const std::vector<Handle>& haystack = targets_.haystack();
    if (action_.target != EntityKind::kHost || haystack.size() <= kListRead) return {};
    for (int i = 0; i < kDrawsMax; ++i) {
      const Handle drawn = haystack[chance_.below(haystack.size())];
      if (is_target(drawn) && is_allowed(drawn)) return drawn;
    }
    return {};
  }

  Handle second_for(Handle target) {
    std::vector<Ranked> ranked;
    for (const Handle with : seconds_) {
      if (strikes_.bars({target, with}, picture_)) continue;
      ranked.push_back({with, rank_of_second(picture_, target, with)});
    }
    return draw_among_best(ranked, chance_);
  }

  Lack what_lacks() const {
    const auto& haystack = targets_.haystack();
    const bool any = std::any_of(haystack.begin(), haystack.end(),
                                 [&](Handle handle) { return is_target(handle); });
    if (!any) return Lack::kTarget;
    return seconds_.empty() ? Lack::kSecond : Lack::kAllowed;
  }

  const Picture& picture_;
  const terms::ActionBrief& action_;
  const terms::Attempt& attempt_;
  const Search targets_;
  const std::vector<Handle> seconds_;
  const Strikes& strikes_;
  const std::vector<Handle>& succeeded_;  ///< sorted
  terms::Stream& chance_;
};

}  // namespace

Chosen choose(const Picture& picture, const terms::ActionBrief& action,
              const terms::Attempt& attempt, const Strikes& strikes,
              const std::vector<Handle>& succeeded, terms::Stream& chance) {
  return Choosing(picture, action, attempt, strikes, succeeded, chance).made();
}

}  // namespace redoubt::red

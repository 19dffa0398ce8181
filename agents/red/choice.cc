#include "agents/red/choice.h"

#include <algorithm>

namespace redoubt::red {

using terms::Access;
using terms::EntityKind;
using terms::Handle;
using terms::Selector;

namespace {

bool contains(const std::vector<Handle>& handles, Handle handle) {
  return std::find(handles.begin(), handles.end(), handle) != handles.end();
}

bool lies_in_zone(const Picture& picture, Handle handle, const std::string& zone) {
  const auto& zones = picture.named(zone);
  return std::any_of(zones.begin(), zones.end(), [&](Handle container) {
    return picture.find(container)->kind == EntityKind::kZone && picture.lies_in(handle, container);
  });
}

bool answers(const Picture& picture, Handle handle, EntityKind kind, const Selector& selector) {
  const Thing& thing = *picture.find(handle);
  if (thing.kind != kind) return false;
  if (!selector.name.empty() && thing.name != selector.name) return false;
  if (!selector.tag.empty() &&
      std::find(thing.tags.begin(), thing.tags.end(), selector.tag) == thing.tags.end()) {
    return false;
  }
  if (selector.held && picture.access_to(handle) == Access::kNone) return false;
  return selector.zone.empty() || lies_in_zone(picture, handle, selector.zone);
}

/// The shortest list that is sure to hold every answer.
const std::vector<Handle>& where_to_look(const Picture& picture, EntityKind kind,
                                         const Selector& selector) {
  if (!selector.name.empty()) return picture.named(selector.name);
  if (!selector.tag.empty()) return picture.once_tagged(selector.tag);
  if (selector.held && kind == EntityKind::kHost) return picture.held();
  return picture.of_kind(kind);
}

/// Of those that rank highest, one by chance. `ranked` is not empty.
struct Ranked {
  Handle handle;
  int rank = 0;
};
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
  const Handle host = picture.host_of(target);
  const bool here = host.valid() && contains(thing.found_on, host);
  switch (thing.kind) {
    case EntityKind::kWeakness:
    case EntityKind::kData:
      return here ? 1 : 0;
    case EntityKind::kCredential:
      return thing.in_hand ? 1 : 0;
    default:
      return static_cast<int>(picture.access_to(with));
  }
}

bool any_open(const Picture& picture, const Strikes& strikes, Handle target,
              const std::vector<Handle>& seconds) {
  return std::any_of(seconds.begin(), seconds.end(),
                     [&](Handle with) { return !strikes.bars({target, with}, picture); });
}

}  // namespace

std::vector<Handle> candidates(const Picture& picture, EntityKind kind, const Selector& selector) {
  std::vector<Handle> found;
  for (const Handle handle : where_to_look(picture, kind, selector)) {
    if (answers(picture, handle, kind, selector)) found.push_back(handle);
  }
  return found;
}

Chosen choose(const Picture& picture, const terms::ActionBrief& action,
              const terms::Attempt& attempt, const Strikes& strikes,
              const std::vector<Handle>& succeeded, terms::Stream& chance) {
  std::vector<Handle> targets = candidates(picture, action.target, attempt.target);
  if (attempt.target.fresh) {
    std::erase_if(targets, [&](Handle target) { return contains(succeeded, target); });
  }
  if (targets.empty()) return {{}, Lack::kTarget};
  const std::vector<Handle> seconds =
      action.with ? candidates(picture, *action.with, attempt.with) : std::vector<Handle>{Handle{}};
  if (seconds.empty()) return {{}, Lack::kSecond};

  std::vector<Ranked> ranked;
  for (const Handle target : targets) {
    if (!any_open(picture, strikes, target, seconds)) continue;
    ranked.push_back({target, static_cast<int>(picture.access_to(target))});
  }
  if (ranked.empty()) return {{}, Lack::kAllowed};
  const Handle target = draw_among_best(ranked, chance);
  if (!action.with) return {{target, {}}, Lack::kNothing};

  ranked.clear();
  for (const Handle with : seconds) {
    if (strikes.bars({target, with}, picture)) continue;
    ranked.push_back({with, rank_of_second(picture, target, with)});
  }
  return {{target, draw_among_best(ranked, chance)}, Lack::kNothing};
}

}  // namespace redoubt::red

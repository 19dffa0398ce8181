#include "agents/red/search.h"

#include <algorithm>
#include <iterator>

namespace redoubt::red {

using terms::Access;
using terms::EntityKind;
using terms::Handle;

Search::Search(const Picture& picture, EntityKind kind, const terms::Selector& selector)
    : picture_(picture), kind_(kind), selector_(selector) {
  if (selector.zone.empty()) return;
  for (const Handle handle : picture.named(selector.zone)) {
    if (picture.find(handle)->kind == EntityKind::kZone) zones_.push_back(handle);
  }
}

bool Search::answers(Handle handle) const {
  const Thing& thing = *picture_.find(handle);
  if (thing.kind != kind_) return false;
  if (selector_.held && picture_.access_to(handle) == Access::kNone) return false;
  if (!selector_.name.empty() && thing.name != selector_.name) return false;
  if (!selector_.among.empty() && std::find(selector_.among.begin(), selector_.among.end(),
                                            thing.name) == selector_.among.end()) {
    return false;
  }
  if (!selector_.tag.empty() &&
      std::find(thing.tags.begin(), thing.tags.end(), selector_.tag) == thing.tags.end()) {
    return false;
  }
  return selector_.zone.empty() || lies_in_zone(handle);
}

bool Search::lies_in_zone(Handle handle) const {
  return std::any_of(zones_.begin(), zones_.end(),
                     [&](Handle zone) { return picture_.lies_in(handle, zone); });
}

const std::vector<Handle>& Search::haystack() const {
  if (!selector_.name.empty()) return picture_.named(selector_.name);
  if (!selector_.tag.empty()) return picture_.once_tagged(selector_.tag);
  if (selector_.held && kind_ == EntityKind::kHost) return picture_.held();
  return picture_.of_kind(kind_);
}

std::vector<Handle> Search::answers_all() const {
  std::vector<Handle> found;
  std::copy_if(haystack().begin(), haystack().end(), std::back_inserter(found),
               [&](Handle handle) { return answers(handle); });
  return found;
}

}  // namespace redoubt::red

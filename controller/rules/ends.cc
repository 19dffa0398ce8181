#include "controller/rules/ends.h"

#include <algorithm>

namespace redoubt::rules {
namespace {

using range::ZoneId;
using terms::Handle;

bool has_hosts_in(const range::Layout& layout, terms::CellId cell, ZoneId zone) {
  return std::ranges::any_of(layout.hosts, [&](const range::Host& host) {
    return host.owner == cell && host.zone == zone;
  });
}

}  // namespace

Ends ends_of(const range::Layout& layout, terms::CellId cell, const Sight& sight, Handle handle) {
  const auto entity = sight.entity(handle);
  if (!entity || entity->kind != terms::EntityKind::kLink) return {};
  const range::Link& link = layout.links.at(entity->index);
  const bool own = link.owner == cell;
  const bool within =
      own || (has_hosts_in(layout, cell, link.a) && has_hosts_in(layout, cell, link.b));
  if (!within) return {};
  // Handles count up in order of first sight: who is told of it late is told what was known then.
  const auto known = [&](ZoneId zone) {
    const Handle end = sight.handle(range::entity(zone));
    return end.valid() && end.value < handle.value ? end : Handle{};
  };
  return {known(link.a), known(link.b)};
}

}  // namespace redoubt::rules

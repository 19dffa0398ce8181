#include <algorithm>
#include <functional>

#include "controller/range/world.h"
#include "proto/terms/check.h"

namespace redoubt::range {

std::int64_t World::availability(ServiceId id) const {
  return part_availability(entity(id), HostId{});
}

/// How good one part is, with `without` thought away (not valid: nothing is).
std::int64_t World::part_availability(Entity part, HostId without) const {
  switch (part.kind) {
    case terms::EntityKind::kHost: {
      const HostId host{part.index};
      return host == without || hosts_.at(host.value).isolated ? 0 : 1000;
    }
    case terms::EntityKind::kService: {
      const Service& service = layout_->services.at(part.index);
      return std::min<std::int64_t>(services_[part.index],
                                    part_availability(entity(service.host), without));
    }
    case terms::EntityKind::kLink:
      return reach_.cut(LinkId{part.index}) ? 0 : 1000;
    default:
      REDOUBT_CHECK(part.kind == terms::EntityKind::kFunction);
      return derive(layout_->functions.at(part.index), without);
  }
}

std::int64_t World::derive(const Function& function, HostId without) const {
  if (function.parts.empty()) return 1000;
  std::vector<std::int64_t> parts;
  for (const Entity part : function.parts) parts.push_back(part_availability(part, without));
  std::sort(parts.begin(), parts.end(), std::greater<>());
  switch (function.need) {
    case Need::kAll:
      return parts.back();
    case Need::kAny:
      return parts.front();
    case Need::kSome:
      return function.k <= parts.size() ? parts[function.k - 1] : 0;
  }
  return 0;
}

std::int64_t World::derived_availability(FunctionId id) const {
  return derive(layout_->functions.at(id.value), HostId{});
}

std::int64_t World::loss_if_isolated(HostId host, FunctionId function) const {
  const Function& drawn = layout_->functions.at(function.value);
  return derive(drawn, HostId{}) - derive(drawn, host);
}

}  // namespace redoubt::range

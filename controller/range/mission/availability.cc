#include <algorithm>
#include <functional>

#include "controller/range/world.h"
#include "proto/terms/check.h"

namespace redoubt::range {
namespace {

constexpr std::int64_t kWhole = 1000;

}  // namespace

std::int64_t World::availability(ServiceId id) const {
  return part_availability(entity(id), HostId{});
}

/// How good one part is, with `without` thought away (not valid: nothing is).
std::int64_t World::part_availability(Entity part, HostId without) const {
  switch (part.kind) {
    case terms::EntityKind::kHost: {
      const HostId host{part.index};
      return host == without || hosts_.at(host.value).isolated ? 0 : kWhole;
    }
    case terms::EntityKind::kService: {
      const Service& service = layout_->services.at(part.index);
      return std::min<std::int64_t>(services_[part.index],
                                    part_availability(entity(service.host), without));
    }
    case terms::EntityKind::kLink:
      return reach_.stands(LinkId{part.index}) ? kWhole : 0;
    default:
      REDOUBT_CHECK(part.kind == terms::EntityKind::kFunction);
      return derive(layout_->functions.at(part.index), without);
  }
}

std::int64_t World::derive(const Function& function, HostId without) const {
  if (function.parts.empty()) return kWhole;
  if (function.need == Need::kSome) return derive_some(function, without);
  const bool all = function.need == Need::kAll;
  std::int64_t best = all ? kWhole : 0;
  for (const Entity part : function.parts) {
    const std::int64_t one = part_availability(part, without);
    best = all ? std::min(best, one) : std::max(best, one);
  }
  return best;
}

/// As good as the k-th best part: among no more than there are parts, sorted once.
std::int64_t World::derive_some(const Function& function, HostId without) const {
  if (function.k > function.parts.size()) return 0;
  std::vector<std::int64_t> parts;
  parts.reserve(function.parts.size());
  for (const Entity part : function.parts) parts.push_back(part_availability(part, without));
  const auto kth = parts.begin() + static_cast<std::ptrdiff_t>(function.k - 1);
  std::nth_element(parts.begin(), kth, parts.end(), std::greater<>());
  return *kth;
}

std::int64_t World::derived_availability(FunctionId id) const {
  return derive(layout_->functions.at(id.value), HostId{});
}

std::int64_t World::loss_if_isolated(HostId host, FunctionId function) const {
  const Function& drawn = layout_->functions.at(function.value);
  return derive(drawn, HostId{}) - derive(drawn, host);
}

}  // namespace redoubt::range

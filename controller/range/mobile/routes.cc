#include "controller/range/mobile/routes.h"

#include <algorithm>

namespace redoubt::range::mobile {

using terms::EntityKind;

namespace {

template <class Each>
bool among(const std::vector<Each>& all, Each one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// On which side of a border a roaming subscriber needs a kind.
struct Sides {
  bool visited = true;
  bool home = false;
};

Sides sides_of(FunctionKind kind, Routing routing) {
  switch (kind) {
    case FunctionKind::kAusf:
    case FunctionKind::kUdm:
      return {false, true};
    case FunctionKind::kSmf:
    case FunctionKind::kUpf:
    case FunctionKind::kPcf:
      return {true, routing == Routing::kHome};
    case FunctionKind::kNrf:
    case FunctionKind::kSepp:
      return {true, true};
    default:
      return {true, false};
  }
}

class Drawer {
 public:
  Drawer(const Core& core, const Numbering& numbering) : core_(core), numbering_(numbering) {}

  Route route_of(const Subscribers& group) const {
    const Slice& slice = core_.slices.at(group.slice.value);
    Route route{.asked = group.sessions, .slice = group.slice, .radio = {}, .core = {}, .taps = {}};
    for (const RadioCellId cell : group.cells) {
      route.radio.carriers.push_back(numbering_.of(entity(cell)));
    }
    const bool roams = group.home != slice.network;
    for (const FunctionKind kind : slice.chain) add(group, kind, roams, route);
    if (roams && !among(slice.chain, FunctionKind::kSepp)) {
      add(group, FunctionKind::kSepp, roams, route);
    }
    route.core.push_back(
        {.network = slice.network, .carriers = {numbering_.of(entity(group.slice))}});
    route.taps = serving(FunctionKind::kLi, slice.network, group.slice);
    if (roams) {
      for (const CarrierId tap : serving(FunctionKind::kLi, group.home, group.slice)) {
        route.taps.push_back(tap);
      }
    }
    return route;
  }

 private:
  void add(const Subscribers& group, FunctionKind kind, bool roams, Route& route) const {
    const Slice& slice = core_.slices[group.slice.value];
    const Sides sides = roams ? sides_of(kind, group.routing) : Sides{};
    const bool discovered = among(slice.chain, FunctionKind::kNrf);
    if (sides.visited) {
      route.core.push_back(
          {kind, slice.network, discovered, serving(kind, slice.network, group.slice)});
    }
    if (sides.home) {
      route.core.push_back({kind, group.home, discovered, serving(kind, group.home, group.slice)});
    }
  }

  std::vector<CarrierId> serving(FunctionKind kind, NetworkId network, SliceId slice) const {
    std::vector<CarrierId> carriers;
    for (std::uint32_t i = 0; i < core_.functions.size(); ++i) {
      const NetworkFunction& function = core_.functions[i];
      const bool serves = function.slices.empty() || among(function.slices, slice);
      if (function.kind == kind && function.network == network && serves) {
        carriers.push_back(numbering_.of(entity(NetworkFunctionId{i})));
      }
    }
    return carriers;
  }

  const Core& core_;
  const Numbering& numbering_;
};

/// As drawn; where no limit is, what may come to be asked of it.
std::vector<std::int64_t> capacities(const Core& core, const Routes& routes) {
  std::vector<std::int64_t> capacity(routes.numbering.count(), 0);
  for (const Route& route : routes.of) {
    for (const CarrierId cell : route.radio.carriers) capacity[cell.value] += route.asked;
    for (const Stage& stage : route.core) {
      for (const CarrierId carrier : stage.carriers) capacity[carrier.value] += route.asked;
    }
  }
  std::size_t carrier = 0;
  const auto limit = [&](std::int64_t drawn) {
    std::int64_t& asked = capacity[carrier++];
    asked = std::max<std::int64_t>(drawn > 0 ? drawn : asked, 1);
  };
  for (const NetworkFunction& function : core.functions) limit(function.sessions);
  for (const RadioCell& cell : core.cells) limit(cell.sessions);
  for (const Slice& slice : core.slices) limit(slice.sessions);
  return capacity;
}

}  // namespace

std::vector<FunctionKind> usual_chain() {
  return {FunctionKind::kNssf, FunctionKind::kAmf, FunctionKind::kAusf, FunctionKind::kUdm,
          FunctionKind::kPcf,  FunctionKind::kSmf, FunctionKind::kUpf,  FunctionKind::kNrf};
}

CarrierId Numbering::of(Entity thing) const {
  switch (thing.kind) {
    case EntityKind::kNetworkFunction:
      return thing.index < functions ? CarrierId{thing.index} : CarrierId{};
    case EntityKind::kRadioCell:
      return thing.index < cells ? CarrierId{functions + thing.index} : CarrierId{};
    case EntityKind::kSlice:
      return thing.index < slices ? CarrierId{functions + cells + thing.index} : CarrierId{};
    default:
      return {};
  }
}

Routes routes_of(const Core& core) {
  Routes routes;
  routes.numbering = {static_cast<std::uint32_t>(core.functions.size()),
                      static_cast<std::uint32_t>(core.cells.size()),
                      static_cast<std::uint32_t>(core.slices.size())};
  const Drawer drawer(core, routes.numbering);
  for (const Subscribers& group : core.subscribers) routes.of.push_back(drawer.route_of(group));
  routes.capacity = capacities(core, routes);
  return routes;
}

}  // namespace redoubt::range::mobile

#include "controller/range/mobile/routes.h"

#include <algorithm>
#include <utility>

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

std::uint32_t place_of(const Stage& stage, std::vector<Stage>& stages) {
  const auto known = std::find(stages.begin(), stages.end(), stage);
  const auto place = static_cast<std::uint32_t>(known - stages.begin());
  if (known == stages.end()) stages.push_back(stage);
  return place;
}

/// Follows sessions group by group.
class Drawer {
 public:
  Drawer(const Core& core, Routes& routes) : core_(core), routes_(routes) {}

  void draw(const Subscribers& group) {
    const Slice& slice = core_.slices.at(group.slice.value);
    Route route;
    route.asked = group.sessions;
    route.slice = group.slice;
    route.radio = place_of(radio_of(group), routes_.radio);
    const bool roams = group.home != slice.network;
    for (const FunctionKind kind : slice.chain) add(kind, group, roams, route);
    const bool door = among(slice.chain, FunctionKind::kSepp);
    if (roams && !door) add(FunctionKind::kSepp, group, roams, route);
    Stage itself;
    itself.network = slice.network;
    itself.carriers = {routes_.numbering.of(entity(group.slice))};
    route.core.push_back(place_of(itself, routes_.core));
    route.taps = serving(FunctionKind::kLi, slice.network, group.slice);
    if (roams) {
      const auto taps = serving(FunctionKind::kLi, group.home, group.slice);
      route.taps.insert(route.taps.end(), taps.begin(), taps.end());
    }
    routes_.of.push_back(std::move(route));
  }

 private:
  Stage radio_of(const Subscribers& group) const {
    Stage radio;
    for (const RadioCellId cell : group.cells) {
      radio.carriers.push_back(routes_.numbering.of(entity(cell)));
    }
    return radio;
  }

  void add(FunctionKind kind, const Subscribers& group, bool roams, Route& route) {
    const Slice& slice = core_.slices[group.slice.value];
    const Sides sides = roams ? sides_of(kind, group.routing) : Sides{};
    const bool discovered = among(slice.chain, FunctionKind::kNrf);
    const auto add_in = [&](NetworkId network) {
      const Stage stage{kind, network, discovered, serving(kind, network, group.slice)};
      route.core.push_back(place_of(stage, routes_.core));
    };
    if (sides.visited) add_in(slice.network);
    if (sides.home) add_in(group.home);
  }

  std::vector<CarrierId> serving(FunctionKind kind, NetworkId network, SliceId slice) const {
    std::vector<CarrierId> carriers;
    for (std::uint32_t i = 0; i < core_.functions.size(); ++i) {
      const NetworkFunction& function = core_.functions[i];
      const bool serves = function.slices.empty() || among(function.slices, slice);
      if (function.kind == kind && function.network == network && serves) {
        carriers.push_back(routes_.numbering.of(entity(NetworkFunctionId{i})));
      }
    }
    return carriers;
  }

  const Core& core_;
  Routes& routes_;
};

/// As drawn; where no limit is, what may come to be asked of it.
std::vector<std::int64_t> capacities(const Core& core, const Routes& routes) {
  std::vector<std::int64_t> capacity(routes.numbering.count(), 0);
  const auto ask = [&](const Stage& stage, std::int64_t asked) {
    for (const CarrierId carrier : stage.carriers) capacity[carrier.value] += asked;
  };
  for (const Route& route : routes.of) {
    ask(routes.radio[route.radio], route.asked);
    for (const std::uint32_t stage : route.core) ask(routes.core[stage], route.asked);
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
  Drawer drawer(core, routes);
  for (const Subscribers& group : core.subscribers) drawer.draw(group);
  routes.capacity = capacities(core, routes);
  return routes;
}

}  // namespace redoubt::range::mobile

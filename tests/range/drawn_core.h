#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "controller/range/mobile/state.h"

/// Draws mobile networks in a few words, and plays facts on them.
namespace redoubt::range::mobile {

struct DrawnCore {
  Core core;

  static std::uint32_t last(const auto& all) { return static_cast<std::uint32_t>(all.size() - 1); }

  /// With one function of each kind of the usual chain.
  NetworkId network(const char* name = "home") {
    core.networks.push_back({.name = name, .nation = {}, .owner = {}});
    const NetworkId network{last(core.networks)};
    for (const FunctionKind kind : usual_chain()) function(kind, network);
    return network;
  }
  NetworkFunctionId function(FunctionKind kind, NetworkId network = {0},
                             std::int64_t sessions = 0) {
    NetworkFunction function;
    function.kind = kind;
    function.network = network;
    function.sessions = sessions;
    core.functions.push_back(std::move(function));
    return {last(core.functions)};
  }
  RadioCellId cell(std::int64_t sessions, NetworkId network = {0}) {
    RadioCell cell;
    cell.network = network;
    cell.sessions = sessions;
    core.cells.push_back(std::move(cell));
    return {last(core.cells)};
  }
  SliceId slice(NetworkId network = {0}, std::int64_t sessions = 0) {
    Slice slice;
    slice.network = network;
    slice.sessions = sessions;
    slice.chain = usual_chain();
    core.slices.push_back(std::move(slice));
    return {last(core.slices)};
  }
  SubscribersId group(SliceId slice, std::int64_t sessions, std::vector<RadioCellId> cells) {
    Subscribers group;
    group.slice = slice;
    group.home = core.slices[slice.value].network;
    group.sessions = sessions;
    group.cells = std::move(cells);
    core.subscribers.push_back(std::move(group));
    return {last(core.subscribers)};
  }
  SupplierId supplier(terms::Odds implants = {}) {
    Supplier supplier;
    supplier.implants = implants;
    core.suppliers.push_back(std::move(supplier));
    return {last(core.suppliers)};
  }

  /// The first of its kind in a network.
  NetworkFunctionId the(FunctionKind kind, NetworkId network = {0}) const {
    const auto found = std::find_if(
        core.functions.begin(), core.functions.end(),
        [&](const NetworkFunction& one) { return one.kind == kind && one.network == network; });
    return {static_cast<std::uint32_t>(found - core.functions.begin())};
  }
};

/// One network, one slice, and a group that asks for all that its one cell carries.
struct SmallCore : DrawnCore {
  NetworkId home = network();
  RadioCellId mast = cell(100);
  SliceId defence = slice();
  SubscribersId guards = group(defence, 100, {mast});
};

class Play {
 public:
  explicit Play(const DrawnCore& drawn) : state(drawn.core) {}

  /// Its number is returned.
  std::uint64_t happens(EventKind kind, Entity subject, std::int64_t amount = 0,
                        Entity object = {}) {
    Event event = fact(kind, subject, amount, 0);
    event.object = object;
    event.sequence = ++sequence_;
    state.apply(event);
    return sequence_;
  }
  /// All that follows by itself, taken in.
  Facts follows() {
    Facts all;
    for (Facts facts; state.settle(terms::kStartex, facts), !facts.empty(); facts.clear()) {
      for (Event& event : facts) {
        event.sequence = ++sequence_;
        state.apply(event);
        all.push_back(event);
      }
    }
    return all;
  }

  State state;

 private:
  std::uint64_t sequence_ = 0;
};

}  // namespace redoubt::range::mobile

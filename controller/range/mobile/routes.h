#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/mobile/core.h"

namespace redoubt::range::mobile {

/// Whatever sessions pass: network functions, radio cells and slices, numbered through in this
/// order.
using CarrierId = terms::Id<struct CarrierTag>;

struct Numbering {
  std::uint32_t functions = 0;
  std::uint32_t cells = 0;
  std::uint32_t slices = 0;

  std::uint32_t count() const { return functions + cells + slices; }
  /// Not valid for what carries no sessions, and for what there is not.
  CarrierId of(Entity thing) const;
};

/// One thing that a session needs, and who can give it: any of them.
struct Stage {
  FunctionKind kind = FunctionKind::kAmf;  ///< in the core
  NetworkId network;
  bool discovered = false;  ///< only what is registered is found
  std::vector<CarrierId> carriers;

  friend bool operator==(const Stage&, const Stage&) = default;
};

/// What the sessions of one group of subscribers pass: indices into the stages of all.
struct Route {
  std::int64_t asked = 0;
  SliceId slice;
  std::uint32_t radio = 0;
  std::vector<std::uint32_t> core;  ///< functions, kind by kind, and the slice
  std::vector<CarrierId> taps;      ///< who may listen in by law, where they pass
};

/// What follows from a drawing once and for all. A stage that several groups pass stands there
/// once.
struct Routes {
  Numbering numbering;
  std::vector<Stage> radio;
  std::vector<Stage> core;
  std::vector<Route> of;               ///< by subscribers
  std::vector<std::int64_t> capacity;  ///< by carrier, in sessions; at least 1
};

/// The way of every session. A slice's chain names the kinds; they are found in the slice's
/// network, but for subscribers who roam (TS 23.501, section 4.2.4):
///
///   AUSF, UDM            at home only
///   SMF, UPF, PCF        where they are, and at home too if their sessions are routed there
///   NRF, SEPP            on both sides; SEPP though the chain does not name it
///
/// Where a chain names the NRF, functions find each other through it; else they know each other by
/// configuration, registered or not.
Routes routes_of(const Core& core);

}  // namespace redoubt::range::mobile

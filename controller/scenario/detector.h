#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/observation.h"

namespace redoubt::scenario {

inline constexpr std::uint32_t kAtLeastMax = 64;  ///< signals that a detector may wait for

/// Which signals a detector keeps: those for which all of it holds.
struct Keep {
  std::vector<terms::ActionId> techniques;           ///< taken for one of these; empty: for any
  std::vector<range::HostId> hosts;                  ///< about one of these; empty: about any
  terms::Severity severity = terms::Severity::kLow;  ///< of who gives it, this or a higher one
};

/// What must have come together within a window before a detector speaks up.
enum class Gathering : std::uint8_t {
  kAtLeast,  ///< so many signals, whoever gave them
  kAllOf,    ///< one of each input
  kInOrder,  ///< one of each input, in their order
};

/// Which signals share a window.
enum class Grouping : std::uint8_t {
  kHost,  ///< those about one host
  kZone,  ///< those about hosts of one zone
  kNone,  ///< all
};

/// Makes few alerts of many signals, by what an alert would say of them: it keeps some, gathers
/// them in a window that slides along with time, speaks up, and is quiet for a while. It stands
/// among the sensors under an id of its own: there in the layout its name and team, in
/// Exercise::sensing its severity, its confidence and the delay that it adds. It covers nothing.
struct Detector {
  range::SensorId as;
  std::vector<range::SensorId> from;  ///< sensors, and detectors that stand before it; each once
  Keep keep;                          ///< its lists in rising order
  Gathering gathering = Gathering::kAtLeast;
  std::uint32_t at_least = 1;  ///< 1 to kAtLeastMax
  terms::Duration within{};    ///< how long the window is; zero: each signal stands alone
  Grouping by = Grouping::kHost;
  terms::Duration quiet{};  ///< after it spoke up about a group, it does not again for so long
  bool silent = false;      ///< tells other detectors alone, and never the team
};

}  // namespace redoubt::scenario

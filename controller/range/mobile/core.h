#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "controller/range/update_plan.h"
#include "proto/terms/random.h"
#include "proto/terms/time.h"

/// Mobile networks of the fifth generation, beside the enterprise: who serves whom, and whose
/// equipment does it. What stands where, and what a session needs, is drawn after 3GPP TS 23.501,
/// "System architecture for the 5G System".
namespace redoubt::range::mobile {

using NetworkId = terms::Id<struct MobileNetworkTag>;

/// What one operator runs.
struct Network {
  std::string name;
  NationId nation;
  terms::CellId owner;  ///< the blue team that runs it; not valid: nobody
};

/// Who makes equipment, and the firmware in it.
struct Supplier {
  std::string name;
  NationId nation;             ///< where it is at home
  std::int64_t trust = 500;    ///< permille, as the alliance's authorities rate it
  terms::Odds implants;        ///< that one update of its firmware carries an implant
  bool inspected = false;      ///< its updates pass the source-inspection centre first
  std::int64_t price = 1;      ///< of one piece of equipment, in the exercise's own money
  terms::Duration delivery{};  ///< until its equipment is there
  terms::Duration fitting{};   ///< of each piece, one after the other
  UpdatePlan updates;          ///< of its firmware
};

/// The source-inspection centre: how often it misses an implant (supply_chain.h).
struct Inspection {
  terms::Odds misses{300'000};  ///< of a supplier that is trusted in full
  terms::Odds least{10'000};    ///< of one that is not trusted at all; above 0
};

/// TS 23.501, section 6.2, and beside it what the law and the operator's own people use.
enum class FunctionKind : std::uint8_t {
  kAmf,   ///< access and mobility: every phone registers with one
  kSmf,   ///< session management
  kUpf,   ///< user plane: what is said and sent passes here
  kNrf,   ///< repository, where functions find each other
  kAusf,  ///< authentication
  kUdm,   ///< subscriptions and keys
  kPcf,   ///< policy
  kNssf,  ///< slice selection
  kSepp,  ///< the door to other operators
  kNef,   ///< the door to applications
  kLi,    ///< lawful interception (TS 33.127); no session needs it
  kOam,   ///< management (TS 28.533); no session needs it
};
inline constexpr std::size_t kFunctionKinds = 12;

struct NetworkFunction {
  std::string name;
  FunctionKind kind = FunctionKind::kAmf;
  NetworkId network;
  HostId host;  ///< not valid: it stands on none that is drawn
  terms::CellId owner;
  SupplierId supplier;          ///< not valid: the operator's own make
  std::int64_t sessions = 0;    ///< at once; 0: as many as are asked for
  std::vector<SliceId> slices;  ///< that it serves alone; empty: all
};

struct RadioCell {
  std::string name;
  NetworkId network;
  HostId host;
  terms::CellId owner;
  SupplierId supplier;
  std::int64_t sessions = 0;  ///< at once; 0: as many as are asked for
};

/// A network within the network (TS 23.501, section 5.15).
struct Slice {
  std::string name;
  NetworkId network;
  terms::CellId owner;
  std::int64_t sessions = 0;        ///< at once; 0: as many as are asked for
  std::int64_t apart = 900;         ///< permille of them that are left while it is held apart
  std::vector<FunctionKind> chain;  ///< the kinds that its sessions need, each once
};

/// Where the sessions of somebody who is abroad leave for the world (TS 23.501, section 4.2.4).
enum class Routing : std::uint8_t {
  kHome,   ///< from the home network
  kLocal,  ///< from the network that is visited
};

/// The people of one agency in one area.
struct Subscribers {
  std::string name;
  SliceId slice;
  terms::CellId owner;
  NetworkId home;  ///< whose subscribers they are; not that of the slice: they roam
  Routing routing = Routing::kHome;
  std::int64_t sessions = 0;       ///< that they ask for at once
  std::vector<RadioCellId> cells;  ///< that cover them, together
};

struct Core {
  std::vector<Network> networks;
  std::vector<Supplier> suppliers;
  Inspection inspection;
  std::vector<NetworkFunction> functions;
  std::vector<RadioCell> cells;
  std::vector<Slice> slices;
  std::vector<Subscribers> subscribers;
};

/// What a session needs where nobody said otherwise: those that registration (TS 23.502, section
/// 4.2.2.2) and the establishment of a session (4.3.2.2) go through.
std::vector<FunctionKind> usual_chain();

}  // namespace redoubt::range::mobile

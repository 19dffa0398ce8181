#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "controller/range/protocol.h"
#include "controller/range/update_plan.h"
#include "proto/terms/observation.h"
#include "proto/terms/random.h"
#include "proto/terms/time.h"

namespace redoubt::range {

struct Nation {
  std::string name;
};

struct Site {
  std::string name;
  NationId nation;
};

/// A network segment. Inside it everything reaches everything, host firewalls and quarantine aside.
struct Zone {
  std::string name;
  SiteId site;
  bool external = false;  ///< the outside world, where red starts
};

/// One end of a flow, as a rule names it: a zone with all its hosts, or one host. Default:
/// anything.
struct FlowEnd {
  ZoneId zone;
  HostId host;

  constexpr FlowEnd() = default;
  constexpr FlowEnd(ZoneId of) : zone(of) {}
  constexpr FlowEnd(HostId of) : host(of) {}
  constexpr bool valid() const { return zone.valid() || host.valid(); }
  friend constexpr bool operator==(FlowEnd, FlowEnd) = default;
};

/// One line of a link's firewall. First match wins; no match denies. What is not valid means any.
/// `from` and `to` are where a flow begins and is meant to end, however far from the link; `into`
/// is the side of the link that it crosses into.
struct FlowRule {
  FlowEnd from;
  FlowEnd to;
  ProtocolSet protocols = kAnyProtocol;
  bool allow = false;
  ZoneId into;
};

/// What gets through address translation from outside: these protocols, to this end.
struct Forward {
  ProtocolSet protocols = 0;
  FlowEnd to;
};

/// The path that a tunnel is carried over: a flow of this protocol between these zones.
struct Carrier {
  ZoneId from;
  ZoneId to;
  Protocol protocol = 0;

  constexpr bool valid() const { return from.valid(); }
};

/// Joins two zones. What crosses it, in either direction, passes its firewall; and, into the side
/// that address translation hides, must be forwarded.
struct Link {
  std::string name;
  ZoneId a;
  ZoneId b;
  std::vector<FlowRule> rules;
  terms::CellId owner;             ///< the blue team that may cut or filter it; not valid: nobody
  std::int64_t capacity_kbps = 0;  ///< in either direction; 0: without a limit
  ZoneId hides;  ///< the side that address translation hides: `a`, `b` or, not valid, none
  std::vector<Forward> forwards;  ///< where it hides one
  Carrier over;                   ///< valid for a tunnel, which stands only while this flow passes
};

/// What a host's own firewall refuses.
struct HostDenial {
  HostId from;
  ProtocolSet protocols = 0;
};

/// What a team can lay out on a host; bits of a mask.
enum class DecoyKind : std::uint8_t { kCredential = 1, kFile = 2 };

struct Host {
  std::string name;
  ZoneId zone;
  terms::CellId owner;   ///< the blue team that answers for it; not valid: nobody
  std::uint32_t os = 0;  ///< index into Layout::systems
  std::vector<std::string> tags;
  std::vector<ServiceId> services;
  std::vector<WeaknessId> weaknesses;
  std::vector<AccountId> accounts;  ///< log on here
  std::vector<AccountId> cached;    ///< leave credentials here
  std::vector<DataId> data;
  std::vector<SoftwareId> software;
  std::vector<HostDenial> denials;
  std::int64_t value = 0;
  bool decoy = false;  ///< nobody works here; whoever comes in rings a bell
};

struct Service {
  std::string name;
  HostId host;
  Protocol protocol = 0;
};

/// How a weakness can be used.
enum class WeaknessKind : std::uint8_t {
  kRemote,  ///< over the network, through its service
  kLocal,   ///< by who already has a session
  kUser,    ///< by what a person opens
};

/// One weakness on one host. Ids and classes are invented for the exercise; a class names a CWE.
struct Weakness {
  std::string name;
  std::string cwe;
  WeaknessKind kind = WeaknessKind::kRemote;
  HostId host;
  ServiceId service;    ///< for kRemote
  SoftwareId fixed_by;  ///< whose next update closes it; not valid: none does
};

/// How a secret withstands whoever tries secret after secret.
enum class Strength : std::uint8_t { kWeak, kStrong };

struct Account {
  std::string name;
  terms::Access level = terms::Access::kUser;
  terms::CellId owner;
  Strength strength = Strength::kWeak;
  bool decoy = false;  ///< opens nothing
};

struct Data {
  std::string name;
  HostId host;
  std::int64_t megabytes = 0;
  std::vector<std::string> tags;
  bool decoy = false;
};

struct Software {
  std::string name;
  std::string vendor;
  std::string version;
  std::vector<HostId> hosts;
  UpdatePlan updates;
  terms::Odds verified;  ///< that an implant in an update of it is found before it goes out
};

/// Copies of hosts, made by the clock (copies.h). A host is covered once at most.
struct Backup {
  std::string name;
  std::vector<HostId> covers;
  terms::Duration every{};  ///< above 0; the first stands at STARTEX
  std::uint32_t keeps = 1;  ///< of each host, the newest
};

/// Notices traces of the kinds it knows on the hosts it covers, for one team.
struct Sensor {
  std::string name;
  terms::CellId team;
};

}  // namespace redoubt::range

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proto/terms/observation.h"
#include "proto/terms/random.h"

/// NASim, the network attack simulator: its scenarios as they stand in its YAML files.
namespace redoubt::formats::nasim {

inline constexpr std::uint32_t kSubnetsMax = 1024;
inline constexpr std::uint32_t kHostsMax = 20'000;
inline constexpr std::uint32_t kServicesMax = 64;
inline constexpr std::uint32_t kNamesMax = 256;  ///< systems, processes, exploits, escalations each
inline constexpr std::int64_t kStepsMax = 100'000'000;
inline constexpr std::int64_t kWorthMax = 1'000'000;  ///< of a value or a cost

/// "(2, 0)": host 0 of subnet 2. Subnet 0 is the internet and has no hosts of its own.
struct Address {
  std::uint32_t subnet = 0;
  std::uint32_t host = 0;
  friend constexpr auto operator<=>(Address, Address) = default;
};

/// Numbers of services, systems and processes are indices into the network's lists of their names.
using Numbers = std::vector<std::uint32_t>;

struct Denial {
  Address from;
  Numbers services;
};

struct Host {
  Address address;
  std::uint32_t system = 0;
  Numbers services;
  Numbers processes;
  std::vector<Denial> denials;
  std::int64_t value = 0;  ///< earned by whoever first holds it as root
  bool sensitive = false;  ///< the goal is to hold all of these as root
};

/// An exploit (through a service), or a privilege escalation (through a process, or none).
struct Attack {
  std::string name;
  std::optional<std::uint32_t> through;
  std::optional<std::uint32_t> system;  ///< nothing: any
  terms::Odds odds;
  std::int64_t cost = 0;
  terms::Access access = terms::Access::kUser;  ///< kUser, or kAdmin for root
};

/// Services that a subnet's firewall lets in from another subnet.
struct Opening {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Numbers services;
};

struct Costs {
  std::int64_t service_scan = 0;
  std::int64_t os_scan = 0;
  std::int64_t subnet_scan = 0;
  std::int64_t process_scan = 0;
};

struct Network {
  std::vector<std::uint32_t> subnets;  ///< hosts in each; the first is the internet, with none
  std::vector<Opening> openings;       ///< for each two connected subnets, both ways
  std::vector<std::string> services;
  std::vector<std::string> systems;
  std::vector<std::string> processes;
  std::vector<Attack> exploits;
  std::vector<Attack> escalations;
  Costs costs;
  std::vector<Host> hosts;  ///< by address
  std::optional<std::int64_t> step_limit;
};

}  // namespace redoubt::formats::nasim

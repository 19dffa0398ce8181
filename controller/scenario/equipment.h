#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/scenario/draft.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

/// A kind of weakness, as `weaknesses` declares it.
struct WeaknessClass {
  std::string name;
  std::string cwe;
  std::string title;
  range::WeaknessKind kind = range::WeaknessKind::kRemote;
  std::uint32_t protocol = kNone;  ///< of the service that a remote one lies in
  range::SoftwareId fixed_by;
};
WeaknessClass read_weakness_class(const Draft& draft, const Item& item);

/// What a template and a host may both say.
struct Equipment {
  struct Data {
    std::string name;
    std::int64_t megabytes = 0;
    std::vector<std::string> tags;
    yaml::Value at;
    bool of_template = false;
    bool decoy = false;
  };
  /// A firewall of the host's own; its hosts are looked up when all are drawn.
  struct Denial {
    yaml::Value from;
    range::ProtocolSet protocols = 0;
  };

  std::uint32_t system = kNone;
  std::vector<std::string> tags;
  std::vector<std::uint32_t> services;  ///< protocols
  std::vector<std::uint32_t> weaknesses;
  std::vector<std::uint32_t> accounts;
  std::vector<std::uint32_t> cached;
  std::vector<std::uint32_t> software;
  std::vector<Data> data;
  std::vector<Denial> denials;
};

Equipment read_equipment(const Draft& draft, yaml::Fields& fields);

/// What a host has that is drawn from a template: its own system and denials take the place of the
/// template's, all else adds to it.
Equipment drawn_from(Equipment of_template, const Equipment& own);

}  // namespace redoubt::scenario

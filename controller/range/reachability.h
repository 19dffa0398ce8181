#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "controller/range/layout.h"

namespace redoubt::range {

/// Which protocols get from zone to zone: along some path of uncut links, each of whose firewalls
/// lets the flow (from its first zone to its last) through. Kept as one matrix of protocol sets,
/// rebuilt only when a link or a rule changes; copies share it until then.
class Reachability {
 public:
  explicit Reachability(const Layout& layout);

  /// Protocols that get from one zone to another over any path. Everything within one zone.
  ProtocolSet between(ZoneId from, ZoneId to) const { return map_->paths[cell(from, to)]; }
  /// The same over direct links only.
  ProtocolSet direct(ZoneId from, ZoneId to) const { return map_->direct[cell(from, to)]; }
  /// Whether an uncut link joins the two, whatever its firewall says.
  bool adjacent(ZoneId a, ZoneId b) const { return map_->adjacent[cell(a, b)] != 0; }
  /// The zones adjacent to one, itself left out, in order.
  std::span<const ZoneId> neighbours(ZoneId zone) const { return map_->neighbours[zone.value]; }

  void set_cut(LinkId link, bool cut);
  /// A team's own rule, ahead of the firewall's: nothing of these protocols crosses the link.
  void set_blocked(LinkId link, Protocol protocol, bool blocked);
  bool cut(LinkId link) const { return cut_[link.value] != 0; }
  ProtocolSet blocked(LinkId link) const { return blocked_[link.value]; }

 private:
  /// What is drawn once and for all.
  struct Wiring {
    std::vector<std::vector<LinkId>> links_of;  ///< by zone
    std::vector<std::uint8_t> named;            ///< by zone: whether a rule names it as destination
  };
  /// All that follows from links and rules. Matrices by (from, to).
  struct Map {
    std::vector<std::uint8_t> adjacent;
    std::vector<ProtocolSet> direct;
    std::vector<ProtocolSet> paths;
    std::vector<std::vector<ZoneId>> neighbours;
  };

  static Wiring wiring_of(const Layout& layout);
  std::size_t cell(ZoneId from, ZoneId to) const { return from.value * zones_ + to.value; }
  ProtocolSet passes(const Link& link, LinkId id, ZoneId from, ZoneId to) const;
  void rebuild();
  std::vector<ProtocolSet> flood(ZoneId from, ZoneId to) const;

  const Layout* layout_;
  std::size_t zones_;
  std::vector<std::uint8_t> cut_;
  std::vector<ProtocolSet> blocked_;
  std::shared_ptr<const Wiring> wiring_;
  std::shared_ptr<const Map> map_;
};

}  // namespace redoubt::range

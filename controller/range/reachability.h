#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/layout.h"

namespace redoubt::range {

/// Which protocols get from zone to zone: along some path of uncut links, each of whose firewalls
/// lets the flow (from its first zone to its last) through. Kept as one matrix of protocol sets,
/// rebuilt only when a link or a rule changes.
class Reachability {
 public:
  explicit Reachability(const Layout& layout);

  /// Protocols that get from one zone to another over any path. Everything within one zone.
  ProtocolSet between(ZoneId from, ZoneId to) const { return paths_[cell(from, to)]; }
  /// The same over direct links only.
  ProtocolSet direct(ZoneId from, ZoneId to) const { return direct_[cell(from, to)]; }
  /// Whether an uncut link joins the two, whatever its firewall says.
  bool adjacent(ZoneId a, ZoneId b) const { return adjacent_[cell(a, b)] != 0; }

  void set_cut(LinkId link, bool cut);
  /// A team's own rule, ahead of the firewall's: nothing of these protocols crosses the link.
  void set_blocked(LinkId link, Protocol protocol, bool blocked);
  bool cut(LinkId link) const { return cut_[link.value] != 0; }
  ProtocolSet blocked(LinkId link) const { return blocked_[link.value]; }

 private:
  std::size_t cell(ZoneId from, ZoneId to) const { return from.value * zones_ + to.value; }
  ProtocolSet passes(const Link& link, LinkId id, ZoneId from, ZoneId to) const;
  void rebuild();
  void spread(ZoneId from, ZoneId to);

  const Layout* layout_;
  std::size_t zones_;
  std::vector<std::uint8_t> cut_;
  std::vector<ProtocolSet> blocked_;
  std::vector<std::uint8_t> adjacent_;
  std::vector<ProtocolSet> direct_;
  std::vector<ProtocolSet> paths_;
};

}  // namespace redoubt::range

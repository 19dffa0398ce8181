#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "controller/range/layout.h"

namespace redoubt::range {

/// Which protocols get from zone to zone: along some path of uncut links, each of whose firewalls
/// lets the flow (from its first zone to its last) through. A value: copies go their own ways.
///
/// Kept as matrices by (from, to), all found at the beginning, so that runs that start from a copy
/// need not. Direct links are brought up to date as a link or rule changes; of the paths all are
/// forgotten then, and found again one by one as they are asked for. So asking fills in, and one
/// object must not be asked by two threads at once once it has changed.
class Reachability {
 public:
  explicit Reachability(const Layout& layout);

  /// Protocols that get from one zone to another over any path. Everything within one zone.
  ProtocolSet between(ZoneId from, ZoneId to) const {
    if (known_[cell(from, to)] == 0) find(from, to);
    return paths_[cell(from, to)];
  }
  /// The same over direct links only.
  ProtocolSet direct(ZoneId from, ZoneId to) const { return direct_[cell(from, to)]; }
  /// Whether an uncut link joins the two, whatever its firewall says.
  bool adjacent(ZoneId a, ZoneId b) const { return adjacent_[cell(a, b)] != 0; }
  /// The zones adjacent to one, itself left out, in order.
  std::span<const ZoneId> neighbours(ZoneId zone) const { return neighbours_[zone.value]; }

  void set_cut(LinkId link, bool cut);
  /// A team's own rule, ahead of the firewall's: nothing of these protocols crosses the link.
  void set_blocked(LinkId link, Protocol protocol, bool blocked);
  /// What the link's firewall lets through of the flow from zone to zone, were it not cut.
  ProtocolSet passes(LinkId link, ZoneId from, ZoneId to) const;
  bool cut(LinkId link) const { return cut_[link.value] != 0; }
  ProtocolSet blocked(LinkId link) const { return blocked_[link.value]; }

 private:
  /// What is drawn once and for all.
  struct Wiring {
    std::vector<std::vector<LinkId>> links_of;  ///< by zone
    std::vector<std::uint8_t> named;            ///< by zone: whether a rule names it as destination
  };

  static Wiring wiring_of(const Layout& layout);
  std::size_t cell(ZoneId from, ZoneId to) const { return from.value * zones_ + to.value; }
  void follow(const Link& link);
  void join(ZoneId a, ZoneId b);
  void list_neighbours(ZoneId zone);
  void find(ZoneId from, ZoneId to) const;
  std::vector<ProtocolSet> flood(ZoneId from, ZoneId to) const;

  const Layout* layout_;
  std::size_t zones_;
  std::shared_ptr<const Wiring> wiring_;
  std::vector<std::uint8_t> cut_;
  std::vector<ProtocolSet> blocked_;
  std::vector<std::uint8_t> adjacent_;
  std::vector<ProtocolSet> direct_;
  std::vector<std::vector<ZoneId>> neighbours_;  ///< by zone
  mutable std::vector<ProtocolSet> paths_;
  mutable std::vector<std::uint8_t> known_;  ///< of the paths, since the last change
};

}  // namespace redoubt::range

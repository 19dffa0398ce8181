#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "controller/range/enterprise/survey.h"
#include "controller/range/enterprise/wiring.h"

namespace redoubt::range {

/// Which protocols get from one end to another: along some path of standing links, each of whose
/// firewalls lets the flow (from its first end to its last) through. A value: copies go their own
/// ways.
///
/// Every answer is known before it is asked for: kept as a matrix by (from, to) and brought up to
/// date as a link changes. Only what the change can have touched is found again: flows that crossed
/// a link which no longer carries them, and flows that got nowhere where one carries more. Asking
/// changes nothing, so one object may be asked by many threads at once.
///
/// A tunnel stands while its carrying flow passes over links that stand without it: tunnels may be
/// carried by tunnels, but never in a circle. (The least set of standing links that is closed under
/// that rule; there is one, as more standing links never reach less.)
class Reachability {
 public:
  explicit Reachability(const Layout& layout);

  /// Protocols that get from one zone or host to another over any path. Everything within one zone.
  ProtocolSet between(FlowEnd from, FlowEnd to) const {
    return paths_[cell(wiring_->ends().of(from), wiring_->ends().of(to))];
  }
  /// The same over direct links only.
  ProtocolSet direct(ZoneId from, ZoneId to) const { return direct_[pair(from, to)]; }
  /// Whether a standing link joins the two, whatever its firewall says.
  bool adjacent(ZoneId a, ZoneId b) const { return adjacent_[pair(a, b)] != 0; }
  /// The zones adjacent to one, itself left out, in order.
  std::span<const ZoneId> neighbours(ZoneId zone) const;

  void set_cut(LinkId link, bool cut);
  /// A team's own rule, ahead of the firewall's: nothing of these protocols crosses the link.
  void set_blocked(LinkId link, Protocol protocol, bool blocked);
  bool cut(LinkId link) const { return links_[link.value].cut; }
  ProtocolSet blocked(LinkId link) const { return links_[link.value].blocked; }
  /// What of a flow gets over a link into one of its zones; nothing where it does not stand.
  ProtocolSet passes(LinkId link, ZoneId into, FlowEnd from, FlowEnd to) const;
  /// Neither cut nor, for a tunnel, without what carries it.
  bool stands(LinkId link) const { return links_[link.value].stands; }

 private:
  /// What has become of a link.
  struct State {
    ProtocolSet blocked = 0;
    bool cut = false;
    bool stands = false;
  };
  /// Protocols that fare alike everywhere: of one kind, and none of them ever filtered, or one that
  /// was.
  struct Group {
    ProtocolSet protocols = 0;
    std::size_t kind = 0;
  };
  /// What a link no longer carries, or does since.
  struct Change {
    LinkId link;
    ProtocolSet lost = 0;
    ProtocolSet gained = 0;
  };
  /// A changed way over a link, and the lanes that may have no other way around it.
  struct Crossing {
    Wiring::Way way;
    bool lost = false;
    Lanes lanes = 0;
  };

  std::size_t pair(ZoneId a, ZoneId b) const { return a.value * wiring_->zones() + b.value; }
  std::size_t cell(EndId from, EndId to) const {
    return from.value * wiring_->ends().count() + to.value;
  }

  void settle();
  void raise_links();
  void stand(LinkId link, bool stands);
  bool carries(const Carrier& carrier, Survey& survey) const;
  void join(ZoneId from, ZoneId to);
  void list_neighbours();
  std::vector<Group> groups() const;
  void follow(const std::vector<Change>& changes, const std::vector<ProtocolSet>& open_before);
  void follow(const Group& group, const std::vector<Change>& changes, Survey& survey,
              Survey& around);
  std::vector<Crossing> crossings(const Group& group, const std::vector<Change>& changes,
                                  Survey& around) const;
  Lanes touched(const Group& group, const std::vector<Crossing>& crossings, EndId from,
                std::uint32_t lot) const;
  Lanes arrivals(ProtocolSet protocols, EndId from, std::uint32_t lot) const;
  void note(ProtocolSet protocols, EndId from, std::uint32_t lot, Lanes found, Lanes arrived);

  const Layout* layout_;
  std::shared_ptr<const Wiring> wiring_;
  std::vector<State> links_;
  std::vector<ProtocolSet> open_;  ///< by link, what it may carry as far as its firewall lets it
  ProtocolSet filtered_ = 0;       ///< protocols that were ever blocked on any link
  std::vector<std::uint8_t> adjacent_;
  std::vector<ProtocolSet> direct_;
  std::vector<ZoneId> neighbours_;              ///< zone by zone
  std::vector<std::uint32_t> first_neighbour_;  ///< by zone; one more for the end of the last
  std::vector<ProtocolSet> paths_;
};

}  // namespace redoubt::range

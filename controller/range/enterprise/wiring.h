#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "controller/range/enterprise/ends.h"

namespace redoubt::range {

/// The links of a layout and their firewalls, compiled once and shared by all runs: which flows
/// each link lets across by its rules, whatever anybody has cut or filtered since.
///
/// A flow is told by where it begins, where it is meant to end, and its protocol. Sources that none
/// of a link's rules tells apart are one class there, protocols that no rule of any link does are
/// one kind, and destinations ride abreast in Lanes. So a row of 64 destinations is one word:
///
///   table(kind, lot)[way.row + classes(from)[way.link]]   the lanes that this way lets across
///   table(kind, lot)[way.row]                             those it does whoever they are from
class Wiring {
 public:
  /// A way over a link, out of the zone that lists it.
  struct Way {
    std::uint32_t link = 0;
    std::uint32_t there = 0;  ///< zone
    std::uint32_t row = 0;    ///< the first of its rows
  };

  explicit Wiring(const Layout& layout);

  std::uint32_t zones() const { return static_cast<std::uint32_t>(ways_.size()); }
  const Ends& ends() const { return ends_; }
  /// Sets of protocols, none of them empty, that no rule tells apart; together all there are.
  const std::vector<ProtocolSet>& kinds() const { return kinds_; }
  /// The links that are carried over others.
  const std::vector<LinkId>& tunnels() const { return tunnels_; }

  /// The ways out of a zone, in order of their links.
  std::span<const Way> ways(ZoneId from) const { return ways_[from.value]; }
  /// The two ways over a link: out of its first zone, and out of its second.
  const Way& there(LinkId link) const { return there_[link.value]; }
  const Way& back(LinkId link) const { return back_[link.value]; }

  std::span<const Lanes> table(std::size_t kind, std::uint32_t lot) const {
    return std::span(tables_).subspan((kind * ends_.lots() + lot) * width_, width_);
  }
  /// By link, the class that flows from this end are of.
  std::span<const std::uint16_t> classes(EndId from) const {
    return std::span(classes_).subspan(from.value * links_, links_);
  }
  /// The protocols with which a flow gets across by this way.
  ProtocolSet passes(const Way& way, EndId from, EndId to) const;

 private:
  std::vector<EndId> sort_sources(const Link& link, std::uint32_t index);
  void draw_ways(const Link& link, std::uint32_t index, std::uint32_t rows);
  void compile(const Link& link, const Way& way, const std::vector<EndId>& sources);
  void filter(const Link& link, const Way& way, EndId source, std::uint32_t row);
  void translate(const Link& link, std::uint32_t row);
  template <class Use>
  void for_each(ProtocolSet protocols, FlowEnd to, const Use& use) const;

  Ends ends_;
  std::vector<ProtocolSet> kinds_;
  std::size_t links_;
  std::vector<std::vector<Way>> ways_;  ///< by zone
  std::vector<Way> there_;              ///< by link
  std::vector<Way> back_;               ///< by link
  std::vector<LinkId> tunnels_;
  std::vector<std::uint16_t> classes_;  ///< by end and link
  std::uint32_t width_ = 0;             ///< rows of all links together
  std::vector<Lanes> tables_;           ///< by kind, lot and row
};

}  // namespace redoubt::range

#include "controller/range/enterprise/wiring.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace redoubt::range {
namespace {

/// Whether what crosses a link may fare otherwise one way than the other.
bool tells_ways_apart(const Link& link) {
  return link.hides.valid() || std::any_of(link.rules.begin(), link.rules.end(),
                                           [](const FlowRule& rule) { return rule.into.valid(); });
}

/// Parts each set of protocols in those that `by` holds and those that it does not.
void part(std::vector<ProtocolSet>& kinds, ProtocolSet by) {
  for (std::size_t i = 0, before = kinds.size(); i < before; ++i) {
    const ProtocolSet within = kinds[i] & by;
    if (within == 0 || within == kinds[i]) continue;
    kinds.push_back(kinds[i] & ~by);
    kinds[i] = within;
  }
}

/// Begins with all protocols as one kind, and parts them by every set that something names.
std::vector<ProtocolSet> kinds_of(const Layout& layout) {
  std::vector<ProtocolSet> kinds{kAnyProtocol};
  for (const Link& link : layout.links) {
    for (const FlowRule& rule : link.rules) part(kinds, rule.protocols);
    for (const Forward& forward : link.forwards) part(kinds, forward.protocols);
  }
  return kinds;
}

}  // namespace

Wiring::Wiring(const Layout& layout)
    : ends_(layout),
      kinds_(kinds_of(layout)),
      links_(layout.links.size()),
      ways_(layout.zones.size()),
      classes_(ends_.count() * links_, 0) {
  std::vector<std::vector<EndId>> sources;  // by link
  for (std::uint32_t i = 0; i < links_; ++i) {
    sources.push_back(sort_sources(layout.links[i], i));
    draw_ways(layout.links[i], i, static_cast<std::uint32_t>(sources.back().size()) + 1);
    if (layout.links[i].over.valid()) tunnels_.push_back({i});
  }
  tables_.assign(kinds_.size() * ends_.lots() * width_, 0);
  for (std::uint32_t i = 0; i < links_; ++i) {
    compile(layout.links[i], there_[i], sources[i]);
    if (back_[i].row != there_[i].row) compile(layout.links[i], back_[i], sources[i]);
  }
}

/// One end of each class of sources that the link's rules tell apart; first, not valid, that of all
/// they do not name. A host that they do not name is of its zone's class. Classes count from 1.
std::vector<EndId> Wiring::sort_sources(const Link& link, std::uint32_t index) {
  std::vector<EndId> sources{EndId{}};
  for (std::uint32_t i = 0; i < ends_.count(); ++i) {
    const EndId end{i};
    const bool named = std::any_of(link.rules.begin(), link.rules.end(), [&](const FlowRule& rule) {
      return rule.from.valid() && ends_.of(rule.from) == end;
    });
    std::uint16_t& here = classes_[i * links_ + index];
    if (named) sources.push_back(end);
    here = named ? static_cast<std::uint16_t>(sources.size())
                 : std::max<std::uint16_t>(1, classes_[ends_.zone(end).value * links_ + index]);
  }
  return sources;
}

/// Both ways share their rows unless the link tells them apart.
void Wiring::draw_ways(const Link& link, std::uint32_t index, std::uint32_t rows) {
  Way there{index, link.b.value, width_};
  width_ += rows;
  Way back{index, link.a.value, there.row};
  if (tells_ways_apart(link)) {
    back.row = width_;
    width_ += rows;
  }
  there_.push_back(there);
  back_.push_back(back);
  ways_[link.a.value].push_back(there);
  if (link.b != link.a) ways_[link.b.value].push_back(back);
}

/// Writes the rows of one way, a class of sources each.
void Wiring::compile(const Link& link, const Way& way, const std::vector<EndId>& sources) {
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    filter(link, way, sources[i], way.row + 1 + i);
    if (link.hides == ZoneId{way.there}) translate(link, way.row + 1 + i);
  }
  for (std::size_t cell = 0; cell < kinds_.size() * ends_.lots(); ++cell) {
    const auto rows = tables_.begin() + static_cast<std::ptrdiff_t>(cell * width_ + way.row);
    const auto end = rows + 1 + static_cast<std::ptrdiff_t>(sources.size());
    *rows = std::accumulate(rows + 1, end, ~Lanes{0}, std::bit_and<>());
  }
}

/// First match wins: what an earlier rule decided is out of the later ones' hands.
void Wiring::filter(const Link& link, const Way& way, EndId source, std::uint32_t row) {
  std::vector<Lanes> undecided(kinds_.size() * ends_.lots(), ~Lanes{0});
  for (const FlowRule& rule : link.rules) {
    if (!ends_.meant(rule.from, source)) continue;
    if (rule.into.valid() && rule.into != ZoneId{way.there}) continue;
    for_each(rule.protocols, rule.to, [&](std::size_t cell, Lanes lanes) {
      if (rule.allow) tables_[cell * width_ + row] |= lanes & undecided[cell];
      undecided[cell] &= ~lanes;
    });
  }
}

/// Leaves of a row what is forwarded.
void Wiring::translate(const Link& link, std::uint32_t row) {
  std::vector<Lanes> forwarded(kinds_.size() * ends_.lots(), 0);
  for (const Forward& forward : link.forwards) {
    for_each(forward.protocols, forward.to,
             [&](std::size_t cell, Lanes lanes) { forwarded[cell] |= lanes; });
  }
  for (std::size_t cell = 0; cell < forwarded.size(); ++cell) {
    tables_[cell * width_ + row] &= forwarded[cell];
  }
}

/// Calls `use` with each kind and lot, as one number, that flows of these protocols to this end are
/// of, and with their lanes there.
template <class Use>
void Wiring::for_each(ProtocolSet protocols, FlowEnd to, const Use& use) const {
  for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
    if ((kinds_[kind] & protocols) == 0) continue;
    for (std::uint32_t lot = 0; lot < ends_.lots(); ++lot) {
      if (const Lanes lanes = ends_.meant(to, lot)) use(kind * ends_.lots() + lot, lanes);
    }
  }
}

ProtocolSet Wiring::passes(const Way& way, EndId from, EndId to) const {
  const std::size_t row = way.row + classes(from)[way.link];
  ProtocolSet protocols = 0;
  for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
    const Lanes lanes = table(kind, to.value / kLanes)[row];
    if ((lanes >> to.value % kLanes & 1) != 0) protocols |= kinds_[kind];
  }
  return protocols;
}

}  // namespace redoubt::range

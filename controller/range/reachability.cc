#include "controller/range/reachability.h"

#include <algorithm>
#include <bit>

namespace redoubt::range {

/// At first only hosts of one zone reach each other; then all links come up at once.
Reachability::Reachability(const Layout& layout)
    : layout_(&layout),
      wiring_(std::make_shared<const Wiring>(layout)),
      links_(layout.links.size()),
      open_(layout.links.size(), 0),
      adjacent_(layout.zones.size() * layout.zones.size(), 0),
      direct_(layout.zones.size() * layout.zones.size(), 0),
      first_neighbour_(layout.zones.size() + 1, 0),
      paths_(wiring_->ends().count() * wiring_->ends().count(), 0) {
  const Ends& ends = wiring_->ends();
  for (std::uint32_t from = 0; from < ends.count(); ++from) {
    for (std::uint32_t lot = 0; lot < ends.lots(); ++lot) {
      const Lanes here = ends.in_zones(lot)[ends.zone({from}).value];
      note(kAnyProtocol, {from}, lot, here, here);
    }
  }
  settle();
}

void Reachability::set_cut(LinkId link, bool cut) {
  if (links_.at(link.value).cut == cut) return;
  links_[link.value].cut = cut;
  settle();
}

void Reachability::set_blocked(LinkId link, Protocol protocol, bool blocked) {
  ProtocolSet& set = links_.at(link.value).blocked;
  const ProtocolSet before = set;
  set = blocked ? set | only(protocol) : set & ~only(protocol);
  if (set == before) return;
  filtered_ |= only(protocol);
  settle();
}

std::span<const ZoneId> Reachability::neighbours(ZoneId zone) const {
  const std::uint32_t first = first_neighbour_[zone.value];
  return std::span(neighbours_).subspan(first, first_neighbour_[zone.value + 1] - first);
}

ProtocolSet Reachability::passes(LinkId link, ZoneId into, FlowEnd from, FlowEnd to) const {
  const bool there = layout_->links[link.value].b == into;
  const Wiring::Way& way = there ? wiring_->there(link) : wiring_->back(link);
  const Ends& ends = wiring_->ends();
  return wiring_->passes(way, ends.of(from), ends.of(to)) & open_[link.value];
}

/// Brings everything up to date with what is cut and blocked.
void Reachability::settle() {
  const std::vector<State> before = links_;
  const std::vector<ProtocolSet> open_before = open_;
  raise_links();
  std::vector<Change> changes;
  bool redrawn = false;
  for (std::uint32_t i = 0; i < links_.size(); ++i) {
    const bool moved = links_[i].stands != before[i].stands;
    if (!moved && open_[i] == open_before[i]) continue;
    redrawn = redrawn || moved;
    changes.push_back({{i}, open_before[i] & ~open_[i], open_[i] & ~open_before[i]});
    join(layout_->links[i].a, layout_->links[i].b);
    join(layout_->links[i].b, layout_->links[i].a);
  }
  if (redrawn) list_neighbours();
  if (!changes.empty()) follow(changes, open_before);
}

/// All that are not cut; of the tunnels, one after the other, those that what stands by then
/// carries.
void Reachability::raise_links() {
  for (std::uint32_t i = 0; i < links_.size(); ++i) {
    stand({i}, !links_[i].cut && !layout_->links[i].over.valid());
  }
  Survey survey(*wiring_, open_);
  for (bool rose = !wiring_->tunnels().empty(); rose;) {
    rose = false;
    for (const LinkId tunnel : wiring_->tunnels()) {
      if (cut(tunnel) || stands(tunnel) || !carries(layout_->links[tunnel.value].over, survey)) {
        continue;
      }
      stand(tunnel, true);
      rose = true;
    }
  }
}

void Reachability::stand(LinkId link, bool stands) {
  State& state = links_[link.value];
  state.stands = stands;
  open_[link.value] = stands ? ~state.blocked : 0;
}

bool Reachability::carries(const Carrier& carrier, Survey& survey) const {
  const auto& kinds = wiring_->kinds();
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](ProtocolSet protocols) {
    return (protocols & only(carrier.protocol)) != 0;
  });
  survey.carry(carrier.protocol, static_cast<std::size_t>(kind - kinds.begin()),
               carrier.to.value / kLanes);
  const Lanes wanted = Lanes{1} << carrier.to.value % kLanes;
  return survey.from({carrier.from.value}, wanted) == wanted;
}

/// What all links between the two come to, one way.
void Reachability::join(ZoneId from, ZoneId to) {
  bool joined = false;
  ProtocolSet there = 0;
  for (const Wiring::Way& way : wiring_->ways(from)) {
    if (way.there != to.value || !stands({way.link})) continue;
    joined = true;
    there |= passes({way.link}, to, from, to);
  }
  adjacent_[pair(from, to)] = joined ? 1 : 0;
  direct_[pair(from, to)] = there;
}

void Reachability::list_neighbours() {
  neighbours_.clear();
  for (std::uint32_t zone = 0; zone < wiring_->zones(); ++zone) {
    first_neighbour_[zone] = static_cast<std::uint32_t>(neighbours_.size());
    for (std::uint32_t other = 0; other < wiring_->zones(); ++other) {
      if (other != zone && adjacent({zone}, {other})) neighbours_.push_back({other});
    }
  }
  first_neighbour_.back() = static_cast<std::uint32_t>(neighbours_.size());
}

std::vector<Reachability::Group> Reachability::groups() const {
  std::vector<Group> groups;
  const auto& kinds = wiring_->kinds();
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if ((kinds[kind] & ~filtered_) != 0) groups.push_back({kinds[kind] & ~filtered_, kind});
    for (ProtocolSet left = kinds[kind] & filtered_; left != 0; left &= left - 1) {
      groups.push_back({left & ~(left - 1), kind});
    }
  }
  return groups;
}

void Reachability::follow(const std::vector<Change>& changes,
                          const std::vector<ProtocolSet>& open_before) {
  std::vector<ProtocolSet> open_all_along = open_before;
  for (std::uint32_t i = 0; i < links_.size(); ++i) open_all_along[i] &= open_[i];
  Survey survey(*wiring_, open_);
  Survey around(*wiring_, open_all_along);
  for (const Group& group : groups()) {
    std::vector<Change> felt;
    for (const Change& change : changes) {
      if (((change.lost | change.gained) & group.protocols) != 0) felt.push_back(change);
    }
    if (!felt.empty()) follow(group, felt, survey, around);
  }
}

/// Finds the flows of a group again that these changes, which it feels, can have touched.
void Reachability::follow(const Group& group, const std::vector<Change>& changes, Survey& survey,
                          Survey& around) {
  const auto protocol = static_cast<Protocol>(std::countr_zero(group.protocols));
  const Ends& ends = wiring_->ends();
  for (std::uint32_t lot = 0; lot < ends.lots(); ++lot) {
    around.carry(protocol, group.kind, lot);
    const std::vector<Crossing> crossed = crossings(group, changes, around);
    if (crossed.empty()) continue;
    survey.carry(protocol, group.kind, lot);
    for (std::uint32_t from = 0; from < ends.count(); ++from) {
      const Lanes wanted = touched(group, crossed, {from}, lot);
      if (wanted != 0) note(group.protocols, {from}, lot, wanted, survey.from({from}, wanted));
    }
  }
}

/// What is crossed by flows that nothing surely takes around the changed links: those that were
/// open all along do for the others.
std::vector<Reachability::Crossing> Reachability::crossings(const Group& group,
                                                            const std::vector<Change>& changes,
                                                            Survey& around) const {
  std::vector<Crossing> crossings;
  for (const Change& change : changes) {
    const bool lost = (change.lost & group.protocols) != 0;
    const ZoneId a = layout_->links[change.link.value].a;
    const ZoneId b = layout_->links[change.link.value].b;
    const Lanes there = ~around.surely(a, b);
    const Lanes back = ~around.surely(b, a);
    if (there != 0) crossings.push_back({wiring_->there(change.link), lost, there});
    if (back != 0) crossings.push_back({wiring_->back(change.link), lost, back});
  }
  return crossings;
}

/// Flows that arrived and may have crossed what is lost, and flows that did not and may cross what
/// is gained.
Lanes Reachability::touched(const Group& group, const std::vector<Crossing>& crossings, EndId from,
                            std::uint32_t lot) const {
  const auto table = wiring_->table(group.kind, lot);
  const auto classes = wiring_->classes(from);
  Lanes lost = 0;
  Lanes gained = 0;
  for (const Crossing& crossing : crossings) {
    const Lanes lanes = crossing.lanes & table[crossing.way.row + classes[crossing.way.link]];
    (crossing.lost ? lost : gained) |= lanes;
  }
  if ((lost | gained) == 0) return 0;
  const Lanes arriving = arrivals(group.protocols, from, lot);
  return (lost & arriving) | (gained & ~arriving);
}

/// The destinations of a lot that flows of a group get to from here.
Lanes Reachability::arrivals(ProtocolSet protocols, EndId from, std::uint32_t lot) const {
  const std::size_t first = cell(from, {lot * kLanes});
  const std::size_t count = std::min(kLanes, wiring_->ends().count() - lot * kLanes);
  Lanes arriving = 0;
  for (std::size_t i = 0; i < count; ++i) {
    arriving |= Lanes{(paths_[first + i] & protocols) != 0} << i;
  }
  return arriving;
}

/// Of the lanes that were found again, these have arrived and the others have not.
void Reachability::note(ProtocolSet protocols, EndId from, std::uint32_t lot, Lanes found,
                        Lanes arrived) {
  const std::size_t first = cell(from, {lot * kLanes});
  for (Lanes left = found; left != 0; left &= left - 1) {
    const int i = std::countr_zero(left);
    ProtocolSet& path = paths_[first + static_cast<std::size_t>(i)];
    path = (arrived >> i & 1) != 0 ? path | protocols : path & ~protocols;
  }
}

}  // namespace redoubt::range

#include "controller/range/enterprise/ends.h"

namespace redoubt::range {

Ends::Ends(const Layout& layout) {
  for (std::uint32_t i = 0; i < layout.zones.size(); ++i) zone_of_.push_back({i});
  for (const Host& host : layout.hosts) of_host_.push_back({host.zone.value});
  for (const Link& link : layout.links) {
    for (const FlowRule& rule : link.rules) {
      number(rule.from, layout);
      number(rule.to, layout);
    }
    for (const Forward& forward : link.forwards) number(forward.to, layout);
  }
  lots_ = (count() + kLanes - 1) / kLanes;
  in_zones_.assign(lots_, std::vector<Lanes>(layout.zones.size(), 0));
  for (std::uint32_t i = 0; i < count(); ++i) {
    in_zones_[i / kLanes][zone_of_[i].value] |= Lanes{1} << i % kLanes;
  }
}

/// Hosts that share their zone's number get one of their own.
void Ends::number(FlowEnd named, const Layout& layout) {
  if (!named.host.valid()) return;
  EndId& end = of_host_.at(named.host.value);
  if (end.value >= layout.zones.size()) return;
  end = {count()};
  zone_of_.push_back(layout.hosts[named.host.value].zone);
}

bool Ends::meant(FlowEnd named, EndId end) const {
  if (!named.valid()) return true;
  if (!end.valid()) return false;
  return named.host.valid() ? of(named) == end : zone(end) == named.zone;
}

Lanes Ends::meant(FlowEnd named, std::uint32_t lot) const {
  if (!named.valid()) return lot + 1 < lots_ ? ~Lanes{0} : ~Lanes{0} >> (lots_ * kLanes - count());
  if (!named.host.valid()) return in_zones_[lot][named.zone.value];
  const EndId end = of(named);
  return end.value / kLanes == lot ? Lanes{1} << end.value % kLanes : 0;
}

}  // namespace redoubt::range

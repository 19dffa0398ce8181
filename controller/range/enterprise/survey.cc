#include "controller/range/enterprise/survey.h"

#include <algorithm>
#include <bit>

namespace redoubt::range {

Survey::Survey(const Wiring& wiring, const std::vector<ProtocolSet>& open)
    : wiring_(&wiring),
      open_(&open),
      first_(wiring.zones() + 1),
      reached_(wiring.zones()),
      one_goal_(wiring.zones(), 0),
      anybody_(open.size(), 0),
      queue_(wiring.zones()) {}

void Survey::carry(Protocol protocol, std::size_t kind, std::uint32_t lot) {
  table_ = wiring_->table(kind, lot).data();
  goals_ = wiring_->ends().in_zones(lot).data();
  ways_.clear();
  for (std::uint32_t zone = 0; zone < reached_.size(); ++zone) {
    first_[zone] = static_cast<std::uint32_t>(ways_.size());
    for (const Wiring::Way& way : wiring_->ways({zone})) {
      if (((*open_)[way.link] & only(protocol)) != 0) ways_.push_back(way);
    }
  }
  first_.back() = static_cast<std::uint32_t>(ways_.size());
}

Lanes Survey::from(EndId from, Lanes wanted) {
  return spread(wiring_->ends().zone(from).value, wiring_->classes(from).data(), goals_, wanted);
}

Lanes Survey::surely(ZoneId from, ZoneId to) {
  one_goal_[to.value] = ~Lanes{0};
  const Lanes arrived = spread(from.value, anybody_.data(), one_goal_.data(), ~Lanes{0});
  one_goal_[to.value] = 0;
  return arrived;
}

/// Lanes that have arrived need not be carried any further; when all have, it is over.
Lanes Survey::spread(std::uint32_t start, const std::uint16_t* classes, const Lanes* goals,
                     Lanes wanted) {
  std::fill(reached_.begin(), reached_.end(), Lanes{0});
  Lanes* const reached = reached_.data();
  reached[start] = wanted;
  Lanes arrived = wanted & goals[start];
  queue_.clear();
  queue_.add(start, true);
  while (!queue_.empty() && arrived != wanted) {
    const std::uint32_t here = queue_.next();
    const Lanes carried = reached[here] & ~arrived;
    const Wiring::Way* const end = ways_.data() + first_[here + 1];
    for (const Wiring::Way* way = ways_.data() + first_[here]; way != end; ++way) {
      const std::uint32_t there = way->there;
      const Lanes crossing = carried & ~reached[there] & table_[way->row + classes[way->link]];
      reached[there] |= crossing;
      arrived |= crossing & goals[there];
      queue_.add(there, crossing != 0);
    }
  }
  return arrived;
}

Survey::Queue::Queue(std::size_t zones)
    : ring_(std::bit_ceil(zones + 1)), waits_(zones, 0), last_(ring_.size() - 1) {}

std::uint32_t Survey::Queue::next() {
  const std::uint32_t zone = ring_[begin_];
  begin_ = (begin_ + 1) & last_;
  waits_[zone] = 0;
  return zone;
}

void Survey::Queue::clear() {
  while (!empty()) next();
}

}  // namespace redoubt::range

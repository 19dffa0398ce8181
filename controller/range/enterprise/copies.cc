#include "controller/range/enterprise/copies.h"

#include <algorithm>
#include <utility>

namespace redoubt::range {
Copies::Copies(const Layout& layout) : layout_(&layout) {
  for (std::uint32_t i = 0; i < layout.backups.size(); ++i) {
    due_.push_back(terms::kStartex + layout.backups[i].every);
    for (const HostId host : layout.backups[i].covers) shelves_.push_back({host, i, {}});
  }
  std::sort(shelves_.begin(), shelves_.end(),
            [](const Shelf& a, const Shelf& b) { return a.host < b.host; });
  for (Shelf& shelf : shelves_) {
    Copy drawn;
    drawn.open = layout.hosts[shelf.host.value].weaknesses;
    shelf.copies.push_back(std::move(drawn));
  }
}

std::size_t Copies::place_of(HostId host) const {
  const auto shelf =
      std::lower_bound(shelves_.begin(), shelves_.end(), host,
                       [](const Shelf& one, HostId wanted) { return one.host < wanted; });
  const bool there = shelf != shelves_.end() && shelf->host == host;
  return there ? static_cast<std::size_t>(shelf - shelves_.begin()) : shelves_.size();
}

void Copies::apply(const Event& event) {
  const HostId host{event.subject.index};
  if (!covers(host)) return;
  Shelf& shelf = shelves_[place_of(host)];
  switch (event.kind) {
    case EventKind::kCopyMade:
    case EventKind::kCopyMissed:
      if (due_[shelf.backup] <= event.at)
        due_[shelf.backup] += layout_->backups[shelf.backup].every;
      return;
    case EventKind::kCopyRejected:
      for (Copy& copy : shelf.copies) {
        if (terms::microseconds(copy.at) == event.amount) copy.rejected = true;
      }
      return;
    case EventKind::kCopiesLost:
      return shelf.copies.clear();
    default:
      return;
  }
}

void Copies::keep(HostId host, Copy copy) {
  Shelf& shelf = shelves_.at(place_of(host));
  shelf.copies.push_back(std::move(copy));
  const std::size_t keeps = layout_->backups[shelf.backup].keeps;
  if (shelf.copies.size() > keeps) shelf.copies.erase(shelf.copies.begin());
}

terms::ExerciseTime Copies::next() const {
  return due_.empty() ? terms::kNever : *std::min_element(due_.begin(), due_.end());
}

std::vector<HostId> Copies::due(terms::ExerciseTime now) const {
  std::vector<HostId> hosts;
  for (std::size_t i = 0; i < due_.size(); ++i) {
    if (due_[i] > now) continue;
    const auto& covers = layout_->backups[i].covers;
    hosts.insert(hosts.end(), covers.begin(), covers.end());
  }
  return hosts;
}

std::span<const Copy> Copies::of(HostId host) const {
  if (!covers(host)) return {};
  return shelves_[place_of(host)].copies;
}

const Copy* Copies::newest(HostId host) const {
  const std::span<const Copy> copies = of(host);
  const auto found =
      std::find_if(copies.rbegin(), copies.rend(), [](const Copy& copy) { return !copy.rejected; });
  return found == copies.rend() ? nullptr : &*found;
}

bool Copies::has(HostId host, DataId data) const {
  const std::span<const Copy> copies = of(host);
  return std::any_of(copies.begin(), copies.end(), [&](const Copy& copy) {
    return !copy.rejected && std::find(copy.lost.begin(), copy.lost.end(), data) == copy.lost.end();
  });
}

}  // namespace redoubt::range

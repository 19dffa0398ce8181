#include "controller/range/enterprise/floods.h"

#include <algorithm>

namespace redoubt::range {
namespace {

constexpr std::int64_t kWhole = 1000;

}  // namespace

void Floods::apply(const Event& event) {
  if (event.kind != EventKind::kLinkFlooded && event.kind != EventKind::kFloodEnded) return;
  const LinkId link{event.subject.index};
  std::erase_if(running_, [&](const Running& running) { return running.link == link; });
  if (event.kind == EventKind::kFloodEnded) return;
  const Flood flood = Flood::unpacked(event.amount);
  const bool ends = flood.lasts.count() > 0;
  running_.push_back(
      {link, flood.permille, ends ? event.at + flood.lasts : terms::kNever, event.sequence});
}

void Floods::settle(terms::ExerciseTime now, Facts& facts) const {
  for (const Running& running : running_) {
    if (running.until > now) continue;
    facts.push_back(fact(EventKind::kFloodEnded, entity(running.link), 0, running.fact));
  }
}

terms::ExerciseTime Floods::next() const {
  terms::ExerciseTime next = terms::kNever;
  for (const Running& running : running_) next = std::min(next, running.until);
  return next;
}

std::int64_t Floods::leaves(LinkId link) const {
  for (const Running& running : running_) {
    if (running.link == link) return kWhole - running.permille;
  }
  return kWhole;
}

}  // namespace redoubt::range

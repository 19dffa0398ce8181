#include "agents/red/random_mind.h"

#include <algorithm>
#include <cstddef>

#include "agents/red/picture.h"

namespace redoubt::red {

RandomMind::RandomMind(const terms::Brief& brief)
    : chance_(brief.mind_seed, terms::Purpose::kMind, terms::hash_of("random")) {
  for (const terms::ActionBrief& action : brief.actions) {
    if (action.role == terms::Role::kRed) works_.push_back({action.id, action.target});
  }
}

void RandomMind::decide(const terms::Instant& instant, terms::Intent& intent) {
  for (const terms::Observation& observation : instant.observations) {
    const auto* sighting = std::get_if<terms::Sighting>(&observation.what);
    if (sighting != nullptr) [[unlikely]] {
      extend(*sighting);
    }
  }
  if (awaits_ruling_) take_ruling(instant);
  if (instant.now < free_at_) {
    intent.wake = free_at_;
    return;
  }
  if (options_.empty()) return;

  const Option option = options_[chance_.below(options_.size())];
  terms::Order& order = intent.orders.emplace_back();
  order.number = ++last_order_;
  *std::get_if<terms::Act>(&order.what) = {option.action, option.target, {}};
  awaits_ruling_ = true;
  free_at_ = instant.now + kStep;
  intent.wake = free_at_;
}

/// No ruling yet: the order is out, and nothing else is ordered before kStep has passed again.
void RandomMind::take_ruling(const terms::Instant& instant) {
  if (instant.rulings.empty()) {
    free_at_ = std::max(free_at_, instant.now + kStep);
    return;
  }
  const terms::Ruling& ruling = instant.rulings.back();
  awaits_ruling_ = false;
  if (ruling.reason == terms::Reason::kEnded) {
    free_at_ = terms::kNever;
  } else if (ruling.verdict == terms::Verdict::kStarted ||
             ruling.verdict == terms::Verdict::kQueued) {
    free_at_ = ruling.ends;
  }
}

void RandomMind::extend(const terms::Sighting& sighting) {
  const std::size_t index = sighting.handle.value;
  if (index >= kThingsMax) return;
  if (index >= sighted_.size()) sighted_.resize(index + 1, false);
  if (sighted_[index]) return;
  sighted_[index] = true;
  for (const Work& work : works_) {
    if (work.target == sighting.kind) options_.push_back({work.action, sighting.handle});
  }
}

}  // namespace redoubt::red

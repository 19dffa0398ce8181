#include "controller/range/information/state.h"

#include <algorithm>
#include <cstdlib>

namespace redoubt::range::information {

using terms::EntityKind;

namespace {

constexpr std::int64_t kPushMax = 9 * kWhole;
constexpr std::int64_t kPerPermille = kEverybody / kWhole;

}  // namespace

State::State(const Space& space)
    : space_(&space),
      credibility_(space),
      newsroom_(space),
      trust_(space, {&Group::trust, &Narrative::against_trust, EventKind::kTrustMoved}),
      support_(space, {&Group::support, &Narrative::against_support, EventKind::kSupportMoved}),
      tellings_(space.narratives.size()),
      shares_(space.narratives.size() * space.groups.size()),
      believed_(shares_.size(), 0) {}

/// Whether it may matter here: by its kind first, as most facts are about other things.
bool State::ours(const Event& event) const {
  const auto about = [&](EntityKind kind, std::size_t count) {
    return event.subject.kind == kind && event.subject.index < count;
  };
  switch (event.kind) {
    case EventKind::kNarrativeSeeded:
    case EventKind::kNarrativePushed:
    case EventKind::kCredibilityMoved:
    case EventKind::kNarrativeTaken:
    case EventKind::kBelieved:
      return about(EntityKind::kNarrative, space_->narratives.size());
    case EventKind::kGroupForewarned:
    case EventKind::kTrustMoved:
    case EventKind::kSupportMoved:
      return about(EntityKind::kGroup, space_->groups.size());
    case EventKind::kSupplyFailed:
    case EventKind::kSupplyRestored:
    case EventKind::kSwitched:
    case EventKind::kDamaged:
    case EventKind::kRepaired:
      return about(EntityKind::kOutlet, space_->outlets.size());
    case EventKind::kFunctionChanged:
    case EventKind::kBusServed:
    case EventKind::kDistrictServed:
    case EventKind::kSliceServed:
    case EventKind::kDataTaken:
      return !space_->feeds.empty();
    default:
      return false;
  }
}

void State::apply(const Event& event) {
  if (!ours(event)) return;
  advance(event.at);
  quiet_ = false;
  take(event);
}

void State::take(const Event& event) {
  switch (event.subject.kind) {
    case EntityKind::kNarrative:
      return take_narrative({event.subject.index}, event);
    case EntityKind::kOutlet:
      return newsroom_.work(event);
    case EntityKind::kGroup: {
      const GroupId group{event.subject.index};
      if (event.kind == EventKind::kTrustMoved) return trust_.take(group, event.amount);
      if (event.kind == EventKind::kSupportMoved) return support_.take(group, event.amount);
      return forewarn(group, event);
    }
    default:
      return credibility_.hear(event);
  }
}

void State::take_narrative(NarrativeId id, const Event& event) {
  Telling& telling = tellings_[id.value];
  switch (event.kind) {
    case EventKind::kNarrativeSeeded:
      return seed(id, event);
    case EventKind::kNarrativeTaken:
      return drop(id, event);
    case EventKind::kBelieved:
      return believe(id, event);
    case EventKind::kNarrativePushed: {
      const std::int64_t push = std::clamp<std::int64_t>(event.amount, 0, kPushMax);
      (push < telling.push ? telling.hindered : telling.helped) = event.sequence;
      telling.push = push;
      return;
    }
    default:
      (event.amount < 0 ? telling.hindered : telling.helped) = event.sequence;
      return credibility_.move(event);
  }
}

void State::seed(NarrativeId id, const Event& event) {
  Telling& telling = tellings_[id.value];
  telling.goes_on = true;
  telling.helped = event.sequence;
  if (event.object.kind == EntityKind::kOutlet && event.object.index < space_->outlets.size()) {
    return newsroom_.carry(id, {event.object.index});
  }
  const std::int64_t permille = event.amount > 0 ? event.amount : space_->narratives[id.value].seed;
  for (std::uint32_t group = 0; group < space_->groups.size(); ++group) {
    if (event.object.valid() && event.object != entity(GroupId{group})) continue;
    Share& share = shares_[cell(id, group)];
    const std::int64_t convinced = std::min(share.ignorant, permille * kPerPermille);
    share.ignorant -= convinced;
    share.believing += convinced;
  }
}

/// Where no outlet is named, all of them, and those who push it.
void State::drop(NarrativeId id, const Event& event) {
  Telling& telling = tellings_[id.value];
  telling.hindered = event.sequence;
  if (event.object.kind == EntityKind::kOutlet && event.object.index < space_->outlets.size()) {
    return newsroom_.drop(id, {event.object.index});
  }
  newsroom_.drop_everywhere(id);
  telling.push = 0;
}

/// That share of those who could still come to believe it no longer can. Where no narrative is
/// named, any.
void State::forewarn(GroupId group, const Event& event) {
  const std::int64_t permille = std::clamp<std::int64_t>(event.amount, 0, kWhole);
  for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
    if (event.object.valid() && event.object != entity(NarrativeId{i})) continue;
    Share& share = shares_[cell({i}, group.value)];
    const std::int64_t warned = share.ignorant * permille / kWhole;
    share.ignorant -= warned;
    share.immune += warned;
  }
}

void State::believe(NarrativeId id, const Event& event) {
  const GroupId group{event.object.index};
  if (event.object.kind != EntityKind::kGroup || group.value >= space_->groups.size()) return;
  std::int64_t& believed = believed_[cell(id, group.value)];
  const std::int64_t now = std::clamp<std::int64_t>(event.amount, 0, kWhole);
  const std::int64_t more = now - believed;
  trust_.believe(*space_, id, group, more, event.sequence);
  support_.believe(*space_, id, group, more, event.sequence);
  believed = now;
}

void State::advance(terms::ExerciseTime now) {
  const std::int64_t due = now.time_since_epoch() / space_->habits.step;
  for (; steps_ < due && next() != terms::kNever; ++steps_) {
    quiet_ = false;
    for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
      if (tellings_[i].goes_on) step({i});
    }
  }
  steps_ = std::max(steps_, due);
}

void State::step(NarrativeId id) {
  Telling& telling = tellings_[id.value];
  std::vector<Air> airs;
  for (std::uint32_t group = 0; group < space_->groups.size(); ++group) {
    airs.push_back({.published = newsroom_.published(id, space_->groups[group]),
                    .credibility = credibility_.among(id, trust_.of({group}))});
  }
  const Pace pace = pace_of(space_->habits, space_->narratives[id.value], telling.push);
  const std::span shares(shares_.data() + cell(id, 0), airs.size());
  telling.goes_on = spread(*space_, pace, airs, shares) || newsroom_.carried(id);
}

terms::ExerciseTime State::next() const {
  const bool any = std::any_of(tellings_.begin(), tellings_.end(),
                               [](const Telling& telling) { return telling.goes_on; });
  return any ? terms::kStartex + (steps_ + 1) * space_->habits.step : terms::kNever;
}

/// Figures follow from beliefs once those are stated: the facts that moved them have numbers then.
void State::settle(terms::ExerciseTime now, Facts& facts) {
  advance(now);
  if (quiet_) return;
  const std::size_t before = facts.size();
  credibility_.settle(facts);
  state_beliefs(facts);
  if (facts.size() > before) return;
  trust_.settle(facts);
  support_.settle(facts);
  quiet_ = facts.size() == before;
}

void State::state_beliefs(Facts& facts) const {
  for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
    const Telling& telling = tellings_[i];
    for (std::uint32_t group = 0; group < space_->groups.size(); ++group) {
      const Share& share = shares_[cell({i}, group)];
      const std::int64_t now = share.believing / kPerPermille;
      const std::int64_t moved = now - believed_[cell({i}, group)];
      if (std::abs(moved) < kStated && (moved == 0 || share.believing > 0)) continue;
      const bool fell = moved < 0 && telling.hindered != 0;
      facts.push_back(fact(EventKind::kBelieved, entity(NarrativeId{i}), now,
                           fell ? telling.hindered : telling.helped));
      facts.back().object = entity(GroupId{group});
    }
  }
}

}  // namespace redoubt::range::information

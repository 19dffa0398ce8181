#include "controller/range/alliance/state.h"

#include <algorithm>

namespace redoubt::range::alliance {

namespace {

constexpr terms::Duration kDay = std::chrono::days(1);
constexpr std::int64_t kRecovered = 10;  ///< at a time

/// Whether anybody could react to it, or it could be about a partnership.
bool concerns(EventKind kind) {
  switch (kind) {
    case EventKind::kDataTaken:
    case EventKind::kDataDestroyed:
    case EventKind::kDataRestored:
    case EventKind::kLinkCut:
    case EventKind::kLinkOpened:
    case EventKind::kInjectExpired:
    case EventKind::kFunctionChanged:
    case EventKind::kBusServed:
    case EventKind::kDistrictServed:
    case EventKind::kSliceServed:
    case EventKind::kSupplierReplaced:
    case EventKind::kReportLate:
    case EventKind::kPartnerTrustMoved:
    case EventKind::kSharingLapsed:
    case EventKind::kSharingResumed:
    case EventKind::kSupplyFailed:
    case EventKind::kSupplyRestored:
      return true;
    default:
      return false;
  }
}

std::int64_t floor_to_resume(const Partnership& partnership, const Sharing& sharing) {
  return std::min(sharing.floor + partnership.margin, kWhole);
}

}  // namespace

State::State(const Pact& pact) : pact_(&pact), watches_(pact.reactions.size()) {
  for (const Partnership& drawn : pact.partnerships) {
    Standing standing;
    standing.trust = drawn.trust;
    for (const Sharing& sharing : drawn.shares) {
      standing.levels.push_back(drawn.trust < sharing.floor ? Level::kLapsed : Level::kShared);
    }
    standings_.push_back(std::move(standing));
  }
}

/// What was due by now comes before a fact, and what it makes due at once right after it.
void State::apply(const Event& event) {
  if (!concerns(event.kind)) return;
  advance(event.at);
  quiet_ = false;
  hear(event);
  const bool partnership = event.subject.kind == terms::EntityKind::kPartnership;
  if (partnership && event.subject.index < standings_.size()) take({event.subject.index}, event);
  advance(event.at);
  wake_ = earliest();
}

void State::take(PartnershipId id, const Event& event) {
  Standing& standing = standings_[id.value];
  if (event.kind == EventKind::kPartnerTrustMoved) return take_trust(id, event);
  if (event.kind == EventKind::kSupplyFailed) ++standing.missing;
  if (event.kind == EventKind::kSupplyRestored && standing.missing > 0) --standing.missing;
  const bool lapsed = event.kind == EventKind::kSharingLapsed;
  if (!lapsed && event.kind != EventKind::kSharingResumed) return;
  const auto& shares = pact_->partnerships[id.value].shares;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (static_cast<std::int64_t>(shares[i].level) != event.amount) continue;
    const Level down = standing.trust < shares[i].floor ? Level::kLapsed : Level::kWithheld;
    standing.levels[i] = lapsed ? down : Level::kShared;
  }
}

void State::take_trust(PartnershipId id, const Event& event) {
  Standing& standing = standings_[id.value];
  if (!standing.owed.empty()) {
    const Owed& first = standing.owed.front();
    const bool stated = event.cause == first.cause && event.object.valid() &&
                        event.object == pact_->reactions[first.reaction].of;
    if (stated) standing.owed.erase(standing.owed.begin());
  }
  const std::int64_t trust = std::clamp<std::int64_t>(event.amount, 0, kWhole);
  if (trust == standing.trust) return;
  standing.trust = trust;
  standing.moved_at = event.at;
  standing.cause = event.sequence;
}

void State::hear(const Event& event) {
  for (std::uint32_t i = 0; i < watches_.size(); ++i) {
    if (watches_[i].hear(pact_->reactions[i], event)) owe(i, event.sequence);
  }
}

void State::advance(terms::ExerciseTime now) {
  for (std::uint32_t i = 0; i < watches_.size(); ++i) {
    if (watches_[i].due() > now) continue;
    owe(i, watches_[i].cause());
    watches_[i].answered();
  }
}

void State::owe(std::uint32_t reaction, std::uint64_t cause) {
  standings_[pact_->reactions[reaction].partnership.value].owed.push_back({reaction, cause});
  quiet_ = false;
}

/// Levels follow from trust once that is stated: the fact that moved it has a number then.
void State::settle(terms::ExerciseTime now, Facts& facts) {
  if (quiet_ && now < wake_) return;
  advance(now);
  const std::size_t before = facts.size();
  for (std::uint32_t i = 0; i < standings_.size(); ++i) {
    if (!standings_[i].owed.empty()) {
      state_owed({i}, facts);
    } else if (recovery_due({i}) <= now) {
      state_recovery({i}, facts);
    } else {
      state_levels({i}, facts);
    }
  }
  quiet_ = facts.size() == before;
  wake_ = earliest();
}

void State::state_owed(PartnershipId id, Facts& facts) const {
  const Standing& standing = standings_[id.value];
  std::int64_t trust = standing.trust;
  for (const Owed& owed : standing.owed) {
    const Reaction& reaction = pact_->reactions[owed.reaction];
    trust = std::clamp<std::int64_t>(trust + reaction.by, 0, kWhole);
    facts.push_back(fact(EventKind::kPartnerTrustMoved, entity(id), trust, owed.cause));
    facts.back().object = reaction.of;
  }
}

void State::state_recovery(PartnershipId id, Facts& facts) const {
  const Standing& standing = standings_[id.value];
  const std::int64_t missing = pact_->partnerships[id.value].trust - standing.trust;
  const std::int64_t trust = standing.trust + std::clamp(missing, -kRecovered, kRecovered);
  facts.push_back(fact(EventKind::kPartnerTrustMoved, entity(id), trust, standing.cause));
}

void State::state_levels(PartnershipId id, Facts& facts) const {
  const Standing& standing = standings_[id.value];
  const Partnership& drawn = pact_->partnerships[id.value];
  const auto state = [&](EventKind kind, Tlp level) {
    const auto amount = static_cast<std::int64_t>(level);
    facts.push_back(fact(kind, entity(id), amount, standing.cause));
  };
  for (std::size_t i = 0; i < drawn.shares.size(); ++i) {
    const Sharing& sharing = drawn.shares[i];
    if (standing.levels[i] == Level::kShared && standing.trust < sharing.floor) {
      state(EventKind::kSharingLapsed, sharing.level);
    }
    if (standing.levels[i] == Level::kLapsed && standing.trust >= floor_to_resume(drawn, sharing)) {
      state(EventKind::kSharingResumed, sharing.level);
    }
  }
}

/// When the next whole percent has come back.
terms::ExerciseTime State::recovery_due(PartnershipId id) const {
  const Standing& standing = standings_[id.value];
  const Partnership& drawn = pact_->partnerships[id.value];
  if (drawn.recovers == 0 || standing.trust == drawn.trust) return terms::kNever;
  return standing.moved_at + kDay * kRecovered / drawn.recovers;
}

terms::ExerciseTime State::earliest() const {
  terms::ExerciseTime time = terms::kNever;
  for (const Watch& watch : watches_) time = std::min(time, watch.due());
  for (std::uint32_t i = 0; i < standings_.size(); ++i) time = std::min(time, recovery_due({i}));
  return time;
}

Tlp State::shared_level(PartnershipId id) const {
  const Standing& standing = standings_[id.value];
  const auto& shares = pact_->partnerships[id.value].shares;
  Tlp level = Tlp::kClear;
  for (std::size_t i = 0; i < shares.size() && standing.missing == 0; ++i) {
    if (standing.levels[i] != Level::kShared) break;
    level = shares[i].level;
  }
  return level;
}

}  // namespace redoubt::range::alliance

#include "controller/range/water/machine.h"

#include <algorithm>

namespace redoubt::range::water {
namespace {

void take_later(std::optional<Cause>& latest, std::optional<Cause> other) {
  if (other && (!latest || *other > *latest)) latest = other;
}

}  // namespace

bool Machine::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::kSwitched:
      return switch_to(event);
    case EventKind::kSupplyFailed:
      return miss(event);
    case EventKind::kSupplyRestored:
      return get_back(event);
    case EventKind::kTripped:
      return trip(event);
    case EventKind::kDamaged:
      if (damaged_) return false;
      damaged_ = event.sequence;
      return true;
    case EventKind::kRepaired:
      return repair();
    default:
      return false;
  }
}

bool Machine::switch_to(const Event& event) {
  const bool by_works = event.object.valid() && (event.object == event.subject ||
                                                 event.object.kind == terms::EntityKind::kTank);
  const std::int64_t permille = std::clamp<std::int64_t>(event.amount, 0, kFull);
  const std::int64_t before = setting();
  const bool followed = !by_hand_;
  const bool stood = tripped();
  tripped_.reset();
  if (event.amount < 0) {
    by_hand_.reset();
  } else if (by_works) {
    if (followed) automatic_ = permille;
  } else if (followed || before != permille) {
    by_hand_ = Hand{permille, event.sequence};
  }
  return stood || setting() != before || followed != !by_hand_;
}

bool Machine::miss(const Event& event) {
  const bool known = std::any_of(missing_.begin(), missing_.end(),
                                 [&](const Missing& one) { return one.what == event.object; });
  if (!known) missing_.push_back({event.object, event.sequence});
  return !known;
}

bool Machine::get_back(const Event& event) {
  return std::erase_if(missing_, [&](const Missing& one) { return one.what == event.object; }) > 0;
}

bool Machine::trip(const Event& event) {
  if (tripped_) return false;
  tripped_ = event.sequence;
  tripped_at_ = event.at;
  return true;
}

bool Machine::repair() {
  if (!damaged_ && !tripped_) return false;
  damaged_.reset();
  tripped_.reset();
  return true;
}

std::int64_t Machine::availability() const {
  if (!able()) return 0;
  return by_hand_ ? by_hand_->permille : kFull;
}

std::optional<Cause> Machine::held_below(std::int64_t wanted) const {
  std::optional<Cause> latest;
  if (wanted == 0) return latest;
  if (by_hand_ && by_hand_->permille < wanted) latest = by_hand_->cause;
  take_later(latest, damaged_);
  take_later(latest, tripped_);
  if (!stops()) return latest;
  for (const Missing& one : missing_) take_later(latest, one.cause);
  return latest;
}

std::optional<Cause> Machine::held_above(std::int64_t wanted) const {
  if (by_hand_ && by_hand_->permille > wanted) return by_hand_->cause;
  return std::nullopt;
}

}  // namespace redoubt::range::water

#include "controller/range/updates.h"

#include <algorithm>

namespace redoubt::range {

using terms::EntityKind;
using terms::ExerciseTime;

namespace {

/// Whether such a fact may let somebody be reached who was not.
bool lets_through(EventKind kind) {
  return kind == EventKind::kHostRejoined || kind == EventKind::kSupplyRestored ||
         kind == EventKind::kLinkOpened || kind == EventKind::kFlowAllowed ||
         kind == EventKind::kUpdatesReleased;
}

}  // namespace

Updates::Updates(const Layout& layout) : layout_(&layout) {
  const auto add = [&](Entity thing, const UpdatePlan& plan) {
    if (!plan.any()) return;
    Maker& maker = makers_.emplace_back();
    maker.thing = thing;
    maker.plan = plan;
    maker.due = plan.first;
  };
  for (std::uint32_t i = 0; i < layout.software.size(); ++i) {
    add(entity(SoftwareId{i}), layout.software[i].updates);
  }
  for (std::uint32_t i = 0; i < layout.mobile.suppliers.size(); ++i) {
    add(entity(SupplierId{i}), layout.mobile.suppliers[i].updates);
  }
  for (std::uint32_t i = 0; i < layout.mobile.functions.size(); ++i) {
    equipment_.push_back({entity(NetworkFunctionId{i}), layout.mobile.functions[i].supplier});
  }
  for (std::uint32_t i = 0; i < layout.mobile.cells.size(); ++i) {
    equipment_.push_back({entity(RadioCellId{i}), layout.mobile.cells[i].supplier});
  }
}

void Updates::apply(const Event& event) {
  if (none()) return;
  stirred_ = stirred_ || lets_through(event.kind);
  switch (event.kind) {
    case EventKind::kSoftwareUpdated:
    case EventKind::kFirmwareUpdated:
      return taken(event.subject, event.object);
    case EventKind::kSupplierReplaced:
      for (Maker& maker : makers_) taken(event.subject, maker.thing);
      for (Piece& piece : equipment_) {
        if (piece.thing == event.subject) piece.supplier = {event.object.index};
      }
      return;
    default:
      if (Maker* maker = find(event.subject)) apply_to(*maker, event);
  }
}

void Updates::apply_to(Maker& maker, const Event& event) {
  switch (event.kind) {
    case EventKind::kUpdatePoisoned:
      maker.poisoned = true;
      maker.next_hand = {event.actor, event.action};
      return;
    case EventKind::kUpdateOffered:
      return offer(maker, event);
    case EventKind::kUpdateTampered:
      maker.tampered = true;
      return;
    case EventKind::kUpdateWithdrawn:
      maker.turns.clear();
      return;
    case EventKind::kUpdatesHeld:
      if (!held(maker.thing, event.actor)) maker.holding.push_back(event.actor);
      return;
    case EventKind::kUpdatesReleased:
      std::erase_if(maker.holding,
                    [&](terms::CellId who) { return who == event.actor || !event.actor.valid(); });
      return;
    default:
      return;
  }
}

/// Whoever still waited for the one before takes this one instead.
void Updates::offer(Maker& maker, const Event& event) {
  while (maker.due <= event.at) maker.due += maker.plan.every;
  ++maker.offered;
  maker.offer = event.sequence;
  maker.tampered = false;
  maker.laced = maker.poisoned;
  maker.hand = maker.next_hand;
  maker.poisoned = false;
  maker.next_hand = {};
  maker.turns.clear();
  maker.asked = event.at - terms::Duration{1};
  const std::vector<Entity> takers = this->takers(maker.thing);
  const auto steps = std::max<std::int64_t>(static_cast<std::int64_t>(takers.size()) - 1, 1);
  for (std::size_t i = 0; i < takers.size(); ++i) {
    maker.turns.push_back(
        {takers[i], event.at + maker.plan.rollout / steps * static_cast<std::int64_t>(i)});
  }
}

void Updates::taken(Entity taker, Entity maker) {
  if (Maker* found = find(maker)) {
    std::erase_if(found->turns, [&](const Turn& turn) { return turn.taker == taker; });
  }
}

void Updates::settle(ExerciseTime now, const There& there, Facts& facts) {
  for (Maker& maker : makers_) {
    settle(maker, now, there, facts);
    maker.asked = now;
  }
  stirred_ = false;
}

void Updates::settle(Maker& maker, ExerciseTime now, const There& there, Facts& facts) const {
  if (maker.due <= now) return facts.push_back(fact(EventKind::kUpdateOffered, maker.thing));
  const bool software = maker.thing.kind == EntityKind::kSoftware;
  const EventKind kind = software ? EventKind::kSoftwareUpdated : EventKind::kFirmwareUpdated;
  for (const Turn& turn : maker.turns) {
    if (turn.at > now) break;
    if (turn.at <= maker.asked && !stirred_) continue;
    if (held(maker.thing, layout_->owner(turn.taker))) continue;
    if (!there(turn.taker, maker.plan.by)) continue;
    Event update = fact(kind, turn.taker, maker.tampered ? 1 : 0, maker.offer);
    update.object = maker.thing;
    facts.push_back(update);
  }
}

ExerciseTime Updates::next() const {
  ExerciseTime next = terms::kNever;
  for (const Maker& maker : makers_) {
    next = std::min(next, maker.due);
    const auto turn = std::find_if(maker.turns.begin(), maker.turns.end(),
                                   [&](const Turn& each) { return each.at > maker.asked; });
    if (turn != maker.turns.end()) next = std::min(next, turn->at);
  }
  return next;
}

bool Updates::poisoned(Entity maker) const {
  const Maker* found = find(maker);
  return found != nullptr && found->poisoned;
}

bool Updates::laced(Entity maker) const {
  const Maker* found = find(maker);
  return found != nullptr && found->laced;
}

bool Updates::held(Entity maker, terms::CellId team) const {
  const Maker* found = find(maker);
  return found != nullptr &&
         std::any_of(found->holding.begin(), found->holding.end(),
                     [&](terms::CellId who) { return who == team || !who.valid(); });
}

Updates::Hand Updates::hand(Entity maker) const {
  const Maker* found = find(maker);
  return found != nullptr ? found->hand : Hand{};
}

std::uint32_t Updates::offered(Entity maker) const {
  const Maker* found = find(maker);
  return found != nullptr ? found->offered : 0;
}

std::vector<Entity> Updates::takers(Entity maker) const {
  std::vector<Entity> takers;
  if (maker.kind == EntityKind::kSoftware) {
    for (const HostId host : layout_->software[maker.index].hosts) takers.push_back(entity(host));
    return takers;
  }
  for (const Piece& piece : equipment_) {
    if (entity(piece.supplier) == maker) takers.push_back(piece.thing);
  }
  return takers;
}

std::size_t Updates::place_of(Entity maker) const {
  const auto found = std::find_if(makers_.begin(), makers_.end(),
                                  [&](const Maker& each) { return each.thing == maker; });
  return static_cast<std::size_t>(found - makers_.begin());
}

const Updates::Maker* Updates::find(Entity maker) const {
  const std::size_t place = place_of(maker);
  return place < makers_.size() ? &makers_[place] : nullptr;
}

Updates::Maker* Updates::find(Entity maker) {
  const std::size_t place = place_of(maker);
  return place < makers_.size() ? &makers_[place] : nullptr;
}

}  // namespace redoubt::range

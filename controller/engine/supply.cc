#include "controller/rules/supply.h"

#include "controller/engine/engine.h"

/// What comes of the updates that makers send out in an engine. An implant that somebody put into
/// one does to each who takes it what the action does by which he put it in.
namespace redoubt::engine {

using range::Event;
using range::EventKind;

/// What an update carries is drawn once for all who take it.
void Engine::fill_update(const Event& offer) {
  const std::uint64_t chance = terms::mix(terms::hash_of(exercise().layout.name_of(offer.subject)) +
                                          world_.updates().offered(offer.subject));
  if (!happens(terms::Purpose::kHazard, chance, rules::tampered_odds(world_, offer.subject)))
    return;
  const bool found =
      happens(terms::Purpose::kInspection, chance, rules::withdrawn_odds(world_, offer.subject));
  publish({.kind = found ? EventKind::kUpdateWithdrawn : EventKind::kUpdateTampered,
           .subject = offer.subject,
           .cause = offer.sequence});
}

void Engine::take_update(const Event& taken) {
  rules::Facts facts;
  rules::effects_of_update(world_, taken, facts);
  for (Event& fact : facts) {
    fact.cause = taken.sequence;
    publish(fact);
  }
  const range::Updates::Hand hand = world_.updates().hand(taken.object);
  if (taken.amount == 0 || !hand.actor.valid() || ended_) return;
  const range::Layout& layout = exercise().layout;
  const std::uint64_t chance = terms::mix(terms::hash_of(layout.name_of(taken.subject)) +
                                          terms::hash_of(layout.name_of(taken.object)) +
                                          world_.updates().offered(taken.object));
  const Deed deed{hand.actor, 0, hand.action, taken.subject, chance, taken.sequence};
  leave_traces(deed);
  bring_about(deed, taken.sequence);
}

}  // namespace redoubt::engine

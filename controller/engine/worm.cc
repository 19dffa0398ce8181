#include "controller/rules/worm.h"

#include "controller/engine/engine.h"

/// What a worm does in an engine. Each of its tries is one more attempt of the technique that
/// loosed it: with its odds, its traces and, where it works, its effects.
namespace redoubt::engine {

using range::Event;
using range::EventKind;
using range::HostId;
using range::Rhythm;

void Engine::await_worm(const Event& loosed) {
  const WormDue due{loosed.actor, loosed.action, HostId{loosed.subject.index}, loosed.sequence,
                    loosed.amount};
  queue_.put(now_ + Rhythm::unpacked(due.rhythm).every, Priority::kEffect, due);
}

void Engine::happen(const WormDue& due) {
  if (world_.host(due.from).worm != due.loosed) return;
  const Rhythm rhythm = Rhythm::unpacked(due.rhythm);
  for (const HostId to : rules::open_to_worm(world_, due.from, range::way(rhythm.protocol))) {
    if (!ended_) spread(due, to);
  }
  queue_.put(now_ + rhythm.every, Priority::kEffect, due);
}

void Engine::spread(const WormDue& due, HostId to) {
  const Deed deed{due.cell,  0, due.action, entity(to), chance_.attempt(due.action, entity(to)),
                  due.loosed};
  const auto odds = ground_->rules->odds(world_, deed.action, deed.target);
  const bool worked = happens(terms::Purpose::kSuccess, deed.chance, odds);
  leave_traces(deed);
  if (!worked) return;
  bring_about(deed, publish({.kind = EventKind::kWormSpread,
                             .actor = due.cell,
                             .action = due.action,
                             .subject = entity(to),
                             .object = entity(due.from),
                             .cause = due.loosed}));
}

}  // namespace redoubt::engine

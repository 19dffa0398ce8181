#pragma once

#include <concepts>
#include <vector>

#include "controller/range/event.h"
#include "proto/terms/time.h"

namespace redoubt::range {

using Facts = std::vector<Event>;

/// The shape that every domain of the range has, each in a folder of its own:
///
///   what is drawn    plain structs, immutable (power/grid.h, water/works.h ...)
///   state.h          class State, what has changed since: a value, so that futures can part
///
/// A domain changes only by facts. It hears of all facts and takes in those about its own things,
/// whoever brought them about: a technique, exercise control, another domain, itself. What follows
/// by itself it does not carry out but states as facts, in a fixed order, and takes them in when
/// they are published. So the journal tells everything, and domains know nothing of each other:
/// what one needs from another arrives as kSupplyFailed and kSupplyRestored about its own things
/// (couplings.h).
///
///   apply(event)        take a fact in; its `at` is now, and never before that of the last
///   settle(now, facts)  append what follows at `now`. Kind, subject, object, amount are set, and
///                       `cause`: the sequence of the fact that brought it about. Called, and what
///                       it said applied, until it says nothing more. Changes no more than caches.
///   next()              when it must be asked again though nothing happens; kNever
///
/// Nothing here draws a fraction's last bits into a decision: what is computed in double is brought
/// to whole numbers before anything is compared with it.
template <class State>
concept Domain = std::copyable<State> &&
                 requires(State state, const State& still, const Event& event, Facts& facts) {
                   state.apply(event);
                   state.settle(terms::ExerciseTime{}, facts);
                   { still.next() } -> std::same_as<terms::ExerciseTime>;
                 };

/// A fact to be filled in further: who, when and its number are the engine's to stamp.
inline Event fact(EventKind kind, Entity subject, std::int64_t amount = 0,
                  std::uint64_t cause = 0) {
  Event event;
  event.kind = kind;
  event.subject = subject;
  event.amount = amount;
  event.cause = cause;
  return event;
}

}  // namespace redoubt::range

#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/alliance/pact.h"
#include "controller/range/alliance/watch.h"
#include "controller/range/domain.h"

namespace redoubt::range::alliance {

/// How far nations trust each other, and what they share. A value over a drawn pact, which must
/// outlive it.
///
/// Trust moves by kPartnerTrustMoved alone: by reactions to what happens (its object is then what
/// they are about), by others, and back to where it began, a whole percent at a time, once nothing
/// has moved it for as long as the drawn rate takes for one. Below its floor a level lapses; it is
/// shared again when trust stands a margin above it, so that trust at the floor does not make it
/// flicker. What was withheld above its floor, by a decision, is shared again by a decision alone.
///
/// Walked back, sharing that lapsed was brought about by trust that moved, that by what was
/// reacted to; and trust that recovers by the move that it recovers from.
class State {
 public:
  explicit State(const Pact& pact);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, Facts& facts);
  terms::ExerciseTime next() const { return wake_; }

  /// Permille.
  std::int64_t trust(PartnershipId id) const { return standings_[id.value].trust; }
  std::int64_t availability(PartnershipId id) const { return trust(id); }
  bool shares(PartnershipId id, Tlp level) const { return level <= shared_level(id); }
  /// The most closely held level that is shared with all below it; kClear where none is, or what
  /// the partnership needs is missing.
  Tlp shared_level(PartnershipId id) const;

 private:
  /// A reaction that is still to be stated.
  struct Owed {
    std::uint32_t reaction = 0;
    std::uint64_t cause = 0;
  };
  enum class Level : std::uint8_t { kShared, kLapsed, kWithheld };
  struct Standing {
    std::int64_t trust = 0;
    terms::ExerciseTime moved_at = terms::kStartex;
    std::uint64_t cause = 0;    ///< the fact by which it last moved
    std::uint32_t missing = 0;  ///< supplies
    std::vector<Level> levels;  ///< as drawn in Partnership::shares
    std::vector<Owed> owed;     ///< in the order it came about
  };

  void take(PartnershipId id, const Event& event);
  void take_trust(PartnershipId id, const Event& event);
  void hear(const Event& event);
  void advance(terms::ExerciseTime now);
  void owe(std::uint32_t reaction, std::uint64_t cause);
  void state_owed(PartnershipId id, Facts& facts) const;
  void state_recovery(PartnershipId id, Facts& facts) const;
  void state_levels(PartnershipId id, Facts& facts) const;
  terms::ExerciseTime recovery_due(PartnershipId id) const;
  terms::ExerciseTime earliest() const;

  const Pact* pact_;
  std::vector<Standing> standings_;  ///< by partnership
  std::vector<Watch> watches_;       ///< by reaction
  terms::ExerciseTime wake_ = terms::kNever;
  bool quiet_ = true;  ///< all that follows has been said
};

static_assert(Domain<State>);

}  // namespace redoubt::range::alliance

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/range/coupling.h"
#include "controller/range/domain.h"
#include "controller/range/followers.h"
#include "controller/range/gauge.h"
#include "controller/range/layout.h"

namespace redoubt::range {

/// Who has what it needs, and who lives on its reserve: all couplings of a range in one run. A
/// value. Of the shape of a domain (domain.h), but that it asks how good the suppliers are.
///
///   held      -- supplier below its threshold --> waning: delay and reserve run  kSupplyLost
///   waning    -- supplier is back             --> held: the reserve fills up      kSupplyRestored
///   waning    -- delay and reserve are over   --> failed                          kSupplyFailed
///   failed    -- supplier is back             --> returning: repair runs          kSupplyReturned
///   returning -- repair is over               --> held                            kSupplyRestored
///   returning -- supplier is gone again       --> failed                          kSupplyFailed
///
/// Of each pair of things there is one coupling at most.
class Couplings {
 public:
  explicit Couplings(const Layout& layout);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, const Gauge& gauge, Facts& facts);
  terms::ExerciseTime next() const;
  bool none() const { return drawn_->empty(); }

  /// Permille of a thing that its failed supplies leave it; 1000 where nothing is amiss.
  std::int64_t leaves(Entity to) const;

 private:
  enum class Phase : std::uint8_t { kHeld, kWaning, kFailed, kReturning };
  struct State {
    Phase phase = Phase::kHeld;
    terms::ExerciseTime since = terms::kStartex;  ///< of the phase
    terms::ExerciseTime until = terms::kNever;    ///< of kWaning and kReturning
    terms::Duration reserve{};                    ///< at `since`
    std::uint64_t cause = 0;                      ///< of the phase
  };
  /// What several may need.
  struct Supplier {
    Entity thing;
    std::vector<std::uint32_t> couplings;
  };

  /// What is drawn once and for all.
  struct Wiring {
    std::vector<Supplier> suppliers;
    std::vector<std::uint32_t> supplier_of;  ///< by coupling
    Followers about_suppliers;               ///< suppliers, by what a fact is about
    Followers of_consumers;                  ///< couplings, by `to`
  };
  static Wiring wiring_of(const Layout& layout);

  State* find(const Event& event);
  void mark(std::uint32_t supplier);
  terms::Duration reserve_at(std::uint32_t coupling, terms::ExerciseTime now) const;
  void weigh(std::uint32_t supplier, terms::ExerciseTime now, const Gauge& gauge, Facts& facts);
  void lose(std::uint32_t coupling, terms::ExerciseTime now, std::uint64_t cause, Facts& facts);
  void regain(std::uint32_t coupling, std::uint64_t cause, Facts& facts);
  Event about(std::uint32_t coupling, EventKind kind, std::uint64_t cause,
              terms::Duration amount = {}) const;

  const std::vector<Coupling>* drawn_;
  std::shared_ptr<const Wiring> wiring_;
  std::vector<State> states_;             ///< by coupling
  std::vector<std::uint64_t> last_fact_;  ///< by supplier: about it
  std::vector<std::uint8_t> dirty_;       ///< by supplier
  std::vector<std::uint32_t> to_weigh_;   ///< the suppliers that are
  std::vector<std::uint32_t> running_;    ///< couplings with an `until`, sorted
};

}  // namespace redoubt::range

#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "proto/terms/brief.h"
#include "proto/terms/mind.h"
#include "proto/terms/random.h"

namespace redoubt::red {

/// The yardstick: draws uniformly from every (action of red's, thing sighted of the kind it is done
/// to), whatever it knows, and has one order at a time. What it orders may well be refused.
///
/// It is asked once per action where the ruling says that the action ends by the time it asked to
/// be woken (kStep after it ordered), and once more where the action takes longer. A refused action
/// takes kStep. Nothing is allocated at an instant without new sightings.
class RandomMind final : public terms::Mind {
 public:
  explicit RandomMind(const terms::Brief& brief);

  void decide(const terms::Instant& instant, terms::Intent& intent) override;

  static constexpr terms::Duration kStep = std::chrono::seconds{1};

 private:
  struct Option {
    terms::ActionId action;
    terms::Handle target;
  };
  struct Work {
    terms::ActionId action;
    terms::EntityKind target;
  };

  void extend(const terms::Sighting& sighting);
  void take_ruling(const terms::Instant& instant);

  std::vector<Work> works_;      ///< red's actions, in order of the catalogue
  std::vector<Option> options_;  ///< in order of first sight, then of the catalogue
  std::vector<bool> sighted_;    ///< by handle
  terms::Stream chance_;
  terms::OrderNumber last_order_ = 0;
  terms::ExerciseTime free_at_ = terms::kStartex;
  bool awaits_ruling_ = false;
};

}  // namespace redoubt::red

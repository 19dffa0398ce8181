#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "agents/red/picture.h"
#include "agents/red/progress.h"
#include "proto/terms/brief.h"
#include "proto/terms/mind.h"

namespace redoubt::red {

/// Follows the campaign of its brief.
///
/// A step may start when all steps in `after` have succeeded, and one of those in `after_any`,
/// exercise control has given its cue where it waits for one, `not_before` has come and its rest
/// (`pause`) is over. Steps that may start run side by side, earlier ones first, each with one
/// order at a time and kOrdersInFlightMax together. A step takes the first of its alternatives that
/// has tries left and something to act on.
///
/// - A failure costs a try. If the reason lasts, the target is struck off until something new about
///   it is seen (or, where the reason was red's footing, until that changes).
/// - A refusal for a lasting reason costs no try: the target is struck off and another is chosen
///   after kRefusalRest. A passing one costs a try and rests at least kPassingRest.
/// - A success makes the tries good again. "It is already so" is a success, once per target.
/// - An alternative is out when its tries are used up; a step is given up when all are out, or at
///   `give_up_at`. A step whose predecessor will not succeed, or which `unless` makes pointless, is
///   skipped. Given up and skipped are final.
///
/// A success that won access stands only as long as that access. When it is lost, a finished step
/// is open again, with fresh tries, if it is awaited: if a step straight after it is open, or if
/// red holds nothing any more and any step after it, at any remove, is open. What cannot be taken
/// away (a discovery, a theft) stays done.
///
/// It never polls: it asks to be woken only for the end of a wait that its campaign states, and
/// once after it has ordered, by when the rulings are in. Chance is drawn from one stream per step,
/// named by the step's id, so that a step more changes no draw of another.
class CampaignMind final : public terms::Mind {
 public:
  /// The brief's campaign must be sound: make_mind() sees to it.
  explicit CampaignMind(terms::Brief brief);

  void decide(const terms::Instant& instant, terms::Intent& intent) override;

  static constexpr std::size_t kOrdersInFlightMax = 4;
  static constexpr terms::Duration kRefusalRest = std::chrono::minutes{1};
  static constexpr terms::Duration kPassingRest = std::chrono::minutes{10};
  static constexpr terms::Duration kRulingDue = std::chrono::seconds{1};

 private:
  const terms::CampaignStep& step_at(std::uint32_t step) const;
  bool succeeded(std::uint32_t step) const;

  void settle(const terms::Instant& instant);
  bool land(terms::OrderNumber order, Flight& flight);
  void take_success(const Flight& flight, std::uint64_t since, std::uint64_t instant);
  void take_failure(const Flight& flight, terms::Reason reason);
  void take_refusal(const Flight& flight, terms::Reason reason);
  bool take_already_done(const Flight& flight, terms::Reason reason);
  void strike(const Flight& flight, terms::Reason reason);

  void reopen_what_was_lost(terms::Intent& intent);
  bool reopen(std::uint32_t step, terms::Intent& intent);
  bool is_to_be_done_again(std::uint32_t step) const;

  bool advance(terms::Intent& intent);
  bool close(std::uint32_t step);
  bool finish(std::uint32_t step, Standing standing, Why why);
  bool waits_for_others(const terms::CampaignStep& plan) const;
  bool may_start(std::uint32_t step);
  void start(std::uint32_t step, terms::Intent& intent);
  void order(std::uint32_t step, std::uint32_t alternative, Choice choice, terms::Intent& intent);

  terms::ExerciseTime next_wake() const;
  void tell(std::uint32_t step, terms::Intent& intent);

  const terms::Brief brief_;
  Picture picture_;
  std::vector<Progress> progress_;  ///< by step
  std::vector<Flight> flights_;
  terms::OrderNumber last_order_ = 0;
  terms::ExerciseTime now_ = terms::kStartex;
  std::uint64_t instant_began_ = 0;  ///< revision of the picture
  std::uint64_t losses_seen_ = 0;
  bool over_ = false;
};

}  // namespace redoubt::red

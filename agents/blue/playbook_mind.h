#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "agents/blue/picture.h"
#include "agents/blue/replies.h"
#include "agents/blue/run.h"
#include "agents/blue/triage.h"
#include "proto/terms/brief.h"
#include "proto/terms/mind.h"

namespace redoubt::blue {

/// Carries out the playbooks of its brief.
///
/// A trigger begins a run of its playbook about a subject: once in the exercise for each subject
/// (`once_per_subject`), else whenever no run about that subject is under way. Runs go side by
/// side, each with one order at a time. A step is entered when the one before is over and its
/// `wait` has passed, and then taken or passed over, with the reason noted:
///
/// - its condition must hold;
/// - it must have something to act on;
/// - cutting that off must not cost any mission function more than `cost_max`.
///
/// A step that is passed over for its cost or for want of a target counts as failed, so that the
/// next can be its alternative (`kLastFailed`); one whose condition does not hold counts for
/// nothing.
///
/// At most people + kQueueAhead measures are outstanding, and none is added while more than that
/// are waiting for people. What comes first then: the playbook's priority, the triage score, the
/// age of the run. A measure that finds the queue full is ordered again after kCrowdedRest.
///
/// It never polls: it asks to be woken for the end of a wait, for an answer that falls due, and
/// once after it has ordered, by when the rulings are in.
class PlaybookMind final : public terms::Mind {
 public:
  /// The brief's playbooks must be sound: make_mind() sees to it.
  explicit PlaybookMind(terms::Brief brief,
                        Replies::Undecided undecided = Replies::Undecided::kFirst);

  void decide(const terms::Instant& instant, terms::Intent& intent) override;

  static constexpr std::size_t kRunsMax =
      256;  ///< under way; a trigger beyond is noted and dropped
  static constexpr std::size_t kNotesKeptMax = 1024;  ///< notes that wait for room in a turn
  static constexpr std::int64_t kQueueAhead = 2;
  static constexpr terms::Duration kCrowdedRest = std::chrono::minutes{10};
  static constexpr terms::Duration kRulingDue = std::chrono::seconds{1};

 private:
  const terms::Playbook& playbook_of(const Run& run) const;
  const terms::PlaybookStep& step_of(const Run& run) const;

  void take_in(const terms::Observation& observation);
  void weigh(const terms::Observation& observation);
  bool set_off(const terms::Observation& observation);
  void set_off_at_start();
  void begin(std::uint32_t playbook, Cause cause, terms::ExerciseTime at, std::int64_t score);
  std::int64_t score_of(const terms::Observation& observation, Cause cause) const;

  void take_rulings(const terms::Instant& instant);
  void take_outcomes(const terms::Instant& instant);
  void take_refusal(Run& run, terms::Reason reason);
  void conclude(Run& run, bool success);
  Run* run_with(terms::OrderNumber order);

  void pursue(terms::Intent& intent);
  bool prepare(Run& run, terms::Intent& intent);
  bool enter(Run& run, terms::Intent& intent);
  void reply(Run& run, terms::Intent& intent);
  bool affordable(const Run& run);
  void leave_step(Run& run);
  bool has_room() const;
  void order(Run& run, terms::Intent& intent);
  void answer_what_is_due(terms::Intent& intent);

  terms::ExerciseTime next_wake(const terms::Intent& intent) const;
  void pass_over(const Run& run, const std::string& what, const std::string& why);
  void note(std::string text);
  void tell(terms::Intent& intent);

  const terms::Brief brief_;
  Picture picture_;
  Triage triage_;
  Replies replies_;
  std::vector<Run> runs_;                                    ///< under way, in order of beginning
  std::set<std::pair<std::uint32_t, terms::Handle>> begun_;  ///< (playbook, subject)
  std::vector<std::string> notes_;
  terms::ExerciseTime now_ = terms::kStartex;
  std::uint64_t runs_begun_ = 0;
  std::vector<std::uint32_t> runs_of_;  ///< by playbook
  terms::OrderNumber last_order_ = 0;
  std::int64_t outstanding_ = 0;  ///< measures that were ordered and are not over
  bool started_ = false;
  bool over_ = false;
};

}  // namespace redoubt::blue

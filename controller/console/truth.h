#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/range/world.h"
#include "controller/report/account.h"
#include "controller/report/wording.h"
#include "controller/rules/dealings.h"
#include "controller/rules/story.h"
#include "controller/scenario/exercise.h"

namespace redoubt::console {

/// The exercise as it truly stands, derived from its facts alone: what exercise control's pages are
/// made from. Beside the conductor's own world, so that looking never holds play up. One thread.
class Truth {
 public:
  explicit Truth(std::shared_ptr<const scenario::Exercise> exercise);
  Truth(const Truth&) = delete;
  Truth& operator=(const Truth&) = delete;

  void apply(const range::Event& event);
  /// The plan has been amended: this is the exercise from now on.
  void follow(std::shared_ptr<const scenario::Exercise> exercise);
  /// What a cell wrote with its answer, which no fact holds. Before the fact that it answered.
  void hear(const conduct::AnswerWords& answer);
  /// Why exercise control did with an inject what it did, which no fact holds either.
  void hear(terms::CellId cell, const terms::Order& order, const std::string& by);
  /// What somebody made of an answer, likewise.
  void judge(std::shared_ptr<const conduct::Judged> judged);

  const scenario::Exercise& exercise() const { return *exercise_; }
  const range::World& world() const { return world_; }
  const rules::Story& story() const { return story_; }
  const rules::Dealings& dealings() const { return dealings_; }
  /// Of one inject, in order.
  const std::vector<std::shared_ptr<const conduct::Judged>>& judged(
      scenario::InjectId inject) const;
  const report::Account& account() const { return account_; }
  const report::Wording& wording() const { return wording_; }
  terms::ExerciseTime now() const { return account_.until(); }

  /// The total of a metric after its last entry.
  std::int64_t total(std::uint32_t metric) const { return totals_.at(metric); }
  terms::ExerciseTime staged(scenario::InjectId inject) const { return staged_[inject.value]; }
  /// What a cell wrote with its answer; empty.
  std::string words(scenario::InjectId inject, terms::CellId cell) const;

  /// The range as it was then.
  range::World at(terms::ExerciseTime time) const;

 private:
  std::shared_ptr<const scenario::Exercise> began_;     ///< whose range the world is of
  std::shared_ptr<const scenario::Exercise> exercise_;  ///< with its plan as it stands
  report::Account account_;
  report::Wording wording_;
  range::World world_;
  rules::Story story_;
  rules::Dealings dealings_;
  std::map<std::uint32_t, std::vector<std::shared_ptr<const conduct::Judged>>>
      judged_;                               ///< by inject
  std::vector<std::int64_t> totals_;         ///< by metric
  std::vector<terms::ExerciseTime> staged_;  ///< by inject: when it came to its stage
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> words_;  ///< inject, cell
};

}  // namespace redoubt::console

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "controller/range/event.h"
#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// How far the plan of exercise control has come: what was delivered, who answered what, who was
/// alerted. Beside the World the other half of an exercise's state; changes only by apply().
class Story {
 public:
  explicit Story(const scenario::Exercise& exercise);

  void apply(const range::Event& event);
  /// The plan has been amended: this is the exercise from now on, which has every line that the one
  /// before had. It must outlive the story, or the next such call.
  void follow(const scenario::Exercise& exercise);

  /// How far it has come with whoever has made most of it.
  scenario::Stage stage(scenario::InjectId id) const { return injects_[id.value].stage; }
  bool delivered(scenario::InjectId id) const { return injects_[id.value].delivered; }
  /// It is held, or a draft, and its time has come since.
  bool due(scenario::InjectId id) const { return injects_[id.value].due; }
  bool acknowledged(scenario::InjectId id, terms::CellId cell) const;
  /// When it was delivered; kNever.
  terms::ExerciseTime since(scenario::InjectId id) const { return injects_[id.value].since; }
  /// The level of its rubric at which the cell's answer was marked last; nothing: never.
  std::optional<std::int64_t> mark(scenario::InjectId id, terms::CellId cell) const;
  /// Whether an answer given at `now` comes after the deadline; never where there is none.
  bool too_late(scenario::InjectId id, terms::ExerciseTime now) const;
  /// The option the cell chose; nothing while it has not answered.
  std::optional<std::int64_t> answer(scenario::InjectId id, terms::CellId cell) const;
  /// A sensor of the cell has noticed something there that red really did.
  bool alerted(terms::CellId cell, range::HostId host) const;

  bool reached(scenario::MilestoneId id) const { return reached_[id.value] != 0; }
  /// What the cell has earned.
  std::int64_t points(terms::CellId cell) const { return points_[cell.value]; }

  /// Whether it is so now. Of conditions that ask the range or the plan; what joins others or
  /// remembers is for Triggers. Asks, changes nothing.
  bool is_so(const scenario::Condition& condition, const range::World& world) const;

 private:
  struct Answer {
    terms::CellId cell;
    std::int64_t option = 0;  ///< or, of a mark, the level
  };
  struct InjectState {
    scenario::Stage stage = scenario::Stage::kScheduled;
    bool due = false;
    bool delivered = false;
    terms::ExerciseTime since = terms::kNever;  ///< delivery
    std::vector<Answer> answers;                ///< in order of arrival
    std::vector<terms::CellId> readers;         ///< who acknowledged it
    std::vector<terms::CellId> silent;          ///< who let its deadline pass
    std::vector<Answer> marks;                  ///< one for each cell
  };

  void apply_to_inject(const range::Event& event);
  bool on_subject(const scenario::Condition& condition, const range::World& world) const;

  const scenario::Exercise* exercise_;
  std::vector<InjectState> injects_;
  std::vector<std::uint8_t> alerted_;  ///< cell-major; empty where nothing asks for it
  std::vector<std::uint8_t> reached_;  ///< by milestone
  std::vector<std::int64_t> points_;   ///< by cell
};

/// The consequence that an event of kind kAdvised, or the engine's queue, points at: of an inject,
/// the list (0: on delivery, 1: no answer, 2 + n: option n) and its place there.
struct ConsequencePlace {
  std::uint16_t list = 0;
  std::uint16_t index = 0;

  static constexpr std::uint16_t kOnDelivery = 0;
  static constexpr std::uint16_t kNoAnswer = 1;
  static constexpr std::uint16_t kFirstOption = 2;

  constexpr std::int64_t packed() const { return (std::int64_t{list} << 16) | index; }
  static constexpr ConsequencePlace unpacked(std::int64_t amount) {
    return {static_cast<std::uint16_t>(amount >> 16), static_cast<std::uint16_t>(amount & 0xffff)};
  }
};
const std::vector<scenario::Consequence>& consequences(const scenario::Inject& inject,
                                                       std::uint16_t list);

}  // namespace redoubt::rules

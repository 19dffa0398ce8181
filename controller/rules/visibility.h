#pragma once

#include <vector>

#include "controller/range/world.h"
#include "controller/rules/sight.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/observation.h"

namespace redoubt::rules {

/// The border between ground truth and what cells see. Every observation there is, is made here, by
/// building it for one cell; an event kind that is not named in visibility.cc is seen by nobody.
class Visibility {
 public:
  explicit Visibility(const scenario::Exercise& exercise);

  /// The plan has been amended: this is the exercise from now on. It must outlive the visibility,
  /// or the next such call.
  void follow(const scenario::Exercise& exercise) { exercise_ = &exercise; }

  /// Lets those see the event who may. `world` has taken it in already.
  void show(const range::World& world, const range::Event& event);
  /// Tells a cell about its people.
  void show_staffing(terms::CellId cell, terms::ExerciseTime at, const terms::Staffing& staffing);
  /// Tells a cell how its order came out.
  void show_outcome(terms::CellId cell, terms::ExerciseTime at, const terms::Outcome& outcome);

  /// All a cell has been shown, in order; cursor n stands at index n - 1.
  const std::vector<terms::Observation>& seen_by(terms::CellId cell) const {
    return seen_.at(cell.value);
  }
  const Sight& sight(terms::CellId cell) const { return sights_.at(cell.value); }

 private:
  terms::Handle introduce(terms::CellId cell, range::Entity entity, terms::ExerciseTime at);
  void find(terms::CellId cell, const range::Event& event, terms::FindingKind kind,
            std::int64_t value);
  void tell_red(const range::Event& event, terms::FindingKind kind, std::int64_t value);
  void lose(const range::Event& event);
  void show_red(const range::Event& event);
  void tell_takers(const range::World& world, const range::Event& event, std::int64_t value);
  void tell_owner(const range::World& world, const range::Event& event, terms::FindingKind kind,
                  std::int64_t value);
  void tell_both(const range::World& world, const range::Event& event, terms::FindingKind kind,
                 std::int64_t value);
  // Of keys, copies and decoys: estate_views.cc.
  void show_estate(const range::World& world, const range::Event& event);
  // Of what stands beside the enterprise: domain_views.cc.
  void show_domain(const range::World& world, const range::Event& event);
  void tell_operators(const range::World& world, const range::Event& event, terms::FindingKind kind,
                      std::int64_t value);
  void tell_nation(range::NationId nation, const range::Event& event, terms::FindingKind kind);
  void alert(const range::Event& event);
  void end(const range::Event& event);
  void tell_watchers(const range::Event& event);
  void begin_phase(const range::Event& event);
  void deliver(const range::Event& event);
  void give_cue(const range::Event& event);
  void advise(const range::Event& event);
  void score(const range::Event& event);

  const scenario::Exercise* exercise_;
  std::vector<Sight> sights_;
  std::vector<std::vector<terms::Observation>> seen_;
  std::vector<bool> held_;             ///< by host: red has been told of a session there
  std::vector<std::uint32_t> alerts_;  ///< per cell, how many so far
  std::vector<std::int64_t> points_;   ///< per metric
};

}  // namespace redoubt::rules

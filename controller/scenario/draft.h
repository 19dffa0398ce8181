#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "controller/scenario/exercise.h"
#include "controller/scenario/names.h"
#include "controller/scenario/sections.h"
#include "controller/scenario/things.h"

namespace redoubt::scenario {

inline constexpr std::size_t kTitleMax = 200;  ///< bytes
inline constexpr std::int64_t kPointsMax = 1'000'000;

/// Points that an inject offers, and where.
struct PointsOffered {
  InjectId inject;
  yaml::Value points;
};

/// What a step of red's waits for: still to be read.
struct CueWanted {
  terms::CellId red;
  std::string step;
  yaml::Value when;
};

/// An exercise while it is read: what it has come to be so far, what its files say, and what their
/// names mean. Names are declared first, so that any file may refer to what stands in any other.
struct Draft {
  explicit Draft(Sections said) : sections(std::move(said)) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  Exercise exercise;
  Sections sections;

  Things things{exercise.layout};
  Names protocols{"protocol"};
  Names systems{"system"};
  Names trace_kinds{"kind of trace"};
  Names actions{"technique or measure", Names::Spelling::kCode};
  Names weaknesses{"weakness", Names::Spelling::kCode};
  Names templates{"template"};
  Names cells{"cell"};
  Names injects{"inject", Names::Spelling::kCode};
  Names milestones{"milestone"};
  Names storylines{"storyline"};
  Names incidents{"incident"};
  Names columns{"column"};
  Names inject_templates{"inject template"};
  Names rubrics{"rubric"};
  Names goals{"goal"};
  Names playbooks{"playbook"};
  Names objectives{"objective"};
  Names metrics{"metric"};

  /// What each section declares, in the order of its ids.
  std::map<std::string_view, std::vector<Item>> items;

  /// Lists of things, to be read when all things are known.
  std::vector<yaml::Value> cells_know;  ///< by cell
  std::optional<yaml::Value> goal;

  std::vector<std::vector<yaml::Place>> steps;  ///< of campaigns, by cell: where each is written

  std::vector<yaml::Place> phases;
  std::vector<std::vector<yaml::Place>> playbook_places;  ///< by cell
  std::vector<CueWanted> cues;
  std::set<std::uint32_t> templates_used;  ///< of injects

  std::vector<PointsOffered> points_offered;  ///< to be matched with metrics
  std::size_t facts = 0;                      ///< in consequences
};

/// A cell of this role; not valid after it has said that there is none.
terms::CellId cell_of_role(const Draft& draft, const yaml::Value& reference, terms::Role role);

/// A technique (kRed) or a measure (kBlue); not valid after it has said that there is none.
terms::ActionId action_of_role(const Draft& draft, const yaml::Value& reference, terms::Role role);

/// The inject of a number, or of one of its occurrences ("2-03#2"); not valid after it has said
/// that there is none. All injects are read.
InjectId inject_named(const Draft& draft, const yaml::Value& reference);

/// Says so where a time lies at ENDEX or later: nothing that comes then ever happens.
void check_before_endex(const Draft& draft, const yaml::Value& value,
                        std::optional<terms::ExerciseTime> time);

/// Gives a thing its title for people, where there is one.
void take_title(Draft& draft, range::Entity thing, const yaml::Value& title);

}  // namespace redoubt::scenario

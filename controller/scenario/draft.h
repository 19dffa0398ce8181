#pragma once

#include <map>
#include <optional>
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
  Names playbooks{"playbook"};
  Names objectives{"objective"};
  Names metrics{"metric"};

  /// What each section declares, in the order of its ids.
  std::map<std::string_view, std::vector<Item>> items;

  /// Lists of things, to be read when all things are known.
  std::vector<yaml::Value> cells_know;  ///< by cell
  std::optional<yaml::Value> goal;

  std::vector<std::vector<yaml::Place>> steps;  ///< of campaigns, by cell: where each is written

  std::vector<PointsOffered> points_offered;  ///< to be matched with metrics
  std::size_t facts = 0;                      ///< in consequences
};

/// A cell of this role; not valid after it has said that there is none.
terms::CellId cell_of_role(const Draft& draft, const yaml::Value& reference, terms::Role role);

/// A technique (kRed) or a measure (kBlue); not valid after it has said that there is none.
terms::ActionId action_of_role(const Draft& draft, const yaml::Value& reference, terms::Role role);

/// Gives a thing its title for people, where there is one.
void take_title(Draft& draft, range::Entity thing, const yaml::Value& title);

}  // namespace redoubt::scenario

#include "controller/scenario/marking_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/equation_reader.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using terms::Role;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::int64_t kWeightMax = 1000;
constexpr std::size_t kLevelsMax = 32;
constexpr std::size_t kCellsMax = 64;
constexpr terms::Duration kEveryMin = std::chrono::seconds(1);

void read_objective(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Objective objective;
  objective.name = item.name;
  objective.title = fields.required("title").text(kTitleMax).value_or("");
  for (const std::uint32_t cell : draft.cells.resolve_all(fields.required("cells"), kCellsMax)) {
    objective.cells.push_back({cell});
  }
  draft.exercise.objectives.push_back(std::move(objective));
}

/// Reads one metric.
class MetricReader {
 public:
  MetricReader(Draft& draft, const Item& item) : draft_(draft), item_(item) {}

  void read();

 private:
  void read_team(Fields& fields);
  void read_what_counts(Fields& fields);
  void read_things(const Value& on);
  void check_on(const Value& on);
  void check_equation(const Value& equation) const;
  void read_arithmetic(Fields& fields);
  EntityKind kind_of_things() const;
  Role role() const {
    return metric_.cell.valid() ? draft_.exercise.cells[metric_.cell.value].role : Role::kBlue;
  }

  Draft& draft_;
  const Item& item_;
  Metric metric_;
};

void MetricReader::read() {
  Fields fields(item_.value);
  metric_.name = item_.name;
  metric_.title = fields.optional("title").text(kTitleMax).value_or(item_.name);
  read_team(fields);
  read_what_counts(fields);
  read_arithmetic(fields);
  draft_.exercise.metrics.push_back(std::move(metric_));
}

void MetricReader::read_team(Fields& fields) {
  const Value cell = fields.required("cell");
  metric_.cell = {draft_.cells.resolve(cell)};
  const Value objective = fields.required("objective");
  metric_.objective = {draft_.objectives.resolve(objective)};
  if (!metric_.cell.valid() || !metric_.objective.valid()) return;
  const Objective& of = draft_.exercise.objectives.at(metric_.objective.value);
  if (std::find(of.cells.begin(), of.cells.end(), metric_.cell) != of.cells.end()) return;
  cell.error(fmt::format("objective '{}' is not one of this cell's", of.name),
             yaml::Note{draft_.objectives.declared_at(metric_.objective.value),
                        "it is declared here, with its cells"});
}

void MetricReader::read_what_counts(Fields& fields) {
  const Value counted = fields.optional("counts");
  const Value equation = fields.optional("equals");
  if (counted.present() == equation.present()) {
    item_.key.error("a metric either 'counts' something or 'equals' what others come to");
  }
  if (equation.present()) {
    metric_.counts = Counts::kEquation;
    metric_.equation = read_equation(draft_, equation);
    return check_equation(equation);
  }
  const auto counts = counted.word<Counts>(kCounts);
  const Value rubric = fields.optional("rubric");
  const Value on = fields.optional("on");
  const Value level = fields.optional("level");
  const Value code = fields.optional("code");
  const Value availability = fields.optional("availability");
  const Value every = fields.optional("every");
  if (!counts) return;
  metric_.counts = *counts;
  const auto only_with = [&](const Value& value, Counts of, const char* word) {
    if (value.present() && *counts != of) {
      value.error(fmt::format("this goes with 'counts: {}' alone", word));
    }
  };
  only_with(level, Counts::kAccessGained, "access_gained");
  only_with(code, Counts::kMeasure, "measure");
  only_with(availability, Counts::kBelow, "below");
  only_with(every, Counts::kBelow, "below");
  only_with(rubric, Counts::kMark, "mark");
  if (*counts == Counts::kMark) {
    metric_.rubric = {draft_.rubrics.resolve(fields.required("rubric"))};
  }
  if (*counts == Counts::kAccessGained) {
    metric_.level = amount_of(draft_, Beside::kLevel, level)
                        .value_or(static_cast<std::int64_t>(terms::Access::kFoothold));
  } else if (*counts == Counts::kMeasure) {
    metric_.measure = action_of_role(draft_, fields.required("code"), Role::kBlue);
  } else if (*counts == Counts::kBelow) {
    metric_.level = permille_of(fields.required("availability")).value_or(0);
    metric_.every = fields.required("every").duration().value_or(metric_.every);
    if (every.present() && metric_.every < kEveryMin) {
      every.error(yaml::Fault::kOutOfRange, "a stretch of time has at least a second");
    }
  }
  read_things(on);
}

/// What the things under `on` must be.
EntityKind MetricReader::kind_of_things() const {
  switch (metric_.counts) {
    case Counts::kDataTaken:
    case Counts::kDataDestroyed:
      return EntityKind::kData;
    case Counts::kBelow:
      return EntityKind::kFunction;
    case Counts::kMeasure: {
      if (!metric_.measure.valid()) return EntityKind::kHost;
      const EntityKind target = draft_.exercise.catalogue[metric_.measure.value].target;
      return target == EntityKind::kCredential ? EntityKind::kAccount : target;
    }
    default:
      return EntityKind::kHost;
  }
}

void MetricReader::read_things(const Value& on) {
  check_on(on);
  if (metric_.counts == Counts::kAnswer || metric_.counts == Counts::kSpent ||
      metric_.counts == Counts::kMark || !on.present()) {
    return;
  }
  const EntityKind kind = kind_of_things();
  metric_.on = draft_.things.all(on, {kind});
  if (kind == EntityKind::kAccount) {
    for (range::Entity& thing : metric_.on) thing.kind = EntityKind::kCredential;
  }
  std::sort(metric_.on.begin(), metric_.on.end());
}

/// Whether what the metric counts can happen to what it is about.
void MetricReader::check_on(const Value& on) {
  const Counts counts = metric_.counts;
  if (counts == Counts::kAnswer && on.present()) on.error("answers are not about things");
  if (counts == Counts::kMark && on.present()) on.error("marks are of answers, not of things");
  if (counts == Counts::kSpent && on.present()) on.error("all that a team spends is counted");
  if (counts == Counts::kBelow && !on.present()) {
    item_.key.error(yaml::Fault::kMissing, "key 'on' is missing: which functions?");
  }
  if (role() == Role::kBlue) return;
  if (counts == Counts::kTrueAlert || counts == Counts::kNeedlessIsolation ||
      counts == Counts::kMeasure || counts == Counts::kSpent) {
    item_.key.error("only a blue cell can earn this");
  } else if (counts != Counts::kAnswer && counts != Counts::kMark && !on.present()) {
    item_.key.error(yaml::Fault::kMissing,
                    "key 'on' is missing: only a blue cell has things of its own");
  }
}

/// Of those that count: an equation of equations could go round in a circle.
void MetricReader::check_equation(const Value& equation) const {
  for (const Equation::Step& step : metric_.equation.steps) {
    if (step.op != Equation::Op::kMetric) continue;
    const Item& item = draft_.items.at("metrics")[static_cast<std::size_t>(step.value)];
    for (const auto& [key, value] : item.value.node().pairs()) {
      if (key.text() != "equals") continue;
      equation.error(fmt::format("'{}' is an equation itself", item.name),
                     yaml::Note{value.place(), "which stands here"});
    }
  }
}

void MetricReader::read_arithmetic(Fields& fields) {
  const auto points = [&](const Value& value) {
    return value.integer(-kPointsMax, kPointsMax).value_or(0);
  };
  const Counts counts = metric_.counts;
  if (counts != Counts::kMark && counts != Counts::kEquation) {  // these have points of their own
    const bool answer = counts == Counts::kAnswer;
    metric_.points = points(answer ? fields.optional("points") : fields.required("points"));
    metric_.at_most = static_cast<std::uint32_t>(
        fields.optional("at_most").integer(1, INT32_MAX).value_or(metric_.at_most));
  }
  const Value best = fields.required("best");
  metric_.best = points(best);
  metric_.worst = points(fields.required("worst"));
  metric_.weight = fields.optional("weight").integer(1, kWeightMax).value_or(metric_.weight);
  if (best.present() && metric_.best == metric_.worst) {
    best.error("'best' and 'worst' must differ, or nothing lies between them");
  }
}

/// An answer that is marked counts with each team that may give it.
void check_rubrics(const Draft& draft) {
  const Exercise& exercise = draft.exercise;
  for (std::uint32_t i = 0; i < draft.injects.size(); ++i) {
    const Inject& inject = exercise.injects.at(i);
    if (!inject.rubric.valid()) continue;
    for (const terms::CellId cell : inject.to) {
      if (exercise.cells[cell.value].role != Role::kBlue) continue;
      const auto counts = [&](const Metric& metric) {
        return metric.counts == Counts::kMark && metric.cell == cell &&
               metric.rubric == inject.rubric;
      };
      if (std::any_of(exercise.metrics.begin(), exercise.metrics.end(), counts)) continue;
      draft.items.at("injects")[i].key.error(
          fmt::format("no metric of cell '{}' counts marks by rubric '{}'",
                      exercise.cells[cell.value].name, exercise.rubrics[inject.rubric.value].name));
    }
  }
}

/// Points that an answer earns need a metric that counts answers, for each team that may answer.
void check_points_offered(const Draft& draft) {
  const Exercise& exercise = draft.exercise;
  for (const PointsOffered& offered : draft.points_offered) {
    const Inject& inject = exercise.injects.at(offered.inject.value);
    if (!inject.objective.valid()) {
      offered.points.error("points need an objective: the inject names none");
      continue;
    }
    for (const terms::CellId cell : inject.to) {
      if (exercise.cells[cell.value].role != Role::kBlue) continue;
      const bool counted =
          std::any_of(exercise.metrics.begin(), exercise.metrics.end(), [&](const Metric& metric) {
            return metric.counts == Counts::kAnswer && metric.cell == cell &&
                   metric.objective == inject.objective;
          });
      if (counted) continue;
      offered.points.error(
          fmt::format("no metric of cell '{}' counts answers for objective '{}'",
                      exercise.cells[cell.value].name,
                      exercise.objectives[inject.objective.value].name),
          yaml::Note{draft.objectives.declared_at(inject.objective.value), "it is declared here"});
    }
  }
}

}  // namespace

void read_rubrics(Draft& draft) {
  for (const Item& item : draft.items["rubrics"]) {
    Fields fields(item.value);
    Rubric rubric;
    rubric.name = item.name;
    rubric.title = fields.optional("title").text(kTitleMax).value_or(item.name);
    const Value levels = fields.required("levels");
    for (const Value& value : levels.list(kLevelsMax)) {
      Fields level(value);
      rubric.levels.push_back(
          {level.required("text").text().value_or(""),
           level.required("points").integer(-kPointsMax, kPointsMax).value_or(0)});
    }
    if (levels.present() && rubric.levels.size() < 2) {
      levels.error("two levels at least make a difference");
    }
    draft.exercise.rubrics.push_back(std::move(rubric));
  }
}

namespace {

void read_goal(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Goal goal;
  goal.name = item.name;
  goal.title = fields.required("title").text(kTitleMax).value_or("");
  for (const Value::Entry& entry : fields.required("objectives").entries(kLevelsMax)) {
    const std::uint32_t objective = draft.objectives.resolve(entry.key);
    const auto weight = entry.value.integer(1, kWeightMax);
    if (objective != kNone && weight) goal.parts.push_back({{objective}, *weight});
  }
  draft.exercise.goals.push_back(std::move(goal));
}

}  // namespace

void read_marking(Draft& draft) {
  for (const Item& item : draft.items["objectives"]) read_objective(draft, item);
  for (const Item& item : draft.items["metrics"]) MetricReader(draft, item).read();
  for (const Item& item : draft.items["goals"]) read_goal(draft, item);
  check_points_offered(draft);
  check_rubrics(draft);
}

}  // namespace redoubt::scenario

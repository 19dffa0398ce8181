#include "controller/rules/suggestion.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace redoubt::rules {
namespace {

using scenario::Inject;
using scenario::InjectOption;
using terms::ExerciseTime;
using terms::to_text;

constexpr std::size_t kNamedMeasures = 5;

using Levels = std::vector<scenario::Rubric::Level>;

template <class Worth>
std::pair<std::int64_t, std::int64_t> span_of(const std::vector<Worth>& all) {
  const auto [least, most] = std::minmax_element(
      all.begin(), all.end(),
      [](const Worth& one, const Worth& other) { return one.points < other.points; });
  return {least->points, most->points};
}

std::uint16_t lowest(const Levels& levels) {
  const auto found = std::min_element(
      levels.begin(), levels.end(),
      [](const auto& one, const auto& other) { return one.points < other.points; });
  return static_cast<std::uint16_t>(found - levels.begin());
}

/// The level for which `distance` of its points is least; of two as near, the lower.
template <class Distance>
std::uint16_t nearest(const Levels& levels, const Distance& distance) {
  const auto by = [&](const auto& level) {
    return std::pair(distance(level.points), level.points);
  };
  const auto found =
      std::min_element(levels.begin(), levels.end(),
                       [&](const auto& one, const auto& other) { return by(one) < by(other); });
  return static_cast<std::uint16_t>(found - levels.begin());
}

/// The level that lies among the levels as `points` does between `least` and `most`. In whole
/// numbers: points are far below 2^31.
std::uint16_t in_proportion(const Levels& levels, std::int64_t points, std::int64_t least,
                            std::int64_t most) {
  const auto [worst, best] = span_of(levels);
  const std::int64_t from = worst;
  const std::int64_t wanted = (points - least) * (best - worst);
  return nearest(
      levels, [&](std::int64_t its) { return std::abs(wanted - (its - from) * (most - least)); });
}

/// People answer between two seconds; nobody reads that.
ExerciseTime to_the_second(ExerciseTime time) {
  return std::chrono::floor<std::chrono::seconds>(time);
}
terms::Duration to_the_second(terms::Duration time) {
  return std::chrono::floor<std::chrono::seconds>(time);
}

std::string in_points(std::int64_t points) { return std::to_string(points); }

class Weighing {
 public:
  Weighing(const scenario::Exercise& exercise, const Dealings& dealings, scenario::InjectId id,
           terms::CellId cell)
      : exercise_(exercise),
        dealings_(dealings),
        inject_(exercise.injects[id.value]),
        cell_(cell),
        dealing_(dealings.of(id, cell)) {}

  Suggestion suggestion() && {
    if (!inject_.rubric.valid() || dealing_.delivered == terms::kNever) return {};
    if (dealing_.answered != terms::kNever) {
      weigh_answer();
    } else if (dealing_.expired != terms::kNever) {
      say("no answer came by its deadline, " + to_text(to_the_second(dealing_.expired)));
      weigh_silence();
    } else {
      say("no answer has come yet");
    }
    say_whether_read();
    say_measures();
    return std::move(made_);
  }

 private:
  const Levels& levels() const { return exercise_.rubrics[inject_.rubric.value].levels; }
  void say(std::string reason) { made_.reasons.push_back(std::move(reason)); }

  /// Silence may do less harm than a wrong word: where the plan says what it costs, so much it
  /// does.
  void weigh_silence() {
    const std::int64_t points = inject_.no_answer.points;
    if (points == 0) {
      made_.level = lowest(levels());
      return;
    }
    say("the plan gives silence " + in_points(points) + " points");
    made_.level = nearest(levels(), [&](std::int64_t its) { return std::abs(its - points); });
  }

  void weigh_answer() {
    std::string when = "answered " + to_text(to_the_second(dealing_.answered));
    if (inject_.deadline.count() > 0) {
      const terms::Duration left = dealing_.delivered + inject_.deadline - dealing_.answered;
      when += ", in time: " + to_text(to_the_second(left)) + " were left";
    } else {
      when +=
          ", " + to_text(to_the_second(dealing_.answered - dealing_.delivered)) + " after it came";
    }
    say(std::move(when));
    const auto& options = inject_.options;
    const auto chosen = static_cast<std::size_t>(dealing_.option);
    if (chosen >= options.size()) {
      return say("the answer is in free words: what they are worth is for people to say");
    }
    const auto [least, most] = span_of(options);
    const InjectOption& option = options[chosen];
    if (least == most) {
      return say("it chose \"" + option.text + "\", and no option is worth more than another");
    }
    say("it chose \"" + option.text + "\", worth " + in_points(option.points) +
        " where options are" + " worth " + in_points(least) + " to " + in_points(most));
    made_.level = in_proportion(levels(), option.points, least, most);
  }

  void say_whether_read() {
    if (dealing_.read != terms::kNever) {
      say("it said that it had read it, " + to_text(to_the_second(dealing_.read)));
    } else if (dealing_.answered == terms::kNever) {
      say("it never said that it had read it");
    }
  }

  void say_measures() {
    const auto actions = dealings_.actions(cell_, dealing_.delivered, dealing_.over());
    const auto worked = std::count_if(actions.begin(), actions.end(),
                                      [](const FreeAction& one) { return one.worked; });
    if (worked == 0) return say("no measure of its own worked meanwhile");
    std::string line = "meanwhile it took measures that worked: ";
    std::size_t named = 0;
    for (const FreeAction& one : actions) {
      if (!one.worked) continue;
      if (named == kNamedMeasures) {
        line += " and " + std::to_string(static_cast<std::size_t>(worked) - named) + " more";
        break;
      }
      line += (named++ > 0 ? ", " : "") + exercise_.catalogue[one.action.value].name;
    }
    say(std::move(line));
  }

  const scenario::Exercise& exercise_;
  const Dealings& dealings_;
  const Inject& inject_;
  terms::CellId cell_;
  Dealing dealing_;
  Suggestion made_;
};

}  // namespace

Suggestion suggestion(const scenario::Exercise& exercise, const Dealings& dealings,
                      scenario::InjectId inject, terms::CellId cell) {
  return Weighing(exercise, dealings, inject, cell).suggestion();
}

}  // namespace redoubt::rules

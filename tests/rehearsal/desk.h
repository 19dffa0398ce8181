#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {

inline constexpr auto kHour = std::chrono::hours(1);
inline constexpr terms::CellId kWhite{2};

inline terms::ExerciseTime at(terms::Duration since_startex) {
  return terms::kStartex + since_startex;
}

inline scenario::Inject mail(const std::string& number, terms::ExerciseTime when) {
  scenario::Inject inject;
  inject.number = number;
  inject.at = when;
  inject.to = {Slice::kBlue};
  return inject;
}

/// The slice with exercise control at its table, and injects added to it.
class Desk {
 public:
  explicit Desk(std::vector<scenario::Inject> injects, range::NationId nation = {}) {
    auto exercise = *Slice{}.draw();
    exercise.cells[Slice::kBlue.value].nation = nation;
    exercise.cells.push_back({.name = "control", .role = terms::Role::kWhite});
    exercise.rubrics = {{"line", "A line", {{"Bad", -2}, {"Good", 4}}}};
    exercise.metrics = {metric()};
    exercise.storylines = {{.name = "plot", .title = "The plot"}};
    exercise.incidents = {{.name = "breach", .title = "A breach", .storyline = {0}}};
    exercise.injects = std::move(injects);
    engine_ = std::make_unique<engine::Engine>(
        std::make_shared<const scenario::Exercise>(std::move(exercise)), 7,
        [this](const range::Event& event) { events_.push_back(event); });
  }

  terms::Reason steer(terms::Steering what, const std::string& inject, std::uint16_t level = 0,
                      terms::CellId by = kWhite) {
    const terms::Direct direct{what, inject, Slice::kBlue, level, "so decided"};
    return engine_->submit(by, {++order_, direct}, engine_->now()).reason;
  }
  terms::Reason amend(terms::Amend amend, terms::CellId by = kWhite) {
    return engine_
        ->submit(by, {++order_, std::make_shared<const terms::Amend>(std::move(amend))},
                 engine_->now())
        .reason;
  }
  terms::Reason reply(std::uint32_t nth = 0) {
    return engine_
        ->submit(Slice::kBlue, {++order_, terms::Reply{seen(nth), 0, "yes"}}, engine_->now())
        .reason;
  }
  terms::Reason acknowledge() {
    return engine_->submit(Slice::kBlue, {++order_, terms::Acknowledge{seen(0)}}, engine_->now())
        .reason;
  }
  void until(terms::Duration since_startex) { engine_->advance_to(at(since_startex)); }
  scenario::Stage stage(std::uint32_t inject = 0) const {
    return engine_->story().stage(scenario::InjectId{inject});
  }
  /// All that the team has been told by letter.
  std::string read() const {
    std::string text;
    for (const terms::Observation& each : engine_->seen_by(Slice::kBlue)) {
      const auto* inject = std::get_if<terms::Inject>(&each.what);
      if (inject == nullptr) continue;
      text += inject->number + '\n' + inject->from + '\n' + inject->subject + '\n' + inject->body;
      for (const std::string& option : inject->options) text += '\n' + option;
    }
    return text;
  }
  const scenario::Exercise& exercise() const { return engine_->exercise(); }
  const std::vector<range::Event>& events() const { return events_; }
  std::uint64_t fingerprint() const { return engine_->fingerprint(); }
  /// Observations of the team.
  std::size_t told() const { return engine_->seen_by(Slice::kBlue).size(); }
  std::int64_t points() const { return engine_->scoring().total(Slice::kBlue); }
  std::vector<terms::Duration> delivered() const {
    std::vector<terms::Duration> times;
    for (const range::Event& event : events_) {
      if (event.kind == range::EventKind::kInjectDelivered)
        times.push_back(event.at - terms::kStartex);
    }
    return times;
  }

 private:
  static scenario::Metric metric() {
    scenario::Metric metric;
    metric.cell = Slice::kBlue;
    metric.counts = scenario::Counts::kMark;
    metric.rubric = {0};
    return metric;
  }
  terms::Handle seen(std::uint32_t nth) const {
    for (const terms::Observation& each : engine_->seen_by(Slice::kBlue)) {
      if (const auto* inject = std::get_if<terms::Inject>(&each.what); inject != nullptr) {
        if (nth-- == 0) return inject->inject;
      }
    }
    return {};
  }

  std::unique_ptr<engine::Engine> engine_;
  std::vector<range::Event> events_;
  terms::OrderNumber order_ = 0;
};

}  // namespace redoubt::rehearsal

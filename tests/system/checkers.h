#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "controller/journal/record.h"
#include "controller/range/event.h"
#include "controller/rules/scoring.h"
#include "proto/terms/observation.h"

/// What must hold of any course of any exercise: these know no scenario.
namespace redoubt::system {

inline void check_order(const std::vector<journal::Record>& records) {
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records.front().kind, journal::RecordKind::kOpened);
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].sequence, i + 1);
    if (i > 0) {
      EXPECT_LE(records[i - 1].at, records[i].at) << "record " << i + 1;
    }
    if (i > 0) {
      EXPECT_NE(records[i].kind, journal::RecordKind::kOpened);
    }
    if (i + 1 < records.size()) {
      EXPECT_NE(records[i].kind, journal::RecordKind::kClosed);
    }
  }
}

inline void check_causes(const std::vector<range::Event>& events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].sequence, i + 1);
    EXPECT_LT(events[i].cause, events[i].sequence) << name(events[i].kind);
    if (i > 0) {
      EXPECT_LE(events[i - 1].at, events[i].at);
    }
  }
}

inline void check_score(const scenario::Exercise& exercise, const rules::Scoring& scoring,
                        const std::vector<range::Event>& events) {
  std::vector<std::int64_t> totals(exercise.metrics.size(), 0);
  for (const range::Event& event : events) {
    if (event.kind != range::EventKind::kScored) continue;
    const rules::Award award = rules::unpacked_award(event.amount);
    EXPECT_NE(event.cause, 0U) << "points that nothing earned";
    EXPECT_EQ(event.actor, exercise.metrics.at(award.metric.value).cell);
    totals[award.metric.value] += award.points;
  }
  for (std::uint32_t i = 0; i < totals.size(); ++i) {
    EXPECT_EQ(scoring.total(scenario::MetricId{i}), totals[i]) << exercise.metrics[i].name;
  }
}

/// What a cell may speak of after what it was shown so far.
class Knowledge {
 public:
  void take(const terms::Observation& observation) {
    std::visit([this](const auto& what) { look(what); }, observation.what);
  }
  const std::set<std::string>& names() const { return names_; }
  const std::string& text() const { return text_; }

 private:
  void uses(terms::Handle handle) {
    if (handle.valid()) {
      EXPECT_LT(handle.value, known_) << "a handle that was never shown";
    }
  }
  void introduces(terms::Handle handle) {
    EXPECT_EQ(handle.value, known_) << "handles count up in order of first sight";
    ++known_;
  }
  void says(const std::string& words) { text_ += words + "\n"; }

  void look(const terms::Sighting& seen) {
    uses(seen.within);
    uses(seen.end_a);
    uses(seen.end_b);
    introduces(seen.handle);
    names_.insert(seen.name);
    for (const std::string& tag : seen.tags) says(tag);
  }
  void look(const terms::Inject& inject) { introduces(inject.inject); }
  void look(const terms::Finding& finding) {
    uses(finding.subject);
    uses(finding.object);
  }
  void look(const terms::Alert& alert) {
    uses(alert.sensor);
    uses(alert.host);
  }
  void look(const terms::Availability& availability) { uses(availability.function); }
  void look(const terms::Advisory& advisory) { uses(advisory.subject); }
  void look(const terms::ScoreChanged&) { FAIL() << "only exercise control is told of points"; }
  void look(const terms::Outcome&) {}
  void look(const terms::Staffing&) {}
  void look(const terms::PhaseBegun& phase) { says(phase.name); }
  void look(const terms::Cue& cue) { says(cue.step); }
  void look(const terms::Ended& ended) { says(ended.why); }

  std::uint32_t known_ = 0;
  std::set<std::string> names_;
  std::string text_;  ///< all words that the range chose; an inject's are its author's
};

/// Nothing reached the cell that it had not been introduced to, by handle or by name.
inline void check_no_leak(const range::Layout& layout,
                          const std::vector<terms::Observation>& shown) {
  Knowledge knowledge;
  for (const terms::Observation& observation : shown) knowledge.take(observation);
  for (const range::Host& host : layout.hosts) {
    if (knowledge.names().contains(host.name)) continue;
    EXPECT_EQ(knowledge.text().find(host.name), std::string::npos) << host.name;
  }
}

}  // namespace redoubt::system

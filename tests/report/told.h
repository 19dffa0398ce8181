#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "controller/report/account.h"
#include "controller/rules/effects.h"
#include "controller/rules/scoring.h"

namespace redoubt::report {

inline constexpr terms::Duration kMinute = std::chrono::minutes(1);
constexpr terms::ExerciseTime minute(std::int64_t count) {
  return terms::kStartex + count * kMinute;
}

/// Two desks and a file server with one secret on it, one function that rests on the server; red
/// and two teams, of which the first owns everything.
namespace town {
inline constexpr terms::CellId kRed{0};
inline constexpr terms::CellId kSoc{1};
inline constexpr terms::CellId kAlly{2};
inline constexpr range::HostId kDesk{0};
inline constexpr range::HostId kOther{1};
inline constexpr range::HostId kFiles{2};
inline constexpr range::ServiceId kShare{0};
inline constexpr range::DataId kTender{0};
inline constexpr range::FunctionId kPlanning{0};
inline constexpr terms::ActionId kLure{0};
inline constexpr terms::ActionId kSteal{1};
inline constexpr terms::ActionId kInspect{2};
inline constexpr terms::ActionId kIsolate{3};
inline constexpr scenario::InjectId kPress{0};

scenario::Exercise drawn();
}  // namespace town

/// A course told by hand: every call is one event at the time set by at(), and returns its
/// sequence.
class Told {
 public:
  explicit Told(scenario::Exercise exercise = town::drawn()) {
    account.exercise = std::make_shared<const scenario::Exercise>(std::move(exercise));
    account.seed = 7;
  }

  Told& at(std::int64_t minutes) {
    now_ = minute(minutes);
    return *this;
  }

  std::uint64_t tell(range::Event event) {
    event.sequence = account.events.size() + 1;
    event.at = now_;
    account.events.push_back(event);
    return event.sequence;
  }

  std::uint64_t does(range::EventKind kind, terms::CellId cell, terms::ActionId action,
                     range::HostId host, std::uint64_t cause = 0) {
    return tell(
        {.kind = kind, .actor = cell, .action = action, .subject = entity(host), .cause = cause});
  }
  std::uint64_t queues(terms::CellId cell, terms::ActionId action, range::HostId host) {
    return does(range::EventKind::kOrderQueued, cell, action, host);
  }
  std::uint64_t starts(terms::CellId cell, terms::ActionId action, range::HostId host) {
    return does(range::EventKind::kOrderStarted, cell, action, host);
  }
  std::uint64_t succeeds(terms::CellId cell, terms::ActionId action, range::HostId host,
                         std::uint64_t start = 0) {
    return does(range::EventKind::kOrderSucceeded, cell, action, host, start);
  }
  std::uint64_t fails(terms::CellId cell, terms::ActionId action, range::HostId host,
                      std::uint64_t start = 0) {
    return does(range::EventKind::kOrderFailed, cell, action, host, start);
  }

  /// A technique that works at once, and what it brings.
  std::uint64_t red_enters(range::HostId host, terms::Access access = terms::Access::kUser) {
    const std::uint64_t deed = succeeds(town::kRed, town::kLure, host);
    tell({.kind = range::EventKind::kAccessGained,
          .actor = town::kRed,
          .action = town::kLure,
          .subject = entity(host),
          .amount = static_cast<std::int64_t>(access),
          .cause = deed});
    return deed;
  }
  void red_loses(range::HostId host) { happens(range::EventKind::kAccessLost, entity(host)); }
  std::uint64_t happens(range::EventKind kind, range::Entity subject, std::int64_t amount = 0,
                        range::Entity object = {}, std::uint64_t cause = 0) {
    return tell(
        {.kind = kind, .subject = subject, .object = object, .amount = amount, .cause = cause});
  }
  /// `cause` 0: a false alarm.
  std::uint64_t alerts(terms::CellId team, range::HostId host, std::uint64_t cause,
                       terms::ActionId technique = town::kLure) {
    return tell({.kind = range::EventKind::kAlertRaised,
                 .actor = team,
                 .action = technique,
                 .subject = entity(host),
                 .object = entity(range::SensorId{0}),
                 .cause = cause});
  }
  void finds(terms::CellId team, range::HostId host, terms::FindingKind kind) {
    tell({.kind = range::EventKind::kFound,
          .actor = team,
          .action = town::kInspect,
          .subject = entity(host),
          .amount = rules::pack(kind, 1)});
  }
  void isolates(terms::CellId team, range::HostId host) {
    tell({.kind = range::EventKind::kHostIsolated,
          .actor = team,
          .action = town::kIsolate,
          .subject = entity(host)});
  }
  void scores(scenario::MetricId metric, std::int32_t points, std::uint64_t cause) {
    tell({.kind = range::EventKind::kScored,
          .actor = account.exercise->metrics.at(metric.value).cell,
          .amount = rules::packed({metric, points}),
          .cause = cause});
  }
  void ends(std::int64_t why = 0) { tell({.kind = range::EventKind::kEnded, .amount = why}); }

  Account account;

 private:
  terms::ExerciseTime now_ = terms::kStartex;
};

namespace town {

inline void draw_range(range::Layout& layout) {
  layout.protocols = {"files"};
  layout.zones = {{.name = "outside", .external = true}, {.name = "office"}};
  layout.hosts = {{.name = "desk", .zone = {1}, .owner = kSoc},
                  {.name = "other", .zone = {1}, .owner = kSoc},
                  {.name = "files", .zone = {1}, .owner = kSoc}};
  layout.hosts[kFiles.value].services = {kShare};
  layout.hosts[kFiles.value].data = {kTender};
  layout.services = {{.name = "share", .host = kFiles}};
  layout.data = {{.name = "tender", .host = kFiles, .megabytes = 800}};
  layout.sensors = {{.name = "desk agent", .team = kSoc}};
  layout.functions = {{.name = "planning", .shown_to = {kSoc}, .parts = {entity(kShare)}}};
}

inline void draw_plan(scenario::Exercise& exercise) {
  exercise.phases = {{.name = "Arrival"}, {.name = "Exercise", .from = minute(30)}};
  exercise.objectives = {{"sight", "See an intrusion before it matters", {kSoc}}};
  scenario::Metric early{.name = "early-sight", .title = "Intrusions noticed", .cell = kSoc};
  early.objective = {0};
  early.points = 4;
  early.best = 8;
  early.weight = 2;
  scenario::Metric losses{.name = "losses", .title = "Data lost", .cell = kSoc};
  losses.objective = {0};
  losses.counts = scenario::Counts::kDataTaken;
  losses.points = -5;
  losses.worst = -10;
  exercise.metrics = {early, losses};
  scenario::Inject press{.number = "1-01", .title = "A newspaper asks"};
  press.kind = terms::InjectKind::kMedia;
  press.at = minute(60);
  press.to = {kSoc, kAlly};
  press.from = "The Harbour Gazette";
  press.subject = "Is it true?";
  press.expects = "Says what is known.";
  press.deadline = 60 * kMinute;
  press.options = {{.text = "Say what is known", .then = {}, .points = 5},
                   {.text = "No comment", .then = {}, .points = 0}};
  press.no_answer.points = -3;
  exercise.injects = {press};
}

inline scenario::Exercise drawn() {
  scenario::Exercise exercise;
  exercise.name = "small-town";
  exercise.title = "Small Town";
  draw_range(exercise.layout);
  const auto blue = terms::Role::kBlue;
  exercise.catalogue = {
      {.code = "T1566", .name = "Phishing", .tactic = "initial-access"},
      {.code = "T1041", .name = "Exfiltration Over C2 Channel", .tactic = "exfiltration"},
      {.code = "D3-FA", .name = "File Analysis", .tactic = "detect", .role = blue},
      {.code = "D3-NI", .name = "Network Isolation", .tactic = "isolate", .role = blue}};
  exercise.cells = {{.name = "tide", .role = terms::Role::kRed},
                    {.name = "soc", .role = blue, .people = 2},
                    {.name = "ally", .role = blue, .people = 1}};
  exercise.sensing = {{.covers = {kDesk}}};
  exercise.endex = minute(240);
  draw_plan(exercise);
  return exercise;
}

}  // namespace town
}  // namespace redoubt::report

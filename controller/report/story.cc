#include "controller/report/story.h"

#include <fmt/format.h>

#include "controller/report/text.h"
#include "controller/report/wording.h"
#include "controller/rules/effects.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;

constexpr std::int64_t kTankQuarter = 250;  ///< permille

}  // namespace

bool worth_telling(const Event& event) {
  switch (event.kind) {
    case EventKind::kSighted:
    case EventKind::kOrderStarted:
    case EventKind::kOrderQueued:
    case EventKind::kReadingMoved:
    case EventKind::kLineLoaded:
    case EventKind::kAlarmArmed:
    case EventKind::kSafetyArmed:
      return false;
    case EventKind::kTankLevel:
      return event.amount % kTankQuarter == 0;
    case EventKind::kFound:
      return rules::finding_kind(event.amount) != terms::FindingKind::kSupports;
    default:
      return true;
  }
}

namespace {

/// Whether what is said of one thing may be said of many at once.
bool is_mere_state(EventKind kind) {
  const bool of_supplies = kind >= EventKind::kSupplyLost && kind <= EventKind::kSupplyRestored;
  const bool of_points = kind >= EventKind::kReportSpoofed && kind <= EventKind::kSafetyArmed;
  return of_supplies || of_points || kind == EventKind::kHostTrained ||
         kind == EventKind::kHostWatched || kind == EventKind::kSoftwareUpdated ||
         kind == EventKind::kHostDiscovered || kind == EventKind::kBelieved;
}

/// Whether both are of one cause that did the same to many things. What fails for want of one
/// thing fails together, though each was warned by itself.
bool alike(const Event& event, const Event& other) {
  const bool together =
      event.cause == other.cause ||
      (event.object.valid() && event.object == other.object && event.kind != EventKind::kBelieved);
  return is_mere_state(event.kind) && event.kind == other.kind && event.at == other.at && together;
}

std::string line(const Wording& wording, const Event& event, std::size_t more) {
  std::string what = wording.describe(event);
  if (more > 0) {
    const std::string of = event.object.valid() ? ", " + wording.name(event.object) : "";
    what = fmt::format("{} and {} more: {}{}", wording.name(event.subject), more,
                       range::name(event.kind), of);
  }
  return fmt::format("{:.12}  {}\n", terms::to_text(event.at), clean(what));
}

}  // namespace

std::string to_story(const Account& account) {
  const Wording wording(account);
  const scenario::Exercise& exercise = *account.exercise;
  const auto& events = account.events;
  std::string story =
      fmt::format("{}, seed {}\n\n", clean(exercise.title.empty() ? exercise.name : exercise.title),
                  account.seed);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!worth_telling(events[i])) continue;
    const std::size_t first = i;
    while (i + 1 < events.size() && alike(events[first], events[i + 1])) ++i;
    story += line(wording, events[first], i - first);
  }
  story += fmt::format("\n{} events, fingerprint {:016x}\n", events.size(), account.fingerprint);
  return story;
}

}  // namespace redoubt::report

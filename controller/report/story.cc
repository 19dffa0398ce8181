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

bool told(const Event& event) {
  switch (event.kind) {
    case EventKind::kSighted:
    case EventKind::kOrderStarted:
    case EventKind::kOrderQueued:
    case EventKind::kReadingMoved:
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

/// Whether both are of one deed that did the same to many hosts.
bool alike(const Event& event, const Event& other) {
  const bool mere_state =
      event.kind == EventKind::kHostTrained || event.kind == EventKind::kHostWatched ||
      event.kind == EventKind::kHostDiscovered || event.kind == EventKind::kCopyMade;
  return mere_state && event.kind == other.kind && event.cause == other.cause;
}

std::string line(const Wording& wording, const Event& event, std::size_t more) {
  std::string what = wording.describe(event);
  if (more > 0) {
    what = fmt::format("{} and {} more: {}", wording.name(event.subject), more,
                       range::name(event.kind));
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
    if (!told(events[i])) continue;
    const std::size_t first = i;
    while (i + 1 < events.size() && alike(events[first], events[i + 1])) ++i;
    story += line(wording, events[first], i - first);
  }
  story += fmt::format("\n{} events, fingerprint {:016x}\n", events.size(), account.fingerprint);
  return story;
}

}  // namespace redoubt::report

#include "agents/blue/trigger.h"

namespace redoubt::blue {

using terms::ActionId;
using terms::FindingKind;
using terms::Handle;
using terms::Trigger;
using terms::TriggerKind;

namespace {

constexpr std::int64_t kFullPermille = 1000;

std::optional<Cause> when(bool set_off, Handle subject, Handle object = {}) {
  if (!set_off) return std::nullopt;
  return Cause{subject, object};
}

bool technique_fits(const Trigger& trigger, ActionId technique) {
  return !trigger.technique.valid() || trigger.technique == technique;
}

bool tag_fits(const Trigger& trigger, Handle subject, const Picture& picture) {
  if (trigger.tag.empty()) return true;
  const Asset* asset = picture.find(subject);
  return asset != nullptr && asset->carries(trigger.tag);
}

bool is_bad_news(const Trigger& trigger, const terms::Finding& finding) {
  switch (finding.kind) {
    case FindingKind::kSession:
    case FindingKind::kChannel:
    case FindingKind::kIsolated:
    case FindingKind::kBlocked:
    case FindingKind::kLockedOut:
      return finding.amount > 0;
    case FindingKind::kAlarm:
    case FindingKind::kDamage:
      return finding.amount > 0;
    case FindingKind::kSensor:
    case FindingKind::kSupply:
    case FindingKind::kSwitched:
      return finding.amount == 0;
    case FindingKind::kLoading:
      return finding.amount > kFullPermille;
    case FindingKind::kLevel:
    case FindingKind::kService:
      return finding.amount < (trigger.permille > 0 ? trigger.permille : kFullPermille);
    default:
      return true;
  }
}

std::optional<Cause> on(const Trigger& trigger, const terms::Alert& alert, const Picture&) {
  return when(trigger.kind == TriggerKind::kAlert && alert.severity >= trigger.severity &&
                  technique_fits(trigger, alert.technique),
              alert.host);
}

std::optional<Cause> on(const Trigger& trigger, const terms::Finding& finding, const Picture&) {
  return when(trigger.kind == TriggerKind::kFinding && trigger.finding == finding.kind &&
                  is_bad_news(trigger, finding),
              finding.subject, finding.object);
}

std::optional<Cause> on(const Trigger& trigger, const terms::Availability& level,
                        const Picture& picture) {
  const Asset* function = picture.find(level.function);
  const std::int64_t before = function == nullptr ? kFullPermille : function->availability;
  return when(trigger.kind == TriggerKind::kFunction && level.permille < trigger.permille &&
                  before >= trigger.permille,
              level.function);
}

/// An inject that comes several times is called "2-03#1", "2-03#2" ...
std::optional<Cause> on(const Trigger& trigger, const terms::Inject& inject, const Picture&) {
  const std::string_view number = inject.number;
  return when(
      trigger.kind == TriggerKind::kInject && trigger.inject == number.substr(0, number.find('#')),
      inject.inject);
}

std::optional<Cause> on(const Trigger& trigger, const terms::Advisory& advisory, const Picture&) {
  return when(trigger.kind == TriggerKind::kAdvisory && technique_fits(trigger, advisory.technique),
              advisory.subject);
}

template <class What>
std::optional<Cause> on(const Trigger&, const What&, const Picture&) {
  return std::nullopt;
}

}  // namespace

std::optional<Cause> cause_of(const Trigger& trigger, const terms::Observation& observation,
                              const Picture& picture) {
  const std::optional<Cause> cause =
      std::visit([&](const auto& what) { return on(trigger, what, picture); }, observation.what);
  // An inject is told apart by its number and carries no tags.
  if (!cause || trigger.kind == TriggerKind::kInject) return cause;
  return tag_fits(trigger, cause->subject, picture) ? cause : std::nullopt;
}

std::vector<Cause> causes_at_start(const Trigger& trigger, const Picture& picture) {
  if (trigger.kind != TriggerKind::kStart) return {};
  if (trigger.tag.empty()) return {Cause{}};
  std::vector<Cause> causes;
  for (const Handle handle : picture.own_tagged(trigger.tag)) causes.push_back({handle, {}});
  return causes;
}

}  // namespace redoubt::blue

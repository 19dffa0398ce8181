#include "controller/report/chain.h"

#include <fmt/format.h>

#include <algorithm>

#include "controller/range/enterprise/floods.h"
#include "controller/report/text.h"
#include "controller/report/wording.h"

namespace redoubt::report {
namespace {

using range::Entity;
using range::Event;
using range::EventKind;
using terms::EntityKind;

constexpr std::int64_t kWhole = 1000;

/// How good the subject is after the fact, in permille; nothing where the fact does not say.
std::optional<std::int64_t> standing_after(const Event& event) {
  switch (event.kind) {
    case EventKind::kFunctionChanged:
    case EventKind::kServiceSet:
    case EventKind::kSwitched:
    case EventKind::kBusServed:
    case EventKind::kDistrictServed:
    case EventKind::kSliceServed:
    case EventKind::kWorkServed:
      return event.amount;
    case EventKind::kLinkFlooded:
      return kWhole - range::Flood::unpacked(event.amount).permille;
    case EventKind::kHostIsolated:
    case EventKind::kLinkCut:
    case EventKind::kSupplyFailed:
    case EventKind::kTripped:
    case EventKind::kDamaged:
    case EventKind::kDeregistered:
      return 0;
    case EventKind::kHostRejoined:
    case EventKind::kLinkOpened:
    case EventKind::kFloodEnded:
    case EventKind::kSupplyRestored:
    case EventKind::kRepaired:
    case EventKind::kRegistered:
      return kWhole;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<const Event*> chain_to(const Account& account, const Event& event) {
  std::vector<const Event*> chain = {&event};
  while (const Event* before = account.event(chain.back()->cause)) chain.push_back(before);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

const Event* trouble_of(const Account& account, Entity thing, terms::ExerciseTime at) {
  const Event* trouble = nullptr;
  std::int64_t standing = kWhole;
  for (const Event& event : account.events) {
    if (event.at > at) break;
    const auto after = event.subject == thing ? standing_after(event) : std::nullopt;
    if (!after) continue;
    if (*after < standing || trouble == nullptr) trouble = &event;
    if (*after >= kWhole) trouble = nullptr;
    standing = *after;
  }
  return trouble;
}

std::optional<Entity> thing_named(const scenario::Exercise& exercise, const std::string& name) {
  for (int kind = 0; kind < terms::kEntityKindCount; ++kind) {
    const std::size_t count = exercise.layout.count(static_cast<EntityKind>(kind));
    for (std::uint32_t i = 0; i < count; ++i) {
      const Entity thing{static_cast<EntityKind>(kind), i};
      if (exercise.layout.name_of(thing) == name) return thing;
    }
  }
  return std::nullopt;
}

std::string explanation(const Account& account, Entity thing, terms::ExerciseTime at) {
  const Wording wording(account);
  const Event* trouble = trouble_of(account, thing, at);
  if (trouble == nullptr) {
    return fmt::format("Nothing is amiss with {} at {}.\n", clean(wording.name(thing)), clock(at));
  }
  std::string text;
  const Event* before = nullptr;
  for (const Event* event : chain_to(account, *trouble)) {
    const std::string after = before == nullptr || before->at == event->at
                                  ? ""
                                  : fmt::format(", {} later", span(event->at - before->at));
    text += fmt::format("{:.12}  {}{}\n", terms::to_text(event->at),
                        clean(wording.describe(*event)), after);
    before = event;
  }
  return text;
}

}  // namespace redoubt::report

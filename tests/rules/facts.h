#pragma once

#include <string>
#include <vector>

#include "controller/rules/effects.h"
#include "tests/rules/office.h"

namespace redoubt::rules {

/// What an effect does in a world after some events, each fact a line: "desk: access gained 2".
inline std::vector<std::string> facts_of(const range::Layout& layout, scenario::Effect effect,
                                         range::Entity target, const std::vector<Event>& before,
                                         terms::Role role = terms::Role::kBlue) {
  const scenario::Action action{.role = role, .target = target.kind};
  std::vector<Event> facts;
  effects_of(world_after(layout, before), action, effect, kBlue, target, facts);
  std::vector<std::string> told;
  for (const Event& fact : facts) {
    std::string line = layout.name_of(fact.subject) + ": " + range::name(fact.kind);
    if (fact.amount != 0) line += " " + std::to_string(fact.amount);
    told.push_back(line);
  }
  return told;
}

/// The same in the office.
inline std::vector<std::string> facts_of(scenario::Effect effect, range::Entity target,
                                         const std::vector<Event>& before = {},
                                         terms::Role role = terms::Role::kBlue) {
  return facts_of(office(), effect, target, before, role);
}
inline std::vector<std::string> facts_of(scenario::Effect effect, HostId target,
                                         const std::vector<Event>& before = {}) {
  return facts_of(effect, range::entity(target), before);
}

}  // namespace redoubt::rules

#include <algorithm>

#include "controller/range/mobile/supply_chain.h"
#include "controller/scenario/exercise.h"
#include "controller/scenario/need_words.h"

namespace redoubt::scenario {
namespace {

bool does(const Action& action, EffectKind kind) {
  return std::any_of(action.effects.begin(), action.effects.end(),
                     [&](const Effect& effect) { return effect.kind == kind; });
}

/// What a piece of equipment costs is drawn, and so is who sells it: the one trusted most.
std::int64_t cost_of(const Exercise& exercise, const Action& action) {
  const range::mobile::Core& core = exercise.layout.mobile;
  const range::SupplierId by = range::mobile::most_trusted(core);
  const bool buys = does(action, EffectKind::kReplaceSupplier) && by.valid();
  return action.cost + (buys ? range::mobile::replacement(core.suppliers[by.value], 1).price : 0);
}

terms::ActionBrief brief_of(const Exercise& exercise, terms::ActionId id) {
  const Action& action = exercise.catalogue[id.value];
  terms::ActionBrief brief;
  brief.id = id;
  brief.code = action.code;
  brief.name = action.name;
  brief.role = action.role;
  brief.target = action.target;
  brief.duration = (action.shortest + action.longest) / 2;
  brief.people = action.people;
  brief.cost = cost_of(exercise, action);
  brief.cuts_off = does(action, EffectKind::kIsolate) || does(action, EffectKind::kCut);
  for (const Need& need : action.needs) {
    brief.needs.push_back(in_words(exercise.layout, need));
  }
  return brief;
}

}  // namespace

InjectId inject_of(const Exercise& exercise, std::string_view number) {
  const auto is = [&](const Inject& inject) {
    return inject.number == number || (inject.series.occurrence == 1 && inject.series.times > 1 &&
                                       inject.number.substr(0, inject.number.find('#')) == number);
  };
  const auto found = std::find_if(exercise.injects.begin(), exercise.injects.end(), is);
  if (found == exercise.injects.end()) return {};
  return {static_cast<std::uint32_t>(found - exercise.injects.begin())};
}

terms::Brief brief_for(const Exercise& exercise, terms::CellId cell, std::uint64_t seed) {
  const Cell& plan = exercise.cells.at(cell.value);
  terms::Brief brief;
  brief.cell = cell;
  brief.cell_name = plan.name;
  brief.role = plan.role;
  brief.exercise = exercise.name;
  brief.mission = plan.mission;
  brief.endex = exercise.endex;
  // Hashed, so that a mind that knows its own seed knows nothing of the exercise's.
  terms::Stream chance(seed, terms::Purpose::kMind, terms::hash_of(plan.name));
  brief.mind_seed = chance.next();
  brief.people = plan.people;
  brief.campaign = plan.campaign;
  brief.playbooks = plan.playbooks;
  for (std::uint32_t i = 0; i < exercise.catalogue.size(); ++i) {
    brief.actions.push_back(brief_of(exercise, terms::ActionId{i}));
  }
  return brief;
}

}  // namespace redoubt::scenario

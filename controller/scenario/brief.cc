#include <algorithm>

#include "controller/scenario/exercise.h"

namespace redoubt::scenario {

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
    const Action& action = exercise.catalogue[i];
    terms::ActionBrief entry;
    entry.id = terms::ActionId{i};
    entry.code = action.code;
    entry.name = action.name;
    entry.role = action.role;
    entry.target = action.target;
    entry.duration = (action.shortest + action.longest) / 2;
    entry.people = action.people;
    brief.actions.push_back(std::move(entry));
  }
  return brief;
}

}  // namespace redoubt::scenario

#include "controller/engine/chance.h"

namespace redoubt::engine {

ChanceNames::ChanceNames(const scenario::Exercise& exercise) {
  const range::Layout& layout = exercise.layout;
  for (const scenario::Action& action : exercise.catalogue) {
    actions_.push_back(terms::hash_of(action.code));
    const std::size_t targets = layout.count(action.target);
    first_slots_.push_back(slots_);
    slots_ += targets;
    auto& names = names_[static_cast<std::size_t>(action.target)];
    for (std::size_t i = names.size(); i < targets; ++i) {
      const range::Entity target{action.target, static_cast<std::uint32_t>(i)};
      names.push_back(terms::hash_of(layout.name_of(target)));
    }
  }
  for (const range::Sensor& sensor : layout.sensors) {
    sensors_.push_back(terms::hash_of(sensor.name));
  }
}

}  // namespace redoubt::engine

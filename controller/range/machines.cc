#include "controller/range/machines.h"

namespace redoubt::range {

using terms::EntityKind;

namespace {

constexpr EntityKind kKinds[] = {EntityKind::kBus,       EntityKind::kLine,
                                 EntityKind::kGenerator, EntityKind::kPump,
                                 EntityKind::kValve,     EntityKind::kNetworkFunction,
                                 EntityKind::kRadioCell, EntityKind::kSlice};

}  // namespace

Machines::Machines(const Layout& layout) {
  for (const EntityKind kind : kKinds) {
    machines_[static_cast<std::size_t>(kind)].resize(layout.count(kind));
  }
}

const Machines::Machine* Machines::find(Entity thing) const {
  const auto& of_kind = machines_[static_cast<std::size_t>(thing.kind)];
  return thing.index < of_kind.size() ? &of_kind[thing.index] : nullptr;
}

void Machines::apply(const Event& event) {
  if (event.kind < EventKind::kSwitched || event.kind > EventKind::kRepaired) return;
  auto& of_kind = machines_[static_cast<std::size_t>(event.subject.kind)];
  if (event.subject.index >= of_kind.size()) return;
  Machine& machine = of_kind[event.subject.index];
  switch (event.kind) {
    case EventKind::kSwitched:
      // Handed back to its own controls (water/machine.h), it counts as on.
      machine.set = static_cast<std::uint16_t>(event.amount < 0 ? 1000 : event.amount);
      return;
    case EventKind::kTripped:
      machine.set = 0;
      return;
    case EventKind::kDamaged:
      machine.damaged = true;
      return;
    default:
      machine.damaged = false;
  }
}

std::int64_t Machines::set(Entity thing) const {
  const Machine* machine = find(thing);
  return machine == nullptr ? 1000 : machine->set;
}

bool Machines::damaged(Entity thing) const {
  const Machine* machine = find(thing);
  return machine != nullptr && machine->damaged;
}

}  // namespace redoubt::range

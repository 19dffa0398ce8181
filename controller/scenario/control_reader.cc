#include "controller/scenario/control_reader.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Coupling;
using range::Entity;
using range::control::Point;
using range::control::Safety;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kCouplingsMax = 2000;         ///< as they are written
constexpr std::size_t kCouplingsInAllMax = 50'000;  ///< thing by thing
constexpr terms::Duration kLongest = std::chrono::days(365);

constexpr std::initializer_list<EntityKind> kMachines = {EntityKind::kBus, EntityKind::kLine,
                                                         EntityKind::kGenerator, EntityKind::kPump,
                                                         EntityKind::kValve};
constexpr std::initializer_list<EntityKind> kMeasured = {
    EntityKind::kBus,  EntityKind::kLine,     EntityKind::kGenerator, EntityKind::kPump,
    EntityKind::kTank, EntityKind::kDistrict, EntityKind::kValve,     EntityKind::kFunction};
constexpr std::initializer_list<EntityKind> kNeedy = {
    EntityKind::kHost,      EntityKind::kFunction,        EntityKind::kPump,
    EntityKind::kValve,     EntityKind::kGenerator,       EntityKind::kPoint,
    EntityKind::kRadioCell, EntityKind::kNetworkFunction, EntityKind::kStaff};
constexpr std::initializer_list<EntityKind> kSuppliers = {
    EntityKind::kBus,   EntityKind::kLine,      EntityKind::kGenerator,      EntityKind::kTank,
    EntityKind::kPump,  EntityKind::kDistrict,  EntityKind::kPoint,          EntityKind::kHost,
    EntityKind::kLink,  EntityKind::kService,   EntityKind::kFunction,       EntityKind::kSlice,
    EntityKind::kStaff, EntityKind::kRadioCell, EntityKind::kNetworkFunction};

/// The one thing of these kinds; not valid after it has said what is wrong.
Entity one_of(Draft& draft, const Value& reference, std::initializer_list<EntityKind> kinds) {
  const std::vector<Entity> things = draft.things.all(reference, kinds);
  if (things.size() > 1) reference.error("that is more than one thing; name one of them");
  return things.size() == 1 ? things.front() : Entity{};
}

terms::Duration duration_of(const Value& value) {
  const terms::Duration duration = value.duration().value_or(terms::Duration{});
  if (duration > kLongest)
    value.error(yaml::Fault::kOutOfRange, "nothing is stored, or repaired, for longer than a year");
  return duration;
}

Safety read_safety(Draft& draft, const Value& value) {
  Safety safety;
  if (!value.present()) return safety;
  Fields fields(value);
  const Value below = fields.optional("below");
  const Value above = fields.optional("above");
  if (!below.present() && !above.present())
    value.error(yaml::Fault::kMissing, "a safety function has a limit: below or above");
  safety.below = permille_of(below).value_or(safety.below);
  safety.above = permille_of(above).value_or(safety.above);
  safety.trips = one_of(draft, fields.optional("trips"), kMachines);
  safety.after = duration_of(fields.optional("after"));
  safety.harms = one_of(draft, fields.optional("harms"), kMachines);
  safety.harm_after = duration_of(fields.optional("harm_after"));
  return safety;
}

void read_point(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& points = draft.exercise.layout.plant.points;
  take_title(draft, {EntityKind::kPoint, static_cast<std::uint32_t>(points.size())},
             fields.optional("title"));
  Point point;
  point.name = item.name;
  point.host = {draft.things.one(fields.required("host"), EntityKind::kHost)};
  const Value drives = fields.optional("drives");
  const Value measures = fields.optional("measures");
  if (drives.present() == measures.present()) {
    item.value.error("a point either drives a machine or measures something");
  }
  point.drives = drives.present();
  point.of = point.drives ? one_of(draft, drives, kMachines) : one_of(draft, measures, kMeasured);
  if (const Value alarm = fields.optional("alarm"); alarm.present()) {
    Fields limits(alarm);
    point.low = permille_of(limits.optional("below")).value_or(point.low);
    point.high = permille_of(limits.optional("above")).value_or(point.high);
  }
  point.safety = read_safety(draft, fields.optional("safety"));
  points.push_back(std::move(point));
}

/// Couplings as they are read, thing by thing.
class Joining {
 public:
  explicit Joining(Draft& draft) : draft_(draft) {}

  void read(const Value& value) {
    Fields fields(value);
    const Value who = fields.required("who");
    const Value needs = fields.required("needs");
    const Value leaves = fields.optional("leaves");
    Coupling coupling;
    coupling.threshold = permille_of(fields.optional("below")).value_or(coupling.threshold);
    coupling.delay = duration_of(fields.optional("delay"));
    coupling.reserve = duration_of(fields.optional("reserve"));
    coupling.refill = duration_of(fields.optional("refill"));
    coupling.repair = duration_of(fields.optional("repair"));
    coupling.leaves = permille_of(leaves).value_or(0);
    coupling.from = one_of(draft_, needs, kSuppliers);
    if (!coupling.from.valid()) return;
    for (const Entity to : draft_.things.all(who, kNeedy)) {
      coupling.to = to;
      add(coupling, who, leaves);
    }
  }

  /// What runs on a host needs it, or where it serves something, the first service that it serves.
  void join_equipment() {
    const range::Layout& layout = draft_.exercise.layout;
    for (std::uint32_t i = 0; i < layout.mobile.functions.size(); ++i) {
      join(entity(range::NetworkFunctionId{i}), layout.mobile.functions[i].host);
    }
    for (std::uint32_t i = 0; i < layout.mobile.cells.size(); ++i) {
      join(entity(range::RadioCellId{i}), layout.mobile.cells[i].host);
    }
  }

 private:
  void join(Entity equipment, range::HostId on) {
    if (!on.valid()) return;
    const range::Host& host = draft_.exercise.layout.hosts[on.value];
    const Entity from = host.services.empty() ? entity(on) : entity(host.services.front());
    if (!seen_.insert({equipment, from}).second) return;
    draft_.exercise.layout.couplings.push_back({.to = equipment, .from = from});
  }

  void add(const Coupling& coupling, const Value& who, const Value& leaves) {
    const bool degrades =
        coupling.to.kind == EntityKind::kHost || coupling.to.kind == EntityKind::kFunction;
    if (coupling.leaves > 0 && !degrades) {
      leaves.error("only hosts and functions work in part; all else works or does not");
    }
    const auto name = [&](Entity thing) { return draft_.exercise.layout.name_of(thing); };
    if (coupling.to == coupling.from) {
      return who.error(yaml::Fault::kCircle,
                       fmt::format("'{}' would need itself", name(coupling.to)));
    }
    if (!seen_.insert({coupling.to, coupling.from}).second) {
      return who.error(yaml::Fault::kTwice, fmt::format("that '{}' needs '{}' stands there twice",
                                                        name(coupling.to), name(coupling.from)));
    }
    auto& couplings = draft_.exercise.layout.couplings;
    if (couplings.size() == kCouplingsInAllMax) {
      return who.error(yaml::Fault::kTooMuch,
                       fmt::format("there are more than {} couplings", kCouplingsInAllMax));
    }
    if (couplings.size() < kCouplingsInAllMax) couplings.push_back(coupling);
  }

  Draft& draft_;
  std::set<std::pair<Entity, Entity>> seen_;
};

}  // namespace

void read_points(Draft& draft) {
  for (const Item& item : draft.items["points"]) read_point(draft, item);
}

void read_couplings(Draft& draft) {
  Joining joining(draft);
  for (const Value& value : draft.sections.elements("couplings", kCouplingsMax)) {
    joining.read(value);
  }
  joining.join_equipment();
}

}  // namespace redoubt::scenario

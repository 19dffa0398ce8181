#include "controller/scenario/cells_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using terms::CellId;
using terms::EntityKind;
using terms::Role;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::int64_t kPeopleMax = 10'000;

/// What one cell knows, each thing once.
class Knowledge {
 public:
  Knowledge(const range::Layout& layout, CellId cell) : layout_(layout), cell_(cell) {}

  void take(Entity thing) {
    if (seen_.insert(thing).second) known_.push_back(thing);
  }
  void take_external_zones();
  void take_own();
  std::vector<Entity> known() && { return std::move(known_); }

 private:
  void take_all_owned(EntityKind kind);
  void take_zones_and_links();
  void take_software();
  void take_suppliers();

  const range::Layout& layout_;
  CellId cell_;
  std::vector<Entity> known_;
  std::set<Entity> seen_;
};

void Knowledge::take_external_zones() {
  for (std::uint32_t i = 0; i < layout_.zones.size(); ++i) {
    if (layout_.zones[i].external) take(entity(range::ZoneId{i}));
  }
}

void Knowledge::take_own() {
  take_zones_and_links();
  for (std::uint32_t i = 0; i < layout_.functions.size(); ++i) {
    const auto& shown_to = layout_.functions[i].shown_to;
    if (std::find(shown_to.begin(), shown_to.end(), cell_) != shown_to.end()) {
      take(entity(range::FunctionId{i}));
    }
  }
  for (const EntityKind kind :
       {EntityKind::kHost, EntityKind::kService, EntityKind::kData, EntityKind::kAccount}) {
    take_all_owned(kind);
  }
  take_software();
  take_suppliers();
  for (const EntityKind kind :
       {EntityKind::kSensor, EntityKind::kBus, EntityKind::kLine, EntityKind::kGenerator,
        EntityKind::kTank, EntityKind::kDistrict, EntityKind::kPump, EntityKind::kValve,
        EntityKind::kPoint, EntityKind::kNetworkFunction, EntityKind::kRadioCell,
        EntityKind::kSlice, EntityKind::kStaff}) {
    take_all_owned(kind);
  }
}

void Knowledge::take_all_owned(EntityKind kind) {
  for (std::uint32_t i = 0; i < layout_.count(kind); ++i) {
    if (layout_.owner({kind, i}) == cell_) take({kind, i});
  }
}

/// The zones its hosts stand in, and the links between those, or that it may cut.
void Knowledge::take_zones_and_links() {
  std::set<range::ZoneId> zones;
  for (const range::Host& host : layout_.hosts) {
    if (host.owner == cell_) zones.insert(host.zone);
  }
  for (const range::ZoneId zone : zones) take(entity(zone));
  for (std::uint32_t i = 0; i < layout_.links.size(); ++i) {
    const range::Link& link = layout_.links[i];
    if (link.owner == cell_ || (zones.contains(link.a) && zones.contains(link.b))) {
      take(entity(range::LinkId{i}));
    }
  }
}

void Knowledge::take_software() {
  for (std::uint32_t i = 0; i < layout_.software.size(); ++i) {
    const auto& hosts = layout_.software[i].hosts;
    const bool here = std::any_of(hosts.begin(), hosts.end(), [&](range::HostId host) {
      return layout_.hosts[host.value].owner == cell_;
    });
    if (here) take(entity(range::SoftwareId{i}));
  }
}

/// Of its own equipment.
void Knowledge::take_suppliers() {
  const auto& mobile = layout_.mobile;
  const auto from = [&](range::SupplierId supplier, const auto& equipment) {
    return std::any_of(equipment.begin(), equipment.end(), [&](const auto& piece) {
      return piece.owner == cell_ && piece.supplier == supplier;
    });
  };
  for (std::uint32_t i = 0; i < mobile.suppliers.size(); ++i) {
    const range::SupplierId supplier{i};
    if (from(supplier, mobile.functions) || from(supplier, mobile.cells)) take(entity(supplier));
  }
}

void read_cell(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Cell cell;
  cell.name = item.name;
  cell.role = fields.required("role").word<Role>(kRoles).value_or(Role::kObserver);
  cell.title = fields.optional("title").text(kTitleMax).value_or("");
  cell.nation = {draft.things.one(fields.optional("nation"), EntityKind::kNation)};
  cell.mission = fields.optional("mission").text().value_or("");
  cell.people =
      static_cast<std::uint32_t>(fields.optional("people").integer(0, kPeopleMax).value_or(0));
  draft.cells_know.push_back(fields.optional("knows"));
  draft.exercise.cells.push_back(std::move(cell));
}

}  // namespace

void read_cells(Draft& draft) {
  for (const Item& item : draft.items["cells"]) read_cell(draft, item);
  if (draft.exercise.cells.empty()) {
    draft.sections.of("exercise")
        .front()
        .error(yaml::Fault::kMissing, "there is no cell that could play it");
  }
}

void read_knowledge(Draft& draft) {
  const auto& zones = draft.exercise.layout.zones;
  const bool outside = std::any_of(zones.begin(), zones.end(),
                                   [](const range::Zone& zone) { return zone.external; });
  for (std::uint32_t i = 0; i < draft.exercise.cells.size(); ++i) {
    Cell& cell = draft.exercise.cells[i];
    Knowledge knowledge(draft.exercise.layout, CellId{i});
    if (cell.role == Role::kRed && !outside) {
      draft.items["cells"][i].key.error("red has nowhere to start from: no zone is external");
    }
    if (cell.role == Role::kRed) knowledge.take_external_zones();
    if (cell.role == Role::kBlue) knowledge.take_own();
    const auto more = draft.things.all(draft.cells_know[i], {EntityKind::kHost,
                                                             EntityKind::kLink,
                                                             EntityKind::kFunction,
                                                             EntityKind::kService,
                                                             EntityKind::kData,
                                                             EntityKind::kAccount,
                                                             EntityKind::kSoftware,
                                                             EntityKind::kSensor,
                                                             EntityKind::kBus,
                                                             EntityKind::kLine,
                                                             EntityKind::kGenerator,
                                                             EntityKind::kTank,
                                                             EntityKind::kDistrict,
                                                             EntityKind::kPump,
                                                             EntityKind::kValve,
                                                             EntityKind::kPoint,
                                                             EntityKind::kNetworkFunction,
                                                             EntityKind::kRadioCell,
                                                             EntityKind::kSlice,
                                                             EntityKind::kSupplier,
                                                             EntityKind::kGroup,
                                                             EntityKind::kNarrative,
                                                             EntityKind::kOutlet,
                                                             EntityKind::kPartnership,
                                                             EntityKind::kStaff});
    for (const Entity thing : more) knowledge.take(thing);
    cell.knows = std::move(knowledge).known();
  }
}

}  // namespace redoubt::scenario

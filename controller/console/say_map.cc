#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "controller/console/say_cell.h"
#include "controller/console/say_control.h"
#include "controller/report/account.h"

/// The range on exercise control's map: every thing that can be good or bad, what lies in what, and
/// what is so of it now.
namespace redoubt::console {
namespace {

using Json = nlohmann::ordered_json;
using range::Entity;
using range::Trait;
using terms::EntityKind;

/// What is drawn, containers first.
constexpr std::array kDrawn = {
    EntityKind::kNation,    EntityKind::kSite,        EntityKind::kZone,
    EntityKind::kLink,      EntityKind::kHost,        EntityKind::kFunction,
    EntityKind::kBus,       EntityKind::kLine,        EntityKind::kGenerator,
    EntityKind::kTank,      EntityKind::kDistrict,    EntityKind::kPump,
    EntityKind::kValve,     EntityKind::kPoint,       EntityKind::kNetworkFunction,
    EntityKind::kRadioCell, EntityKind::kSlice,       EntityKind::kSubscribers,
    EntityKind::kSupplier,  EntityKind::kGroup,       EntityKind::kNarrative,
    EntityKind::kOutlet,    EntityKind::kPartnership, EntityKind::kStaff};

bool equips_network(EntityKind kind) {
  return kind == EntityKind::kNetworkFunction || kind == EntityKind::kRadioCell;
}

bool drawn(EntityKind kind) { return std::ranges::find(kDrawn, kind) != kDrawn.end(); }

/// Whole for what cannot be good or bad by itself.
std::int64_t availability(const range::World& world, Entity thing) {
  switch (thing.kind) {
    case EntityKind::kNation:
    case EntityKind::kSite:
    case EntityKind::kZone:
    case EntityKind::kNarrative:
    case EntityKind::kSupplier:
      return 1000;
    default:
      return world.availability(thing);
  }
}

void add_marks_of_host(const range::World& world, Entity thing, Json& marks) {
  const range::HostId id{thing.index};
  const range::HostState& host = world.host(id);
  if (host.access != terms::Access::kNone) {
    marks.push_back(std::string("held: ") + terms::name(host.access));
  }
  const auto add = [&](bool so, const char* what) {
    if (so) marks.push_back(what);
  };
  add(host.persistence != 0, "implant");
  add(world.channel(id) != nullptr, "channel");
  add(host.worm != 0, "worm");
  add(host.isolated, "isolated");
  add(!host.up(), "down");
  add(host.locked_out, "locked out");
  add(host.blind, "blind");
  add(host.watched, "watched");
}

void add_traits(const range::World& world, Entity thing, Json& marks) {
  constexpr std::array<std::pair<Trait, const char*>, 8> kTold = {{
      {Trait::kDamaged, "damaged"},
      {Trait::kByHand, "by hand"},
      {Trait::kSpoofed, "forged reading"},
      {Trait::kSilenced, "alarm silenced"},
      {Trait::kInhibited, "safety inhibited"},
      {Trait::kForged, "forged"},
      {Trait::kImplanted, "implant"},
      {Trait::kHeld, "held apart"},
  }};
  for (const auto& [trait, what] : kTold) {
    if (world.is(thing, trait)) marks.push_back(what);
  }
}

/// In each group where anybody believes a narrative, what share of it.
Json believed_in(const range::World& world, range::NarrativeId narrative) {
  Json believed = Json::object();
  for (std::uint32_t i = 0; i < world.layout().information.groups.size(); ++i) {
    const std::int64_t share = world.domains().information.believed(narrative, {i});
    if (share > 0) believed[thing_id(range::entity(range::GroupId{i}))] = share;
  }
  return believed;
}

void add_marks_of_narrative(const range::World& world, range::NarrativeId id, Json& marks) {
  const auto& information = world.domains().information;
  const range::information::Space& space = world.layout().information;
  bool spreads = false;
  for (std::uint32_t i = 0; i < space.outlets.size(); ++i) {
    if (!information.carries({i}, id)) continue;
    marks.push_back("carried by " + space.outlets[i].name);
    spreads = true;
  }
  for (std::uint32_t i = 0; i < space.groups.size(); ++i) {
    spreads = spreads || information.believed(id, {i}) > 0;
  }
  // That one has died down by itself is no fact of its own: then nobody believes it any more.
  if (spreads && information.told(id)) marks.push_back("told");
}

void add_marks_of_supplier(const range::World& world, range::SupplierId id, Json& marks) {
  if (world.is(range::entity(id), Trait::kPoisoned)) marks.push_back("poisoned update");
  const auto equipment = world.domains().mobile.supplied_by(id);
  const auto implanted = std::ranges::count_if(
      equipment, [&](Entity piece) { return world.is(piece, Trait::kImplanted); });
  if (implanted > 0) {
    marks.push_back("implant in " + std::to_string(implanted) + " of " +
                    std::to_string(equipment.size()));
  }
}

Json marks_of(const range::World& world, Entity thing) {
  Json marks = Json::array();
  if (thing.kind == EntityKind::kHost) {
    add_marks_of_host(world, thing, marks);
  } else if (thing.kind == EntityKind::kLink) {
    const range::LinkId link{thing.index};
    if (world.reachability().cut(link)) marks.push_back("cut");
    if (world.reachability().blocked(link) != 0) marks.push_back("filtered");
  } else if (thing.kind == EntityKind::kNarrative) {
    add_marks_of_narrative(world, {thing.index}, marks);
  } else if (thing.kind == EntityKind::kSupplier) {
    add_marks_of_supplier(world, {thing.index}, marks);
  } else {
    add_traits(world, thing, marks);
  }
  return marks;
}

Json state_of(const range::World& world, Entity thing) {
  Json state = {{"id", thing_id(thing)},
                {"kind", terms::name(thing.kind)},
                {"availability", availability(world, thing)},
                {"marks", marks_of(world, thing)}};
  if (thing.kind == EntityKind::kNarrative) state["believed"] = believed_in(world, {thing.index});
  if (thing.kind == EntityKind::kSupplier) {
    state["level"] = world.domains().mobile.share_of({thing.index});
  }
  return state;
}

std::string owner_of(const scenario::Exercise& exercise, Entity thing) {
  const terms::CellId owner = exercise.layout.owner(thing);
  return owner.valid() ? exercise.cells[owner.value].name : std::string();
}

Json whole_of(const scenario::Exercise& exercise, const report::Wording& wording,
              const range::World& world, Entity thing) {
  Json whole = state_of(world, thing);
  whole["name"] = wording.name(thing);
  // Cells are shown things by the names that the scenario writes.
  if (const std::string called = wording.id(thing); called != whole["name"].get<std::string>()) {
    whole["called"] = called;
  }
  if (const Entity within = exercise.layout.within(thing); within.valid()) {
    whole["within"] = thing_id(within);
  }
  if (thing.kind == EntityKind::kLink) {
    const range::Link& link = exercise.layout.links[thing.index];
    whole["ends"] = {thing_id(range::entity(link.a)), thing_id(range::entity(link.b))};
  }
  whole["owner"] = owner_of(exercise, thing);
  return whole;
}

std::string said(terms::ExerciseTime at, bool whole, Json things) {
  const Json json = {
      {"t", "truth"}, {"whole", whole}, {"at", wire(at)}, {"things", std::move(things)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string thing_id(Entity thing) {
  std::string id = terms::name(thing.kind);
  std::ranges::replace(id, ' ', '-');
  return id + "/" + std::to_string(thing.index);
}

Entity thing_of(const scenario::Exercise& exercise, const std::string& id) {
  const std::size_t slash = id.rfind('/');
  if (slash == std::string::npos) return {};
  std::uint32_t index = 0;
  const char* end = id.data() + id.size();
  const auto parsed = std::from_chars(id.data() + slash + 1, end, index);
  if (parsed.ec != std::errc() || parsed.ptr != end) return {};
  for (int i = 0; i < terms::kEntityKindCount; ++i) {
    const Entity thing{static_cast<EntityKind>(i), index};
    if (thing_id(thing) != id) continue;
    const bool inject = thing.kind == EntityKind::kInject && index < exercise.injects.size();
    return inject || index < exercise.layout.count(thing.kind) ? thing : Entity{};
  }
  return {};
}

std::string say_whole(const scenario::Exercise& exercise, const range::World& world,
                      terms::ExerciseTime at) {
  report::Account account;
  account.exercise = {std::shared_ptr<void>(), &exercise};
  const report::Wording wording(account);
  Json things = Json::array();
  for (const EntityKind kind : kDrawn) {
    for (std::uint32_t i = 0; i < exercise.layout.count(kind); ++i) {
      things.push_back(whole_of(exercise, wording, world, {kind, i}));
    }
  }
  return said(at, true, std::move(things));
}

std::string say_changes(const scenario::Exercise& exercise, const range::World& world,
                        terms::ExerciseTime at, const std::vector<Entity>& things) {
  std::set<Entity> touched;
  for (const Entity thing : things) {
    if (!thing.valid()) continue;
    if (drawn(thing.kind)) touched.insert(thing);
    const range::HostId host = exercise.layout.host_of(thing);
    if (host.valid()) touched.insert(range::entity(host));
  }
  // What is so of equipment is so of whoever made it.
  if (std::ranges::any_of(touched, [](Entity thing) { return equips_network(thing.kind); })) {
    for (std::uint32_t i = 0; i < exercise.layout.mobile.suppliers.size(); ++i) {
      touched.insert(range::entity(range::SupplierId{i}));
    }
  }
  Json lines = Json::array();
  for (const Entity thing : touched) lines.push_back(state_of(world, thing));
  return lines.empty() ? std::string() : said(at, false, std::move(lines));
}

}  // namespace redoubt::console

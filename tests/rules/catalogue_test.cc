// Each technique and measure that is shipped, one row for each of its preconditions: with all of
// them in place it may begin, and with one of them taken away it is refused for that one's reason.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "controller/rules/needs.h"
#include "controller/scenario/reader.h"
#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using scenario::Action;
using scenario::Need;
using scenario::NeedKind;
using terms::EntityKind;
using terms::Reason;

/// A world, as a list of what is drawn and what has happened, in which each need can be granted or
/// taken away by itself.
class Bench {
 public:
  explicit Bench(const scenario::Exercise& exercise) {
    layout_.protocols = exercise.layout.protocols;
    layout_.systems = exercise.layout.systems;
    layout_.zones = {{.name = "outside", .site = {}, .external = true},
                     {.name = "inside", .site = {}}};
    layout_.links = {{.name = "edge", .a = {0}, .b = {1}, .rules = {{.allow = true}}}};
    layout_.hosts = {{.name = "target", .zone = {1}}};
    layout_.accounts = {{.name = "keeper"}};
    layout_.software.resize(exercise.layout.software.size() + 1);
    draw_machines();
    draw_networks();
  }

  void grant(const Need& need) {
    range::Host& host = layout_.hosts[0];
    switch (need.kind) {
      case NeedKind::kSession:
        return happen(kTarget, EventKind::kAccessGained, need.amount);
      case NeedKind::kWeakness:
        host.weaknesses.push_back({static_cast<std::uint32_t>(layout_.weaknesses.size())});
        layout_.weaknesses.push_back(
            {.name = "W", .kind = static_cast<range::WeaknessKind>(need.amount), .host = {0}});
        return;
      case NeedKind::kCredential:
        host.accounts = {{0}};
        return happen(range::credential_of(range::AccountId{0}), EventKind::kCredentialStolen);
      case NeedKind::kOwn:
        return own_by(kBlue);
      case NeedKind::kIsolated:
        if (need.amount != 0) happen(kTarget, EventKind::kHostIsolated);
        return;
      case NeedKind::kChannel:
        return happen(kTarget, EventKind::kChannelOpened);
      case NeedKind::kData:
        host.data = {{0}};
        layout_.data = {{.name = "plans", .host = {0}}};
        return;
      case NeedKind::kOpen:
        if (need.amount == 0) happen(kLink, EventKind::kLinkCut);
        return;
      case NeedKind::kDiscovered:
        return happen(kTarget, EventKind::kHostDiscovered);
      case NeedKind::kService:
        host.services = {{0}};
        layout_.services = {
            {.name = "s", .host = {0}, .protocol = static_cast<range::Protocol>(need.amount)}};
        return;
      case NeedKind::kSystem:
        host.os = static_cast<std::uint32_t>(need.amount);
        return;
      case NeedKind::kSoftware:
        host.software = {{static_cast<std::uint32_t>(need.amount)}};
        return;
      case NeedKind::kTrait:
        return make(need, need.amount != 0);
      case NeedKind::kCaptured:
        host.cached = {{0}};
        return happen(range::credential_of(range::AccountId{0}), EventKind::kCredentialCaptured);
      case NeedKind::kNoSession:
      case NeedKind::kReach:
      case NeedKind::kGoesOut:
      case NeedKind::kNear:
        return;  // so from the beginning
    }
  }

  /// Takes away what `need` asks for and no other need of the same action does; the reason that is
  /// due for it.
  Reason take_away(const Need& need) {
    switch (need.kind) {
      case NeedKind::kSession:
        happen(kTarget, EventKind::kAccessLost);
        return Reason::kNoSession;
      case NeedKind::kNoSession:
        happen(kTarget, EventKind::kAccessGained, need.amount);
        return Reason::kAlreadyDone;
      case NeedKind::kReach:
        happen(kLink, EventKind::kFlowBlocked, need.amount);
        return Reason::kNotReachable;
      case NeedKind::kGoesOut:
        if (need.amount == range::kAnyWay) {
          happen(kLink, EventKind::kLinkCut);
        } else {
          happen(kLink, EventKind::kFlowBlocked, need.amount);
        }
        return Reason::kNotReachable;
      case NeedKind::kNear:
        happen(kLink, EventKind::kLinkCut);
        return Reason::kNotReachable;
      case NeedKind::kWeakness:
        for (std::uint32_t i = 0; i < layout_.weaknesses.size(); ++i) {
          happen(range::entity(range::WeaknessId{i}), EventKind::kWeaknessPatched);
        }
        return Reason::kNoWeakness;
      case NeedKind::kCredential:
        happen(range::credential_of(range::AccountId{0}), EventKind::kCredentialRevoked);
        return Reason::kNoCredential;
      case NeedKind::kCaptured:
        happen(range::credential_of(range::AccountId{0}), EventKind::kCredentialReissued);
        return Reason::kNoCredential;
      case NeedKind::kOwn:
        own_by(kOthers);
        return Reason::kNotYours;
      case NeedKind::kIsolated:
        happen(kTarget, need.amount != 0 ? EventKind::kHostRejoined : EventKind::kHostIsolated);
        return Reason::kAlreadyDone;
      case NeedKind::kChannel:
        happen(kTarget, EventKind::kChannelBroken);
        return Reason::kNoChannel;
      case NeedKind::kData:
        happen(range::entity(range::DataId{0}), EventKind::kDataTaken);
        return Reason::kNothingFound;
      case NeedKind::kOpen:
        happen(kLink, need.amount == 0 ? EventKind::kLinkOpened : EventKind::kLinkCut);
        return Reason::kAlreadyDone;
      case NeedKind::kService:
        layout_.hosts[0].services.clear();
        return Reason::kNoWeakness;
      case NeedKind::kTrait:
        make(need, need.amount == 0);
        if (need.trait == range::Trait::kSends) return Reason::kWrongTarget;
        return need.trait == range::Trait::kByHand ? Reason::kNotReachable : Reason::kAlreadyDone;
      default:
        return Reason::kNone;  // NASim's alone; no shipped action asks for it
    }
  }

  Reason judge(const Action& action) const {
    const range::World world = world_after(layout_, events_);
    const terms::CellId actor = action.role == terms::Role::kBlue ? kBlue : kRed;
    return rules::judge(world, action, actor, target_of(action.target));
  }

 private:
  static constexpr HostId kTarget{0};
  static constexpr range::Entity kLink{EntityKind::kLink, 0};

  /// One of each that a technique or measure is done to, the first of its kind.
  void draw_machines() {
    layout_.grid.buses = {{.name = "quay", .reference = true}, {.name = "hill"}};
    layout_.grid.lines = {{.name = "line", .from = {0}, .to = {1}, .reactance = 0.1}};
    layout_.grid.generators = {{.name = "plant", .bus = {0}, .most_mw = 10}};
    layout_.water.sources = {{.name = "river"}};
    layout_.water.districts = {{.name = "town"}};
    const range::water::Place river{range::water::PlaceKind::kSource, 0};
    const range::water::Place town{range::water::PlaceKind::kDistrict, 0};
    layout_.water.pumps = {{.name = "pump", .from = river, .to = town, .lph = 1000}};
    layout_.plant.points = {{.name = "point", .host = kTarget, .of = {EntityKind::kLine, 0}}};
  }
  void draw_networks() {
    layout_.mobile.networks = {{.name = "network"}};
    layout_.mobile.suppliers = {{.name = "near", .trust = 900}, {.name = "far", .trust = 100}};
    layout_.mobile.functions = {{.name = "amf", .network = {0}, .host = kTarget}};
    layout_.mobile.cells = {{.name = "mast", .network = {0}, .host = kTarget}};
    layout_.mobile.slices = {{.name = "slice", .network = {0}}};
    layout_.information.groups = {{.name = "people", .size = 1000}};
    layout_.information.narratives = {{.name = "story"}};
  }

  void own_by(terms::CellId cell) {
    layout_.hosts[0].owner = layout_.links[0].owner = layout_.accounts[0].owner = cell;
    layout_.grid.buses[0].owner = layout_.grid.lines[0].owner = cell;
    layout_.grid.generators[0].owner = layout_.water.pumps[0].owner = cell;
    layout_.mobile.functions[0].owner = layout_.mobile.cells[0].owner = cell;
    layout_.mobile.slices[0].owner = cell;
    layout_.software[0].hosts = {{0}};
  }

  /// Makes the trait so, or not so.
  void make(const Need& need, bool so) {
    using range::Trait;
    const auto state = [&](EntityKind kind, EventKind yes, EventKind no, std::int64_t on = 0) {
      happen(range::Entity{kind, 0}, so ? yes : no, so ? on : 0);
    };
    switch (need.trait) {
      case Trait::kOn:
        for (const EntityKind kind :
             {EntityKind::kBus, EntityKind::kLine, EntityKind::kRadioCell, EntityKind::kPump}) {
          state(kind, EventKind::kSwitched, EventKind::kSwitched, 1000);
        }
        return;
      case Trait::kDamaged:
        state(EntityKind::kPump, EventKind::kDamaged, EventKind::kRepaired);
        return state(EntityKind::kRadioCell, EventKind::kDamaged, EventKind::kRepaired);
      case Trait::kByHand:
        return state(EntityKind::kPoint, EventKind::kPointManual, EventKind::kPointRemote);
      case Trait::kDrives:
        layout_.plant.points[0].drives = so;
        return;
      case Trait::kSpoofed:
        return state(EntityKind::kPoint, EventKind::kReportSpoofed, EventKind::kReportTrue);
      case Trait::kSilenced:
        return state(EntityKind::kPoint, EventKind::kAlarmSilenced, EventKind::kAlarmArmed);
      case Trait::kInhibited:
        return state(EntityKind::kPoint, EventKind::kSafetyInhibited, EventKind::kSafetyArmed);
      case Trait::kRegistered:
        return state(EntityKind::kNetworkFunction, EventKind::kRegistered,
                     EventKind::kDeregistered);
      case Trait::kForged:
        return state(EntityKind::kNetworkFunction, EventKind::kForged, EventKind::kForgeryEnded);
      case Trait::kImplanted:
        return state(EntityKind::kRadioCell, EventKind::kImplanted, EventKind::kImplantRemoved);
      case Trait::kHeld:
        return state(EntityKind::kSlice, EventKind::kSliceHeld, EventKind::kSliceReleased);
      case Trait::kSends:
        layout_.software[0].updates.every = std::chrono::hours(so ? 1 : 0);
        layout_.mobile.suppliers[0].updates.every = std::chrono::hours(so ? 1 : 0);
        return;
      case Trait::kPoisoned:
        state(EntityKind::kSoftware, EventKind::kUpdatePoisoned, EventKind::kUpdateOffered);
        return state(EntityKind::kSupplier, EventKind::kUpdatePoisoned, EventKind::kUpdateOffered);
      case Trait::kExposed:
        layout_.mobile.cells[0].supplier = {so ? 1U : 0U};
        layout_.mobile.functions[0].supplier = {so ? 1U : 0U};
        return;
      case Trait::kTold:
        if (so) return state(EntityKind::kNarrative, EventKind::kNarrativeSeeded, {});
        std::erase_if(events_,
                      [](const Event& event) { return event.kind == EventKind::kNarrativeSeeded; });
        return;
    }
  }

  static range::Entity target_of(EntityKind kind) {
    return kind == EntityKind::kZone ? range::Entity{kind, 1} : range::Entity{kind, 0};
  }
  void happen(HostId host, EventKind kind, std::int64_t amount = 0) {
    events_.push_back(on(host, kind, amount));
  }
  void happen(range::Entity thing, EventKind kind, std::int64_t amount = 0) {
    events_.push_back(on(thing, kind, amount));
  }

  range::Layout layout_;
  std::vector<Event> events_;
};

std::shared_ptr<const scenario::Exercise> shipped() {
  yaml::Findings findings;
  return scenario::read_folder("exercises/first-watch", findings).value().exercise;
}

TEST(Catalogue, EachActionBeginsWhenItsNeedsHoldAndIsRefusedForTheOneThatDoesNot) {
  const auto exercise = shipped();
  int rows = 0;
  for (const Action& action : exercise->catalogue) {
    Bench ready(*exercise);
    for (const Need& need : action.needs) ready.grant(need);
    EXPECT_EQ(ready.judge(action), Reason::kNone) << action.code << " " << action.name;
    for (std::size_t i = 0; i < action.needs.size(); ++i) {
      Bench lacking = ready;
      const Reason due = lacking.take_away(action.needs[i]);
      EXPECT_NE(due, Reason::kNone) << action.code << ": no way to take need " << i << " away";
      EXPECT_EQ(lacking.judge(action), due)
          << action.code << " " << action.name << ", need " << i << ": "
          << terms::explain(lacking.judge(action)) << " instead of " << terms::explain(due);
      ++rows;
    }
  }
  EXPECT_GE(rows, 150);
}

/// Each row breaks one more: the first need that does not hold is the reason.
TEST(Catalogue, OfSeveralNeedsThatDoNotHoldTheFirstIsTheReason) {
  const auto exercise = shipped();
  for (const Action& action : exercise->catalogue) {
    Bench bench(*exercise);
    for (const Need& need : action.needs) bench.grant(need);
    for (std::size_t i = action.needs.size(); i-- > 0;) {
      const Reason due = bench.take_away(action.needs[i]);
      EXPECT_EQ(bench.judge(action), due) << action.code << ", from need " << i << " on";
    }
  }
}

}  // namespace
}  // namespace redoubt::rules

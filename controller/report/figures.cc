#include "controller/report/figures.h"

#include <algorithm>
#include <map>
#include <utility>

#include "controller/range/layout.h"

namespace redoubt::report {
namespace {

using range::Entity;
using range::Event;
using range::EventKind;
using terms::EntityKind;

constexpr std::int64_t kFull = 1000;

/// One kind of figure: of which things, by which facts, and where they stand at STARTEX.
struct Kind {
  const char* domain;
  const char* title;
  EntityKind of;
  EventKind moved;
  std::int64_t (*start)(const range::Layout&, std::uint32_t);
};

std::int64_t all_of_it(const range::Layout&, std::uint32_t) { return kFull; }
std::int64_t tank(const range::Layout& layout, std::uint32_t i) {
  const range::water::Tank& drawn = layout.water.tanks[i];
  return drawn.at * kFull / std::max<std::int64_t>(drawn.holds, 1);
}
std::int64_t support(const range::Layout& layout, std::uint32_t i) {
  return layout.information.groups[i].support;
}
std::int64_t trust(const range::Layout& layout, std::uint32_t i) {
  return layout.information.groups[i].trust;
}
std::int64_t partner(const range::Layout& layout, std::uint32_t i) {
  return layout.pact.partnerships[i].trust;
}

constexpr Kind kKinds[] = {
    {"power", "Busbars: share of demand that is served", EntityKind::kBus, EventKind::kBusServed,
     all_of_it},
    {"water", "Tanks: how full", EntityKind::kTank, EventKind::kTankLevel, tank},
    {"water", "Districts: share of demand that is served", EntityKind::kDistrict,
     EventKind::kDistrictServed, all_of_it},
    {"mobile", "Slices: share of sessions that succeed", EntityKind::kSlice,
     EventKind::kSliceServed, all_of_it},
    {"people", "People at work: share of what they try that works", EntityKind::kStaff,
     EventKind::kWorkServed, all_of_it},
    {"information", "Support for the mission", EntityKind::kGroup, EventKind::kSupportMoved,
     support},
    {"information", "Trust in institutions", EntityKind::kGroup, EventKind::kTrustMoved, trust},
    {"alliance", "Trust between partners", EntityKind::kPartnership, EventKind::kPartnerTrustMoved,
     partner},
};

void move(Figure& figure, terms::ExerciseTime at, std::int64_t permille) {
  if (figure.levels.back().from == at) {
    figure.levels.back().permille = permille;
  } else {
    figure.levels.push_back({at, permille});
  }
}

void sum_up(Figure& figure, terms::ExerciseTime until) {
  const auto by_level = [](const Level& a, const Level& b) { return a.permille < b.permille; };
  const auto [low, high] =
      std::minmax_element(figure.levels.begin(), figure.levels.end(), by_level);
  figure.lowest = low->permille;
  figure.highest = high->permille;
  figure.mean = mean_of(figure.levels, until);
}

FigureTable table_of(const Account& account, const Kind& kind) {
  const range::Layout& layout = account.exercise->layout;
  std::vector<Figure> all(layout.count(kind.of));
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    all[i].of = {kind.of, i};
    all[i].levels = {{terms::kStartex, kind.start(layout, i)}};
  }
  for (const Event& event : account.events) {
    if (event.kind == kind.moved) move(all.at(event.subject.index), event.at, event.amount);
  }
  FigureTable table{kind.domain, kind.title, {}, 0};
  for (Figure& figure : all) {
    if (figure.levels.size() == 1) continue;
    sum_up(figure, account.until());
    table.moved.push_back(std::move(figure));
  }
  table.unmoved = all.size() - table.moved.size();
  return table;
}

/// Each narrative with each group of which anybody believed it.
FigureTable beliefs_of(const Account& account) {
  std::map<std::pair<Entity, Entity>, Figure> all;
  for (const Event& event : account.events) {
    if (event.kind != EventKind::kBelieved) continue;
    Figure& figure = all[{event.subject, event.object}];
    if (figure.levels.empty()) figure.levels.push_back({terms::kStartex, 0});
    move(figure, event.at, event.amount);
  }
  FigureTable table{"information", "Narratives: share of a group that believes them", {}, 0};
  for (auto& [what, figure] : all) {
    figure.of = what.first;
    figure.among = what.second;
    sum_up(figure, account.until());
    table.moved.push_back(std::move(figure));
  }
  const range::information::Space& space = account.exercise->layout.information;
  table.unmoved = space.narratives.size() * space.groups.size() - table.moved.size();
  return table;
}

}  // namespace

std::vector<FigureTable> figures(const Account& account) {
  std::vector<FigureTable> tables;
  for (const Kind& kind : kKinds) {
    if (account.exercise->layout.count(kind.of) > 0) tables.push_back(table_of(account, kind));
  }
  if (!account.exercise->layout.information.narratives.empty()) {
    tables.push_back(beliefs_of(account));
  }
  return tables;
}

}  // namespace redoubt::report

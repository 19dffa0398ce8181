#include "controller/rules/cut_costs.h"

#include <algorithm>

#include "controller/range/alliance/pact.h"

namespace redoubt::rules {

using range::EventKind;
using range::World;

namespace {

/// Facts that follow from each other at one instant; a range that goes on for longer does so in
/// plays too, where that is noticed.
constexpr int kRoundsMax = 1000;

/// Takes a fact in as one that has a number: what has none is of no cause.
void take(World& world, range::Event event, terms::ExerciseTime now) {
  event.sequence = 1;
  event.at = now;
  world.apply(event);
}

/// What follows by itself at this instant.
void settle(World& world, terms::ExerciseTime now) {
  range::Facts facts;
  for (int round = 0; round < kRoundsMax; ++round) {
    facts.clear();
    world.settle(now, facts);
    if (facts.empty()) return;
    for (const range::Event& event : facts) take(world, event, now);
  }
}

World without(const Moment& moment, range::LinkId link) {
  World world = moment.world;
  take(world, range::fact(EventKind::kLinkCut, entity(link)), moment.at);
  settle(world, moment.at);
  return world;
}

/// How much of each function is lost, by function.
std::vector<std::int64_t> losses(const Moment& moment, range::LinkId link) {
  const World cut = without(moment, link);
  std::vector<std::int64_t> losses;
  for (std::uint32_t i = 0; i < cut.layout().functions.size(); ++i) {
    losses.push_back(moment.world.derived_availability(range::FunctionId{i}) -
                     cut.derived_availability(range::FunctionId{i}));
  }
  return losses;
}

}  // namespace

std::vector<Moment> first_day(const World& drawn) {
  constexpr auto kStep = std::chrono::hours(6);
  if (drawn.layout().staff.empty()) return {{terms::kStartex, drawn}};
  std::vector<Moment> moments;
  World world = drawn;
  for (terms::ExerciseTime at = terms::kStartex; at < terms::kStartex + std::chrono::days(1);
       at += kStep) {
    while (world.next() < at) settle(world, world.next());
    settle(world, at);
    moments.push_back({at, world});
  }
  return moments;
}

CutCost cost_of_cut(const std::vector<Moment>& moments, range::LinkId link) {
  CutCost cost{.link = link, .losses = {}, .distrusts = {}};
  const range::Layout& layout = moments.at(0).world.layout();
  std::vector<std::int64_t> worst(layout.functions.size(), 0);
  for (const Moment& moment : moments) {
    const std::vector<std::int64_t> here = losses(moment, link);
    for (std::size_t i = 0; i < worst.size(); ++i) worst[i] = std::max(worst[i], here[i]);
  }
  for (std::uint32_t i = 0; i < worst.size(); ++i) {
    if (worst[i] > 0) cost.losses.push_back({range::FunctionId{i}, worst[i]});
  }
  for (std::uint32_t i = 0; i < layout.pact.partnerships.size(); ++i) {
    const range::PartnershipId partnership{i};
    const std::int64_t moved = range::alliance::cost_of_cut(layout.pact, partnership, link);
    if (moved != 0) cost.distrusts.push_back({partnership, -moved});
  }
  return cost;
}

}  // namespace redoubt::rules

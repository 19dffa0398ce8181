#include <gtest/gtest.h>

#include "controller/engine/engine.h"

namespace redoubt::engine {
namespace {

using range::EventKind;
using std::chrono::hours;
using std::chrono::minutes;

/// A mast that lives for two hours without the exchange, which exercise control cuts off after one.
scenario::Exercise exercise_with_a_reserve() {
  scenario::Exercise exercise;
  range::Layout& layout = exercise.layout;
  layout.zones = {{.name = "town"}};
  layout.hosts = {{.name = "exchange", .zone = {0}}, {.name = "mast", .zone = {0}}};
  const range::Entity exchange = entity(range::HostId{0});
  layout.couplings = {
      {.to = entity(range::HostId{1}), .from = exchange, .reserve = hours(2), .leaves = 0}};
  range::Event cut;
  cut.kind = EventKind::kHostIsolated;
  cut.subject = exchange;
  exercise.injects = {{.number = "1-01", .at = terms::kStartex + hours(1)}};
  exercise.injects[0].then = {{.facts = {cut}}};
  return exercise;
}

TEST(Settling, WhatTheRangeDoesByItselfComesInItsTime) {
  std::vector<range::Event> told;
  Engine engine(std::make_shared<const scenario::Exercise>(exercise_with_a_reserve()), 1,
                [&](const range::Event& event) { told.push_back(event); });
  engine.advance_to(terms::kStartex + hours(3) - minutes(1));
  EXPECT_TRUE(engine.world().host({1}).up());
  engine.advance_to(terms::kStartex + hours(4));
  EXPECT_FALSE(engine.world().host({1}).up());
  EXPECT_EQ(told.back().kind, EventKind::kSupplyFailed);
  EXPECT_EQ(told.back().at, terms::kStartex + hours(3));
}

}  // namespace
}  // namespace redoubt::engine

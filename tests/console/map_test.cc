// What exercise control's map is told of what people believe, and of who makes the equipment.

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "controller/console/say_control.h"

namespace redoubt::console {
namespace {

using Json = nlohmann::json;
using range::EventKind;
using terms::EntityKind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr range::Entity kRumour{EntityKind::kNarrative, 0};
constexpr range::Entity kCoast{EntityKind::kGroup, 0};
constexpr range::Entity kRadio{EntityKind::kOutlet, 0};
constexpr range::Entity kMaker{EntityKind::kSupplier, 0};
constexpr range::Entity kMast{EntityKind::kRadioCell, 0};

/// A rumour, two groups, a radio, and one mast.
std::shared_ptr<const scenario::Exercise> town() {
  auto exercise = std::make_shared<scenario::Exercise>();
  range::information::Space& space = exercise->layout.information;
  space.groups = {{.name = "coast"}, {.name = "hills"}};
  space.narratives = {{.name = "rumour"}};
  space.outlets = {{.name = "radio"}};
  exercise->titles = {{kRumour, "The fleet has left"}};
  exercise->layout.mobile.suppliers = {{.name = "maker"}};
  exercise->layout.mobile.cells = {{.name = "mast", .supplier = {0}}};
  return exercise;
}

struct Map : testing::Test {
  void happens(EventKind kind, range::Entity subject, range::Entity object = {},
               std::int64_t amount = 0, std::uint64_t cause = 0) {
    range::Event event{.kind = kind, .subject = subject, .object = object, .amount = amount};
    event.sequence = ++sequence;
    event.cause = cause;
    truth.apply(event);
    last = {subject, object};
  }
  static Json thing_in(const std::string& said, range::Entity thing) {
    if (said.empty()) return nullptr;
    const Json truth = Json::parse(said);
    for (const Json& one : truth["things"]) {
      if (one["id"] == thing_id(thing)) return one;
    }
    return nullptr;
  }
  Json whole(range::Entity thing) const {
    return thing_in(say_whole(truth.exercise(), truth.world(), truth.now()), thing);
  }
  /// As it is told after the last event.
  Json changed(range::Entity thing) const {
    return thing_in(say_changes(truth.exercise(), truth.world(), truth.now(), last), thing);
  }

  Truth truth{town()};
  std::uint64_t sequence = 0;
  std::vector<range::Entity> last;
};

TEST_F(Map, ANarrativeStandsThereWithWhoBelievesItAndWhoCarriesIt) {
  EXPECT_THAT(whole(kRumour)["believed"], IsEmpty());
  happens(EventKind::kNarrativeSeeded, kRumour, kRadio);
  EXPECT_THAT(changed(kRumour)["marks"], ElementsAre("carried by radio", "told"));
  happens(EventKind::kBelieved, kRumour, kCoast, 400);
  EXPECT_EQ(changed(kRumour)["believed"], Json({{"population-group/0", 400}}));
}

TEST_F(Map, ASupplierIsMarkedByWhatItsEquipmentAndUpdatesCarry) {
  EXPECT_THAT(whole(kMaker)["marks"], IsEmpty());
  EXPECT_EQ(whole(kMaker)["level"], 1000) << "all equipment is its own";
  happens(EventKind::kImplanted, kMast);
  EXPECT_THAT(changed(kMaker)["marks"], ElementsAre("implant in 1 of 1"));
}

TEST_F(Map, ATitledThingSaysWhatTheScenarioCallsItToo) {
  EXPECT_EQ(whole(kRumour)["name"], "The fleet has left");
  EXPECT_EQ(whole(kRumour)["called"], "rumour");
  EXPECT_FALSE(whole(kMaker).contains("called"));
}

TEST_F(Map, WhatFollowedFromAnEventIsToldByHoweverManySteps) {
  happens(EventKind::kNarrativeSeeded, kRumour, kRadio);
  happens(EventKind::kBelieved, kRumour, kCoast, 400, 1);
  happens(EventKind::kImplanted, kMast);
  happens(EventKind::kSupportMoved, kCoast, {}, 900, 2);
  std::vector<std::uint64_t> numbers;
  for (const range::Event& one : consequences(truth, 1)) numbers.push_back(one.sequence);
  EXPECT_THAT(numbers, ElementsAre(2, 4));
  EXPECT_THAT(consequences(truth, 4), IsEmpty());
}

}  // namespace
}  // namespace redoubt::console

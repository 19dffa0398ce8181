#include "agents/blue/trigger.h"

#include "tests/agents/blue/table.h"

namespace redoubt::blue {
namespace {

using terms::TriggerKind;

constexpr Handle kHost{0};
constexpr Handle kOther{1};
constexpr Handle kFunction{2};

struct TriggerOf : testing::Test {
  Picture picture;
  terms::Trigger trigger;

  TriggerOf() {
    sees(kHost, EntityKind::kHost, "desk");
    sees(kOther, EntityKind::kHost, "core");
    sees(kFunction, EntityKind::kFunction, "");
  }
  void sees(Handle handle, EntityKind kind, std::string tag) {
    happens(terms::Sighting{handle, kind, {}, true, "thing", {std::move(tag)}});
  }
  template <class What>
  void happens(What what) {
    picture.take_in({terms::kStartex, std::move(what)});
  }
  template <class What>
  bool is_set_off_by(What what) {
    return cause_of(trigger, {terms::kStartex, std::move(what)}, picture).has_value();
  }
  static terms::Alert alert(Severity severity, Handle host = kHost) {
    return {1, {}, host, kPhish, severity, 50};
  }
  static terms::Finding finding(FindingKind kind, std::int64_t amount) {
    return {kind, kHost, {}, amount};
  }
};

TEST_F(TriggerOf, AnAlertMustBeSevereEnough) {
  trigger = on_alert(Severity::kHigh);
  EXPECT_FALSE(is_set_off_by(alert(Severity::kMedium)));
  EXPECT_TRUE(is_set_off_by(alert(Severity::kHigh)));
}

TEST_F(TriggerOf, AnAlertMustBeOfTheTechnique) {
  trigger = on_alert();
  trigger.technique = kInspect;
  EXPECT_FALSE(is_set_off_by(alert(Severity::kHigh)));
  trigger.technique = kPhish;
  EXPECT_TRUE(is_set_off_by(alert(Severity::kHigh)));
}

TEST_F(TriggerOf, TheSubjectMustCarryTheTag) {
  trigger = on_alert();
  trigger.tag = "core";
  EXPECT_FALSE(is_set_off_by(alert(Severity::kHigh, kHost)));
  EXPECT_TRUE(is_set_off_by(alert(Severity::kHigh, kOther)));
}

TEST_F(TriggerOf, AFindingMustBeOfTheKindAndBad) {
  trigger = on_finding(FindingKind::kSession);
  EXPECT_FALSE(is_set_off_by(finding(FindingKind::kPersistence, 1)));
  EXPECT_FALSE(is_set_off_by(finding(FindingKind::kSession, 0)));
  EXPECT_TRUE(is_set_off_by(finding(FindingKind::kSession, 2)));
}

TEST_F(TriggerOf, ABlindSensorIsBadNewsAndAWorkingOneIsNot) {
  trigger = on_finding(FindingKind::kSensor);
  EXPECT_TRUE(is_set_off_by(finding(FindingKind::kSensor, 0)));
  EXPECT_FALSE(is_set_off_by(finding(FindingKind::kSensor, 1)));
}

TEST_F(TriggerOf, AServiceIsBadNewsBelowTheLimitElseWhenItIsImpaired) {
  trigger = on_finding(FindingKind::kService);
  EXPECT_TRUE(is_set_off_by(finding(FindingKind::kService, 999)));
  trigger.permille = 500;
  EXPECT_FALSE(is_set_off_by(finding(FindingKind::kService, 999)));
}

TEST_F(TriggerOf, AFunctionSetsItOffWhenItFallsNotWhileItIsDown) {
  trigger = on(TriggerKind::kFunction);
  trigger.permille = 600;
  EXPECT_FALSE(is_set_off_by(terms::Availability{kFunction, 600}));
  EXPECT_TRUE(is_set_off_by(terms::Availability{kFunction, 500}));
  happens(terms::Availability{kFunction, 500});
  EXPECT_FALSE(is_set_off_by(terms::Availability{kFunction, 400}));
  happens(terms::Availability{kFunction, 900});
  EXPECT_TRUE(is_set_off_by(terms::Availability{kFunction, 0}));
}

TEST_F(TriggerOf, AnInjectIsKnownByItsNumber) {
  trigger = on_inject("2-03");
  terms::Inject inject;
  inject.number = "2-04";
  EXPECT_FALSE(is_set_off_by(inject));
  inject.number = "2-03";
  EXPECT_TRUE(is_set_off_by(inject));
}

TEST_F(TriggerOf, APartnersAdviceMustBeOfTheTechnique) {
  trigger = on(TriggerKind::kAdvisory);
  trigger.technique = kPhish;
  EXPECT_TRUE(is_set_off_by(terms::Advisory{"ally", kPhish, kHost, ""}));
  EXPECT_FALSE(is_set_off_by(terms::Advisory{"ally", kInspect, kHost, ""}));
}

TEST_F(TriggerOf, StartexIsAboutNothingOrAboutEachTaggedThing) {
  trigger = on(TriggerKind::kStart);
  EXPECT_EQ(causes_at_start(trigger, picture).size(), 1U);
  trigger.tag = "core";
  EXPECT_EQ(causes_at_start(trigger, picture).at(0).subject, kOther);
  EXPECT_TRUE(causes_at_start(on_alert(), picture).empty());
}

}  // namespace
}  // namespace redoubt::blue

#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::alliance::Occasion;
using range::alliance::Pact;
using range::alliance::Reaction;
using range::alliance::Tlp;
using testing::ElementsAre;

const std::string kHosts =
    "hosts:\n"
    "  gateway: {system: server-os, zone: office, owner: soc, services: web, data: [{name: "
    "plans}]}\n"
    "  desk: {template: desk, zone: office, owner: soc, count: 3}";

/// One partnership with these keys more.
Text allied(const std::string& keys) {
  return Text()
      .with("nations", "nations: {veldmark: {}, halden: {}}")
      .with("hosts", kHosts)
      .with("injects",
            "injects: {1-01: {title: A, at: 1 h, to: soc, from: F, subject: S, deadline: 1 h, "
            "options: [{text: Wait}, {text: Ask}]}}")
      .with("suppliers", "suppliers: {tidewater: {nation: veldmark}}")
      .with("partnerships",
            "partnerships:\n"
            "  north: {from: halden, to: veldmark, trust: 75%, " +
                keys + "}");
}

Pact pact_of(const std::string& keys) { return exercise_of(allied(keys)).layout.pact; }
std::string faults_of(const std::string& keys) { return faults(allied(keys)); }
std::string faults_of_reaction(const std::string& keys) {
  return faults_of("reacts: [{" + keys + "}]");
}

TEST(AllianceReader, ReadsAPartnership) {
  const auto north = pact_of(
                         "recovers_a_day: 2%, margin: 4%, shares: [{level: tlp-green, floor: 20%}, "
                         "{level: tlp-amber-strict, floor: 60%}]")
                         .partnerships.at(0);
  EXPECT_EQ(north.name, "north");
  EXPECT_EQ(north.from, range::NationId{1});
  EXPECT_EQ(north.to, range::NationId{0});
  EXPECT_EQ(north.trust, 750);
  EXPECT_EQ(north.recovers, 20);
  EXPECT_EQ(north.margin, 40);
  ASSERT_EQ(north.shares.size(), 2U);
  EXPECT_EQ(north.shares[1].level, Tlp::kAmberStrict);
  EXPECT_EQ(north.shares[1].floor, 600);
}

TEST(AllianceReader, WhatIsLeftOutHasDefaults) {
  const auto north = pact_of("").partnerships.at(0);
  EXPECT_EQ(north.recovers, 0);
  EXPECT_EQ(north.margin, 50);
  EXPECT_TRUE(north.shares.empty());
}

TEST(AllianceReader, ReadsEveryOccasion) {
  const auto reactions = pact_of(
                             "reacts: [{leak: plans, by: -12%}, {loss: plans, by: -3%}, "
                             "{cut: edge, who: soc, for: 10 min, by: -8%}, "
                             "{outage: page, below: 60%, for: 2 h, by: -5%}, "
                             "{supplier: tidewater, by: -10%}, {report: late, by: -6%}, "
                             "{unanswered: 1-01, by: 0.5%}]")
                             .reactions;
  std::vector<Occasion> occasions;
  for (const Reaction& reaction : reactions) occasions.push_back(reaction.on);
  EXPECT_THAT(occasions,
              ElementsAre(Occasion::kLeak, Occasion::kLoss, Occasion::kCut, Occasion::kOutage,
                          Occasion::kSupplier, Occasion::kLateReport, Occasion::kUnanswered));
  EXPECT_EQ(reactions[0].of, entity(range::DataId{0}));
  EXPECT_EQ(reactions[0].by, -120);
  EXPECT_THAT(reactions[2].who, ElementsAre(terms::CellId{0}));
  EXPECT_EQ(reactions[2].lasting, std::chrono::minutes(10));
  EXPECT_EQ(reactions[3].below, 600);
  EXPECT_EQ(reactions[3].of, entity(range::FunctionId{0}));
  EXPECT_EQ(reactions[4].of, entity(range::SupplierId{0}));
  EXPECT_EQ(reactions[5].of, entity(range::PartnershipId{0}));
  EXPECT_EQ(reactions[6].of, (range::Entity{terms::EntityKind::kInject, 0}));
  EXPECT_EQ(reactions[6].by, 5);
}

TEST(AllianceReader, AReactionToSeveralThingsIsOneToEach) {
  const auto reactions = exercise_of(allied("reacts: [{cut: [edge, back], by: -8%}]")
                                         .with("links",
                                               "links:\n"
                                               "  edge: {between: [outside, office]}\n"
                                               "  back: {between: [outside, office]}"))
                             .layout.pact.reactions;
  ASSERT_EQ(reactions.size(), 2U);
  EXPECT_EQ(reactions[1].of, entity(range::LinkId{1}));
  EXPECT_EQ(reactions[1].by, -80);
}

TEST(AllianceReader, APartnershipIsBetweenTwoNations) {
  EXPECT_THAT(faults(Text().with("partnerships",
                                 "partnerships: {n: {from: veldmark, to: veldmark, trust: 1%}}")),
              HasSubstr("partnerships.n.to: a partnership is between two nations"));
}

TEST(AllianceReader, LevelsStandInOrderOnceAndFloorsDoNotFall) {
  constexpr const char* kOrder = "shares[1]: levels stand from the least closely held";
  EXPECT_THAT(faults_of("shares: [{level: tlp-red, floor: 70%}, {level: tlp-green, floor: 80%}]"),
              HasSubstr(kOrder));
  EXPECT_THAT(faults_of("shares: [{level: tlp-red, floor: 70%}, {level: tlp-red, floor: 70%}]"),
              HasSubstr(kOrder));
  EXPECT_THAT(faults_of("shares: [{level: tlp-green, floor: 40%}, {level: tlp-amber, floor: 20%}]"),
              HasSubstr(kOrder));
}

TEST(AllianceReader, LevelsAreThoseOfTheTrafficLightProtocol) {
  EXPECT_THAT(faults_of("shares: [{level: tlp-white, floor: 1%}]"),
              HasSubstr("expected tlp-clear, tlp-green, tlp-amber, tlp-amber-strict or tlp-red"));
}

TEST(AllianceReader, AReactionIsToOneOccasion) {
  EXPECT_THAT(faults_of_reaction("by: -1%"), HasSubstr("a reaction is to one occasion"));
  EXPECT_THAT(faults_of_reaction("leak: plans, loss: plans, by: -1%"),
              HasSubstr("a reaction is to one occasion"));
}

TEST(AllianceReader, AReactionMovesTrust) {
  EXPECT_THAT(faults_of_reaction("leak: plans"), HasSubstr("key 'by' is missing"));
  EXPECT_THAT(faults_of_reaction("leak: plans, by: 0%"), HasSubstr("a reaction moves trust"));
  EXPECT_THAT(faults_of_reaction("leak: plans, by: -8"), HasSubstr("the unit is missing: %"));
}

TEST(AllianceReader, OnlyWhatLastsHasADuration) {
  EXPECT_THAT(faults_of_reaction("report: late, for: 2 h, by: -1%"),
              HasSubstr("reacts[0].for: this happens, and does not last"));
}

TEST(AllianceReader, AnOutageAloneHasALevel) {
  EXPECT_THAT(faults_of_reaction("outage: page, by: -1%"), HasSubstr("key 'below' is missing"));
  EXPECT_THAT(faults_of_reaction("cut: edge, below: 5%, by: -1%"),
              HasSubstr("reacts[0].below: this goes with 'outage' alone"));
}

TEST(AllianceReader, OutagesAreNobodysDeed) {
  EXPECT_THAT(faults_of_reaction("outage: page, below: 5%, who: soc, by: -1%"),
              HasSubstr("reacts[0].who: an outage is nobody's deed"));
}

TEST(AllianceReader, OccasionsAreAboutTheirKindOfThing) {
  EXPECT_THAT(faults_of_reaction("cut: page, by: -1%"),
              HasSubstr("'page' is a function, where a link is wanted"));
  EXPECT_THAT(faults_of_reaction("unanswered: 9-99, by: -1%"),
              HasSubstr("there is no inject '9-99'"));
  EXPECT_THAT(faults_of_reaction("report: early, by: -1%"), HasSubstr("expected late"));
}

}  // namespace
}  // namespace redoubt::scenario

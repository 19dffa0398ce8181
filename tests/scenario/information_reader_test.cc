#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::information::Feed;
using range::information::Space;

const std::string kOutlets =
    "outlets:\n"
    "  coast-radio: {title: Coast Radio, nation: veldmark, leaning: 10%}\n"
    "  the-tide: {nation: veldmark, leaning: -60%}";
const std::string kGroups =
    "groups:\n"
    "  dockers: {title: Dockers, nation: veldmark, size: 42000, trust: 62%, support: 55.5%,\n"
    "            leaning: -20%, follows: {coast-radio: 40%, the-tide: 15%}}\n"
    "  teachers: {nation: veldmark, size: 9000, trust: 70%, support: 60%}";
const std::string kNarratives =
    "narratives:\n"
    "  port-sold: {credibility: 20%, seed: 2%, half_life: 18 h, against: {trust: 30%, support: "
    "20%},\n"
    "              feeds_on: [{outage: page, below: 70%, by: 25%, for_good: true},\n"
    "                         {leak: plans, by: 30%}]}";
const std::string kHosts =
    "hosts:\n"
    "  gateway: {system: server-os, zone: office, owner: soc, services: web, data: [{name: "
    "plans}]}\n"
    "  desk: {template: desk, zone: office, owner: soc, count: 3}";

Text told_at_the_harbour() {
  return Text()
      .with("outlets", kOutlets)
      .with("groups", kGroups)
      .with("narratives", kNarratives)
      .with("hosts", kHosts);
}

Space space_with(const std::string& section, const std::string& lines) {
  return exercise_of(told_at_the_harbour().with(section, lines)).layout.information;
}

std::string faults_here(const std::string& section, const std::string& lines) {
  return faults(told_at_the_harbour().with(section, lines));
}

std::string narrative(const std::string& keys) {
  return faults_here("narratives", "narratives: {n: {credibility: 20%, " + keys + "}}");
}

TEST(InformationReader, ReadsGroups) {
  const Exercise exercise = exercise_of(told_at_the_harbour());
  const auto& group = exercise.layout.information.groups.at(0);
  EXPECT_EQ(group.name, "dockers");
  EXPECT_EQ(group.nation, range::NationId{0});
  EXPECT_EQ(group.size, 42'000);
  EXPECT_EQ(group.trust, 620);
  EXPECT_EQ(group.support, 555);
  EXPECT_EQ(group.leaning, -200);
  ASSERT_EQ(group.follows.size(), 2U);
  EXPECT_EQ(group.follows[1].outlet, range::OutletId{1});
  EXPECT_EQ(group.follows[1].reach, 150);
  EXPECT_EQ(exercise.layout.name_of(entity(range::GroupId{1})), "teachers");
}

TEST(InformationReader, ReadsOutlets) {
  const Space space = exercise_of(told_at_the_harbour()).layout.information;
  EXPECT_EQ(space.outlets.at(1).name, "the-tide");
  EXPECT_EQ(space.outlets[1].leaning, -600);
}

TEST(InformationReader, ReadsNarrativesAndWhatFeedsThem) {
  const Space space = exercise_of(told_at_the_harbour()).layout.information;
  const auto& narrative = space.narratives.at(0);
  EXPECT_EQ(narrative.credibility, 200);
  EXPECT_EQ(narrative.seed, 20);
  EXPECT_EQ(narrative.half_life, std::chrono::hours(18));
  EXPECT_EQ(narrative.against_trust, 300);
  EXPECT_EQ(narrative.against_support, 200);
  ASSERT_EQ(space.feeds.size(), 2U);
  const Feed& outage = space.feeds[0];
  EXPECT_EQ(outage.thing, entity(range::FunctionId{0}));
  EXPECT_EQ(outage.below, 700);
  EXPECT_EQ(outage.by, 250);
  EXPECT_TRUE(outage.for_good);
  EXPECT_EQ(space.feeds[1].thing, entity(range::DataId{0}));
  EXPECT_EQ(space.feeds[1].by, 300);
}

TEST(InformationReader, SettingsStandOnce) {
  const Space space =
      space_with("information", "information: {step: 10 min, talks_a_day: 20, draw: 5}");
  EXPECT_EQ(space.habits.step, std::chrono::minutes(10));
  EXPECT_EQ(space.habits.talks, 20);
  EXPECT_THAT(faults(told_at_the_harbour()
                         .with("information", "information: {draw: 5}")
                         .with("more", "information: {draw: 6}")),
              HasSubstr("more:2:14 information: these settings stand in one place <- "
                        "information:2:14 they stand here first"));
}

TEST(InformationReader, GroupsKnowEachOtherAsTheSettingsSay) {
  const std::string strong = "information: {ties: 60%}";
  EXPECT_EQ(space_with("information", "information: {ties: 0%}").groups[0].contacts.size(), 0U);
  const Space space = space_with("information", strong);
  ASSERT_EQ(space.groups[1].contacts.size(), 1U);
  EXPECT_EQ(space.groups[1].contacts[0].with, range::GroupId{0});
  EXPECT_EQ(space.groups[1].contacts[0].permille, 600 * 2 * 42 / 51);
}

TEST(InformationReader, NationsKnowEachOtherAsFarAsTheSettingsSay) {
  const auto contacts = [](const std::string& abroad) {
    const Space space = exercise_of(told_at_the_harbour()
                                        .with("nations", "nations: {veldmark: {}, halden: {}}")
                                        .with("information", "information: {abroad: " + abroad +
                                                                 ", ties: [50%, 50%]}")
                                        .with("groups",
                                              "groups:\n"
                                              "  a: {nation: veldmark, size: 1, trust: 1, "
                                              "support: 1}\n"
                                              "  b: {nation: halden, size: 1, trust: 1, "
                                              "support: 1}"))
                            .layout.information;
    return space.groups[0].contacts.size();
  };
  EXPECT_EQ(contacts("100%"), 1U);
  EXPECT_EQ(contacts("0%"), 0U);
}

TEST(InformationReader, StepsAreFineEnoughToFollowTalk) {
  EXPECT_THAT(faults_here("information", "information: {step: 3 h, talks_a_day: 9}"),
              HasSubstr("information:2:39 information.talks_a_day: people talk more than once in a "
                        "step; shorten it"));
  EXPECT_THAT(faults_here("information", "information: {step: 30 s}"),
              HasSubstr("information.step: a step takes from 1 min to 1 d"));
  EXPECT_THAT(narrative("half_life: 59 min"), HasSubstr("a half-life takes two steps at least"));
}

TEST(InformationReader, TiesStandInOrder) {
  EXPECT_THAT(faults_here("information", "information: {ties: [30%, 5%]}"),
              HasSubstr("information.ties: the first share is larger than the second"));
}

TEST(InformationReader, ANarrativeFeedsOnOneThingAtATime) {
  EXPECT_THAT(narrative("feeds_on: [{by: 1%}]"),
              HasSubstr("narratives.n.feeds_on[0]: a narrative feeds on an outage or a leak"));
  EXPECT_THAT(narrative("feeds_on: [{outage: page, leak: plans, below: 1%, by: 1%}]"),
              HasSubstr("a narrative feeds on an outage or a leak"));
}

TEST(InformationReader, AnOutageHasALevelAndALeakHasNone) {
  EXPECT_THAT(narrative("feeds_on: [{outage: page, by: 5%}]"), HasSubstr("'below' is missing"));
  EXPECT_THAT(narrative("feeds_on: [{leak: plans, by: 5%, below: 2%}]"),
              HasSubstr("feeds_on[0].below: this goes with 'outage' alone"));
  EXPECT_THAT(narrative("feeds_on: [{leak: plans, by: 5%, for_good: true}]"),
              HasSubstr("what has leaked has leaked"));
}

TEST(InformationReader, AThingFeedsANarrativeOnce) {
  EXPECT_THAT(narrative("feeds_on: [{leak: plans, by: 5%}, {leak: plans, by: 6%}]"),
              HasSubstr("narratives.n.feeds_on[1].leak: 'plans' feeds this narrative already"));
}

TEST(InformationReader, OutagesAreOfWhatServes) {
  EXPECT_THAT(narrative("feeds_on: [{outage: plans, below: 5%, by: 5%}]"),
              HasSubstr("'plans' is data, where a function, busbar, water district or slice is "
                        "wanted"));
  EXPECT_THAT(narrative("feeds_on: [{leak: page, by: 5%}]"),
              HasSubstr("'page' is a function, where data is wanted"));
}

TEST(InformationReader, GroupsFollowOutlets) {
  EXPECT_THAT(faults_here("groups",
                          "groups: {a: {nation: veldmark, size: 5, trust: 5%, support: 5%, "
                          "follows: {coast-radjo: 5%}}}"),
              HasSubstr("there is no outlet 'coast-radjo', did you mean 'coast-radio'?"));
}

TEST(InformationReader, FiguresAndLeaningsKeepTheirBounds) {
  EXPECT_THAT(faults_here("outlets", "outlets: {a: {nation: veldmark, leaning: -101%}}"),
              HasSubstr("outlets.a.leaning: expected a number of %, found '-101%'"));
  EXPECT_THAT(faults_here("groups", "groups: {a: {nation: veldmark, size: 0}}"),
              HasSubstr("groups.a.size: expected a whole number from 1 to 1000000000"));
  EXPECT_THAT(faults_here("groups", "groups: {a: {nation: veldmark, size: 1, trust: 1}}"),
              HasSubstr("groups.a: key 'support' is missing"));
}

}  // namespace
}  // namespace redoubt::scenario

#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::HostId;
using range::Link;
using range::ZoneId;

constexpr ZoneId kOutside{0};
constexpr ZoneId kOffice{1};
constexpr HostId kGateway{0};

/// The one link of the small scenario, with these keys besides `between`.
std::string edge(const std::string& keys) {
  return "links:\n  edge:\n    between: [outside, office]\n" + keys;
}

Link link_with(const std::string& keys) {
  return exercise_with("links", edge(keys)).layout.links.at(0);
}

std::string faults_of(const std::string& keys) { return faults_with("links", edge(keys)); }

TEST(Links, RulesSayWhatTheyDoToWhichProtocols) {
  const Exercise exercise =
      exercise_with("links",
                    "links:\n  edge:\n    between: [outside, office]\n    rules:\n"
                    "      - {allow: [mail], from: outside, to: office}\n      - {deny: all}");
  const auto& rules = exercise.layout.links.at(0).rules;
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_TRUE(rules[0].allow);
  EXPECT_EQ(rules[0].protocols, range::only(1));
  EXPECT_EQ(rules[0].to, range::ZoneId{1});
  EXPECT_FALSE(rules[1].from.valid());
  EXPECT_EQ(rules[1].protocols, range::kAnyProtocol);
  EXPECT_FALSE(exercise.layout.links[0].owner.valid());
}

TEST(Links, ARuleEitherAllowsOrDenies) {
  const std::string both = "links: {edge: {between: [outside, office], rules: [{}]}}";
  EXPECT_THAT(faults_with("links", both),
              HasSubstr("links:2:52 links.edge.rules[0]: a rule says either 'allow' or 'deny'"));
}

TEST(Links, ALinkHasACapacityOrNoLimit) {
  EXPECT_EQ(link_with("    capacity: 1.5 Mbit/s").capacity_kbps, 1500);
  EXPECT_EQ(link_with("    capacity: 64 kbit/s").capacity_kbps, 64);
  EXPECT_EQ(link_with("    rules: []").capacity_kbps, 0);
}

TEST(Links, ALinkJoinsTwoDifferentZones) {
  EXPECT_THAT(faults_with("links", "links: {edge: {between: [office, office]}}"),
              HasSubstr("links:2:25 links.edge.between: a link joins two different zones"));
  EXPECT_THAT(faults_with("links", "links: {edge: {between: [office]}}"),
              HasSubstr("expected the two zones that the link joins, found a list"));
  EXPECT_THAT(faults_with("links", "links: {edge: {between: [office, gateway]}}"),
              HasSubstr("'gateway' is a host, where a zone is wanted <- hosts:3:3 it is declared"));
}

TEST(Links, ARuleMayNameAHostAsItsEnd) {
  const Link link = link_with("    rules: [{allow: web, from: outside, to: gateway}]");
  EXPECT_EQ(link.rules.at(0).from, kOutside);
  EXPECT_EQ(link.rules[0].to, kGateway);
}

TEST(Links, ARulesEndIsOneZoneOrOneHost) {
  EXPECT_THAT(faults_of("    rules: [{allow: web, to: desk}]"),
              HasSubstr("links:5:30 links.edge.rules[0].to: 'desk' is more than one zone or host; "
                        "name one of them <- hosts:4:3 it is declared here"));
  EXPECT_THAT(faults_of("    rules: [{allow: web, to: edge}]"),
              HasSubstr("'edge' is a link, where a zone or host is wanted"));
}

TEST(Links, ARuleMayHoldIntoOneSideOfItsLinkAlone) {
  EXPECT_EQ(link_with("    rules: [{deny: all, into: office}]").rules.at(0).into, kOffice);
  EXPECT_FALSE(link_with("    rules: [{deny: all}]").rules.at(0).into.valid());
  const std::string elsewhere =
      "zones:\n  outside: {site: elsewhere, external: true}\n  office: {site: harbour}\n"
      "  cellar: {site: harbour}";
  const std::string rule = edge("    rules: [{deny: all, into: cellar}]");
  EXPECT_THAT(faults(Text().with("zones", elsewhere).with("links", rule)),
              HasSubstr("links:5:31 links.edge.rules[0].into: 'cellar' is neither of the two zones "
                        "that the link joins"));
}

TEST(Links, TranslationHidesASideAndForwardsToIt) {
  const Link link = link_with(
      "    nat: office\n"
      "    forward: [{protocols: [web, mail], to: gateway}, {protocols: all, to: office}]");
  EXPECT_EQ(link.hides, kOffice);
  ASSERT_EQ(link.forwards.size(), 2U);
  EXPECT_EQ(link.forwards[0].protocols, range::only(0) | range::only(1));
  EXPECT_EQ(link.forwards[0].to, kGateway);
  EXPECT_EQ(link.forwards[1].protocols, range::kAnyProtocol);
  EXPECT_EQ(link.forwards[1].to, kOffice);
  EXPECT_FALSE(link_with("    rules: []").hides.valid());
}

TEST(Links, OnlyWhatHidesASideForwardsToIt) {
  EXPECT_THAT(faults_of("    forward: [{protocols: web, to: gateway}]"),
              HasSubstr("links:5:14 links.edge.forward: only a link that hides a side ('nat') "
                        "forwards to it"));
  EXPECT_THAT(faults_of("    nat: office\n    forward: [{protocols: web}]"),
              HasSubstr("links.edge.forward[0]: key 'to' is missing"));
}

TEST(Links, ATunnelIsCarriedByAProtocolBetweenTwoZones) {
  const std::string both =
      edge("    rules: [{allow: mail}]\n") +
      "  tunnel: {between: [outside, office], over: {from: office, to: outside, protocol: mail}}";
  const Exercise exercise = exercise_with("links", both);
  const range::Carrier& over = exercise.layout.links.at(1).over;
  EXPECT_EQ(over.from, kOffice);
  EXPECT_EQ(over.to, kOutside);
  EXPECT_EQ(over.protocol, 1);
  EXPECT_FALSE(exercise.layout.links[0].over.valid());
  EXPECT_THAT(faults_of("    over: {from: office, to: office, protocol: mail}"),
              HasSubstr("links.edge.over: a tunnel is carried between two different zones"));
  EXPECT_THAT(faults_of("    over: {from: outside, to: office, protocol: mial}"),
              HasSubstr("there is no protocol 'mial', did you mean 'mail'?"));
}

TEST(Links, ATunnelThatNothingCarriesAsDrawnIsWarnedOf) {
  EXPECT_EQ(faults_of("    over: {from: outside, to: office, protocol: mail}"),
            "links:3:3 warning: links.edge: as it is drawn, nothing carries this tunnel\n");
}

TEST(Links, NoMoreHostsAreNamedThanCanBeToldApart) {
  std::string rules = "    rules:\n";
  for (int i = 1; i <= 129; ++i) rules += fmt::format("      - {{allow: web, to: desk-{}}}\n", i);
  const std::string hosts =
      "hosts:\n"
      "  gateway: {system: server-os, zone: office, owner: soc, services: web, weaknesses: W-1}\n"
      "  desk: {template: desk, zone: office, owner: soc, count: 129, cached: keeper}";
  EXPECT_THAT(faults(Text().with("hosts", hosts).with("links", edge(rules))),
              HasSubstr("links:134:26 links.edge.rules[128].to: the rules of all links name more "
                        "than 128 hosts"));
}

TEST(Links, NoMoreRulesThanCanBeCompiled) {
  std::string two_hundred = "[";
  for (int i = 0; i < 200; ++i) two_hundred += "{deny: all}, ";
  two_hundred.back() = ']';
  std::string links = "links:\n";
  for (int i = 0; i < 51; ++i) {
    links += fmt::format("  link-{}: {{between: [outside, office], rules: {}}}\n", i, two_hundred);
  }
  EXPECT_THAT(faults_with("links", links),
              HasSubstr("links.link-50.rules: the links have more than 10000 rules in all"));
}

}  // namespace
}  // namespace redoubt::scenario

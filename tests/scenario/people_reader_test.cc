#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::people::Staff;
using std::chrono::hours;
using testing::ElementsAre;
using testing::IsEmpty;

/// Clerks of whom this is said; they sit at the three desks and use the gateway's web pages where
/// it does not say otherwise.
Text employed(std::map<std::string, std::string> said) {
  said.insert({{"people", "120"}, {"at", "desk"}, {"uses", "[{what: gateway/web, per_hour: 6}]"}});
  std::string keys;
  for (const auto& [key, value] : said)
    keys += fmt::format("{}{}: {}", keys.empty() ? "" : ", ", key, value);
  return Text()
      .with("hosts",
            "hosts:\n"
            "  gateway: {system: server-os, zone: office, owner: soc, services: [web, mail]}\n"
            "  desk: {template: desk, zone: office, owner: soc, count: 3}\n"
            "  vault: {system: server-os, zone: office, services: web, denials: [{from: desk-2, "
            "protocols: web}]}\n"
            "  kiosk: {system: desk-os, zone: outside}")
      .with("staff", "staff:\n  clerks: {" + keys + "}");
}

Staff clerks(std::map<std::string, std::string> said) {
  return exercise_of(employed(std::move(said))).layout.staff.at(0);
}
std::string faults_of(std::map<std::string, std::string> said) {
  return faults(employed(std::move(said)));
}

TEST(PeopleReader, WhoTelephonesDoesSoAsASubscriber) {
  const Text text =
      employed({{"uses", "[{what: phones, per_hour: 2}]"}})
          .with("mobile", "mobile: {networks: {larkspan: {nation: veldmark}}}")
          .with("radio_cells", "radio_cells: {mast: {sessions: 9}}")
          .with("network_functions", "network_functions: {amf: {kind: amf}}")
          .with("slices", "slices: {public: {chain: [amf]}}")
          .with("subscribers", "subscribers: {phones: {slice: public, sessions: 9, cells: mast}}");
  EXPECT_THAT(exercise_of(text).layout.staff.at(0).uses.at(0).means,
              ElementsAre(entity(range::SubscribersId{0})));
}

TEST(PeopleReader, ReadsPeopleAtWork) {
  const Staff staff = clerks({{"title", "The clerks"},
                              {"owner", "soc"},
                              {"shift", "[\"07:00\", \"17:15\"]"},
                              {"uses",
                               "[{what: gateway/web, per_hour: 6}, "
                               "{what: gateway/mail, per_hour: 0.25}]"},
                              {"tickets", "2%"},
                              {"false_tickets", "0.1%"}});
  EXPECT_EQ(staff.name, "clerks");
  EXPECT_EQ(staff.owner, terms::CellId{0});
  EXPECT_EQ(staff.people, 120);
  EXPECT_THAT(numbers(staff.at), ElementsAre(1, 2, 3));
  EXPECT_EQ(staff.shift.from, hours(7));
  EXPECT_EQ(staff.shift.to, hours(17) + std::chrono::minutes(15));
  ASSERT_EQ(staff.uses.size(), 2U);
  EXPECT_EQ(staff.uses[0].tries, 6000);
  EXPECT_THAT(staff.uses[1].means, ElementsAre(entity(range::ServiceId{1})));
  EXPECT_EQ(staff.uses[1].tries, 250);
  EXPECT_EQ(staff.tickets, terms::Odds{20'000});
  EXPECT_EQ(staff.false_tickets, terms::Odds{1000});
}

TEST(PeopleReader, WhatIsLeftOutHasDefaults) {
  const Staff staff = clerks({});
  EXPECT_EQ(staff.owner, terms::CellId{0});  // who answers for their hosts
  EXPECT_EQ(staff.shift.from, staff.shift.to);
  EXPECT_EQ(staff.tickets, terms::Odds{});
  EXPECT_EQ(staff.false_tickets, terms::Odds{});
}

TEST(PeopleReader, SeveralServicesOfOneUseAreAlike) {
  const Staff staff = clerks({{"uses", "[{what: [gateway/web, gateway/mail], per_hour: 1}]"}});
  ASSERT_EQ(staff.uses.size(), 1U);
  EXPECT_THAT(staff.uses[0].means,
              ElementsAre(entity(range::ServiceId{0}), entity(range::ServiceId{1})));
}

TEST(PeopleReader, TheyMayDoNothingButBeThere) {
  EXPECT_THAT(clerks({{"uses", "[]"}}).uses, IsEmpty());
}

TEST(PeopleReader, TheyAreABlueTeams) {
  EXPECT_THAT(faults_of({{"owner", "tide"}}), HasSubstr("cell 'tide' is red"));
}

TEST(PeopleReader, ThereAreSomeAndNotTooMany) {
  EXPECT_THAT(faults_of({{"people", "0"}}), HasSubstr("a whole number from 1 to 100000"));
  EXPECT_THAT(faults_of({{"people", "100001"}}), HasSubstr("a whole number from 1 to 100000"));
}

TEST(PeopleReader, ShiftsAreTwoTimesOfDay) {
  EXPECT_THAT(faults_of({{"shift", "[\"07:00\"]"}}), HasSubstr("from when to when they work"));
  EXPECT_THAT(faults_of({{"shift", "[\"7:00\", \"17:00\"]"}}),
              HasSubstr("expected a time of day such as '07:30'"));
  EXPECT_THAT(faults_of({{"shift", "[\"07:00\", \"07:00\"]"}}),
              HasSubstr("who works all day has no shift"));
  EXPECT_THAT(faults_of({{"shift", "[\"07:10\", \"17:00\"]"}}),
              HasSubstr("staff.clerks.shift[0]: shifts begin and end at a quarter of an hour"));
}

TEST(PeopleReader, WhatTheyUseAreServices) {
  EXPECT_THAT(faults_of({{"uses", "[{what: gateway, per_hour: 6}]"}}),
              HasSubstr("'gateway' is a host, where a service or subscribers is wanted"));
  EXPECT_THAT(faults_of({{"uses", "[{what: vault/mail, per_hour: 6}]"}}),
              HasSubstr("host 'vault' has no service 'mail'"));
}

TEST(PeopleReader, TheyTryNowAndThenAndNotTooOften) {
  EXPECT_THAT(faults_of({{"uses", "[{what: gateway/web}]"}}),
              HasSubstr("key 'per_hour' is missing"));
  EXPECT_THAT(faults_of({{"uses", "[{what: gateway/web, per_hour: 0}]"}}),
              HasSubstr("uses[0].per_hour"));
  EXPECT_THAT(faults_of({{"uses", "[{what: gateway/web, per_hour: 101}]"}}),
              HasSubstr("uses[0].per_hour"));
}

TEST(PeopleReader, WhatTheyUseReachesThemAsItIsDrawn) {
  EXPECT_THAT(faults_of({{"uses", "[{what: vault/web, per_hour: 6}]"}}),
              HasSubstr("staff.clerks.uses[0].what: nothing of it can be reached from host "
                        "'desk-2'"));
  EXPECT_THAT(faults_of({{"uses", "[{what: [vault/web, gateway/web], per_hour: 6}]"}}), "");
  const std::string shut = "links: {edge: {between: [outside, office], rules: [{allow: mail}]}}";
  EXPECT_THAT(faults(employed({{"at", "[desk, kiosk]"}}).with("links", shut)),
              HasSubstr("nothing of it can be reached from host 'kiosk'"));
}

TEST(PeopleReader, AnUnknownKeyIsNamedWithTheNearest) {
  EXPECT_THAT(faults_of({{"tikets", "2%"}}), HasSubstr("did you mean 'tickets'?"));
}

TEST(PeopleReader, AMissionFunctionMayStandOnThem) {
  const Exercise exercise =
      exercise_of(employed({}).with("functions", "functions: {care: {parts: [clerks]}}"));
  EXPECT_THAT(exercise.layout.functions[0].parts, ElementsAre(entity(range::StaffId{0})));
}

}  // namespace
}  // namespace redoubt::scenario

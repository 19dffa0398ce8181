// What each seat may ask, and what becomes of what nobody should say.

#include <gmock/gmock.h>

#include <random>

#include "tests/console/room.h"

namespace redoubt::console {
namespace {

using seats::may;
using seats::Permission;

struct Requests : testing::Test, Room {};

constexpr std::int64_t kBeyondTheEnd = 4 * 3'600'000'000;

/// Something that fits each request.
Json sample(const std::string& what) {
  Json json = {{"do", what}};
  if (what == "clock.rate") json["rate"] = 10;
  if (what == "clock.step") json["by"] = 60'000'000;
  if (what == "clock.jump") json["to"] = "inject";
  if (what == "clock.hold" || what == "clock.unhold") json["at"] = 600'000'000;
  if (what.starts_with("inject.")) json.update({{"inject", "1"}, {"i", 0}});
  if (what == "inject.add") {
    json.update({{"inject", "X-1"}, {"kind", "mail"}, {"to", {"blue"}}, {"body", "Call me"}});
  }
  if (what == "inject.mark") json.update({{"cell", "blue"}, {"level", 0}});
  if (what == "answer.reopen") json.update({{"inject", "1"}, {"cell", "blue"}, {"why", "so"}});
  if (what == "answer.evidence") json.update({{"i", 0}, {"cell", "blue"}});
  if (what.starts_with("order.")) json.update({{"action", 2}, {"target", 0}, {"inject", 0}});
  if (what == "post") json.update({{"kind", "chat"}, {"text", "hello"}});
  if (what == "cell.watch" || what.starts_with("score.")) json["cell"] = "blue";
  if (what == "thing.story") json["thing"] = "host/0";
  if (what == "picture") json["at"] = 0;
  return json;
}

TEST_F(Requests, EachIsDeniedToExactlyThoseRolesThatTheTableDoesNotGrantIt) {
  for (const seats::Seat& seat : seats) {
    Browser browser = sit(seat.name);
    for (const RequestKind& kind : request_kinds()) {
      const bool seat_request = kind.needs == Permission::kTakeSeat;
      const bool granted =
          may(seat.role, kind.needs) || (seat_request && may(seat.role, Permission::kAssignSeats));
      EXPECT_EQ(ask(browser, sample(kind.name))["code"] != "denied", granted)
          << seat.name << " " << kind.name;
      browser.heard.clear();
      if (kind.name == "clock.thaw") browser = sit(seat.name);  // with its requests paid again
    }
  }
}

TEST_F(Requests, ALineThatIsAddedStandsInThePlanOfWhoeverComesInLater) {
  Browser director = sit("director");
  EXPECT_TRUE(granted(director, {{"do", "inject.add"},
                                 {"inject", "X-01"},
                                 {"kind", "phone"},
                                 {"to", {"blue"}},
                                 {"body", "Call me"},
                                 {"at", 7'200'000'000}}));
  until(director, [&] { return !director.all("lines").empty(); });
  EXPECT_EQ(director.all("lines")[0]["lines"][0]["number"], "X-01");
  Browser later = sit("director");
  until(later, [&] { return !later.all("plan").empty(); });
  EXPECT_EQ(later.all("plan")[0]["injects"].back()["number"], "X-01");
}

TEST_F(Requests, ALineThatCannotBeIsRefusedInWords) {
  Browser director = sit("director");
  const Json no_kind = {{"do", "inject.add"}, {"inject", "X-01"}, {"kind", "rumour"}};
  EXPECT_EQ(ask(director, no_kind)["code"], "invalid");
  const Json no_team = {{"do", "inject.add"}, {"inject", "X-01"}, {"kind", "mail"}};
  EXPECT_EQ(ask(director, no_team)["code"], "refused");
  const Json nowhere = {{"do", "inject.amend"}, {"inject", "1"}, {"to", {"nobody"}}};
  EXPECT_EQ(ask(director, nowhere)["code"], "invalid");
}

TEST_F(Requests, WhoAmendsThePlanIsToldWhatBecomesWrongWithIt) {
  Browser director = sit("director");
  const Json late =
      ask(director, {{"do", "inject.amend"}, {"inject", "1"}, {"deadline", kBeyondTheEnd}});
  EXPECT_EQ(late["data"]["faults"], Json({"the deadline of inject '1' lies after ENDEX [R2019]"}));
  const Json harmless = ask(director, {{"do", "inject.amend"}, {"inject", "2"}, {"title", "T"}});
  EXPECT_EQ(harmless["data"]["faults"], Json::array());
}

TEST_F(Requests, TheLookAroundProvesTheAmendedPlanAgain) {
  Browser director = sit("director");
  const auto checks = [&] { return ask(director, {{"do", "readiness"}})["data"]["checks"]; };
  EXPECT_EQ(checks()[0]["name"], "The plan");
  EXPECT_NE(checks()[1]["name"], "The plan as amended");
  EXPECT_TRUE(
      granted(director, {{"do", "inject.amend"}, {"inject", "1"}, {"deadline", kBeyondTheEnd}}));
  EXPECT_EQ(checks()[1], Json({{"name", "The plan as amended"},
                               {"state", "warning"},
                               {"text", "the deadline of inject '1' lies after ENDEX [R2019]"}}));
}

TEST_F(Requests, OnlyEvaluatorsWriteObservations) {
  for (const seats::Seat& seat : seats) {
    Browser browser = sit(seat.name);
    const Json post = {{"do", "post"}, {"kind", "observation"}, {"text", "slow"}};
    EXPECT_EQ(granted(browser, post),
              may(seat.role, Permission::kPost) && may(seat.role, Permission::kObserve))
        << seat.name;
  }
}

TEST_F(Requests, ATeamTakesNoSeatButItsOwn) {
  Browser blue = sit("blue/lead");
  EXPECT_EQ(ask(blue, {{"do", "seat.take"}, {"cell", "red"}})["code"], "denied");
  EXPECT_TRUE(granted(blue, {{"do", "seat.take"}}));
  Browser director = sit("director");
  EXPECT_TRUE(granted(director, {{"do", "seat.give"}, {"cell", "blue"}}));
}

TEST_F(Requests, ATeamWritesToNoRedCell) {
  Browser blue = sit("blue/lead");
  const Json post = {{"do", "post"}, {"kind", "chat"}, {"text", "who?"}, {"to", {"red"}}};
  EXPECT_EQ(ask(blue, post)["code"], "invalid");
}

TEST_F(Requests, LaunchIsRefusedWithItsReasonsAndOverriddenByName) {
  Browser director = sit("director");
  const Json refused = ask(director, {{"do", "clock.start"}});
  EXPECT_FALSE(refused["ok"]);
  EXPECT_THAT(refused["text"].get<std::string>(), testing::HasSubstr("nobody plays"));
  EXPECT_TRUE(granted(director, {{"do", "clock.start"}, {"why", "a rehearsal"}}));
}

TEST_F(Requests, WhatIsNoRequestSendsItsSenderAway) {
  for (const std::string text :
       {"", "{", "[]", "null", "{\"do\":\"clock.pause\"}", "{\"id\":-1,\"do\":\"picture\"}",
        "{\"id\":1.5,\"do\":\"picture\"}", "{\"id\":{\"id\":1},\"do\":\"picture\"}"}) {
    EXPECT_FALSE(sit("director").guest->hear(text)) << text;
  }
  EXPECT_FALSE(sit("director").guest->hear(std::string(kRequestBytesMax + 1, ' ')));
  EXPECT_FALSE(sit("director").guest->hear(std::string(60'000, '[')));
}

TEST_F(Requests, WhatDoesNotFitIsRefusedInWords) {
  Browser director = sit("director");
  for (const Json& request : std::vector<Json>{
           {{"do", "clock.rate"}, {"rate", "fast"}},
           {{"do", "clock.rate"}, {"rate", 1001}},
           {{"do", "clock.rate"}, {"rate", -1}},
           {{"do", "clock.step"}, {"by", 0}},
           {{"do", "clock.step"}, {"by", INT64_MAX}},
           {{"do", "clock.hold"}},
           {{"do", "clock.jump"}, {"to", "heaven"}},
           {{"do", "inject.details"}, {"i", 99}},
           {{"do", "answer.evidence"}, {"i", 99}, {"cell", "blue"}},
           {{"do", "answer.evidence"}, {"i", 0}, {"cell", "nowhere"}},
           {{"do", "cell.watch"}, {"cell", "nowhere"}},
           {{"do", "score.release"}, {"cell", "nowhere"}},
           {{"do", "thing.story"}, {"thing", "host/99"}},
           {{"do", "thing.story"}, {"thing", "host/-1"}},
           {{"do", "post"}, {"kind", "poem"}},
           {{"do", "no.such"}},
       }) {
    const Json reply = ask(director, request);
    EXPECT_EQ(reply["code"], "invalid") << request;
    EXPECT_NE(reply["text"], "") << request;
  }
}

TEST_F(Requests, InABurstTheyAreRefusedAndTheOthersAreHeard) {
  Browser loud = sit("blue/lead");
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(loud.guest->hear(R"({"id":1,"do":"no.such"})"));
  loud.listen();
  std::map<std::string, int> codes;
  for (const Json& reply : loud.all("reply")) ++codes[reply["code"]];
  EXPECT_GE(codes["busy"], 100);
  EXPECT_GE(codes["invalid"], static_cast<int>(kRequestBurst));
  Browser director = sit("director");
  EXPECT_TRUE(granted(director, {{"do", "picture"}, {"at", 0}}));
}

/// Requests bent at random are answered or end the feed; nothing else comes of them.
TEST_F(Requests, BentOnesBreakNothing) {
  std::mt19937 dice(11);
  std::vector<std::string> samples;
  for (const RequestKind& kind : request_kinds()) {
    Json json = sample(kind.name);
    json["id"] = 1;
    samples.push_back(json.dump());
  }
  Browser browser = sit("director");
  for (int i = 0; i < 3000; ++i) {
    std::string text = samples[dice() % samples.size()];
    for (std::size_t bends = 1 + dice() % 4; bends > 0; --bends) {
      text[dice() % text.size()] = static_cast<char>(dice() % 256);
    }
    if (!browser.guest->hear(text)) {
      hall->leave(*browser.guest);
      browser = sit("director");
    }
    browser.listen();
    browser.heard.clear();
    errands.run();
  }
  Browser fresh = sit("director");
  EXPECT_TRUE(granted(fresh, {{"do", "picture"}, {"at", 0}}));
}

}  // namespace
}  // namespace redoubt::console

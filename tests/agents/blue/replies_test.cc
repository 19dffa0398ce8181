#include "agents/blue/replies.h"

#include "tests/agents/blue/table.h"

namespace redoubt::blue {
namespace {

TEST(Reply, ChoosesTheOptionByItsWords) {
  Table table({playbook("press", on_inject("2-03"), {answer("no comment", "We are looking.")})});
  const Handle inject = table.delivers("2-03", {"deny", "no comment"});
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, Replies(inject, 1));
  EXPECT_EQ(reply(intent).text, "We are looking.");
}

TEST(Reply, AnInjectWithoutOptionsIsAnsweredInWords) {
  Table table({playbook("press", on_inject("2-03"), {answer("", "We are looking.")})});
  const Handle inject = table.delivers("2-03", {});
  EXPECT_THAT(table.asked_at(minutes{0}), Replies(inject, 0));
}

TEST(Reply, AnOptionThatIsNotOfferedIsPassedOver) {
  Table table({playbook("press", on_inject("2-03"), {answer("No comment")})});
  table.delivers("2-03", {"deny", "no comment"});
  EXPECT_THAT(table.asked_at(minutes{0}),
              Notes("press: reply passed over: the inject offers no option 'No comment'"));
}

TEST(Reply, MeasuresMayGoBeforeIt) {
  Table table({playbook("press", on_inject("2-03"),
                        {take_on(kInspect, terms::Aim::kNamed, "web"), answer("deny")})});
  table.sees("web");
  const Handle inject = table.delivers("2-03", {"deny", "no comment"});
  table.asked_at(minutes{0});
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{9}), Replies(inject, 0));
}

TEST(Reply, IsNotHeldUpByBusyPeople) {
  Table table({playbook("look", on_alert(), {take(kInspect)}),
               playbook("press", on_inject("2-03"), {answer("deny")})},
              0);
  for (int i = 0; i < 4; ++i) table.alarm(table.sees("ws"));
  table.delivers("2-03", {"deny"});
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 3U);
}

TEST(Reply, WhatNoPlaybookSpeaksOfIsAnsweredAQuarterBeforeItsDeadline) {
  Table table({});
  const Handle inject = table.delivers("1-01", {"wait", "cut the link"}, at(hours{4}));
  EXPECT_EQ(table.asked_at(minutes{0}).wake, at(hours{3}));
  const terms::Intent& intent = table.asked_at(hours{3});
  EXPECT_THAT(intent, Replies(inject, 0));
  EXPECT_THAT(intent, Notes("inject 1-01 answered 'wait': no playbook speaks of it"));
  EXPECT_THAT(table.asked_at(hours{5}), OrdersNothing());
}

TEST(Reply, AMindThatWaversDrawsItsAnswersAlikeForOneSeed) {
  terms::Inject inject{
      .inject = {1}, .number = "1-01", .options = {"a", "b", "c", "d"}, .deadline = at(hours{4})};
  const auto drawn = [&](std::uint64_t seed) {
    class blue::Replies replies(blue::Replies::Undecided::kDrawn, seed);
    replies.take(inject, at(hours{0}), blue::Replies::Covered::kNo);
    return replies.take_due(at(hours{4}), 1).at(0).index;
  };
  std::set<std::uint16_t> seen;
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    seen.insert(drawn(seed));
    EXPECT_EQ(drawn(seed), drawn(seed));
  }
  EXPECT_EQ(seen.size(), 4U);
}

TEST(Reply, APlaybookOnASeriesIsSetOffEachTime) {
  Table table({playbook("press", on_inject("2-03"), {answer("", "We are looking.")})});
  table.delivers("2-03#1", {});
  table.delivers("2-03#2", {});
  table.delivers("2-031", {});
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 2U);
}

TEST(Reply, APlaybookRunsNoMoreThanItMay) {
  auto press = playbook("press", on_inject("2-03"), {answer("", "We are looking.")});
  press.runs_max = 1;
  Table table({press});
  table.delivers("2-03#1", {});
  table.delivers("2-03#2", {});
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 1U);
}

TEST(Reply, WithoutADeadlineOrOptionsNothingIsAnsweredUnasked) {
  Table table({});
  table.delivers("1-01", {"yes", "no"});
  table.delivers("1-02", {}, at(hours{4}));
  EXPECT_EQ(table.asked_at(minutes{0}).wake, terms::kNever);
}

TEST(Reply, WordsAreCutToTheirLimit) {
  Table table({playbook("press", on_inject("1"), {answer("", std::string(5000, 'x'))})});
  table.delivers("1", {});
  EXPECT_EQ(reply(table.asked_at(minutes{0})).text.size(), terms::kReplyTextMax);
}

TEST(Reply, ManyThatAreDueAtOnceAreSpreadOverTurns) {
  Table table({});
  for (int i = 0; i < 100; ++i) table.delivers("n", {"yes"}, at(hours{4}));
  table.asked_at(minutes{0});
  EXPECT_EQ(table.asked_at(hours{3}).orders.size(), terms::kOrdersPerTurnMax);
  EXPECT_EQ(table.asked_at(hours{3} + seconds{1}).orders.size(), 100 - terms::kOrdersPerTurnMax);
}

}  // namespace
}  // namespace redoubt::blue

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <string>

#include "proto/convert/from_agent.h"
#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt::convert {
namespace {

using testing::HasSubstr;

template <class Wire>
std::string refusal(const std::string& text) {
  Wire wire;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &wire)) << text;
  const auto message = from_wire(wire);
  if (message.ok()) return "taken";
  EXPECT_EQ(message.error().code, terms::Code::kInvalidArgument);
  return message.error().message;
}

std::string agent_says(const std::string& text) { return refusal<v1::FromAgent>(text); }
std::string controller_says(const std::string& text) { return refusal<v1::ToAgent>(text); }

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

std::string quoted(std::size_t length) { return '"' + std::string(length, 'x') + '"'; }

std::string hello(const std::string& agent, const std::string& rest = "pace: PACE_FREE") {
  return "hello { version: 1 cell: 'red' agent: " + agent + ' ' + rest + " }";
}

TEST(FromAgent, ANameHasALength) {
  EXPECT_THAT(agent_says(hello("''")), HasSubstr("agent's name must be at least 1"));
  EXPECT_EQ(agent_says(hello(quoted(kNameMax))), "taken");
  EXPECT_THAT(agent_says(hello(quoted(kNameMax + 1))), HasSubstr("at most 128"));
}

TEST(FromAgent, APaceIsAWordThatBothSidesKnow) {
  EXPECT_EQ(agent_says(hello("'a'", "")), "pace has the unknown value 0");
  EXPECT_EQ(agent_says(hello("'a'", "pace: 3")), "pace has the unknown value 3");
}

TEST(FromAgent, ATurnHasLimits) {
  const std::string order = "orders { number: 1 act {} } ";
  const std::string note = "notes: " + quoted(terms::kNoteMax) + ' ';
  const auto turn = [](const std::string& intent) {
    return "turn { grant: 1 intent { " + intent + " } }";
  };
  EXPECT_EQ(agent_says(turn(times(64, order) + times(64, note) + "wake_us: 0")), "taken");
  EXPECT_THAT(agent_says(turn(times(65, order))), HasSubstr("orders in a turn must be at most 64"));
  EXPECT_THAT(agent_says(turn(times(65, note))), HasSubstr("notes in a turn must be at most 64"));
  EXPECT_THAT(agent_says(turn("notes: " + quoted(terms::kNoteMax + 1))), HasSubstr("a note must"));
  EXPECT_THAT(agent_says(turn("wake_us: -1")), HasSubstr("wake_us must be at least 0"));
  EXPECT_THAT(agent_says("turn {}"), HasSubstr("the grant of a turn must be at least 1"));
}

TEST(FromAgent, AnOrderHasLimits) {
  const auto order = [](const std::string& what) { return "orders { orders { " + what + " } }"; };
  EXPECT_EQ(agent_says(order(
                "number: 1 reply { option: 65535 text: " + quoted(terms::kReplyTextMax) + " }")),
            "taken");
  EXPECT_THAT(agent_says(order("number: 1 reply { option: 65536 }")), HasSubstr("option"));
  EXPECT_THAT(agent_says(order("number: 1 reply { text: " + quoted(4097) + " }")),
              HasSubstr("length of a reply must be at most 4096"));
  EXPECT_THAT(agent_says(order("act {}")), HasSubstr("number of an order must be at least 1"));
  EXPECT_THAT(agent_says(order("number: 1")), HasSubstr("asks for nothing"));
  EXPECT_THAT(agent_says("orders { " + times(65, "orders { number: 1 act {} } ") + " }"),
              HasSubstr("at most 64"));
}

TEST(FromAgent, SomethingMustBeSaid) {
  EXPECT_THAT(agent_says(""), HasSubstr("of a kind nobody here knows"));
  EXPECT_THAT(agent_says("goodbye { why: " + quoted(kWhyMax + 1) + " }"), HasSubstr("goodbye"));
}

TEST(FromAgent, TheLargestTurnWithinItsLimitsFitsIntoAMessage) {
  terms::Turn turn{UINT64_MAX, {}};
  for (std::size_t i = 0; i < terms::kOrdersPerTurnMax; ++i) {
    turn.intent.orders.push_back(
        {UINT64_MAX,
         terms::Reply{{UINT32_MAX - 1}, UINT16_MAX, std::string(terms::kReplyTextMax, 'x')}});
  }
  turn.intent.notes.assign(terms::kNotesPerTurnMax, std::string(terms::kNoteMax, 'x'));
  turn.intent.wake = terms::from_microseconds(INT64_MAX - 1);
  v1::FromAgent wire;
  to_wire(terms::FromAgent{turn}, wire);
  EXPECT_LE(wire.ByteSizeLong(), kFromAgentBytesMax);
  EXPECT_TRUE(from_wire(wire).ok());
}

TEST(ToAgent, WhatCannotBeIsNotTaken) {
  const auto seen = [](const std::string& what) {
    return "observations { first: 1 batch { " + what + " } }";
  };
  EXPECT_EQ(controller_says(seen("ended {}")), "taken");
  EXPECT_THAT(controller_says(seen("at_us: -1 ended {}")), HasSubstr("at_us must be at least 0"));
  EXPECT_THAT(controller_says(seen("alert { severity: 5 }")),
              HasSubstr("severity has the unknown"));
  EXPECT_THAT(controller_says(seen("alert { severity: 1 confidence: 101 }")), HasSubstr("100"));
  EXPECT_THAT(controller_says(seen("")), HasSubstr("an observation of a kind"));
  EXPECT_THAT(controller_says("observations {}"), HasSubstr("first observation must be at least"));
  EXPECT_THAT(controller_says("observations { first: 1 " + times(65, "batch { ended {} } ") + "}"),
              HasSubstr("at most 64"));
  EXPECT_THAT(controller_says("grant {}"), HasSubstr("number of a grant"));
  EXPECT_THAT(controller_says(""), HasSubstr("of a kind this agent does not know"));
}

}  // namespace
}  // namespace redoubt::convert

#include <gmock/gmock.h>

#include <thread>

#include "tests/rpc/bytes.h"

namespace redoubt::rpc {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::StartsWith;

v1::FromAgent of_bytes(std::size_t size) {
  v1::FromAgent wire;
  wire.mutable_goodbye()->set_why(std::string(size, 'x'));
  const std::size_t over = wire.ByteSizeLong() - size;
  wire.mutable_goodbye()->set_why(std::string(size - over, 'x'));
  return wire;
}

TEST(Limits, AMessageMayBeAsLongAsTheLimit) {
  House house(Limits{.message_bytes = 100});
  const auto [caller, guest] = house.seat();
  caller->say(of_bytes(100));
  EXPECT_EQ(house.hall.next_said().first, guest.visit);
}

TEST(Limits, ALongerMessageIsAnsweredWithTheLimit) {
  House house(Limits{.message_bytes = 100});
  const auto [caller, guest] = house.seat();
  caller->say(of_bytes(101));
  EXPECT_EQ(why(caller->status()), "EXHAUSTED: a message of 101 bytes; at most 100 are taken");
  EXPECT_EQ(house.hall.next_left(), guest.visit);
}

TEST(Limits, AMessageAHundredTimesTooLongIsAnsweredToo) {
  House house(Limits{.message_bytes = 1'000});
  const auto [caller, guest] = house.seat();
  caller->say(of_bytes(100'000));
  EXPECT_THAT(why(caller->status()), HasSubstr("EXHAUSTED"));
  EXPECT_EQ(house.hall.next_left(), guest.visit);
}

TEST(Limits, WhatIsNoMessageIsAnswered) {
  House house;
  ByteCall call(*house.server, "/redoubt.v1.Agent/Play");
  EXPECT_EQ(why(call.ask("\xff\xff\xff\xff what is this").status),
            "INVALID_ARGUMENT: what came is no FromAgent message");
}

TEST(Limits, AMessageThatCannotBeIsNamed) {
  House house;
  const auto [caller, guest] = house.seat();
  caller->say(terms::Turn{});
  EXPECT_EQ(why(caller->status()), "INVALID_ARGUMENT: the grant of a turn must be at least 1");
  EXPECT_EQ(house.hall.next_left(), guest.visit);
}

TEST(Limits, AHelloComesFirstAndOnce) {
  House house;
  Caller early(*house.server);
  early.say(terms::Seen{1});
  EXPECT_EQ(why(early.status()), "INVALID_ARGUMENT: a Hello comes first, and once");
  const auto [twice, guest] = house.seat();
  twice->say(hello());
  EXPECT_EQ(why(twice->status()), "INVALID_ARGUMENT: a Hello comes first, and once");
}

TEST(Limits, AnotherProtocolIsRefused) {
  House house;
  Caller caller(*house.server);
  terms::Hello newer = hello();
  newer.version = 2;
  caller.say(newer);
  EXPECT_EQ(why(caller.status()), "PRECONDITION: the agent speaks protocol 2, this controller 1");
}

TEST(Limits, NobodyStaysWithoutAHello) {
  House house(Limits{.hello_within = milliseconds(20)});
  Caller caller(*house.server);
  EXPECT_EQ(why(caller.status()), "PRECONDITION: no Hello within 20 ms");
}

TEST(Limits, WhoHasSaidHelloMayBeSilentForLonger) {
  House house(Limits{.hello_within = milliseconds(500)});
  const auto [caller, guest] = house.seat();
  Caller later(*house.server);
  EXPECT_THAT(why(later.status()), HasSubstr("no Hello"));
  caller->say(terms::Seen{1});
  EXPECT_EQ(house.hall.next_said().first, guest.visit);
}

TEST(Limits, AnAgentHasSoManyStreamsOpen) {
  House house(Limits{.streams_per_agent = 2});
  const auto first = house.seat();
  auto second = house.seat();
  Caller third(*house.server);
  third.say(hello());
  EXPECT_EQ(why(third.status()), "EXHAUSTED: this agent has 2 streams open, and that is the limit");
  const auto other = house.seat(hello("ben"));

  second.first->say_no_more();
  EXPECT_EQ(house.hall.next_left(), second.second.visit);
  EXPECT_EQ(why(second.first->status()), "OK: ");
  // A stream is over when its end has been sent: its agent may hear of that a little before.
  while (house.server->open_streams() > 2) std::this_thread::yield();
  const auto again = house.seat();
  EXPECT_NE(again.second.visit, 0U);
}

TEST(Limits, SoManyStreamsAreOpenInAll) {
  House house(Limits{.streams = 2});
  const auto one = house.seat(hello("ann"));
  const auto two = house.seat(hello("ben"));
  Caller three(*house.server);
  EXPECT_EQ(why(three.status()), "EXHAUSTED: 2 streams are open, and that is the limit");
  EXPECT_EQ(house.server->open_streams(), 2U);
}

TEST(Limits, OneConnectionCarriesSoManyStreamsAndTheOthersWait) {
  House house(Limits{.streams_per_connection = 1});
  const auto channel = channel_to(house.server->address());
  auto first = std::make_unique<Caller>(channel);
  first->say(hello("ann"));
  house.hall.next_guest();
  first->say_no_more();
  EXPECT_EQ(why(first->status()), "OK: ");
  Caller second(channel);
  second.say(hello("ben"));
  EXPECT_EQ(house.hall.next_guest().hello.agent, "ben");
}

}  // namespace
}  // namespace redoubt::rpc

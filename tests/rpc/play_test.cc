#include <gmock/gmock.h>

#include "tests/rpc/caller.h"

namespace redoubt::rpc {
namespace {

using terms::Code;
using terms::Error;
using testing::HasSubstr;
using testing::StartsWith;

terms::Observations one_observation(std::uint64_t number, const std::string& text = "begun") {
  const terms::Observation seen{terms::kStartex, terms::PhaseBegun{text}};
  return {number, std::make_shared<const std::vector<terms::Observation>>(1, seen)};
}

TEST(Play, AnAgentIsWelcomedWithItsBrief) {
  House house;
  auto [caller, guest] = house.seat();
  terms::Welcome welcome;
  welcome.brief.mission = "hold";
  guest.tell(welcome);
  EXPECT_EQ(caller->expect<terms::Welcome>().brief.mission, "hold");
}

TEST(Play, AReturningAgentSaysWhereItWas) {
  House house;
  terms::Hello back = hello();
  back.cursor = 41;
  back.grant = 7;
  const auto [caller, guest] = house.seat(back);
  EXPECT_EQ(guest.hello.cursor, 41U);
  EXPECT_EQ(guest.hello.grant, 7U);
  guest.tell(one_observation(42));
  EXPECT_EQ(caller->expect<terms::Observations>().first, 42U);
}

TEST(Play, WordsReachTheConductorInOrder) {
  House house;
  const auto [caller, guest] = house.seat();
  for (std::uint64_t i = 1; i <= 100; ++i) caller->say(terms::Seen{i});
  for (std::uint64_t i = 1; i <= 100; ++i) {
    const auto [visit, message] = house.hall.next_said();
    EXPECT_EQ(visit, guest.visit);
    EXPECT_EQ(std::get<terms::Seen>(message).cursor, i);
  }
}

TEST(Play, WhatManyHearIsTheSameForAll) {
  House house;
  const auto message = std::make_shared<const terms::ToAgent>(one_observation(1, "for all"));
  std::vector<std::pair<std::unique_ptr<Caller>, Guest>> seats;
  for (const char* name : {"ann", "ben", "cay"}) seats.push_back(house.seat(hello(name)));
  for (const auto& [caller, guest] : seats) guest.audience->hear(message);
  for (const auto& [caller, guest] : seats) {
    const auto heard = caller->expect<terms::Observations>();
    EXPECT_EQ(std::get<terms::PhaseBegun>(heard.batch->front().what).name, "for all");
  }
}

TEST(Play, ASlowReaderHoldsTheConductorBackAndMissesNothing) {
  House house(Limits{.queue_messages = 8});
  const auto [caller, guest] = house.seat();
  const std::string long_text(20'000, 'x');
  std::uint64_t told = 0;
  while (guest.tell(one_observation(++told, long_text))) {
  }
  std::uint64_t heard = 0;
  const auto hear_one = [&] { EXPECT_EQ(caller->expect<terms::Observations>().first, ++heard); };
  while (heard < told) hear_one();
  EXPECT_EQ(house.hall.next_room(), guest.visit);
  while (guest.tell(one_observation(++told, long_text))) {
  }
  while (heard < told) hear_one();
}

TEST(Play, WhatWasSaidBeforeTheStayEndedIsStillHeard) {
  House house;
  const auto [caller, guest] = house.seat();
  for (std::uint64_t i = 1; i <= 50; ++i) guest.tell(one_observation(i));
  guest.tell(terms::ControllerGoodbye{true, "ENDEX"});
  guest.audience->leave(terms::Done{});
  for (std::uint64_t i = 1; i <= 50; ++i) {
    EXPECT_EQ(caller->expect<terms::Observations>().first, i);
  }
  EXPECT_EQ(caller->expect<terms::ControllerGoodbye>().why, "ENDEX");
  EXPECT_EQ(why(caller->status()), "OK: ");
}

TEST(Play, TheConductorsRefusalIsTheStatus) {
  House house;
  const auto [caller, guest] = house.seat();
  guest.audience->leave(Error{Code::kNotFound, "there is no cell blue; there are red, amber"});
  EXPECT_EQ(why(caller->status()), "NOT_FOUND: there is no cell blue; there are red, amber");
}

TEST(Play, AnAgentThatHangsUpHasLeft) {
  House house;
  const auto [caller, guest] = house.seat();
  caller->hang_up();
  EXPECT_EQ(house.hall.next_left(), guest.visit);
  EXPECT_THAT(why(caller->status()), StartsWith("CANCELLED"));
}

TEST(Play, AnAgentThatFallsSilentForGoodHasLeft) {
  House house;
  const auto [caller, guest] = house.seat();
  caller->say_no_more();
  EXPECT_EQ(house.hall.next_left(), guest.visit);
  EXPECT_EQ(why(caller->status()), "OK: ");
}

TEST(Play, AGoodbyeIsAnswered) {
  House house;
  const auto [caller, guest] = house.seat();
  caller->say(terms::AgentGoodbye{"lunch"});
  caller->say_no_more();
  EXPECT_EQ(std::get<terms::AgentGoodbye>(house.hall.next_said().second).why, "lunch");
  guest.tell(terms::ControllerGoodbye{false, "enjoy it"});
  guest.audience->leave(terms::Done{});
  EXPECT_EQ(caller->expect<terms::ControllerGoodbye>().why, "enjoy it");
  EXPECT_EQ(why(caller->status()), "OK: ");
}

TEST(Play, AFullInboxHoldsTheAgentBackAndLosesNothing) {
  House house;
  house.hall.be_full(3);
  const auto [caller, guest] = house.seat();
  house.hall.be_full(5);
  for (std::uint64_t i = 1; i <= 10; ++i) caller->say(terms::Seen{i});
  for (std::uint64_t i = 1; i <= 10; ++i) {
    EXPECT_EQ(std::get<terms::Seen>(house.hall.next_said().second).cursor, i);
  }
}

TEST(Play, AnInboxThatStaysFullIsSaid) {
  House house(Limits{.inbox_within = std::chrono::milliseconds(20)});
  const auto [caller, guest] = house.seat();
  house.hall.be_full(1'000'000);
  caller->say(terms::Seen{1});
  EXPECT_EQ(why(caller->status()),
            "EXHAUSTED: the controller has had no room for a message for 20 ms");
  EXPECT_EQ(house.hall.next_left(), guest.visit);
}

}  // namespace
}  // namespace redoubt::rpc

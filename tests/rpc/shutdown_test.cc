#include <gmock/gmock.h>

#include <set>

#include "tests/rpc/caller.h"

namespace redoubt::rpc {
namespace {

using std::chrono::milliseconds;
using testing::StartsWith;

TEST(Shutdown, OpenStreamsAreToldToComeBack) {
  House house;
  const auto one = house.seat(hello("ann"));
  const auto two = house.seat(hello("ben"));
  Caller silent(*house.server);
  house.server->shutdown();
  EXPECT_EQ(why(one.first->status()), "UNAVAILABLE: the controller is going away");
  EXPECT_EQ(why(two.first->status()), "UNAVAILABLE: the controller is going away");
  EXPECT_FALSE(silent.status().ok());
  const auto left = std::set{house.hall.next_left(), house.hall.next_left()};
  EXPECT_EQ(left, (std::set{one.second.visit, two.second.visit}));
}

TEST(Shutdown, WhatIsQueuedIsStillSent) {
  House house;
  const auto [caller, guest] = house.seat();
  for (std::uint64_t i = 1; i <= 60; ++i) guest.tell(terms::Grant{i, terms::kStartex});
  house.server->shutdown();
  for (std::uint64_t i = 1; i <= 60; ++i) EXPECT_EQ(caller->expect<terms::Grant>().number, i);
  EXPECT_THAT(why(caller->status()), StartsWith("UNAVAILABLE"));
}

TEST(Shutdown, WhoReadsNothingIsCutOff) {
  House house(Limits{.drain_within = milliseconds(20)});
  const auto [caller, guest] = house.seat();
  const terms::ControllerGoodbye much{false, std::string(100'000, 'x')};
  while (guest.tell(much)) {
  }
  house.server->shutdown();
  EXPECT_EQ(house.server->open_streams(), 0U);
}

TEST(Shutdown, TheConductorMaySpeakOnWithoutHarm) {
  auto house = std::make_unique<House>();
  const auto [caller, guest] = house->seat();
  house->server.reset();
  EXPECT_TRUE(guest.tell(terms::Grant{1, terms::kStartex}));
  guest.audience->leave(terms::Done{});
}

TEST(Shutdown, TwiceIsOnce) {
  House house;
  house.server->shutdown();
  house.server->shutdown();
}

}  // namespace
}  // namespace redoubt::rpc

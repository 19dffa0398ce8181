#include "controller/conduct/inbox.h"

#include <gtest/gtest.h>

namespace redoubt::conduct {
namespace {

using terms::Code;

constexpr auto kAtOnce = std::chrono::steady_clock::time_point::min();

terms::FromAgent long_words() {
  terms::Orders orders;
  orders.orders.push_back({1, terms::Reply{{0}, 0, std::string(1 << 20, 'x')}});
  return orders;
}

TEST(Inbox, HandsOnInOrderOfArrival) {
  Inbox inbox;
  ASSERT_TRUE(inbox.enter({}, nullptr).ok());
  ASSERT_TRUE(inbox.say(1, terms::Seen{1}).ok());
  inbox.put(Inbox::Left{1});
  const auto calls = inbox.take(kAtOnce).calls;
  ASSERT_EQ(calls.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<Inbox::Enter>(calls[0]));
  EXPECT_TRUE(std::holds_alternative<Inbox::Say>(calls[1]));
  EXPECT_TRUE(std::holds_alternative<Inbox::Left>(calls[2]));
}

TEST(Inbox, WishesOfPeopleGoBeforeWhatWaitsWithThemAndStayInOrder) {
  Inbox inbox;
  ASSERT_TRUE(inbox.say(1, terms::Seen{1}).ok());
  ASSERT_TRUE(inbox.ask({.who = {"director", "Ada"}, .wish = SeatWish{}}).ok());
  ASSERT_TRUE(inbox.say(2, terms::Seen{1}).ok());
  ASSERT_TRUE(inbox.ask({.who = {"lead", "Bo"}, .wish = SeatWish{}}).ok());
  const auto calls = inbox.take(kAtOnce).calls;
  ASSERT_EQ(calls.size(), 4U);
  EXPECT_EQ(std::get<Inbox::Ask>(calls[0]).who.seat, "director");
  EXPECT_EQ(std::get<Inbox::Ask>(calls[1]).who.seat, "lead");
  EXPECT_EQ(std::get<Inbox::Say>(calls[2]).visit, 1U);
  EXPECT_EQ(std::get<Inbox::Say>(calls[3]).visit, 2U);
}

TEST(Inbox, SaysOfAWishThatItWaitsUntilItIsTaken) {
  Inbox inbox;
  ASSERT_TRUE(inbox.say(1, terms::Seen{1}).ok());
  EXPECT_FALSE(inbox.asked());
  ASSERT_TRUE(inbox.ask({.wish = SeatWish{}}).ok());
  EXPECT_TRUE(inbox.asked());
  (void)inbox.take(kAtOnce);
  EXPECT_FALSE(inbox.asked());
}

TEST(Inbox, AWishHushesAgentsAndOneThatIsRefusedDoesNot) {
  Inbox full;
  for (std::size_t i = 0; i < kInboxCallsMax; ++i) ASSERT_TRUE(full.say(1, terms::Seen{1}).ok());
  const auto before = std::chrono::steady_clock::now();
  EXPECT_FALSE(full.ask({.wish = SeatWish{}}).ok());
  EXPECT_FALSE(full.hush().holds(before));
  Inbox inbox;
  ASSERT_TRUE(inbox.ask({.wish = SeatWish{}}).ok());
  EXPECT_TRUE(inbox.hush().holds(before));
}

TEST(Inbox, NoVisitIsNumberedTwice) {
  Inbox inbox;
  EXPECT_EQ(inbox.enter({}, nullptr).value(), 1U);
  EXPECT_EQ(inbox.enter({}, nullptr).value(), 2U);
}

TEST(Inbox, TakesSoManyCallsAndNoMore) {
  Inbox inbox;
  for (std::size_t i = 0; i < kInboxCallsMax; ++i) ASSERT_TRUE(inbox.say(1, terms::Seen{1}).ok());
  EXPECT_EQ(inbox.say(1, terms::Seen{1}).error().code, Code::kResourceExhausted);
  EXPECT_EQ(inbox.enter({}, nullptr).error().code, Code::kResourceExhausted);
  EXPECT_EQ(inbox.take(kAtOnce).calls.size(), kInboxCallsMax);
  EXPECT_TRUE(inbox.say(1, terms::Seen{1}).ok());
}

TEST(Inbox, TakesSoManyBytesAndNoMore) {
  Inbox inbox;
  std::size_t taken = 0;
  while (inbox.say(1, long_words()).ok()) ++taken;
  EXPECT_EQ(taken, 63U);  // of a mebibyte and a little
}

TEST(Inbox, WhatFreesSomethingIsNeverRefused) {
  Inbox inbox;
  while (inbox.say(1, terms::Seen{1}).ok()) continue;
  inbox.put(Inbox::Room{1});
  inbox.put(Inbox::Left{1});
  EXPECT_EQ(inbox.take(kAtOnce).calls.size(), kInboxCallsMax + 2);
}

TEST(Inbox, StopStaysUntilItIsClosed) {
  Inbox inbox;
  inbox.stop();
  EXPECT_TRUE(inbox.take(kAtOnce).stop);
  EXPECT_TRUE(inbox.take(kAtOnce).stop);
}

TEST(Inbox, ClosedItGivesWhatCameAndTakesNothing) {
  Inbox inbox;
  ASSERT_TRUE(inbox.enter({}, nullptr).ok());
  EXPECT_EQ(inbox.close().calls.size(), 1U);
  EXPECT_EQ(inbox.enter({}, nullptr).error().code, Code::kUnavailable);
  inbox.put(Inbox::Room{1});
  EXPECT_TRUE(inbox.take(kAtOnce).calls.empty());
}

}  // namespace
}  // namespace redoubt::conduct

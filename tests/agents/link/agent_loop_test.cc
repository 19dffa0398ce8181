#include "agents/link/agent_loop.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace redoubt::link {
namespace {

using terms::FromAgent;
using terms::ToAgent;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

terms::ExerciseTime at(std::int64_t us) { return terms::from_microseconds(us); }

/// Notes down each instant, orders one act for each, and asks to be woken as told.
class Diary final : public terms::Mind {
 public:
  explicit Diary(std::vector<std::string>& pages, terms::ExerciseTime wake)
      : pages_(pages), wake_(wake) {}

  void decide(const terms::Instant& instant, terms::Intent& intent) override {
    std::string page = "t" + std::to_string(terms::microseconds(instant.now));
    for (const auto& seen : instant.observations) {
      page += " o" + std::to_string(terms::microseconds(seen.at));
    }
    for (const auto& ruling : instant.rulings) page += " r" + std::to_string(ruling.order);
    pages_.push_back(page);
    intent.orders.push_back({++ordered_, terms::Act{}});
    intent.wake = wake_;
  }

 private:
  std::vector<std::string>& pages_;
  const terms::ExerciseTime wake_;
  terms::OrderNumber ordered_ = 0;
};

struct Agent {
  explicit Agent(terms::Pace pace = terms::Pace::kLockstep,
                 terms::ExerciseTime wake = terms::kNever)
      : loop({"ann", "blue", pace}, [this, wake](const terms::Brief&) {
          return terms::Result<std::unique_ptr<terms::Mind>>(std::make_unique<Diary>(pages, wake));
        }) {}

  /// What the agent answers, in short: "turn 1: 1", "orders: 2", "seen 256".
  std::vector<std::string> hears(const ToAgent& message) {
    std::vector<FromAgent> answers;
    status = loop.take(message, answers);
    std::vector<std::string> said;
    for (const FromAgent& answer : answers) said.push_back(std::visit(*this, answer));
    return said;
  }

  std::string operator()(const terms::Turn& turn) const {
    return "turn " + std::to_string(turn.grant) + ":" + numbers(turn.intent.orders);
  }
  std::string operator()(const terms::Orders& orders) const {
    return "orders:" + numbers(orders.orders);
  }
  std::string operator()(const terms::Seen& seen) const {
    return "seen " + std::to_string(seen.cursor);
  }
  std::string operator()(const auto&) const { return "something else"; }

  static std::string numbers(const std::vector<terms::Order>& orders) {
    std::string text;
    for (const terms::Order& order : orders) text += " " + std::to_string(order.number);
    return text;
  }

  /// A stream is opened, and answered by a welcome.
  std::string reconnects() {
    const terms::Hello hello = loop.hello();
    hears(welcome());
    return "observation " + std::to_string(hello.cursor) + ", grant " + std::to_string(hello.grant);
  }

  static terms::Welcome welcome() {
    terms::Welcome welcome;
    welcome.brief.exercise = "drill";
    return welcome;
  }

  std::string problem() const { return status.ok() ? "" : status.error().message; }

  std::vector<std::string> pages;
  AgentLoop loop;
  terms::Status status = terms::Done{};
};

/// Observations `first` to `last`; each was seen at the time of its number.
ToAgent seen(std::uint64_t first, std::uint64_t last) {
  auto batch = std::make_shared<std::vector<terms::Observation>>();
  for (std::uint64_t i = first; i <= last; ++i) {
    batch->push_back({at(static_cast<std::int64_t>(i)), terms::PhaseBegun{"x"}});
  }
  return terms::Observations{first, std::move(batch)};
}

ToAgent ruled(std::initializer_list<terms::OrderNumber> orders) {
  terms::Rulings rulings;
  for (const terms::OrderNumber order : orders) rulings.rulings.push_back({.order = order});
  return rulings;
}

ToAgent grant(std::uint64_t number, std::int64_t now, std::uint64_t cursor = 0) {
  return terms::Grant{number, at(now), cursor};
}

TEST(AgentLoop, AGrantShowsTheMindAllThatHasComeSinceTheLastOne) {
  Agent agent;
  agent.reconnects();
  EXPECT_THAT(agent.hears(seen(1, 2)), IsEmpty());
  EXPECT_THAT(agent.hears(seen(3, 3)), IsEmpty());
  EXPECT_THAT(agent.hears(grant(1, 10, 3)), ElementsAre("turn 1: 1"));
  EXPECT_THAT(agent.hears(ruled({1})), IsEmpty());
  EXPECT_THAT(agent.hears(seen(4, 4)), IsEmpty());
  EXPECT_THAT(agent.hears(grant(2, 20, 4)), ElementsAre("turn 2: 2"));
  EXPECT_THAT(agent.pages, ElementsAre("t10 o1 o2 o3", "t20 o4 r1"));
}

TEST(AgentLoop, WhatItHoldsAlreadyIsDropped) {
  Agent agent;
  agent.reconnects();
  agent.hears(seen(1, 3));
  agent.hears(seen(1, 3));
  agent.hears(seen(2, 5));
  agent.hears(grant(1, 10, 5));
  agent.hears(ruled({1}));
  agent.hears(ruled({1}));
  agent.hears(ruled({99}));
  agent.hears(grant(2, 20, 5));
  EXPECT_THAT(agent.pages, ElementsAre("t10 o1 o2 o3 o4 o5", "t20 r1"));
}

TEST(AgentLoop, WhatComesBeforeItsGrantWaitsForIt) {
  Agent agent;
  agent.reconnects();
  agent.hears(seen(1, 2));
  agent.hears(seen(3, 4));
  agent.hears(grant(1, 10, 2));
  agent.hears(ruled({1}));
  agent.hears(grant(2, 20, 4));
  EXPECT_THAT(agent.pages, ElementsAre("t10 o1 o2", "t20 o3 o4 r1"));
}

TEST(AgentLoop, AGapAsksForANewStream) {
  Agent agent;
  agent.reconnects();
  agent.hears(seen(1, 2));
  agent.hears(seen(4, 4));
  EXPECT_EQ(agent.status.error().code, terms::Code::kDataLoss);
  EXPECT_THAT(agent.problem(), HasSubstr("observation 3 is missing, 4 came"));
  agent.hears(grant(2, 10));
  EXPECT_THAT(agent.problem(), HasSubstr("grant 1 is missing, 2 came"));
  EXPECT_EQ(agent.reconnects(), "observation 2, grant 0");
  agent.hears(seen(3, 4));
  agent.hears(grant(1, 10, 4));
  EXPECT_THAT(agent.pages, ElementsAre("t10 o1 o2 o3 o4"));
}

TEST(AgentLoop, AGrantGivenAgainGetsTheSameTurnWithoutAnotherThought) {
  Agent agent;
  agent.reconnects();
  EXPECT_THAT(agent.hears(grant(1, 10)), ElementsAre("turn 1: 1"));
  EXPECT_EQ(agent.reconnects(), "observation 0, grant 1");
  EXPECT_THAT(agent.hears(grant(1, 10)), ElementsAre("turn 1: 1"));
  EXPECT_THAT(agent.pages, ElementsAre("t10"));
}

TEST(AgentLoop, RulingsLostWithAStreamArriveOnTheNext) {
  Agent agent;
  agent.reconnects();
  agent.hears(grant(1, 10));
  EXPECT_EQ(agent.reconnects(), "observation 0, grant 1");
  agent.hears(ruled({1}));
  agent.hears(grant(2, 20));
  EXPECT_THAT(agent.pages, ElementsAre("t10", "t20 r1"));
}

TEST(AgentLoop, AnAgentWithoutMemoryThinksTheSameThoughtsAgain) {
  const std::vector<ToAgent> story = {seen(1, 2),     grant(1, 5, 2), ruled({1}),     seen(3, 3),
                                      grant(2, 9, 3), ruled({2}),     grant(3, 12, 3)};
  Agent first;
  Agent second;
  for (Agent* agent : {&first, &second}) {
    EXPECT_EQ(agent->reconnects(), "observation 0, grant 0");
    for (const ToAgent& message : story) agent->hears(message);
  }
  EXPECT_EQ(first.pages, second.pages);
  EXPECT_THAT(first.pages, ElementsAre("t5 o1 o2", "t9 o3 r1", "t12 r2"));
}

TEST(AgentLoop, AtFreePaceNewsAreActedOnWhenTheyCome) {
  Agent agent(terms::Pace::kFree);
  agent.reconnects();
  EXPECT_THAT(agent.hears(seen(1, 3)), ElementsAre("orders: 1"));
  EXPECT_THAT(agent.hears(ruled({1})), IsEmpty());
  EXPECT_THAT(agent.hears(seen(4, 4)), ElementsAre("orders: 2"));
  EXPECT_THAT(agent.pages, ElementsAre("t3 o1 o2 o3", "t4 o4 r1"));
}

TEST(AgentLoop, AtFreePaceTheTimeWakesTheMindWhenItWished) {
  Agent agent(terms::Pace::kFree, at(100));
  agent.reconnects();
  agent.hears(seen(1, 1));
  EXPECT_THAT(agent.hears(grant(1, 99)), IsEmpty());
  EXPECT_THAT(agent.hears(grant(2, 100)), ElementsAre("orders: 2"));
  EXPECT_THAT(agent.pages, ElementsAre("t1 o1", "t100"));
}

TEST(AgentLoop, AtFreePaceTimeNeverRunsBack) {
  Agent agent(terms::Pace::kFree);
  agent.reconnects();
  agent.hears(grant(1, 50));
  agent.hears(seen(1, 1));
  EXPECT_THAT(agent.pages, ElementsAre("t50 o1"));
}

TEST(AgentLoop, ManyObservationsAreAcknowledgedBeforeTheTurn) {
  Agent agent;
  agent.reconnects();
  EXPECT_THAT(agent.hears(seen(1, 255)), IsEmpty());
  EXPECT_THAT(agent.hears(seen(256, 256)), ElementsAre("seen 256"));
  agent.hears(seen(257, 300));
  agent.hears(grant(1, 400, 300));
  EXPECT_THAT(agent.hears(seen(301, 555)), IsEmpty()) << "the turn has acknowledged 300";
}

TEST(AgentLoop, AWelcomeComesFirstAndOnce) {
  Agent agent;
  agent.loop.hello();
  agent.hears(grant(1, 0));
  EXPECT_THAT(agent.problem(), HasSubstr("a welcome comes first"));
  agent.hears(Agent::welcome());
  EXPECT_TRUE(agent.status.ok());
  agent.hears(Agent::welcome());
  EXPECT_THAT(agent.problem(), HasSubstr("a welcome comes first"));
}

TEST(AgentLoop, AnotherExerciseOrProtocolIsNotPlayedOn) {
  Agent agent;
  agent.reconnects();
  agent.loop.hello();
  terms::Welcome other = Agent::welcome();
  other.brief.mind_seed = 7;
  agent.hears(other);
  EXPECT_THAT(agent.problem(), HasSubstr("another exercise is played here"));
  other = Agent::welcome();
  other.version = 2;
  agent.hears(other);
  EXPECT_THAT(agent.problem(), HasSubstr("speaks protocol 2, this agent 1"));
}

TEST(AgentLoop, OnlyTheEndOfTheExerciseIsTheEnd) {
  Agent agent;
  agent.reconnects();
  agent.hears(terms::ControllerGoodbye{false, "restart"});
  EXPECT_FALSE(agent.loop.finished());
  agent.hears(terms::ControllerGoodbye{true, "ENDEX"});
  EXPECT_TRUE(agent.loop.finished());
}

TEST(AgentLoop, ABriefThatTheMindRefusesEndsTheStream) {
  AgentLoop loop({"ann", "blue"}, [](const terms::Brief&) {
    return terms::Result<std::unique_ptr<terms::Mind>>(
        terms::Error{terms::Code::kInvalidArgument, "not my colour"});
  });
  loop.hello();
  std::vector<FromAgent> answers;
  EXPECT_EQ(loop.take(Agent::welcome(), answers).error().message, "not my colour");
}

}  // namespace
}  // namespace redoubt::link

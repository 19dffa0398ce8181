// What people's programs are told as an exercise goes on, and at whose pace.

#include <gmock/gmock.h>

#include "tests/rpc/people.h"

namespace redoubt::rpc {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::shared_ptr<const conduct::Post> post(std::uint64_t number, std::string text) {
  conduct::Post one;
  one.number = number;
  one.who = {"watch/lead", "Ben"};
  one.cell = kWatch;
  one.what.text = std::move(text);
  return std::make_shared<const conduct::Post>(std::move(one));
}

conduct::ControlNews news_of_phase(std::uint64_t sequence) {
  range::Event event;
  event.sequence = sequence;
  event.kind = range::EventKind::kPhaseBegun;
  conduct::ControlNews news;
  news.events = {event};
  return news;
}

struct DirectorWatch : testing::Test {
  DirectorWatch() {
    auto exercise = drawn_for_people();
    exercise->phases.push_back({.name = "Handover"});
    quay = std::make_unique<Quay>(exercise);
    quay->table.at_once = false;
  }
  std::unique_ptr<Quay> quay;
};

TEST_F(DirectorWatch, ExerciseControlHearsWhatHappensInWords) {
  Watcher watcher(*quay, "director");
  const Looking all = quay->table.next_looking();
  EXPECT_EQ(all.cell, std::nullopt);
  EXPECT_EQ(quay->table.next_looking().cell, kControl);
  conduct::ControlNews news = news_of_phase(1);
  news.time.by = {"controller", "Ada"};
  news.time.why = "lunch";
  news.posts = {post(1, "we are ready")};
  news.cells = quay->table.now.cells;
  all.tell(news);
  const v1::News heard = watcher.hear();
  EXPECT_EQ(heard.time().seat() + ": " + heard.time().why(), "controller: lunch");
  ASSERT_EQ(heard.events_size(), 1);
  EXPECT_THAT(heard.events(0).text(), HasSubstr("Handover"));
  ASSERT_EQ(heard.posts_size(), 1);
  EXPECT_EQ(heard.posts(0).seat() + ": " + heard.posts(0).post().text(),
            "watch/lead: we are ready");
  EXPECT_EQ(heard.cells_size(), 4);
}

TEST_F(DirectorWatch, ATeamIsToldOfItsOwnCellAndOfNothingElse) {
  Watcher watcher(*quay, "watch/member-1");
  const Looking own = quay->table.next_looking();
  EXPECT_EQ(own.cell, kWatch);
  EXPECT_TRUE(watcher.hear().has_brief());
  conduct::CellNews news;
  news.cell = kWatch;
  news.first_seen = 5;
  news.seen.push_back({terms::kStartex, terms::Sighting{.handle = {0}, .name = "gateway"}});
  news.ruled.push_back({{3, terms::Act{{9}, {0}, {}}}, {3, terms::Verdict::kTaken}, "watch/lead"});
  news.posts = {post(2, "look at the gateway")};
  news.caught_up = true;
  own.tell(news);
  const v1::News heard = watcher.hear();
  EXPECT_TRUE(heard.has_time());
  EXPECT_TRUE(heard.caught_up());
  ASSERT_EQ(heard.seen_size(), 1);
  EXPECT_EQ(heard.seen(0).cursor(), 5U);
  EXPECT_EQ(heard.seen(0).text(), "sees host gateway");
  EXPECT_EQ(heard.seen(0).observation().sighting().name(), "gateway");
  ASSERT_EQ(heard.ruled_size(), 1);
  EXPECT_EQ(heard.ruled(0).by() + ": " + heard.ruled(0).order() + ": " + heard.ruled(0).text(),
            "watch/lead: an unknown action on gateway: taken");
  EXPECT_EQ(heard.posts_size(), 1);
  watcher.hang_up();
  EXPECT_EQ(quay->table.next_closed(), own.view);
}

TEST_F(DirectorWatch, AReleasedScoreIsToldToItsOwnPeopleAlone) {
  Watcher team(*quay, "watch/advisor");
  const Looking own = quay->table.next_looking();
  Watcher observer(*quay, "observer", {"watch"});
  for (int i = 0; i < 2; ++i) quay->table.next_looking();
  const Looking looking = quay->table.next_looking();
  conduct::CellNews news;
  news.cell = kWatch;
  news.score = {true, {{"Hosts cut off", 3}}};
  own.tell(news);
  looking.tell(news);
  const v1::News heard = team.hear();
  ASSERT_EQ(heard.scores_size(), 1);
  EXPECT_EQ(heard.scores(0).totals(0).metric(), "Hosts cut off");
  EXPECT_EQ(heard.scores(0).totals(0).points(), 3);
  looking.onlooker->leave();
  EXPECT_EQ(observer.hear().scores_size(), 0);
}

TEST_F(DirectorWatch, WhoPlaysACellIsToldFirstWhatItMayOrderAndNotHowItsMindPlays) {
  quay->exercise->catalogue.push_back({.code = "T1190", .name = "Exploit"});
  quay->exercise->cells[kHeron.value].mission = "Get in";
  quay->exercise->cells[kHeron.value].campaign.steps.emplace_back();
  Watcher red(*quay, "heron");
  const v1::News first = red.hear();
  EXPECT_EQ(first.brief().mission(), "Get in");
  ASSERT_EQ(first.brief().actions_size(), 1);
  EXPECT_EQ(first.brief().actions(0).code(), "T1190");
  EXPECT_EQ(first.brief().mind_seed(), 0U);
  EXPECT_EQ(first.brief().campaign().steps_size(), 0);
  Watcher advisor(*quay, "watch/advisor");
  quay->table.next_looking();
  const Looking own = quay->table.next_looking();
  conduct::CellNews news;
  news.cell = kWatch;
  own.tell(news);
  EXPECT_FALSE(advisor.hear().has_brief());
}

TEST_F(DirectorWatch, WhoMaySeeThePlanAloneHearsNoTruth) {
  Watcher watcher(*quay, "role-player");
  const Looking all = quay->table.next_looking();
  EXPECT_EQ(all.cell, std::nullopt);
  conduct::ControlNews news = news_of_phase(1);
  news.posts = {post(1, "for another cell")};
  all.tell(news);
  const v1::News heard = watcher.hear();
  EXPECT_TRUE(heard.has_time());
  EXPECT_EQ(heard.events_size(), 0);
  EXPECT_EQ(heard.posts_size(), 0);
}

TEST_F(DirectorWatch, AnotherCellsEyesAreLookedThroughWhereThatIsAllowed) {
  Watcher watcher(*quay, "observer", {"heron", "watch", "heron"});
  std::vector<std::optional<terms::CellId>> cells;
  for (int i = 0; i < 4; ++i) cells.push_back(quay->table.next_looking().cell);
  EXPECT_THAT(cells, ElementsAre(std::nullopt, terms::CellId{3}, kHeron, kWatch));
  Watcher lost(*quay, "observer", {"nowhere"});
  EXPECT_EQ(why(lost.status()), "INVALID_ARGUMENT: there is no such cell");
}

TEST_F(DirectorWatch, ThatAllOfThePastIsToldIsSaidOnceAllViewsHaveBeen) {
  Watcher watcher(*quay, "director");
  const Looking all = quay->table.next_looking();
  const Looking own = quay->table.next_looking();
  conduct::ControlNews past = news_of_phase(1);
  past.caught_up = true;
  all.tell(past);
  EXPECT_FALSE(watcher.hear().caught_up());
  conduct::CellNews empty;
  empty.cell = kControl;
  empty.caught_up = true;
  own.tell(empty);
  EXPECT_TRUE(watcher.hear().caught_up());
  EXPECT_EQ(quay->table.next_ready(), all.view);
  EXPECT_EQ(quay->table.next_ready(), own.view);
  all.tell(past);
  EXPECT_FALSE(watcher.hear().caught_up());
}

TEST_F(DirectorWatch, LongNewsComesInParts) {
  Watcher watcher(*quay, "director");
  const Looking all = quay->table.next_looking();
  conduct::ControlNews news;
  for (std::uint64_t i = 1; i <= 1'000; ++i) news.events.push_back(news_of_phase(i).events.front());
  all.tell(news);
  std::uint64_t last = 0;
  int parts = 0;
  while (last < 1'000) {
    const v1::News heard = watcher.hear();
    ASSERT_GT(heard.ByteSizeLong(), 0U);
    for (const v1::Happening& one : heard.events()) EXPECT_EQ(one.number(), ++last);
    ++parts;
  }
  EXPECT_EQ(parts, 4);
  EXPECT_EQ(quay->table.next_ready(), all.view);
}

/// The strand is asked for more only once all of this has been written: a watch that reads nothing
/// holds nothing but what it was told last, and nobody else up.
TEST_F(DirectorWatch, ASlowWatchIsToldNoMoreAndTheClockIsPausedAllTheSame) {
  Watcher slow(*quay, "director");
  const Looking all = quay->table.next_looking();
  quay->table.next_looking();
  conduct::ControlNews much;
  constexpr int kPosts = 4'000;
  for (std::uint64_t i = 1; i <= kPosts; ++i) {
    much.posts.push_back(post(i, std::string(8'000, 'x')));
  }
  all.tell(much);
  quay->table.at_once = true;
  EXPECT_TRUE(quay->clock("director", v1::CLOCK_ORDER_PAUSE).ok());
  const auto asked = quay->table.next_asked();
  EXPECT_EQ(std::get<conduct::ClockWish>(asked.wish).order.what, conduct::ClockOrder::What::kPause);
  EXPECT_FALSE(quay->table.anybody_ready());
  int heard = 0;
  while (heard < kPosts) {
    const v1::News news = slow.hear();
    ASSERT_GT(news.posts_size(), 0);
    heard += news.posts_size();
  }
  EXPECT_EQ(quay->table.next_ready(), all.view);
}

TEST_F(DirectorWatch, OneThatIsHungUpOnClosesItsViews) {
  Watcher watcher(*quay, "director");
  const Looking all = quay->table.next_looking();
  const Looking own = quay->table.next_looking();
  watcher.hang_up();
  EXPECT_EQ(quay->table.next_closed(), all.view);
  EXPECT_EQ(quay->table.next_closed(), own.view);
  EXPECT_EQ(watcher.status().error_code(), grpc::StatusCode::CANCELLED);
  all.tell(news_of_phase(1));
  own.onlooker->leave();
  quay->server->shutdown();
  EXPECT_EQ(quay->server->open_watches(), 0U);
}

TEST_F(DirectorWatch, OneThatIsHungUpOnWhileItIsToldMuchIsGone) {
  Watcher watcher(*quay, "director");
  const Looking all = quay->table.next_looking();
  conduct::ControlNews much;
  for (std::uint64_t i = 1; i <= 4'000; ++i) much.posts.push_back(post(i, std::string(8'000, 'x')));
  all.tell(much);
  EXPECT_GT(watcher.hear().posts_size(), 0);
  watcher.hang_up();
  EXPECT_EQ(quay->table.next_closed(), all.view);
  EXPECT_FALSE(quay->table.anybody_ready());
}

TEST_F(DirectorWatch, ItEndsWithTheConductor) {
  Watcher watcher(*quay, "watch/lead");
  const Looking own = quay->table.next_looking();
  conduct::CellNews news;
  news.cell = kWatch;
  own.tell(news);
  own.onlooker->leave();
  EXPECT_EQ(why(watcher.status()), "UNAVAILABLE: the controller stops here");
  EXPECT_EQ(watcher.heard(), 2);  // its brief, and this
}

TEST_F(DirectorWatch, ItEndsWithTheServerOnceWhatItWasToldIsSent) {
  Watcher watcher(*quay, "director");
  const Looking all = quay->table.next_looking();
  quay->table.next_looking();
  all.tell(news_of_phase(1));
  quay->server->shutdown();
  EXPECT_EQ(why(watcher.status()), "UNAVAILABLE: the controller is going away");
  EXPECT_EQ(watcher.heard(), 1);
}

TEST_F(DirectorWatch, ASeatHasSoManyOpen) {
  std::vector<std::unique_ptr<Watcher>> open;
  for (std::size_t i = 0; i < 16; ++i) {
    open.push_back(std::make_unique<Watcher>(*quay, "reader"));
    quay->table.next_looking();
  }
  // One connection carries no more than that, so the next comes by another.
  quay->stub = v1::Director::NewStub(channel_to(quay->server->address()));
  Watcher more(*quay, "reader");
  EXPECT_THAT(why(more.status()), HasSubstr("EXHAUSTED: too many watches are open"));
  Watcher other(*quay, "observer");
  EXPECT_NE(quay->table.next_looking().view, 0U);
}

}  // namespace
}  // namespace redoubt::rpc

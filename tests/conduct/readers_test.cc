#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "controller/conduct/chronicle.h"
#include "tests/conduct/guest.h"

/// What those are told who look on while red and blue play.
namespace redoubt::conduct {
namespace {

using journal::RecordKind;
using testing::StartsWith;

/// Calls `once` at the first step of a play, when the conductor runs and nothing has happened yet.
template <class Once>
auto at_first(Once once) {
  return [once, done = false](Door& door, Player&) mutable {
    if (!std::exchange(done, true)) once(door);
  };
}

/// Plays to the end; then the guest comes and is told everything.
void tell_at_the_end(Stage& stage, Guest& guest, const terms::Hello& hello) {
  ASSERT_TRUE(stage.play().ok());
  Running again(stage.conductor(), stage.bell);
  guest.enter(again.door(), hello);
  ASSERT_TRUE(guest.left().ok());
}

std::vector<std::string> only(const std::string& kind, const std::vector<std::string>& told) {
  std::vector<std::string> kept;
  std::ranges::copy_if(told, std::back_inserter(kept),
                       [&](const std::string& one) { return one.starts_with(kind); });
  return kept;
}

TEST(Readers, WhoComesAtTheEndIsToldTheSameInTheSameOrder) {
  Stage stage;
  Guest early(stage.bell);
  Guest late(stage.bell);
  ASSERT_TRUE(stage.play(at_first([&](Door& door) { early.enter(door, hello("blue")); })).ok());
  EXPECT_TRUE(early.left().ok());
  tell_at_the_end(stage, late, hello("blue"));
  for (const std::string kind : {"welcome", "seen", "ruled"}) {
    EXPECT_EQ(only(kind, early.told()), only(kind, late.told()));
  }
  EXPECT_EQ(late.told().back(), "goodbye");
}

TEST(Readers, AGrantComesAfterWhatWasSeenBeforeIt) {
  Stage stage;
  Guest guest(stage.bell);
  tell_at_the_end(stage, guest, lockstep_hello("red"));
  const auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  const auto& grants = replayed->course->seat(Slice::kRed).grants();
  std::size_t seen = 0;
  std::size_t ruled = 0;
  std::size_t granted = 0;
  for (const std::string& one : guest.told()) {
    seen += one.starts_with("seen") ? 1 : 0;
    ruled += one.starts_with("ruled") ? 1 : 0;
    if (!one.starts_with("granted")) continue;
    EXPECT_EQ(seen, grants[granted].seen);
    EXPECT_EQ(ruled, grants[granted].ruled);
    ++granted;
  }
  EXPECT_EQ(granted, grants.size());
}

TEST(Readers, AtFreePaceTheLatestGrantStandsForAllThatGathered) {
  Stage stage;
  Guest guest(stage.bell);
  tell_at_the_end(stage, guest, hello("red"));
  const auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  const auto& grants = replayed->course->seat(Slice::kRed).grants();
  EXPECT_GT(grants.size(), 1U);
  EXPECT_THAT(only("granted", guest.told()),
              testing::ElementsAre("granted " + std::to_string(grants.size()) + " " +
                                   to_text(grants.back().now)));
}

TEST(Readers, AtTheSamePlaceShareTheirMessages) {
  Stage stage;
  Guest one(stage.bell);
  Guest two(stage.bell);
  Running running(stage.conductor(), stage.bell);
  one.enter(running.door(), hello("blue", "one")).next<terms::Grant>();
  two.enter(running.door(), hello("blue", "two")).next<terms::Grant>();
  ASSERT_EQ(one.messages().size(), two.messages().size());
  for (std::size_t i = 1; i < one.messages().size(); ++i) {  // after the Welcome
    EXPECT_EQ(one.messages()[i], two.messages()[i]) << one.told()[i];
  }
}

/// Blue knows two hundred hosts, so there is much to be told before STARTEX.
std::shared_ptr<const scenario::Exercise> with_much_to_tell() {
  auto drawn = *Slice{.bystanders = 200}.draw();
  for (std::uint32_t i = 0; i < 200; ++i) {
    drawn.cells[1].knows.push_back(range::entity(range::HostId{i}));
  }
  return std::make_shared<const scenario::Exercise>(std::move(drawn));
}

TEST(Readers, WhoBeganAtDifferentPlacesSoonShareTheirMessages) {
  Stage stage;
  stage.exercise = with_much_to_tell();
  Guest one(stage.bell);
  Guest two(stage.bell);
  Running running(stage.conductor(), stage.bell);
  one.enter(running.door(), hello("blue", "one")).next<terms::Grant>();
  terms::Hello further = hello("blue", "two");
  further.cursor = 10;
  two.enter(running.door(), further).next<terms::Grant>();
  ASSERT_GE(one.messages().size(), 5U);
  ASSERT_EQ(one.messages().size(), two.messages().size());
  for (std::size_t i = 2; i < one.messages().size(); ++i) {
    EXPECT_EQ(one.messages()[i], two.messages()[i]);
  }
}

TEST(Readers, AMessageHoldsOnlySoManyObservations) {
  Stage stage;
  stage.exercise = with_much_to_tell();
  ASSERT_TRUE(stage.play().ok());  // the players look at every message
  EXPECT_GT(stage.blue.cursor(), 3 * terms::kObservationsPerMessageMax);
  EXPECT_EQ(stage.last_fingerprint, stage.rehearsed());
}

TEST(Readers, WhoDoesNotReadHoldsNobodyBack) {
  Stage stage;
  stage.options.farewell = std::chrono::milliseconds{0};
  Guest asleep(stage.bell, 1);
  ASSERT_TRUE(stage.play(at_first([&](Door& door) { asleep.enter(door, hello("blue")); })).ok());
  EXPECT_EQ(stage.last_fingerprint, stage.rehearsed());
}

TEST(Readers, AnOrderAfterTheEndIsRefusedAndLeavesNoRecord) {
  Stage stage;
  Guest slow(stage.bell, 1);
  Running running(stage.conductor(), stage.bell);
  slow.enter(running.door(), hello("blue"));
  stage.red.connect(running.door());
  stage.blue.connect(running.door());
  while (!stage.red.finished() || !stage.blue.finished()) {
    for (Player* player : {&stage.red, &stage.blue}) {
      while (player->waits()) player->step(running.door());
    }
    if (!stage.red.finished() || !stage.blue.finished()) stage.bell.wait();
  }
  slow.say(terms::Orders{{order(77, Slice::kIsolate)}});
  EXPECT_TRUE(slow.left().ok());
  EXPECT_THAT(slow.told(), testing::Contains("ruled 77"));
  EXPECT_TRUE(running.join().ok());
  EXPECT_EQ(stage.disk->records.back().kind, RecordKind::kClosed);
}

// --- free pace -----------------------------------------------------------------------------------

/// Blue at free pace, red nobody: time stands only while it is paused.
struct FreePace : testing::Test {
  FreePace() {
    stage.options.lockstep.emplace();
    paused = stage.conductor();
    paused->pause();
  }
  void start() { running.emplace(std::move(paused), stage.bell); }
  Conductor& conductor() { return running->door(); }

  Stage stage;
  std::unique_ptr<Conductor> paused;
  std::optional<Running> running;
  Guest guest{stage.bell};
};

TEST_F(FreePace, GrantsTellTheTimeAndAWakeThatWasAskedFor) {
  start();
  guest.enter(conductor(), hello("blue"));
  terms::Turn turn{guest.next<terms::Grant>().number, {}};
  turn.intent.wake = terms::kStartex + 7 * rehearsal::kMinute;
  guest.say(turn);
  conductor().go_on();
  const auto grant = guest.next<terms::Grant>();
  EXPECT_EQ(grant.number, 2U);
  EXPECT_EQ(grant.now, terms::kStartex + 7 * rehearsal::kMinute);
  EXPECT_TRUE(guest.left().ok());
}

TEST_F(FreePace, AnAgentsTurnOrdersAtOnce) {
  start();
  guest.enter(conductor(), hello("blue"));
  terms::Turn turn{guest.next<terms::Grant>().number, {}};
  turn.intent.orders = {order(1, Slice::kIsolate)};
  turn.intent.notes = {"to be safe"};
  guest.say(turn);
  EXPECT_EQ(guest.next<terms::Rulings>().rulings[0].verdict, terms::Verdict::kStarted);
  conductor().go_on();
  EXPECT_TRUE(guest.left().ok());
  EXPECT_TRUE(running->join().ok());
  const auto note =
      std::ranges::find(stage.disk->records, RecordKind::kNote, &journal::Record::kind);
  ASSERT_NE(note, stage.disk->records.end());
  EXPECT_EQ(decode_notes(*note)->notes, std::vector<std::string>{"to be safe"});
}

TEST_F(FreePace, TheJournalLeadsToTheSameCourseAndGrants) {
  start();
  guest.enter(conductor(), hello("blue"));
  guest.next<terms::Grant>();
  guest.say(terms::Orders{{order(1, Slice::kIsolate)}});
  conductor().go_on();
  EXPECT_TRUE(guest.left().ok());
  EXPECT_TRUE(running->join().ok());
  const auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  ASSERT_TRUE(replayed.ok()) << replayed.error().message;
  EXPECT_EQ(replayed->course->engine().fingerprint(), conductor().engine().fingerprint());
  const auto& grants = replayed->course->seat(Slice::kBlue).grants();
  EXPECT_THAT(guest.told(), testing::Contains("granted " + std::to_string(grants.size()) + " " +
                                              to_text(grants.back().now)));
}

TEST(Rate, TimePassesNoFasterThanItSays) {
  Stage stage;
  stage.options.rate = 12 * 3600 / 0.05;  // the whole exercise in 50 ms
  const auto start = std::chrono::steady_clock::now();
  ASSERT_TRUE(stage.play().ok());
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(50));
  EXPECT_EQ(stage.last_fingerprint, stage.rehearsed());
}

TEST(Rate, MustMakeSense) {
  for (const double rate :
       {-1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    Stage stage;
    stage.options.rate = rate;
    EXPECT_FALSE(Conductor::create(stage.exercise, 1, std::make_unique<DiskJournal>(stage.disk),
                                   stage.options)
                     .ok());
  }
}

}  // namespace
}  // namespace redoubt::conduct

// What comes to whose browser.

#include <gmock/gmock.h>

#include "controller/conduct/chronicle.h"
#include "controller/console/say_cell.h"
#include "tests/console/room.h"

namespace redoubt::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Feeds : testing::Test, Room {
  void start(Browser& director) {
    EXPECT_TRUE(granted(director, {{"do", "clock.start"}, {"why", "a rehearsal"}}));
  }
};

TEST_F(Feeds, WhoIsHereIsWordedOnceForAllWhoMayKnowAsMuch) {
  const Text of_blue = hall->roll(false, conduct::Slice::kBlue);
  EXPECT_EQ(hall->roll(false, conduct::Slice::kBlue), of_blue);
  EXPECT_NE(*hall->roll(true, conduct::Slice::kBlue), *of_blue);
  sit("blue/lead", "Bo");
  EXPECT_THAT(*hall->roll(false, conduct::Slice::kBlue), testing::HasSubstr("Bo"));
}

/// Byte by byte: the messages of a blue browser are those made from its own cell's observations,
/// rulings and posts, and the few that say how time stands and who is of its team.
TEST_F(Feeds, ABlueBrowserHearsItsProjectionByteByByteAndNothingElse) {
  Browser director = sit("director");
  Browser blue = sit("blue/lead", "Bo");
  EXPECT_TRUE(granted(blue, {{"do", "order.act"}, {"action", 2}, {"target", 1}}));
  start(director);
  play_out(blue);
  break_off();
  auto replayed = conduct::replay_course(conduct::DiskJournal(stage.disk), stage.exercise);
  const auto& seen = replayed->course->seen_by(conduct::Slice::kBlue);

  std::size_t told = 0;
  for (const std::string& text : blue.heard) {
    const Json json = Json::parse(text);
    const std::string type = json["t"];
    if (type == "see") {
      const std::size_t first = json["first"].get<std::size_t>() - 1;
      const std::size_t count = json["items"].size();
      EXPECT_EQ(first, told);
      const std::vector<terms::Observation> part(
          seen.begin() + static_cast<std::ptrdiff_t>(first),
          seen.begin() + static_cast<std::ptrdiff_t>(first + count));
      EXPECT_EQ(text, say_see("blue", first + 1, part, *stage.exercise));
      told = first + count;
    } else if (type == "ruled") {
      EXPECT_EQ(json["cell"], "blue");
    } else if (type == "seats") {
      for (const Json& one : json["people"]) EXPECT_EQ(one["cell"], "blue");
      for (const Json& one : json["cells"]) EXPECT_EQ(one["cell"], "blue");
    } else if (type == "clock") {
      EXPECT_THAT(json["awaited"], IsEmpty());
      EXPECT_THAT(json["holds"], IsEmpty());
      EXPECT_EQ(json["next_inject"], -1);
      EXPECT_EQ(json["why"], "");
    } else {
      EXPECT_TRUE(type == "hello" || type == "reply" || type == "caught_up") << text;
    }
  }
  EXPECT_EQ(told, seen.size());
}

TEST_F(Feeds, WhatATeamIsToldDoesNotNameRed) {
  Browser director = sit("director");
  Browser blue = sit("blue/advisor");
  start(director);
  play_out(blue);
  const Json hello = blue.all("hello")[0];
  for (const Json& cell : hello["cells"]) EXPECT_NE(cell["role"], "red");
}

TEST_F(Feeds, ExerciseControlHearsThePlanTheBoardAndTheTruth) {
  Browser director = sit("director");
  start(director);
  play_out(director);
  EXPECT_THAT(director.all("plan"), SizeIs(1));
  std::vector<std::string> stages(2);
  for (const Json& board : director.all("board")) {
    for (const Json& row : board["items"]) stages[row["i"].get<std::size_t>()] = row["stage"];
  }
  EXPECT_THAT(stages, ElementsAre("delivered", "delivered"));
  EXPECT_TRUE(director.all("truth")[0]["whole"].get<bool>());
}

TEST_F(Feeds, WhoComesLateIsToldEverythingThatWhoCameEarlyWas) {
  Browser early = sit("blue/lead");
  Browser director = sit("director");
  start(director);
  play_out(early);
  Browser late = sit("blue/member-1");
  late.listen();
  EXPECT_EQ(late.all("see"), early.all("see"));
}

TEST_F(Feeds, AnAnswersWordsStandOnTheBoard) {
  Browser director = sit("director");
  Browser blue = sit("blue/lead");
  EXPECT_TRUE(granted(director, {{"do", "inject.send"}, {"inject", "1"}, {"why", "now"}}));
  Json inject;
  until(blue, [&] {
    for (const Json& see : blue.all("see")) {
      for (const Json& item : see["items"]) {
        if (item["k"] == "inject") inject = item["inject"];
      }
    }
    return !inject.is_null();
  });
  EXPECT_TRUE(granted(blue, {{"do", "order.reply"}, {"inject", inject}, {"text", "we know"}}));
  std::string words;
  until(director, [&] {
    for (const Json& board : director.all("board")) {
      for (const Json& row : board["items"]) {
        if (!row["answers"].empty()) words = row["answers"][0]["text"];
      }
    }
    return !words.empty();
  });
  EXPECT_EQ(words, "we know");
}

TEST_F(Feeds, AnObserverWatchesACellAndSeesNoTruth) {
  Browser director = sit("director");
  Browser observer = sit("observer");
  start(director);
  EXPECT_TRUE(granted(observer, {{"do", "cell.watch"}, {"cell", "blue"}}));
  play_out(observer);
  EXPECT_FALSE(observer.all("see").empty());
  EXPECT_THAT(observer.all("truth"), IsEmpty());
  EXPECT_THAT(observer.all("events"), IsEmpty());
}

TEST_F(Feeds, ThePictureOfAnyTimeIsWhatItWasThen) {
  Browser director = sit("director");
  start(director);
  play_out(director);
  const Json picture = ask(director, {{"do", "picture"}, {"at", 0}})["data"];
  for (const Json& thing : picture["things"]) EXPECT_THAT(thing["marks"], IsEmpty());
}

TEST_F(Feeds, WhoIsHereIsToldToThoseWhoMayKnow) {
  Browser director = sit("director");
  Browser lead = sit("blue/lead", "Bo");
  errands.run();
  director.listen();
  const Json told = director.all("seats").back();
  bool present = false;
  for (const Json& one : told["people"]) {
    if (one["seat"] == "blue/lead") present = one["present"] && one["name"] == "Bo";
  }
  EXPECT_TRUE(present);
  hall->leave(*lead.guest);
  director.listen();
  const Json after = director.all("seats").back();
  for (const Json& one : after["people"]) {
    EXPECT_FALSE(one["seat"] == "blue/lead" && one["present"].get<bool>());
  }
}

}  // namespace
}  // namespace redoubt::console

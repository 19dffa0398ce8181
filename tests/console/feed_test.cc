// What comes to whose browser.

#include <gmock/gmock.h>

#include "controller/conduct/chronicle.h"
#include "controller/console/say_campaign.h"
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
  /// Time gets to there and stands; before it is started.
  void play_until(Browser& director, int minutes) {
    const std::int64_t at = std::int64_t{minutes} * 60'000'000;
    EXPECT_TRUE(granted(director, {{"do", "clock.hold"}, {"at", at}}));
    start(director);
    until(director, [&] {
      const auto clocks = director.all("clock");
      return !clocks.empty() && clocks.back()["state"] == "paused";
    });
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
  EXPECT_GT(replayed->course->engine().scoring().total(conduct::Slice::kBlue), 0)
      << "there was nothing to hide";

  std::size_t told = 0;
  for (const std::string& text : blue.heard) {
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("Hosts cut off")));
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

TEST_F(Feeds, OfItsOwnLinkATeamIsToldTheZonesItKnowsAndOfNoOther) {
  Browser blue = sit("blue/lead");
  std::vector<Json> links;
  Json office;
  until(blue, [&] {
    for (const Json& see : blue.all("see")) {
      for (const Json& item : see["items"]) {
        if (item["k"] != "sighting") continue;
        if (item["kind"] == "zone") office = item["handle"];
        if (item["kind"] == "link") links.push_back(item);
      }
    }
    return !links.empty();
  });
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0]["name"], "edge");
  EXPECT_EQ(links[0]["ends"], Json({-1, office})) << "nobody showed it the zone outside";
}

TEST_F(Feeds, WhatATeamIsToldDoesNotNameRed) {
  Browser director = sit("director");
  Browser blue = sit("blue/advisor");
  start(director);
  play_out(blue);
  const Json hello = blue.all("hello")[0];
  for (const Json& cell : hello["cells"]) EXPECT_NE(cell["role"], "red");
}

/// What red sets out to do is told to who orders for it, and to who sees the plan.
TEST_F(Feeds, ACampaignIsToldToItsOwnSeatsAndToThoseWhoSeeThePlan) {
  scenario::Exercise exercise = *stage.exercise;
  exercise.cells[conduct::Slice::kRed.value].campaign.steps = {
      {.id = "in", .intent = "Through the portal", .any_of = {{.action = {0}}}}};
  for (const seats::Seat& seat : seats) {
    const std::string said = say_campaigns(exercise, seat);
    const bool may_know =
        seat.cell == conduct::Slice::kRed || seats::may(seat.role, seats::Permission::kSeePlan);
    EXPECT_EQ(!said.empty(), may_know) << seat.name;
    if (said.empty()) continue;
    const Json one = Json::parse(said)["items"][0];
    EXPECT_EQ(one["cell"], "red");
    EXPECT_EQ(one["campaign"]["steps"][0]["intent"], "Through the portal");
    EXPECT_EQ(one["campaign"]["steps"][0]["any_of"][0]["code"], "T1190");
  }
}

TEST_F(Feeds, WhoMayOrderIsToldBeforehandWhatAnActionNeedsAndTakes) {
  Browser blue = sit("blue/lead", "Bo");
  blue.listen();
  const Json isolate = blue.all("hello")[0]["actions"][0];
  EXPECT_EQ(isolate["needs"][0], Json({{"what", "own"}, {"of", ""}}));
  EXPECT_EQ(isolate["cuts_off"], true);
  EXPECT_EQ(isolate["people"], 1);
  EXPECT_EQ(isolate["cost"], 0);
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

/// To the byte, what a blue browser hears of its score: nothing, then the whole of it, then that it
/// is hidden; and who comes in then hears nothing again.
TEST_F(Feeds, AScoreComesToItsOwnPeopleWhileItIsReleasedAndToNobodyElse) {
  Browser director = sit("director");
  Browser blue = sit("blue/lead");
  Browser red = sit("red");
  const Json cell = {{"cell", "blue"}};
  EXPECT_TRUE(granted(blue, {{"do", "order.act"}, {"action", 2}, {"target", 1}}));
  start(director);
  play_out(blue);
  const auto of_score = [](Browser& browser) {
    browser.listen();
    std::vector<std::string> heard;
    for (const std::string& text : browser.heard) {
      if (Json::parse(text)["t"] == "score") heard.push_back(text);
    }
    return heard;
  };
  EXPECT_THAT(of_score(blue), IsEmpty());
  const std::string told = say_score("blue", {true, {{"Hosts cut off", 3}}});
  const std::string hidden = say_score("blue", {});
  EXPECT_TRUE(granted(director, {{"do", "score.release"}, {"cell", "blue"}}));
  until(blue, [&] { return of_score(blue).size() == 1; });
  Browser late = sit("blue/advisor");
  EXPECT_THAT(of_score(late), ElementsAre(told));
  EXPECT_TRUE(granted(director, {{"do", "score.hide"}, {"cell", "blue"}}));
  until(blue, [&] { return of_score(blue).size() == 2; });
  EXPECT_THAT(of_score(blue), ElementsAre(told, hidden));
  Browser later = sit("blue/member-1");
  for (Browser* one : {&later, &red, &director}) EXPECT_THAT(of_score(*one), IsEmpty());
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

TEST_F(Feeds, EachPostComesOnceToExerciseControlHoweverManyCellsItWatches) {
  Browser director = sit("director");
  Browser blue = sit("blue/lead");
  EXPECT_TRUE(granted(director, {{"do", "cell.watch"}, {"cell", "blue"}}));
  EXPECT_TRUE(
      granted(director, {{"do", "post"}, {"kind", "chat"}, {"text", "1"}, {"to", {"blue"}}}));
  EXPECT_TRUE(granted(blue, {{"do", "post"}, {"kind", "chat"}, {"text", "2"}}));
  const auto posts_in = [](const std::vector<Json>& messages) {
    std::vector<std::string> texts;
    for (const Json& one : messages) {
      for (const Json& post : one["items"]) texts.push_back(post["text"]);
    }
    return texts;
  };
  const auto said_of = [&](terms::CellId cell) {
    std::vector<Json> messages;
    for (const Feed::Message& one : hall->feed(cell).said) {
      Json json = Json::parse(*one.text);
      if (json["t"] == "posts") messages.push_back(std::move(json));
    }
    return posts_in(messages).size();
  };
  until(director, [&] {
    return said_of({}) == 2 && said_of(conduct::kWhite) == 2 && said_of(conduct::Slice::kBlue) == 2;
  });
  director.listen();
  blue.listen();
  EXPECT_THAT(posts_in(director.all("posts")), ElementsAre("1", "2"));
  EXPECT_THAT(posts_in(blue.all("posts")), ElementsAre("1", "2"));
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
  std::vector<Json> answers;
  until(director, [&] {
    answers.clear();
    for (const Json& board : director.all("board")) {
      for (const Json& row : board["items"]) {
        if (!row["answers"].empty()) answers.push_back(row["answers"][0]["text"]);
      }
    }
    return !answers.empty();
  });
  EXPECT_THAT(answers, testing::Each("we know")) << "an answer came without its words";
}

TEST_F(Feeds, ProposalsSuggestionsAndReopeningsStandBesideTheMarksThatCount) {
  Browser director = sit("director");
  Browser controller = sit("controller", "Ben");
  Browser blue = sit("blue/lead", "Bo");
  const Json mark = {{"do", "inject.mark"}, {"inject", "1"}, {"cell", "blue"}, {"level", 2}};
  EXPECT_TRUE(granted(director, {{"do", "inject.send"}, {"inject", "1"}}));
  EXPECT_TRUE(granted(blue, {{"do", "order.act"}, {"action", 2}, {"target", 1}}));
  play_until(director, 50);
  const Json proposed = ask(director, mark);
  EXPECT_THAT(proposed["text"].get<std::string>(), testing::StartsWith("proposed"));
  EXPECT_FALSE(granted(director, mark));
  EXPECT_TRUE(granted(controller, mark));
  const Json reopen = {{"do", "answer.reopen"}, {"inject", "1"}, {"cell", "blue"}};
  EXPECT_FALSE(granted(director, reopen));
  Json explained = reopen;
  explained["why"] = "they appeal";
  EXPECT_TRUE(granted(director, explained));
  std::vector<std::string> judged;
  until(director, [&] {
    judged.clear();
    const auto told = director.all("desk");
    if (told.empty()) return false;
    for (const Json& one : told.back()["items"][0]["judged"]) judged.push_back(one["what"]);
    return judged.size() == 3;
  });
  EXPECT_THAT(judged, ElementsAre("proposed", "marked", "reopened"));
  const Json evidence =
      ask(director, {{"do", "answer.evidence"}, {"i", 0}, {"cell", "blue"}})["data"];
  EXPECT_THAT(evidence["meanwhile"]["items"], SizeIs(1));
  blue.listen();
  EXPECT_THAT(blue.all("desk"), IsEmpty());
  EXPECT_THAT(blue.all("board"), IsEmpty());
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

#include "tests/agents/red/table.h"

/// What red says about the steps that it does not take.
namespace redoubt::red {
namespace {

TEST(Reasons, AStepThatWaitsSaysForWhatAndSaysItOnce) {
  Table table({step("collect", {attempt(kSteal)}), step("exfiltrate", {attempt(kSteal)}, {0})});
  table.sees("plans", EntityKind::kData);
  EXPECT_THAT(table.asked_at(minutes{0}), Notes("step exfiltrate: waiting for collect"));
  EXPECT_THAT(table.asked_at(minutes{1}), NotesNothing());
}

TEST(Reasons, AStepThatIsTooEarlySaysWhenItsTimeComes) {
  auto later = step("strike", {attempt(kPhish)});
  later.not_before = at(hours{26});
  Table table({later});
  EXPECT_THAT(table.asked_at(minutes{0}), Notes("step strike: waiting until D+1 02:00:00"));
}

TEST(Reasons, AStepWithoutATargetSaysWhatItLooksFor) {
  terms::Selector selector = tagged("signalling");
  selector.zone = "core";
  selector.held = true;
  Table table({step("pivot", {attempt(kPhish, selector)})});
  EXPECT_THAT(
      table.asked_at(minutes{0}),
      Notes("step pivot put off: no host tagged 'signalling' in zone 'core' where a session "
            "is held in sight"));
}

TEST(Reasons, AStepWithoutASecondThingSaysWhatIsMissing) {
  Table table({step("move", {attempt(kMove)})});
  table.sees("srv-1");
  EXPECT_THAT(table.asked_at(minutes{0}), Notes("step move put off: no credential to do it with"));
}

TEST(Reasons, ARefusalIsPassedOnInPlainWords) {
  Table table({step("pivot", {attempt(kPhish)})});
  table.sees("hss-1");
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNoSession);
  EXPECT_THAT(
      table.asked_at(minutes{0}),
      Notes("step pivot: Phish on hss-1 refused: there is no session of the level it needs"));
}

TEST(Reasons, AFailureSaysHowManyTriesItHasCost) {
  auto slow = step("pivot", {attempt(kPhish)});
  slow.pause = hours{1};
  Table table({slow});
  table.sees("hss-1");
  table.asked_at(minutes{0});
  table.fails(1, Reason::kServiceDown);
  EXPECT_THAT(
      table.asked_at(minutes{5}),
      Notes("step pivot: Phish on hss-1 failed: what it needs is not running (1 of 3 tries)"));
}

TEST(Reasons, AStepThatFindsNoPlaceAmongTheOthersSaysSo) {
  std::vector<terms::CampaignStep> steps;
  for (const char* id : {"a", "b", "c", "d", "e"}) steps.push_back(step(id, {attempt(kPhish)}));
  Table table(steps);
  table.sees("ws-1");
  EXPECT_THAT(table.asked_at(minutes{0}), Notes("step e put off: enough is under way"));
}

TEST(Reasons, ANoteIsCutToItsLimitAtTheEdgeOfACharacter) {
  std::string name;
  for (int i = 0; i < 400; ++i) name += "é";
  Table table({step("x", {attempt(kPhish, named(name))})});
  const std::string note = table.asked_at(minutes{0}).notes.at(0);
  EXPECT_LE(note.size(), terms::kNoteMax);
  EXPECT_EQ(note.substr(note.size() - 2), "é");
}

TEST(Reasons, WhatDoesNotFitIntoOneTurnIsSaidInTheNext) {
  std::vector<terms::CampaignStep> steps;
  for (int i = 0; i < 100; ++i) steps.push_back(step(std::to_string(i), {attempt(kPhish)}));
  Table table(steps);
  EXPECT_EQ(table.asked_at(minutes{0}).notes.size(), terms::kNotesPerTurnMax);
  EXPECT_EQ(table.asked_at(minutes{1}).notes.size(), 100 - terms::kNotesPerTurnMax);
}

}  // namespace
}  // namespace redoubt::red

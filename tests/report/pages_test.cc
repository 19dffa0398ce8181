#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/report/html.h"
#include "controller/report/json.h"
#include "controller/report/scale.h"
#include "controller/report/text.h"
#include "controller/report/timeline.h"
#include "controller/report/wording.h"
#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using range::EventKind;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using namespace town;

constexpr const char* kHostile = "<script>alert('x')</script>\"&\x1b\xff\xe2\x80\xae";

/// Everything that people can name or write is hostile.
Told hostile() {
  scenario::Exercise exercise = drawn();
  exercise.title = exercise.summary = exercise.name = kHostile;
  for (auto& cell : exercise.cells) cell.name = kHostile;
  for (auto& host : exercise.layout.hosts) host.name = kHostile;
  for (auto& function : exercise.layout.functions) function.name = kHostile;
  for (auto& action : exercise.catalogue) action.name = action.code = action.tactic = kHostile;
  for (auto& phase : exercise.phases) phase.name = kHostile;
  for (auto& inject : exercise.injects) {
    inject.number = inject.title = inject.from = inject.expects = kHostile;
    for (auto& option : inject.options) option.text = kHostile;
  }
  for (auto& metric : exercise.metrics) metric.title = kHostile;
  exercise.objectives[0].title = kHostile;
  exercise.cells[kRed.value].campaign.aim = kHostile;
  exercise.cells[kRed.value].campaign.steps = {
      {.id = kHostile, .intent = kHostile, .any_of = {{.action = kLure}}}};
  Told told(std::move(exercise));
  const auto deed = told.at(5).red_enters(kDesk);
  const auto alert = told.at(20).alerts(kSoc, kDesk, deed);
  told.scores({0}, 4, alert);
  told.happens(EventKind::kFunctionChanged, entity(kPlanning), 400);
  told.at(60).happens(EventKind::kInjectDelivered, scenario::entity(kPress));
  told.at(70).tell(
      {.kind = EventKind::kInjectAnswered, .actor = kSoc, .subject = scenario::entity(kPress)});
  const auto start = told.at(80).starts(kSoc, kIsolate, kDesk);
  told.at(90).succeeds(kSoc, kIsolate, kDesk, start);
  told.at(240).ends();
  told.account.words = {{kSoc, kPress, 0, kHostile}};
  told.account.notes = {{minute(3), kSoc, kHostile},
                        {minute(4), kRed, std::string("step ") + kHostile + ": " + kHostile}};
  return told;
}

TEST(Html, NothingThatPeopleWroteBecomesMarkup) {
  const std::string page = to_html(hostile().account);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("alert('x')")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("\x1b")));
  EXPECT_THAT(page, Not(HasSubstr("\xe2\x80\xae"))) << "turns text around";
}

TEST(Html, FetchesNothingAndRunsNothing) {
  const std::string page = to_html(Told().account);
  for (const char* word : {"<script", "<link", "<img", "@import", "url(", "href=\"http", "src="}) {
    EXPECT_THAT(page, Not(HasSubstr(word)));
  }
}

TEST(Html, AnExerciseInWhichNothingHappenedIsAPageToo) {
  Told told;
  told.at(240).ends();
  const std::string page = to_html(told.account);
  EXPECT_THAT(page, HasSubstr("Red never got in."));
  EXPECT_THAT(page, HasSubstr("time was over"));
  EXPECT_THAT(page, Not(HasSubstr("{{"))) << "a tag of the template is left";
}

TEST(Html, AnAccountWithoutEventsSaysThatTheExerciseHasNotEnded) {
  EXPECT_THAT(to_html(Told().account), HasSubstr("not ended"));
}

TEST(Html, TheSameAccountGivesTheSameBytes) {
  const Told told = hostile();
  EXPECT_EQ(to_html(told.account), to_html(told.account));
  EXPECT_EQ(to_json(told.account), to_json(told.account));
}

TEST(Html, ALongListIsCutAndSaysSo) {
  Told told;
  for (int i = 0; i < 450; ++i) {
    told.at(2 * i).red_enters(kDesk);
    told.at(2 * i + 1).red_loses(kDesk);
  }
  EXPECT_THAT(to_html(told.account), HasSubstr("50 more are left out here"));
}

TEST(Json, BrokenTextStaysReadable) {
  const std::string data = to_json(hostile().account);
  EXPECT_THAT(data, HasSubstr("\"schema\": \"redoubt.report/1\""));
  EXPECT_THAT(data, HasSubstr("\xef\xbf\xbd")) << "in place of what is no UTF-8";
}

TEST(Json, WhatNeverCameToPassIsNull) {
  Told told;
  told.at(10).red_enters(kDesk);
  EXPECT_THAT(to_json(told.account), HasSubstr("\"detected_us\": null"));
  EXPECT_THAT(to_json(told.account), HasSubstr("\"begin_us\": 600000000"));
}

TEST(Timeline, MarksOnTheSamePointAreDrawnOnce) {
  Told told;
  for (int i = 0; i < 1000; ++i) told.at(10).succeeds(kRed, kLure, kDesk);
  told.at(240).ends();
  const std::string picture = timeline(Review(told.account));
  std::size_t marks = 0;
  for (std::size_t at = 0; (at = picture.find("class=\"worked\"", at)) != std::string::npos; ++at) {
    ++marks;
  }
  EXPECT_EQ(marks, 1U);
}

TEST(Timeline, ManyIntrusionsAreRowsUpToALimit) {
  Told told;
  for (int i = 0; i < 40; ++i) {
    told.at(4 * i).red_enters(kDesk);
    told.at(4 * i + 2).red_loses(kDesk);
  }
  EXPECT_THAT(timeline(Review(told.account)), HasSubstr("and 10 more"));
}

TEST(Scale, HasFewTicksAtRoundTimesHoweverLongTheExercise) {
  for (const std::int64_t minutes : {1, 7, 45, 120, 600, 2160, 4320, 43'200, 525'600}) {
    const auto ticks = Scale(minute(minutes)).ticks();
    EXPECT_LE(ticks.size(), static_cast<std::size_t>(Scale::kTicksMax)) << minutes;
    EXPECT_EQ(ticks.front(), terms::kStartex);
  }
  EXPECT_EQ(Scale(minute(120)).ticks().at(1), minute(10));
}

TEST(Scale, EndsAtTheRightEdge) {
  const Scale scale(minute(100));
  EXPECT_EQ(scale.x(terms::kStartex), Scale::kLeft);
  EXPECT_EQ(scale.x(minute(100)), Scale::kRight);
  EXPECT_EQ(scale.x(terms::kNever), Scale::kRight);
  EXPECT_EQ(Scale(terms::kStartex).x(terms::kStartex), Scale::kLeft);
}

TEST(Text, KeepsWhatPeopleWriteAndDropsWhatMachinesMightObey) {
  EXPECT_EQ(clean("Grüße\tan\nalle €"), "Grüße\tan\nalle €");
  EXPECT_EQ(clean("a\x07\x7f"
                  "b"),
            "ab");
  EXPECT_EQ(clean("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd") << "overlong";
  EXPECT_EQ(clean("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd") << "a surrogate";
  EXPECT_EQ(clean("cut \xe2\x82"), "cut \xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Wording, ShowsLengthsToTheMinute) {
  EXPECT_EQ(span(terms::Duration{}), "0 min");
  EXPECT_EQ(span(std::chrono::seconds(20)), "under 1 min");
  EXPECT_EQ(span(125 * kMinute), "2 h 05 min");
  EXPECT_EQ(percent(975), "97.5 %");
  EXPECT_EQ(listing({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace redoubt::report

// Each call of people's programs: what the conductor is asked, and what is answered.

#include <gmock/gmock.h>

#include <future>

#include "tests/rpc/people.h"

namespace redoubt::rpc {
namespace {

using conduct::ClockOrder;
using terms::from_microseconds;
using testing::ElementsAre;
using testing::HasSubstr;

v1::ClockRequest to_clock(v1::ClockOrder what) {
  v1::ClockRequest request;
  request.set_what(what);
  return request;
}

// --- the clock -----------------------------------------------------------------------------------

TEST(Director, EveryOrderToTheClockIsHandedOn) {
  Quay quay;
  for (int i = 0; i < conduct::kClockOrderCount; ++i) {
    ASSERT_TRUE(quay.clock("director", static_cast<v1::ClockOrder>(i + 1)).ok());
    const auto wish = wished<conduct::ClockWish>(quay);
    EXPECT_EQ(wish.order.what, static_cast<ClockOrder::What>(i));
    EXPECT_EQ(wish.why, "so that it is said");
  }
}

TEST(Director, AnOrderToTheClockIsAnsweredWithHowItStandsThen) {
  Quay quay;
  quay.table.now.time.clock.state = conduct::ClockState::kPaused;
  quay.table.now.time.clock.rate_milli = 60'000;
  quay.table.now.time.clock.holds = {from_microseconds(9)};
  quay.table.now.time.now = from_microseconds(7);
  quay.table.now.next_inject = from_microseconds(8);
  v1::Clocked clocked;
  ASSERT_TRUE(quay.clock("director", to_clock(v1::CLOCK_ORDER_PAUSE), &clocked).ok());
  EXPECT_EQ(clocked.time().state(), v1::CLOCK_STATE_PAUSED);
  EXPECT_EQ(clocked.time().now_us(), 7);
  EXPECT_EQ(clocked.time().rate_milli(), 60'000U);
  EXPECT_THAT(clocked.time().holds_us(), ElementsAre(9));
  EXPECT_EQ(clocked.time().next_inject_us(), 8);
  EXPECT_FALSE(clocked.time().has_until_us());
}

TEST(Director, ARateIsTold) {
  Quay quay;
  v1::ClockRequest request = to_clock(v1::CLOCK_ORDER_RATE);
  request.set_rate_milli(1'500);
  ASSERT_TRUE(quay.clock("director", request).ok());
  EXPECT_EQ(wished<conduct::ClockWish>(quay).order.rate_milli, 1'500U);
}

TEST(Director, AStepBeginsWhereTheClockStands) {
  Quay quay;
  quay.table.now.time.now = from_microseconds(3'600);
  v1::ClockRequest request = to_clock(v1::CLOCK_ORDER_STEP);
  request.set_by_us(1'800);
  ASSERT_TRUE(quay.clock("director", request).ok());
  EXPECT_EQ(wished<conduct::ClockWish>(quay).order.at, from_microseconds(5'400));
  request.set_by_us(INT64_MAX);
  EXPECT_EQ(why(quay.clock("director", request)), "INVALID_ARGUMENT: that is too far");
}

TEST(Director, AJumpGoesToATimeOrElseToTheNextInject) {
  Quay quay;
  v1::ClockRequest request = to_clock(v1::CLOCK_ORDER_JUMP);
  ASSERT_TRUE(quay.clock("director", request).ok());
  EXPECT_EQ(wished<conduct::ClockWish>(quay).order.at, conduct::kNextInject);
  request.set_at_us(5);
  ASSERT_TRUE(quay.clock("director", request).ok());
  EXPECT_EQ(wished<conduct::ClockWish>(quay).order.at, from_microseconds(5));
  request.set_at_us(0);
  EXPECT_EQ(why(quay.clock("director", request)), "INVALID_ARGUMENT: that time has passed");
}

TEST(Director, AnOrderToTheClockSaysWhatBelongsToIt) {
  Quay quay;
  for (const auto& [what, words] :
       {std::pair{v1::CLOCK_ORDER_UNSPECIFIED, "what has the unknown value 0"},
        {v1::CLOCK_ORDER_STEP, "say by how much, in microseconds"},
        {v1::CLOCK_ORDER_HOLD, "say at what time, in microseconds"},
        {v1::CLOCK_ORDER_UNHOLD, "say at what time, in microseconds"}}) {
    EXPECT_EQ(why(quay.clock("director", to_clock(what))),
              std::string("INVALID_ARGUMENT: ") + words);
  }
  EXPECT_EQ(quay.table.asked(), 0U);
}

TEST(Director, WhileACellIsPlayedByNobodyTheStartNeedsAReason) {
  Quay quay;
  quay.table.now.cells.at(kHeron.value).agents.clear();
  v1::ClockRequest request = to_clock(v1::CLOCK_ORDER_START);
  EXPECT_THAT(why(quay.clock("director", request)), HasSubstr("PRECONDITION: heron: nobody plays"));
  EXPECT_EQ(quay.table.asked(), 0U);
  request.set_why("heron comes later");
  EXPECT_TRUE(quay.clock("director", request).ok());
  EXPECT_EQ(wished<conduct::ClockWish>(quay).why, "heron comes later");
  quay.table.now.cells.at(kHeron.value).held_by = "heron";
  request.clear_why();
  EXPECT_TRUE(quay.clock("director", request).ok());
}

TEST(Director, WhatTheConductorWillNotDoIsSaidInItsWords) {
  Quay quay;
  quay.table.at_once = false;
  auto called = std::async(std::launch::async,
                           [&] { return quay.clock("director", to_clock(v1::CLOCK_ORDER_PAUSE)); });
  quay.table.next_asked().answer(
      terms::Error{terms::Code::kFailedPrecondition, "time stands already"});
  EXPECT_EQ(why(called.get()), "PRECONDITION: time stands already");
  quay.table.full = true;
  EXPECT_EQ(why(quay.clock("director", to_clock(v1::CLOCK_ORDER_PAUSE))),
            "EXHAUSTED: the controller is busy");
}

// --- injects -------------------------------------------------------------------------------------

TEST(Director, AnInjectIsSteeredAndTheRulingSaysHow) {
  Quay quay;
  quay.table.granting.ruling = {9, terms::Verdict::kRefused, terms::Reason::kUnknownInject};
  v1::Steered steered;
  ASSERT_TRUE(quay.steer("director", v1::STEERING_MARK, &steered).ok());
  EXPECT_EQ(steered.ruling().order(), 9U);
  EXPECT_EQ(steered.ruling().verdict(), v1::VERDICT_REFUSED);
  EXPECT_EQ(steered.text(), "refused: no such inject was delivered to this cell");
  const auto direct = ordered<terms::Direct>(quay);
  EXPECT_EQ(direct.what, terms::Steering::kMark);
  EXPECT_EQ(direct.inject, "1-01");
  EXPECT_EQ(direct.cell, kWatch);
  EXPECT_EQ(direct.level, 2);
  EXPECT_EQ(direct.why, "they wait");
}

TEST(Director, WhatCannotBeSteeredIsNamed) {
  Quay quay;
  EXPECT_EQ(why(quay.steer("director", v1::STEERING_UNSPECIFIED)),
            "INVALID_ARGUMENT: what has the unknown value 0");
  v1::SteerRequest request;
  request.set_what(v1::STEERING_SEND);
  request.set_inject(std::string(81, '1'));
  v1::Steered response;
  EXPECT_EQ(why(quay.stub->Steer(quay.as("director").get(), request, &response)),
            "INVALID_ARGUMENT: the length of an inject's number must be at most 80");
  request.set_inject("1-01");
  request.set_what(v1::STEERING_MARK);
  request.set_cell("nowhere");
  EXPECT_EQ(why(quay.stub->Steer(quay.as("director").get(), request, &response)),
            "INVALID_ARGUMENT: there is no such cell");
}

TEST(Director, TheBoardTellsHowFarThePlanHasCome) {
  Quay quay;
  range::Event delivered;
  delivered.kind = range::EventKind::kInjectDelivered;
  delivered.subject = scenario::entity(scenario::InjectId{0});
  delivered.at = from_microseconds(60'000'000);
  range::Event answered = delivered;
  answered.kind = range::EventKind::kInjectAnswered;
  answered.actor = kWatch;
  answered.amount = 1;
  range::Event marked = delivered;
  marked.kind = range::EventKind::kInjectMarked;
  marked.object = {terms::EntityKind::kCell, kWatch.value};
  marked.amount = 3;
  quay.table.now.events = {delivered, answered, marked};
  quay.table.now.answers = {{kWatch, scenario::InjectId{0}, 0, "she is tired"}};
  v1::InjectBoard board;
  ASSERT_TRUE(quay.board("director", board).ok());
  ASSERT_EQ(board.rows_size(), 2);
  EXPECT_EQ(board.next(), 0U);
  const v1::BoardRow& call = board.rows(0);
  EXPECT_EQ(call.number() + " " + call.title(), "1-01 A pilot rings");
  EXPECT_EQ(call.stage(), "adjudicated");
  EXPECT_EQ(call.at_us(), 60'000'000);
  EXPECT_EQ(call.delivered_us(), 60'000'000);
  EXPECT_THAT(call.to(), ElementsAre("watch"));
  ASSERT_EQ(call.answers_size(), 1);
  EXPECT_EQ(call.answers(0).cell() + " " + call.answers(0).text(), "watch send her away");
  EXPECT_EQ(call.answers(0).words(), "she is tired");
  ASSERT_EQ(call.marks_size(), 1);
  EXPECT_EQ(call.marks(0).level(), 3U);
  EXPECT_EQ(board.rows(1).stage(), "scheduled");
  EXPECT_FALSE(board.rows(1).has_at_us());
}

TEST(Director, ABoardOfManyWordsComesInPartsThatAMessageCanHold) {
  auto exercise = drawn_for_people();
  for (int i = 2; i < 900; ++i) {
    exercise->injects.push_back({.number = std::to_string(i), .to = {kWatch}});
  }
  Quay quay(exercise);
  for (std::uint32_t i = 2; i < 900; ++i) {
    range::Event answered;
    answered.kind = range::EventKind::kInjectAnswered;
    answered.subject = scenario::entity(scenario::InjectId{i});
    answered.actor = kWatch;
    quay.table.now.events.push_back(answered);
    quay.table.now.answers.push_back({kWatch, scenario::InjectId{i}, 0, std::string(4'096, 'x')});
  }
  std::uint32_t rows = 0;
  std::uint32_t first = 0;
  do {
    v1::InjectBoard part;
    ASSERT_TRUE(quay.board("director", part, first).ok());
    EXPECT_LT(part.ByteSizeLong(), 1'100'000U);
    rows += static_cast<std::uint32_t>(part.rows_size());
    first = part.next();
  } while (first != 0);
  EXPECT_EQ(rows, 900U);
}

TEST(Director, AMarkThatWaitsForASecondPersonSaysSo) {
  Quay quay;
  quay.table.granting.proposed = true;
  quay.table.granting.ruling.verdict = terms::Verdict::kQueued;
  v1::Steered steered;
  ASSERT_TRUE(quay.steer("director", v1::STEERING_MARK, &steered).ok());
  EXPECT_TRUE(steered.proposed());
  EXPECT_EQ(steered.text(), "proposed: it counts once a second person gives the same mark");
}

TEST(Director, AFileIsAttachedWhole) {
  Quay quay;
  quay.table.granting.post = 3;
  v1::AttachRequest request;
  request.set_post(7);
  request.set_name("desk.png");
  request.set_content(std::string(conduct::kAttachmentBytesMax, '\0'));
  v1::Attached response;
  ASSERT_TRUE(quay.stub->Attach(quay.as("observer").get(), request, &response).ok());
  EXPECT_EQ(response.number(), 3U);
  const Asked asked = quay.table.next_asked();
  const auto& wish = std::get<conduct::AttachmentWish>(asked.wish);
  EXPECT_EQ(wish.post, 7U);
  EXPECT_EQ(wish.name, "desk.png");
  EXPECT_EQ(wish.bytes.size(), conduct::kAttachmentBytesMax);
}

TEST(Director, AnAnswerIsReopenedWithAReason) {
  Quay quay;
  ASSERT_TRUE(quay.reopen("controller", "watch").ok());
  const Asked asked = quay.table.next_asked();
  const auto& wish = std::get<conduct::ReopenWish>(asked.wish);
  EXPECT_EQ(wish.inject + " " + wish.why, "1-01 they appeal");
  EXPECT_EQ(wish.of, kWatch);
  EXPECT_EQ(why(quay.reopen("controller", "nowhere")), "INVALID_ARGUMENT: there is no such cell");
}

/// The machine's word and people's stand apart from each other, and from the mark that counts.
TEST(Director, TheBoardTellsWhatTheMachineSuggestsAndHowPeopleJudged) {
  auto exercise = drawn_for_people();
  exercise->rubrics = {{"line", "A line", {{"poor", 0}, {"good", 4}}}};
  exercise->injects[0].rubric = scenario::RubricId{0};
  exercise->injects[0].options[1].points = 3;
  scenario::Metric metric{.cell = kWatch, .counts = scenario::Counts::kMark};
  metric.rubric = scenario::RubricId{0};
  exercise->metrics.push_back(metric);
  Quay quay(exercise);
  range::Event delivered{.kind = range::EventKind::kInjectDelivered};
  delivered.subject = scenario::entity(scenario::InjectId{0});
  range::Event answered = delivered;
  answered.kind = range::EventKind::kInjectAnswered;
  answered.actor = kWatch;
  answered.amount = 1;
  quay.table.now.events = {delivered, answered};
  conduct::Judged judged{1, terms::kStartex, 0, {"controller", "Ben"}, {}};
  judged.what = {conduct::Judgement::What::kProposed, scenario::InjectId{0}, kWatch, 1, "clear"};
  quay.table.now.judged = {std::make_shared<const conduct::Judged>(judged)};
  v1::InjectBoard board;
  ASSERT_TRUE(quay.board("director", board).ok());
  const v1::BoardRow& row = board.rows(0);
  EXPECT_THAT(row.heavy(), ElementsAre("watch"));
  ASSERT_EQ(row.suggested_size(), 1);
  EXPECT_EQ(row.suggested(0).level(), 1U);
  EXPECT_GT(row.suggested(0).reasons_size(), 0);
  ASSERT_EQ(row.judged_size(), 1);
  EXPECT_EQ(row.judged(0).what(), v1::BoardJudgement::WHAT_PROPOSED);
  EXPECT_EQ(row.judged(0).name() + ": " + row.judged(0).why(), "Ben: clear");
  EXPECT_EQ(row.marks_size(), 0);
}

TEST(Director, ALongBoardComesInParts) {
  auto exercise = drawn_for_people();
  for (int i = 2; i < 1'500; ++i) {
    exercise->injects.push_back({.number = std::to_string(i), .title = "one of many"});
  }
  Quay quay(exercise);
  v1::InjectBoard first;
  ASSERT_TRUE(quay.board("director", first).ok());
  EXPECT_EQ(first.rows_size(), 1'000);
  ASSERT_EQ(first.next(), 1'000U);
  v1::InjectBoard second;
  ASSERT_TRUE(quay.board("director", second, first.next()).ok());
  EXPECT_EQ(second.rows_size(), 500);
  EXPECT_EQ(second.rows(0).number(), "1000");
  EXPECT_EQ(second.next(), 0U);
  v1::InjectBoard beyond;
  ASSERT_TRUE(quay.board("director", beyond, UINT32_MAX).ok());
  EXPECT_EQ(beyond.rows_size(), 0);
}

// --- playing and writing -------------------------------------------------------------------------

TEST(Director, ACellIsPlayedWithTheHandlesThatItsAgentsUse) {
  Quay quay;
  v1::OrderRequest act;
  act.mutable_act()->set_action(3);
  act.mutable_act()->set_target(1);
  ASSERT_TRUE(quay.order("watch/member-1", act).ok());
  const Asked asked = quay.table.next_asked();
  EXPECT_EQ(asked.cell, kWatch);
  const auto& ordered_act = std::get<terms::Act>(std::get<conduct::OrderWish>(asked.wish));
  EXPECT_EQ(ordered_act.action.value, 2U);
  EXPECT_EQ(ordered_act.target.value, 0U);
  EXPECT_FALSE(ordered_act.with.valid());

  v1::OrderRequest reply;
  reply.mutable_reply()->set_inject(2);
  reply.mutable_reply()->set_option(1);
  reply.mutable_reply()->set_text("send her away");
  ASSERT_TRUE(quay.order("watch/advisor", reply).ok());
  const auto replied = ordered<terms::Reply>(quay);
  EXPECT_EQ(replied.option, 1);
  EXPECT_EQ(replied.text, "send her away");
  EXPECT_EQ(why(quay.order("watch/lead", {})), "INVALID_ARGUMENT: an order asks for nothing");
}

TEST(Director, APostIsKeptAsItWasWritten) {
  Quay quay;
  quay.table.granting.post = 12;
  v1::PostRequest request;
  request.set_kind(v1::POST_KIND_REQUEST);
  request.add_to("control");
  request.set_about("2-03");
  request.set_refers(4);
  request.set_text("may we?");
  (*request.mutable_fields())["urgency"] = "high";
  v1::Posted posted;
  ASSERT_TRUE(quay.post("watch/lead", request, &posted).ok());
  EXPECT_EQ(posted.number(), 12U);
  const auto posting = wished<conduct::Posting>(quay);
  EXPECT_EQ(posting.kind, conduct::PostKind::kRequest);
  EXPECT_THAT(posting.to, ElementsAre(kControl));
  EXPECT_EQ(posting.about, "2-03");
  EXPECT_EQ(posting.refers, 4U);
  EXPECT_EQ(posting.text, "may we?");
  EXPECT_EQ(posting.fields.at("urgency"), "high");
}

TEST(Director, ATeamCannotWriteToRedAndLearnsNothingOfItByTrying) {
  Quay quay;
  v1::PostRequest request;
  request.set_kind(v1::POST_KIND_CHAT);
  request.add_to("heron");
  const std::string refused = why(quay.post("watch/lead", request));
  request.set_to(0, "nowhere");
  EXPECT_EQ(refused, why(quay.post("watch/lead", request)));
  EXPECT_EQ(refused, "INVALID_ARGUMENT: there is no such cell");
  request.set_to(0, "heron");
  EXPECT_TRUE(quay.post("director", request).ok());
}

TEST(Director, ASeatIsTakenAndGiven) {
  Quay quay;
  ASSERT_TRUE(quay.sit("watch/lead", v1::SitRequest::WHAT_TAKE, "").ok());
  Asked asked = quay.table.next_asked();
  EXPECT_EQ(asked.cell, kWatch);
  EXPECT_TRUE(std::get<conduct::SeatWish>(asked.wish).take);
  ASSERT_TRUE(quay.sit("director", v1::SitRequest::WHAT_GIVE, "watch").ok());
  asked = quay.table.next_asked();
  EXPECT_EQ(asked.cell, kWatch);
  EXPECT_FALSE(std::get<conduct::SeatWish>(asked.wish).take);
  EXPECT_EQ(why(quay.sit("director", v1::SitRequest::WHAT_TAKE, "nowhere")),
            "INVALID_ARGUMENT: there is no such cell");
  EXPECT_EQ(why(quay.sit("director", v1::SitRequest::WHAT_UNSPECIFIED, "watch")),
            "INVALID_ARGUMENT: say whether the seat is taken or given");
}

TEST(Director, TheTableIsReadyWhenSomebodyPlaysEveryTeam) {
  Quay quay;
  v1::Readiness readiness;
  ASSERT_TRUE(quay.ready("observer", readiness).ok());
  EXPECT_TRUE(readiness.ready());
  EXPECT_EQ(readiness.cells_size(), 4);
  EXPECT_THAT(readiness.cells(2).agents(), ElementsAre("mind"));
  EXPECT_EQ(readiness.seats(0).name(), "director");
  quay.table.now.cells.at(kWatch.value).agents.clear();
  v1::Readiness without;
  ASSERT_TRUE(quay.ready("observer", without).ok());
  EXPECT_FALSE(without.ready());
}

// --- the end of a call ---------------------------------------------------------------------------

TEST(Director, ACallThatIsHungUpOnIsOverAndItsAnswerDoesNoHarm) {
  Quay quay;
  quay.table.at_once = false;
  const auto context = quay.as("director");
  auto called = std::async(std::launch::async, [&] {
    v1::SteerRequest request;
    request.set_what(v1::STEERING_SEND);
    v1::Steered response;
    return quay.stub->Steer(context.get(), request, &response);
  });
  const Asked asked = quay.table.next_asked();
  context->TryCancel();
  EXPECT_EQ(called.get().error_code(), grpc::StatusCode::CANCELLED);
  asked.answer(conduct::Granting{});
  quay.server->shutdown();
  asked.answer(conduct::Granting{});
}

TEST(Director, AServerThatGoesAwayLeavesNoCallOpen) {
  Quay quay;
  quay.table.at_once = false;
  auto held =
      std::async(std::launch::async, [&] { return quay.steer("director", v1::STEERING_SEND); });
  const Asked asked = quay.table.next_asked();
  auto looking = std::async(std::launch::async, [&] {
    v1::Readiness readiness;
    return quay.ready("director", readiness);
  });
  const Looking look = quay.table.next_looking();
  quay.server->shutdown();
  EXPECT_FALSE(held.get().ok());
  EXPECT_FALSE(looking.get().ok());
  asked.answer(conduct::Granting{});
  look.tell(quay.table.now);
  look.onlooker->leave();
}

TEST(Director, AConductorThatStopsIsSaidToDoSo) {
  Quay quay;
  quay.table.at_once = false;
  auto looking = std::async(std::launch::async, [&] {
    v1::Readiness readiness;
    return quay.ready("director", readiness);
  });
  quay.table.next_looking().onlooker->leave();
  EXPECT_EQ(why(looking.get()), "UNAVAILABLE: the controller stops here");
}

}  // namespace
}  // namespace redoubt::rpc

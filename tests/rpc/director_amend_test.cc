// Lines of the plan that people's programs change, or put into it.

#include <gtest/gtest.h>

#include "tests/rpc/people.h"

namespace redoubt::rpc {
namespace {

TEST(DirectorAmend, ALineIsAmendedInWhatIsSaidOfItAlone) {
  Quay quay;
  v1::AmendRequest request;
  v1::Amend& line = *request.mutable_line();
  line.set_inject("1-01");
  line.set_at_us(120'000'000);
  line.set_follow(true);
  line.set_notes("");
  line.set_why("the boat is late");
  request.add_to("watch");
  ASSERT_TRUE(quay.amend("director", request).ok());
  const terms::Amend amend = *ordered<terms::SharedAmend>(quay);
  EXPECT_EQ(amend.at, terms::from_microseconds(120'000'000));
  EXPECT_TRUE(amend.follow);
  EXPECT_EQ(amend.to, std::vector<terms::CellId>{kWatch});
  EXPECT_EQ(amend.notes, "");
  EXPECT_EQ(amend.title, std::nullopt);
  EXPECT_EQ(amend.why, "the boat is late");
}

TEST(DirectorAmend, ALineThatCannotBeIsNamed) {
  Quay quay;
  v1::AmendRequest request;
  request.mutable_line()->set_inject("1-01");
  request.add_to("nowhere");
  EXPECT_EQ(why(quay.amend("director", request)), "INVALID_ARGUMENT: there is no such cell");
  request.clear_to();
  request.mutable_line()->set_body(std::string(terms::kAmendTextMax + 1, 'x'));
  EXPECT_EQ(why(quay.amend("director", request)),
            "INVALID_ARGUMENT: a text of an amended inject is too long");
  request.mutable_line()->clear_body();
  request.mutable_line()->mutable_to();
  EXPECT_EQ(why(quay.amend("director", request)),
            "INVALID_ARGUMENT: name the addressees beside the line");
}

TEST(DirectorAmend, WhatBecomesWrongWithThePlanIsToldWithTheRuling) {
  auto planned = drawn_for_people();
  planned->endex = planned->injects[0].at;
  Quay quay(planned);
  auto amended = std::make_shared<scenario::Exercise>(*planned);
  amended->injects[0].deadline = terms::Duration{1};
  quay.table.then = amended;
  v1::AmendRequest request;
  request.mutable_line()->set_inject("1-01");
  v1::Steered steered;
  ASSERT_TRUE(quay.amend("director", request, &steered).ok());
  ASSERT_EQ(steered.faults_size(), 1);
  EXPECT_EQ(steered.faults(0), "the deadline of inject '1-01' lies after ENDEX [R2019]");
}

TEST(DirectorAmend, TheBoardTellsOfLinesThatWereAdded) {
  Quay quay;
  auto amended = std::make_shared<scenario::Exercise>(*quay.exercise);
  amended->injects.push_back({.number = "X-01", .title = "Call me"});
  quay.table.now.amended = amended;
  v1::InjectBoard board;
  ASSERT_TRUE(quay.board("director", board).ok());
  EXPECT_EQ(board.rows(2).number(), "X-01");
}

TEST(DirectorAmend, AStorylineLeadSteersAnAddedLineOfTheirOwnStorylineAlone) {
  Quay quay;
  auto amended = std::make_shared<scenario::Exercise>(*quay.exercise);
  amended->injects.push_back({.number = "X-01", .incident = scenario::IncidentId{0}});
  amended->injects.push_back({.number = "X-02"});
  quay.table.stands = amended;
  v1::SteerRequest request;
  request.set_what(v1::STEERING_SEND);
  request.set_why("now");
  request.set_inject("X-01");
  v1::Steered steered;
  EXPECT_TRUE(quay.stub->Steer(quay.as("lead/cable").get(), request, &steered).ok());
  request.set_inject("X-02");
  const auto refused = quay.stub->Steer(quay.as("lead/cable").get(), request, &steered);
  EXPECT_EQ(why(refused), std::string("PERMISSION_DENIED: ") + seats::kAnotherStoryline);
}

}  // namespace
}  // namespace redoubt::rpc

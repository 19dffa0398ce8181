// Who may call what: every seat makes every call.

#include <gmock/gmock.h>

#include <functional>
#include <set>

#include "tests/rpc/people.h"

namespace redoubt::rpc {
namespace {

using grpc::StatusCode;
using testing::HasSubstr;

/// A call, and the seats that may make it; everybody else is refused.
struct Call {
  std::string name;
  std::set<std::string> may;
  std::function<grpc::Status(Quay&, const std::string& seat)> make;
};

const std::vector<std::string> kSeats = {
    "director", "controller", "lead/cable", "role-player",    "observer",
    "reader",   "heron",      "watch/lead", "watch/member-1", "watch/advisor"};

Call clock_call(v1::ClockOrder what, std::set<std::string> may) {
  return {v1::ClockOrder_Name(what), std::move(may),
          [what](Quay& quay, const std::string& seat) { return quay.clock(seat, what); }};
}

Call steer_call(v1::Steering what, std::set<std::string> may) {
  return {v1::Steering_Name(what), std::move(may),
          [what](Quay& quay, const std::string& seat) { return quay.steer(seat, what); }};
}

Call post_call(v1::PostKind kind, std::set<std::string> may) {
  return {v1::PostKind_Name(kind), std::move(may), [kind](Quay& quay, const std::string& seat) {
            v1::PostRequest request;
            request.set_kind(kind);
            request.set_text("said");
            return quay.post(seat, request);
          }};
}

std::vector<Call> orders() {
  v1::OrderRequest act;
  act.mutable_act()->set_action(1);
  v1::OrderRequest reply;
  reply.mutable_reply()->set_inject(1);
  v1::OrderRequest read;
  read.mutable_acknowledge()->set_inject(1);
  const std::set<std::string> play = {"heron", "watch/lead", "watch/member-1"};
  std::set<std::string> answer = play;
  answer.insert("watch/advisor");
  const auto order = [](v1::OrderRequest request) {
    return [request](Quay& quay, const std::string& seat) { return quay.order(seat, request); };
  };
  return {{"act", play, order(act)},
          {"reply", answer, order(reply)},
          {"acknowledge", answer, order(read)}};
}

std::vector<Call> looks() {
  const std::set<std::string> control = {"director",    "controller", "lead/cable",
                                         "role-player", "observer",   "reader"};
  const std::set<std::string> others = {"director", "controller", "lead/cable", "observer",
                                        "reader"};
  return {{"board", control,
           [](Quay& quay, const std::string& seat) {
             v1::InjectBoard board;
             return quay.board(seat, board);
           }},
          {"ready", control,
           [](Quay& quay, const std::string& seat) {
             v1::Readiness readiness;
             return quay.ready(seat, readiness);
           }},
          {"watch of another cell", others, [](Quay& quay, const std::string& seat) {
             Watcher watcher(quay, seat, {seat == "heron" ? "watch" : "heron"});
             if (watcher.hear().ByteSizeLong() == 0) return watcher.status();
             watcher.hang_up();
             return grpc::Status::OK;
           }}};
}

/// This door asks for no certificates; whoever is told so might have given one out elsewhere.
grpc::Status unless_none_needed(const grpc::Status& status) {
  return status.error_code() == StatusCode::FAILED_PRECONDITION ? grpc::Status::OK : status;
}

std::vector<Call> enrolments() {
  const std::set<std::string> may = {"director", "controller"};
  return {{"invite an agent", may,
           [](Quay& quay, const std::string& seat) {
             v1::Invited invited;
             return unless_none_needed(
                 quay.stub->Invite(quay.as(seat).get(), v1::InviteRequest(), &invited));
           }},
          {"expel an agent", may, [](Quay& quay, const std::string& seat) {
             v1::Expelled expelled;
             return unless_none_needed(
                 quay.stub->Expel(quay.as(seat).get(), v1::ExpelRequest(), &expelled));
           }}};
}

std::vector<Call> calls() {
  const std::set<std::string> clock = {"director", "controller"};
  const std::set<std::string> plan = {"director", "controller", "lead/cable"};
  const std::set<std::string> evaluate = {"director", "controller", "observer"};
  std::set<std::string> write(kSeats.begin(), kSeats.end());
  write.erase("reader");
  std::vector<Call> all;
  for (int i = 1; i <= v1::ClockOrder_MAX; ++i) {
    const auto what = static_cast<v1::ClockOrder>(i);
    const bool freezes = what == v1::CLOCK_ORDER_FREEZE || what == v1::CLOCK_ORDER_THAW;
    all.push_back(clock_call(what, freezes ? std::set<std::string>{"director"} : clock));
  }
  for (int i = 1; i <= v1::Steering_MAX; ++i) {
    const auto what = static_cast<v1::Steering>(i);
    all.push_back(steer_call(what, what == v1::STEERING_MARK ? clock : plan));
  }
  all.push_back({"amend", plan, [](Quay& quay, const std::string& seat) {
                   v1::AmendRequest request;
                   request.mutable_line()->set_inject("1-01");
                   request.mutable_line()->set_title("A pilot writes");
                   return quay.amend(seat, request);
                 }});
  for (int i = 1; i <= v1::PostKind_MAX; ++i) {
    const auto kind = static_cast<v1::PostKind>(i);
    const bool evaluates = kind == v1::POST_KIND_OBSERVATION || kind == v1::POST_KIND_RATING;
    all.push_back(post_call(kind, evaluates ? evaluate : write));
  }
  for (Call& one : orders()) all.push_back(std::move(one));
  for (Call& one : looks()) all.push_back(std::move(one));
  all.push_back({"take its own seat",
                 {"director", "controller", "heron", "watch/lead"},
                 [](Quay& quay, const std::string& seat) {
                   return quay.sit(seat, v1::SitRequest::WHAT_TAKE, "");
                 }});
  all.push_back({"release a score", clock, [](Quay& quay, const std::string& seat) {
                   return quay.score(seat, v1::ScoreRequest::WHAT_RELEASE, "watch");
                 }});
  all.push_back({"attach a file", evaluate, [](Quay& quay, const std::string& seat) {
                   v1::AttachRequest request;
                   v1::Attached response;
                   return quay.stub->Attach(quay.as(seat).get(), request, &response);
                 }});
  all.push_back({"reopen an answer", clock,
                 [](Quay& quay, const std::string& seat) { return quay.reopen(seat, "watch"); }});
  all.push_back({"give another's seat", clock, [](Quay& quay, const std::string& seat) {
                   return quay.sit(seat, v1::SitRequest::WHAT_GIVE,
                                   seat == "heron" ? "watch" : "heron");
                 }});
  for (Call& one : enrolments()) all.push_back(std::move(one));
  return all;
}

TEST(DirectorRoles, NothingIsDoneForASeatThatTheTableDoesNotGrantItTo) {
  Quay quay;
  for (const Call& call : calls()) {
    for (const std::string& seat : kSeats) {
      const std::size_t before = quay.table.asked();
      const grpc::Status status = call.make(quay, seat);
      if (call.may.contains(seat)) {
        EXPECT_TRUE(status.ok()) << call.name << " by " << seat << ": " << why(status);
        continue;
      }
      EXPECT_EQ(why(status), "PERMISSION_DENIED: your seat does not allow this")
          << call.name << " by " << seat;
      EXPECT_EQ(quay.table.asked(), before) << call.name << " by " << seat;
    }
  }
}

TEST(DirectorRoles, AStorylineLeadSteersTheirOwnStorylineAlone) {
  Quay quay;
  EXPECT_TRUE(quay.steer("lead/cable", v1::STEERING_SEND).ok());
  EXPECT_EQ(why(quay.steer("lead/grid", v1::STEERING_SEND)),
            "PERMISSION_DENIED: this inject is of another storyline than yours");
  EXPECT_EQ(quay.table.asked(), 1U);
}

TEST(DirectorRoles, NobodyComesInWithoutACode) {
  Quay quay;
  grpc::ClientContext bare;
  set_patience(bare);
  v1::Clocked response;
  EXPECT_EQ(why(quay.stub->Clock(&bare, {}, &response)),
            "UNAUTHENTICATED: show the code of your seat, as metadata redoubt-code");
  grpc::ClientContext looking;
  set_patience(looking);
  const auto reader = quay.stub->Watch(&looking, {});
  v1::News news;
  EXPECT_FALSE(reader->Read(&news));
  EXPECT_EQ(reader->Finish().error_code(), StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(quay.table.asked(), 0U);
}

TEST(DirectorRoles, ACodeOfNoSeatIsRefusedAndManyOfThemCostTime) {
  Quay quay;
  v1::Readiness response;
  for (int i = 0; i < 5; ++i) {
    const auto context = quay.with_code("AAAA-BBBB-CCCC");
    EXPECT_EQ(why(quay.stub->Ready(context.get(), {}, &response)),
              "UNAUTHENTICATED: this is no seat's code");
  }
  const auto context = quay.with_code("AAAA-BBBB-CCCC");
  EXPECT_THAT(why(quay.stub->Ready(context.get(), {}, &response)),
              HasSubstr("EXHAUSTED: too many wrong codes; try again later, in "));
}

TEST(DirectorRoles, NobodyKeepsTheDirectorOutByShowingWrongCodes) {
  Quay quay;
  v1::InjectBoard board;
  ASSERT_TRUE(quay.board("controller", board).ok());
  v1::Readiness response;
  for (int i = 0; i < 6; ++i) {
    quay.stub->Ready(quay.with_code("AAAA-BBBB-CCCC").get(), {}, &response);
  }
  EXPECT_TRUE(quay.clock("director", v1::CLOCK_ORDER_PAUSE).ok());
  EXPECT_TRUE(quay.clock("controller", v1::CLOCK_ORDER_PAUSE).ok());
  EXPECT_THAT(why(quay.ready("observer", response)), HasSubstr("EXHAUSTED: too many wrong codes"));
}

TEST(DirectorRoles, ANameIsOneOfAPersonOrIsRefused) {
  Quay quay;
  const auto context = quay.as("director");
  context->AddMetadata("redoubt-name", std::string(65, 'a'));
  v1::Steered response;
  v1::SteerRequest request;
  request.set_what(v1::STEERING_SEND);
  EXPECT_EQ(why(quay.stub->Steer(context.get(), request, &response)),
            "INVALID_ARGUMENT: redoubt-name is a person's name, in at most 64 letters of ASCII");
}

TEST(DirectorRoles, ACodeMayBeWrittenInSmallLettersAndWithoutItsDashes) {
  Quay quay;
  std::string code = quay.code_of("director");
  std::erase(code, '-');
  std::ranges::transform(code, code.begin(), [](unsigned char c) { return std::tolower(c); });
  v1::Readiness response;
  EXPECT_TRUE(quay.stub->Ready(quay.with_code(code).get(), {}, &response).ok());
}

TEST(DirectorRoles, WhatSomebodyDoesIsTheirsBySeatAndName) {
  Quay quay;
  v1::SteerRequest request;
  request.set_what(v1::STEERING_SEND);
  v1::Steered response;
  const auto context = quay.as("controller");
  context->AddMetadata("redoubt-name", "Ada");
  ASSERT_TRUE(quay.stub->Steer(context.get(), request, &response).ok());
  const Asked named = quay.table.next_asked();
  EXPECT_EQ(named.who.seat + " " + named.who.name, "controller Ada");
  EXPECT_EQ(named.cell, kControl);
  quay.steer("director", v1::STEERING_SEND);
  const Asked nameless = quay.table.next_asked();
  EXPECT_EQ(nameless.who.seat + " " + nameless.who.name, "director director");
}

TEST(DirectorRoles, WhoCallsTooOftenWaitsAndCanStillStopTheClock) {
  Quay quay;
  int taken = 0;
  grpc::Status status;
  while ((status = quay.steer("director", v1::STEERING_HOLD)).ok() && taken < 10'000) ++taken;
  EXPECT_EQ(why(status), "EXHAUSTED: too many calls at once from this seat; try again shortly");
  EXPECT_GE(taken, 60);
  EXPECT_TRUE(quay.clock("director", v1::CLOCK_ORDER_PAUSE).ok());
  EXPECT_TRUE(quay.steer("controller", v1::STEERING_HOLD).ok());
}

TEST(DirectorRoles, WherePeopleDoNotComeInThereIsNoSuchService) {
  House house;
  const auto stub = v1::Director::NewStub(channel_to(house.server->address()));
  grpc::ClientContext context;
  set_patience(context);
  v1::Clocked response;
  EXPECT_EQ(stub->Clock(&context, {}, &response).error_code(), StatusCode::UNIMPLEMENTED);
}

}  // namespace
}  // namespace redoubt::rpc

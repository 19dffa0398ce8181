#pragma once

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include "controller/rpc/server.h"
#include "controller/seats/passes.h"
#include "redoubt/v1/director.grpc.pb.h"
#include "tests/rpc/caller.h"
#include "tests/rpc/table.h"

/// People's programs at a server whose conductor is the test.
namespace redoubt::rpc {

inline constexpr terms::CellId kControl{0};
inline constexpr terms::CellId kHeron{1};
inline constexpr terms::CellId kWatch{2};

/// An exercise with somebody in every role, and two injects.
inline std::shared_ptr<scenario::Exercise> drawn_for_people() {
  auto exercise = std::make_shared<scenario::Exercise>();
  exercise->name = "quay";
  for (const auto& [name, role] : {std::pair{"control", terms::Role::kWhite},
                                   {"heron", terms::Role::kRed},
                                   {"watch", terms::Role::kBlue},
                                   {"eyes", terms::Role::kObserver}}) {
    scenario::Cell cell;
    cell.name = name;
    cell.role = role;
    exercise->cells.push_back(std::move(cell));
  }
  exercise->storylines = {{.name = "cable"}, {.name = "grid"}};
  exercise->incidents = {{.name = "cut", .storyline = scenario::StorylineId{0}}};
  scenario::Inject call;
  call.number = "1-01";
  call.title = "A pilot rings";
  call.at = terms::from_microseconds(60'000'000);
  call.to = {kWatch};
  call.incident = scenario::IncidentId{0};
  call.options = {{.text = "let her in"}, {.text = "send her away"}};
  scenario::Inject letter;
  letter.number = "1-02";
  letter.title = "A letter";
  letter.to = {kWatch};
  exercise->injects = {call, letter};
  return exercise;
}

/// A server with an agents' and a people's door, and the test behind both.
struct Quay {
  explicit Quay(std::shared_ptr<scenario::Exercise> its = drawn_for_people())
      : exercise(std::move(its)), passes(kSecret, seats::seats_of(*exercise, seats::kMembers)) {
    for (std::uint32_t i = 0; i < exercise->cells.size(); ++i) {
      conduct::CellStanding standing;
      standing.cell = terms::CellId{i};
      standing.agents = {"mind"};
      table.now.cells.push_back(standing);
    }
    table.now.caught_up = true;
    table.stands = exercise;
    table.granting.ruling.verdict = terms::Verdict::kTaken;
    server = Server::start("127.0.0.1:0", hall, {},
                           PeoplesDoor{&table, exercise, kSecret, seats::kMembers})
                 .value();
    stub = v1::Director::NewStub(channel_to(server->address()));
  }

  std::string code_of(const std::string& seat) const {
    const auto& all = passes.seats();
    const auto found = std::ranges::find(all, seat, &seats::Seat::name);
    EXPECT_NE(found, all.end()) << seat;
    return passes.code(static_cast<std::uint32_t>(found - all.begin()));
  }

  using Context = std::unique_ptr<grpc::ClientContext>;
  Context with_code(const std::string& code) const {
    auto context = std::make_unique<grpc::ClientContext>();
    set_patience(*context);
    context->AddMetadata("redoubt-code", code);
    return context;
  }
  Context as(const std::string& seat) const { return with_code(code_of(seat)); }

  // Each calls as that seat.
  grpc::Status clock(const std::string& seat, const v1::ClockRequest& request,
                     v1::Clocked* to = nullptr) {
    v1::Clocked response;
    return stub->Clock(as(seat).get(), request, to != nullptr ? to : &response);
  }
  grpc::Status clock(const std::string& seat, v1::ClockOrder what) {
    v1::ClockRequest request;
    request.set_what(what);
    request.set_why("so that it is said");
    request.set_by_us(1);
    request.set_at_us(1);
    return clock(seat, request);
  }
  grpc::Status steer(const std::string& seat, v1::Steering what, v1::Steered* to = nullptr) {
    v1::SteerRequest request;
    request.set_what(what);
    request.set_inject("1-01");
    request.set_cell("watch");
    request.set_level(2);
    request.set_why("they wait");
    v1::Steered response;
    return stub->Steer(as(seat).get(), request, to != nullptr ? to : &response);
  }
  grpc::Status amend(const std::string& seat, const v1::AmendRequest& request,
                     v1::Steered* to = nullptr) {
    v1::Steered response;
    return stub->Amend(as(seat).get(), request, to != nullptr ? to : &response);
  }
  grpc::Status order(const std::string& seat, const v1::OrderRequest& request) {
    v1::Ordered response;
    return stub->Order(as(seat).get(), request, &response);
  }
  grpc::Status post(const std::string& seat, const v1::PostRequest& request,
                    v1::Posted* to = nullptr) {
    v1::Posted response;
    return stub->Post(as(seat).get(), request, to != nullptr ? to : &response);
  }
  grpc::Status sit(const std::string& seat, v1::SitRequest::What what, const std::string& cell) {
    v1::SitRequest request;
    request.set_what(what);
    request.set_cell(cell);
    v1::Sat response;
    return stub->Sit(as(seat).get(), request, &response);
  }
  grpc::Status score(const std::string& seat, v1::ScoreRequest::What what,
                     const std::string& cell) {
    v1::ScoreRequest request;
    request.set_what(what);
    request.set_cell(cell);
    v1::Scored response;
    return stub->Score(as(seat).get(), request, &response);
  }
  grpc::Status reopen(const std::string& seat, const std::string& cell) {
    v1::ReopenRequest request;
    request.set_inject("1-01");
    request.set_cell(cell);
    request.set_why("they appeal");
    v1::Reopened response;
    return stub->Reopen(as(seat).get(), request, &response);
  }
  grpc::Status board(const std::string& seat, v1::InjectBoard& board, std::uint32_t first = 0) {
    v1::BoardRequest request;
    request.set_first(first);
    return stub->Board(as(seat).get(), request, &board);
  }
  grpc::Status ready(const std::string& seat, v1::Readiness& readiness) {
    return stub->Ready(as(seat).get(), v1::ReadyRequest(), &readiness);
  }

  static constexpr seats::Secret kSecret{7};

  Hall hall;
  Table table;
  std::shared_ptr<scenario::Exercise> exercise;
  seats::Passes passes;
  std::unique_ptr<Server> server;
  std::unique_ptr<v1::Director::Stub> stub;
};

/// One watch.
class Watcher {
 public:
  Watcher(Quay& quay, const std::string& seat, const std::vector<std::string>& cells = {})
      : context_(quay.as(seat)) {
    v1::WatchRequest request;
    for (const std::string& cell : cells) request.add_cells(cell);
    reader_ = quay.stub->Watch(context_.get(), request);
  }

  /// The next news; empty when there will be none.
  v1::News hear() {
    v1::News news;
    reader_->Read(&news);
    return news;
  }
  void hang_up() { context_->TryCancel(); }
  /// How it ended; hears it out first.
  grpc::Status status() {
    for (v1::News news; reader_->Read(&news);) ++heard_;
    return reader_->Finish();
  }
  int heard() const { return heard_; }

 private:
  Quay::Context context_;
  std::unique_ptr<grpc::ClientReader<v1::News>> reader_;
  int heard_ = 0;
};

/// What was asked last, and the order in it.
template <class Wish>
Wish wished(Quay& quay) {
  const Asked asked = quay.table.next_asked();
  const auto* wish = std::get_if<Wish>(&asked.wish);
  EXPECT_NE(wish, nullptr) << "something else was asked";
  return wish != nullptr ? *wish : Wish{};
}

template <class Order>
Order ordered(Quay& quay) {
  const auto wish = wished<conduct::OrderWish>(quay);
  const auto* order = std::get_if<Order>(&wish);
  EXPECT_NE(order, nullptr) << "something else was ordered";
  return order != nullptr ? *order : Order{};
}

}  // namespace redoubt::rpc

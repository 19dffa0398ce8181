#include "controller/rpc/director_requests.h"

#include <algorithm>
#include <utility>

#include "proto/convert/order.h"
#include "redoubt/v1/director.pb.h"

namespace redoubt::rpc {
namespace {

using conduct::ClockOrder;
using conduct::PostKind;
using convert::Ingress;
using seats::Permission;
using terms::CellId;
using terms::Code;
using terms::Error;
using terms::Result;
using terms::Steering;

static_assert(v1::ClockOrder_MAX == conduct::kClockOrderCount);
static_assert(v1::PostKind_MAX == conduct::kPostKindCount);
static_assert(v1::CLOCK_ORDER_UNHOLD == static_cast<int>(ClockOrder::What::kUnhold) + 1);
static_assert(v1::POST_KIND_CHECK == static_cast<int>(PostKind::kCheck) + 1);

Error invalid(const char* text) { return {Code::kInvalidArgument, text}; }

/// Where the clock is to go, or to be held.
terms::Status fill_in_time(const v1::ClockRequest& request, ClockOrder& order) {
  switch (order.what) {
    case ClockOrder::What::kStep:
      if (request.by_us() <= 0) return invalid("say by how much, in microseconds");
      break;
    case ClockOrder::What::kJump:
      order.at = conduct::kNextInject;
      if (!request.has_at_us()) break;
      if (request.at_us() <= 0) return invalid("that time has passed");
      order.at = terms::from_microseconds(request.at_us());
      break;
    case ClockOrder::What::kHold:
    case ClockOrder::What::kUnhold:
      if (!request.has_at_us()) return invalid("say at what time, in microseconds");
      order.at = terms::from_microseconds(request.at_us());
      break;
    default:
      break;
  }
  return terms::Done{};
}

}  // namespace

CellId cell_of(const scenario::Exercise& exercise, const std::string& name) {
  const auto found = std::ranges::find(exercise.cells, name, &scenario::Cell::name);
  if (found == exercise.cells.end()) return {};
  return CellId{static_cast<std::uint32_t>(found - exercise.cells.begin())};
}

std::string cell_name(const scenario::Exercise& exercise, CellId cell) {
  return cell.value < exercise.cells.size() ? exercise.cells[cell.value].name : std::string();
}

// --- permissions ---------------------------------------------------------------------------------

Permission needed_for(const v1::ClockRequest& request) {
  const bool freezes =
      request.what() == v1::CLOCK_ORDER_FREEZE || request.what() == v1::CLOCK_ORDER_THAW;
  return freezes ? Permission::kFreeze : Permission::kSteerClock;
}

Permission needed_for(const v1::SteerRequest& request) {
  return request.what() == v1::STEERING_MARK ? Permission::kMark : Permission::kSteerInjects;
}

Permission needed_for(const v1::OrderRequest& request) {
  const bool answers = request.has_reply() || request.has_acknowledge();
  return answers ? Permission::kAnswer : Permission::kOrder;
}

Permission needed_for(const v1::PostRequest& request) {
  const bool evaluates =
      request.kind() == v1::POST_KIND_OBSERVATION || request.kind() == v1::POST_KIND_RATING;
  return evaluates ? Permission::kObserve : Permission::kPost;
}

// --- wishes --------------------------------------------------------------------------------------

Result<conduct::ClockWish> wish_of(const v1::ClockRequest& request) {
  Ingress in;
  conduct::ClockWish wish;
  wish.order.what = in.word<ClockOrder::What>(request.what(), v1::ClockOrder_MAX, "what");
  wish.order.rate_milli = request.rate_milli();
  wish.why = request.why();
  if (in.ok()) {
    if (const auto timed = fill_in_time(request, wish.order); !timed.ok()) return timed.error();
  }
  return in.result(std::move(wish));
}

Result<conduct::OrderWish> wish_of(const v1::SteerRequest& request,
                                   const scenario::Exercise& exercise) {
  Ingress in;
  in.at_most(request.inject().size(), terms::kInjectNumberMax, "the length of an inject's number");
  in.at_most(request.level(), UINT16_MAX, "the level of a mark");
  in.at_most(request.why().size(), terms::kReplyTextMax, "the length of a reason");
  terms::Direct direct{in.word<Steering>(request.what(), v1::Steering_MAX, "what"),
                       request.inject(),
                       {},
                       static_cast<std::uint16_t>(request.level()),
                       request.why()};
  if (in.ok() && direct.what == Steering::kMark) {
    direct.cell = cell_of(exercise, request.cell());
    if (!direct.cell.valid()) return invalid("there is no such cell");
  }
  return in.result(conduct::OrderWish(std::move(direct)));
}

Result<conduct::OrderWish> wish_of(const v1::AmendRequest& request,
                                   const scenario::Exercise& exercise, const seats::Seat& seat) {
  if (request.line().has_to()) return invalid("name the addressees beside the line");
  v1::Order wire;
  wire.set_number(1);  // the conductor gives it its number
  *wire.mutable_amend() = request.line();
  Ingress in;
  terms::Order order = convert::order(wire, in);
  in.at_most(request.to_size(), exercise.cells.size(), "the number of addressees");
  if (!in.ok()) return in.result(conduct::OrderWish());
  terms::Amend amend = *std::get<terms::SharedAmend>(order.what);
  for (const std::string& name : request.to()) {
    const CellId cell = cell_of(exercise, name);
    if (!cell.valid()) return invalid("there is no such cell");
    if (!amend.to) amend.to.emplace();
    amend.to->push_back(cell);
  }
  if (!may_amend(exercise, seat, amend)) {
    return Error{Code::kPermissionDenied, seats::kAnotherStoryline};
  }
  return conduct::OrderWish(std::make_shared<const terms::Amend>(std::move(amend)));
}

Result<conduct::OrderWish> wish_of(const v1::OrderRequest& request) {
  v1::Order wire;
  wire.set_number(1);  // the conductor gives it its number
  if (request.has_act()) *wire.mutable_act() = request.act();
  if (request.has_reply()) *wire.mutable_reply() = request.reply();
  if (request.has_acknowledge()) *wire.mutable_acknowledge() = request.acknowledge();
  Ingress in;
  terms::Order order = convert::order(wire, in);
  return in.result(conduct::OrderWish(std::move(order.what)));
}

Result<conduct::Posting> wish_of(const v1::PostRequest& request, const scenario::Exercise& exercise,
                                 const seats::Seat& seat) {
  Ingress in;
  in.at_most(request.to_size(), exercise.cells.size(), "the number of cells that it goes to");
  conduct::Posting posting;
  posting.kind = in.word<PostKind>(request.kind(), v1::PostKind_MAX, "kind");
  if (!in.ok()) return in.result(std::move(posting));
  const bool of_team = seats::cell_role(seat.role) == terms::Role::kBlue;
  for (const std::string& name : request.to()) {
    const CellId cell = cell_of(exercise, name);
    const bool red = cell.valid() && exercise.cells[cell.value].role == terms::Role::kRed;
    if (!cell.valid() || (red && of_team)) return invalid("there is no such cell");
    posting.to.push_back(cell);
  }
  posting.about = request.about();
  posting.refers = request.refers();
  posting.text = request.text();
  posting.fields.insert(request.fields().begin(), request.fields().end());
  return posting;
}

Result<Sitting> wish_of(const v1::SitRequest& request, const scenario::Exercise& exercise,
                        const Comer& comer) {
  const CellId cell = request.cell().empty() ? comer.seat.cell : cell_of(exercise, request.cell());
  const bool own = cell == comer.seat.cell && comer.may(Permission::kTakeSeat);
  if (!own && !comer.may(Permission::kAssignSeats)) {
    return Error{Code::kPermissionDenied, kNotYours};
  }
  if (!cell.valid()) return invalid("there is no such cell");
  if (request.why().size() > terms::kReplyTextMax) return invalid("the reason is too long");
  if (request.what() != v1::SitRequest::WHAT_TAKE && request.what() != v1::SitRequest::WHAT_GIVE) {
    return invalid("say whether the seat is taken or given");
  }
  return Sitting{cell, {request.what() == v1::SitRequest::WHAT_TAKE, request.why()}};
}

Result<Scoring> wish_of(const v1::ScoreRequest& request, const scenario::Exercise& exercise) {
  const CellId cell = cell_of(exercise, request.cell());
  if (!cell.valid()) return invalid("there is no such cell");
  const bool release = request.what() == v1::ScoreRequest::WHAT_RELEASE;
  if (!release && request.what() != v1::ScoreRequest::WHAT_HIDE) {
    return invalid("say whether the score is released or hidden");
  }
  return Scoring{cell, {release, request.why()}};
}

Result<conduct::ReopenWish> wish_of(const v1::ReopenRequest& request,
                                    const scenario::Exercise& exercise) {
  Ingress in;
  in.at_most(request.inject().size(), terms::kInjectNumberMax, "the length of an inject's number");
  in.at_most(request.why().size(), terms::kReplyTextMax, "the length of a reason");
  const CellId cell = cell_of(exercise, request.cell());
  if (in.ok() && !cell.valid()) return invalid("there is no such cell");
  return in.result(conduct::ReopenWish{request.inject(), cell, request.why()});
}

conduct::AttachmentWish wish_of(const v1::AttachRequest& request) {
  return {request.post(), request.name(), request.content()};
}

}  // namespace redoubt::rpc

#include "controller/cli/told_people.h"

#include <array>
#include <optional>
#include <utility>

namespace redoubt::cli {
namespace {

using report::ClockTurn;
using report::PersonDeed;
using terms::CellId;

ClockTurn told(const conduct::ClockWish& wish) {
  using From = conduct::ClockOrder::What;
  using To = ClockTurn::What;
  constexpr std::array<std::pair<From, To>, conduct::kClockOrderCount> kSame = {{
      {From::kStart, To::kStart},
      {From::kPause, To::kPause},
      {From::kResume, To::kResume},
      {From::kFreeze, To::kFreeze},
      {From::kThaw, To::kThaw},
      {From::kRate, To::kRate},
      {From::kStep, To::kStep},
      {From::kJump, To::kJump},
      {From::kHold, To::kHold},
      {From::kUnhold, To::kUnhold},
  }};
  ClockTurn turn{{}, wish.order.at, wish.order.rate_milli, wish.why};
  for (const auto& [from, to] : kSame) {
    if (from == wish.order.what) turn.what = to;
  }
  return turn;
}

report::PostKind told(conduct::PostKind kind) {
  using From = conduct::PostKind;
  using To = report::PostKind;
  constexpr std::array<std::pair<From, To>, conduct::kPostKindCount> kSame = {{
      {From::kChat, To::kChat},
      {From::kCase, To::kCase},
      {From::kReport, To::kReport},
      {From::kRequest, To::kRequest},
      {From::kStatus, To::kStatus},
      {From::kObservation, To::kObservation},
      {From::kRating, To::kRating},
      {From::kCheck, To::kCheck},
  }};
  for (const auto& [from, to] : kSame) {
    if (from == kind) return to;
  }
  return To::kChat;
}

report::Written told(const conduct::Posting& posting, std::uint64_t number) {
  return {number,         told(posting.kind), posting.to,    posting.about,
          posting.refers, posting.text,       posting.fields};
}

report::Judged told(const conduct::Judgement& judgement) {
  const bool reopened = judgement.what == conduct::Judgement::What::kReopened;
  const auto what = reopened ? report::Judged::What::kReopened : report::Judged::What::kProposed;
  return {what, judgement.inject, judgement.of, judgement.level, judgement.why};
}

/// The handle by which an order names what it is about.
terms::Handle named_in(const terms::Order& order) {
  if (const auto* act = std::get_if<terms::Act>(&order.what)) return act->target;
  if (const auto* reply = std::get_if<terms::Reply>(&order.what)) return reply->inject;
  if (const auto* read = std::get_if<terms::Acknowledge>(&order.what)) return read->inject;
  return {};
}

range::Entity about(const conduct::Course& course, CellId cell, const terms::Order& order) {
  const engine::Engine& engine = course.engine();
  if (const auto* direct = std::get_if<terms::Direct>(&order.what)) {
    const auto inject = scenario::inject_of(engine.exercise(), direct->inject);
    return inject.valid() ? scenario::entity(inject) : range::Entity{};
  }
  if (const terms::Amend* amend = terms::amend_in(order.what)) {
    const auto inject = scenario::inject_of(engine.exercise(), amend->inject);
    return inject.valid() ? scenario::entity(inject) : range::Entity{};
  }
  return engine.sight(cell).entity(named_in(order)).value_or(range::Entity{});
}

/// The order that follows in the journal, with its ruling; nothing where none followed: the
/// controller fell in between.
std::optional<report::GivenOrder> told(const conduct::Course& course, CellId cell,
                                       const conduct::OrderGiven& given) {
  const conduct::Seat& seat = course.seat(cell);
  const std::size_t place = seat.ruling_on(given.number);
  if (place >= seat.rulings().size()) return std::nullopt;
  const terms::Order& order = seat.orders()[place];
  const terms::Ruling& ruling = seat.rulings()[place];
  return report::GivenOrder{order, about(course, cell, order), ruling.verdict, ruling.reason};
}

}  // namespace

std::vector<PersonDeed> told_people(const conduct::Replayed& replayed) {
  std::vector<PersonDeed> people;
  std::uint64_t posts = 0;
  for (const auto& [at, deed] : replayed.deeds) {
    PersonDeed one{at, deed.wall_us, {deed.who.seat, deed.who.name}, deed.cell, ClockTurn{}};
    if (const auto* wish = std::get_if<conduct::ClockWish>(&deed.what)) {
      one.what = told(*wish);
    } else if (const auto* posting = std::get_if<conduct::Posting>(&deed.what)) {
      one.what = told(*posting, ++posts);
    } else if (const auto* turn = std::get_if<conduct::SeatWish>(&deed.what)) {
      one.what = report::SeatTurn{turn->take, turn->why};
    } else if (const auto* given = std::get_if<conduct::OrderGiven>(&deed.what)) {
      auto order = told(*replayed.course, deed.cell, *given);
      if (!order) continue;
      one.what = std::move(*order);
    } else if (const auto* judgement = std::get_if<conduct::Judgement>(&deed.what)) {
      // A mark is an order too, and told as that.
      if (judgement->what == conduct::Judgement::What::kMarked) continue;
      one.what = told(*judgement);
    } else if (const auto* score = std::get_if<conduct::ScoreWish>(&deed.what)) {
      one.what = report::ScoreTurn{score->release, score->why};
    } else if (std::holds_alternative<conduct::ClockStopped>(deed.what)) {
      one.what = report::ClockStopped{};
    } else if (const auto* file = std::get_if<conduct::AttachmentWish>(&deed.what)) {
      one.what = report::Attached{file->post, file->name, file->bytes.size()};
    }
    people.push_back(std::move(one));
  }
  return people;
}

}  // namespace redoubt::cli

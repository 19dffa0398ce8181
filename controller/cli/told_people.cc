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

/// One deed in the report's words; nothing where there is nothing to tell. A kind that it does not
/// know does not compile.
class Telling {
 public:
  using What = std::optional<decltype(PersonDeed::what)>;

  explicit Telling(const conduct::Course& course) : course_(course) {}

  What of(const conduct::Deed& deed) {
    return std::visit([&](const auto& what) { return tell(deed, what); }, deed.what);
  }

 private:
  static What tell(const conduct::Deed&, const conduct::ClockWish& wish) { return told(wish); }
  What tell(const conduct::Deed&, const conduct::Posting& posting) {
    return told(posting, ++posts_);
  }
  static What tell(const conduct::Deed&, const conduct::SeatWish& turn) {
    return report::SeatTurn{turn.take, turn.why};
  }
  What tell(const conduct::Deed& deed, const conduct::OrderGiven& given) const {
    auto order = told(course_, deed.cell, given);
    return order ? What(std::move(*order)) : std::nullopt;
  }
  /// A mark is an order too, and told as that.
  What tell(const conduct::Deed&, const conduct::Judgement& judgement) const {
    using From = conduct::Judgement::What;
    using To = report::Judged::What;
    const auto& exercise = course_.engine().exercise();
    const bool known = judgement.inject.value < exercise.injects.size() &&
                       judgement.of.value < exercise.cells.size();
    if (judgement.what == From::kMarked || !known) return std::nullopt;
    const To what = judgement.what == From::kReopened ? To::kReopened : To::kProposed;
    return report::Judged{what, judgement.inject, judgement.of, judgement.level, judgement.why};
  }
  static What tell(const conduct::Deed&, const conduct::ScoreWish& score) {
    return report::ScoreTurn{score.release, score.why};
  }
  static What tell(const conduct::Deed&, const conduct::AttachmentWish& file) {
    return report::Attached{file.post, file.name, file.bytes.size()};
  }
  static What tell(const conduct::Deed&, const conduct::ClockStopped&) {
    return report::ClockStopped{};
  }

  const conduct::Course& course_;
  std::uint64_t posts_ = 0;
};

}  // namespace

std::vector<PersonDeed> told_people(const conduct::Replayed& replayed) {
  std::vector<PersonDeed> people;
  Telling telling(*replayed.course);
  for (const auto& [at, deed] : replayed.deeds) {
    const report::Person who{deed.who.seat, deed.who.name};
    if (auto what = telling.of(deed)) {
      people.push_back({at, deed.wall_us, who, deed.cell, std::move(*what)});
    }
  }
  return people;
}

}  // namespace redoubt::cli

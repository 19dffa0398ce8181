#include <algorithm>
#include <utility>

#include "controller/conduct/strand.h"

/// What a strand does for people: their wishes, the seats they hold, and play that was stopped.
namespace redoubt::conduct {

using journal::RecordKind;
using terms::CellId;
using terms::Code;
using terms::Error;
using terms::ExerciseTime;
using terms::Reason;
using terms::Status;

namespace {

std::int64_t unix_microseconds() {
  using std::chrono::duration_cast, std::chrono::microseconds;
  return duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

void Strand::take(Inbox::Ask& call) {
  const Deed deed{std::move(call.who), call.cell, unix_microseconds(), SeatWish{}};
  auto result = deed.cell.value < course_->engine().exercise().cells.size()
                    ? std::visit([&](auto& wish) { return grant(deed, wish); }, call.wish)
                    : Error{Code::kInvalidArgument, "there is no such cell"};
  urgent_ = true;
  answers_.emplace_back(std::move(call.answer), std::move(result));
}

/// Does it, and writes it down where it could be done.
Status Strand::keep(Deed deed) {
  const ExerciseTime at = stamp();
  if (Status taken = room_.take(deed, at, wall_); !taken) return taken;
  write(RecordKind::kPerson, at, encode(deed));
  return terms::Done{};
}

terms::Result<Granting> Strand::grant(Deed deed, ClockWish& wish) {
  if (closed_) return Error{Code::kFailedPrecondition, "the exercise is over"};
  const bool to_inject = wish.order.what == ClockOrder::What::kJump && wish.order.at == kNextInject;
  if (to_inject) wish.order.at = next_inject_of(course_->engine());
  if (to_inject && wish.order.at == terms::kNever) {
    return Error{Code::kFailedPrecondition, "no inject is to come at a set time"};
  }
  if (wish.why.size() > terms::kReplyTextMax) {
    return Error{Code::kInvalidArgument, "the reason is too long"};
  }
  const bool was_frozen = room_.clock().frozen();
  deed.what = std::move(wish);
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  if (was_frozen && !room_.clock().frozen()) hear_parked();
  return Granting{};
}

/// An order of a person is ruled on like any other, and stands in the journal like any other; that
/// it is this person's stands before it.
terms::Result<Granting> Strand::grant(Deed deed, OrderWish& wish) {
  const Seat& seat = course_->seat(deed.cell);
  const terms::OrderNumber number = std::max(seat.highest() + 1, kPeoplesOrders);
  const ExerciseTime at = stamp();
  const bool steers =
      std::holds_alternative<terms::Direct>(wish) || std::holds_alternative<terms::Amend>(wish);
  if (closed_ || (room_.clock().frozen() && !steers)) {
    const Reason why = closed_ ? Reason::kEnded : Reason::kNotNow;
    return Granting{{number, terms::Verdict::kRefused, why, at, at}};
  }
  const CellOrder entry{deed.cell, {number, std::move(wish)}};
  if (const Status fits = within_limits({entry.order}); !fits) return fits.error();
  deed.what = OrderGiven{number};
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  write(RecordKind::kOrder, at, encode(entry));
  course_->order(entry, at);
  return Granting{seat.rulings().back()};
}

terms::Result<Granting> Strand::grant(Deed deed, Posting& posting) {
  deed.what = std::move(posting);
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  return Granting{{}, room_.logbook().posts().size()};
}

terms::Result<Granting> Strand::grant(Deed deed, SeatWish& wish) {
  deed.what = std::move(wish);
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  return Granting{};
}

/// Time does not wait for the mind of a cell that a person plays, when there is none.
void Strand::answer_for_people() {
  for (const CellId cell : course_->awaited()) {
    if (!room_.held(cell) || room_.clock().frozen()) continue;
    const auto readers = lobby_.readers_in(cell);
    const bool plays = std::ranges::any_of(
        readers, [](const Reader* one) { return one->pace == terms::Pace::kLockstep; });
    if (plays) continue;
    const CellTurn entry{cell, {course_->seat(cell).grants().size(), {}}};
    const ExerciseTime at = stamp();
    if (const auto taken = course_->answer(entry, at); !taken.ok()) continue;
    write(RecordKind::kAnswer, at, encode(entry));
    urgent_ = urgent_ || !course_->held();
  }
}

void Strand::hear_parked() {
  for (Inbox::Say& call : std::exchange(parked_, {})) take(call);
}

void Strand::answer() {
  for (auto& [answer, result] : std::exchange(answers_, {})) answer(result);
}

}  // namespace redoubt::conduct

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

std::int64_t Strand::unix_microseconds() {
  using std::chrono::duration_cast, std::chrono::microseconds;
  return duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

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

terms::Result<Granting> Strand::grant(Deed deed, OrderWish& wish) {
  return terms::marks(wish) ? mark(deed, wish) : submit(std::move(deed), wish);
}

/// An order of a person is ruled on like any other, and stands in the journal like any other; that
/// it is this person's stands before it.
terms::Result<Granting> Strand::submit(Deed deed, OrderWish& wish) {
  const Seat& seat = course_->seat(deed.cell);
  const terms::OrderNumber number = std::max(seat.highest() + 1, kPeoplesOrders);
  const ExerciseTime at = stamp();
  const bool steers = std::holds_alternative<terms::Direct>(wish) ||
                      std::holds_alternative<terms::SharedAmend>(wish);
  const bool too_late = closed_ && !terms::marks(wish);
  if (too_late || (room_.clock().frozen() && !steers)) {
    const Reason why = too_late ? Reason::kEnded : Reason::kNotNow;
    return Granting{{number, terms::Verdict::kRefused, why, at, at}};
  }
  const CellOrder entry{deed.cell, {number, std::move(wish)}};
  if (const Status fits = within_limits({entry.order}); !fits) return fits.error();
  deed.what = OrderGiven{number};
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  write(RecordKind::kOrder, at, encode(entry));
  course_->order(entry, at);
  // The end is another one by each mark that comes after it.
  if (closed_) write(RecordKind::kClosed, at, encode(course_->standing()));
  return Granting{seat.rulings().back()};
}

/// Where much hangs on it the first of two people proposes it, and the second gives it.
terms::Result<Granting> Strand::mark(const Deed& deed, OrderWish& wish) {
  const terms::Direct direct = std::get<terms::Direct>(wish);
  const engine::Engine& engine = course_->engine();
  const auto inject = scenario::inject_of(engine.exercise(), direct.inject);
  Deed judged = deed;
  Judgement judgement{Judgement::What::kMarked, inject, direct.cell, direct.level, direct.why};
  const bool fits = inject.valid() && rules::unmarkable(engine.exercise(), engine.story(), inject,
                                                        direct.cell, direct.level) == Reason::kNone;
  const bool heavy =
      fits && weights_.heavy(engine.exercise().injects[inject.value].rubric, direct.cell);
  if (heavy && !room_.adjudication().confirms(deed.who, judgement)) {
    judgement.what = Judgement::What::kProposed;
    judged.what = std::move(judgement);
    if (const Status kept = keep(std::move(judged)); !kept) return kept.error();
    const ExerciseTime at = stamp();
    return Granting{{0, terms::Verdict::kQueued, Reason::kNone, at, at}, 0, true};
  }
  if (const Status can = room_.adjudication().may(deed.who, judgement); fits && !can) {
    return can.error();
  }
  auto granted = submit(deed, wish);
  if (!granted.ok() || granted->ruling.verdict == terms::Verdict::kRefused) return granted;
  judged.what = std::move(judgement);
  if (const Status kept = keep(std::move(judged)); !kept) return kept.error();
  return granted;
}

terms::Result<Granting> Strand::grant(Deed deed, ReopenWish& wish) {
  const engine::Engine& engine = course_->engine();
  const auto inject = scenario::inject_of(engine.exercise(), wish.inject);
  if (!inject.valid() || !engine.story().mark(inject, wish.of)) {
    return Error{Code::kFailedPrecondition, "no such answer has been marked"};
  }
  deed.what = Judgement{Judgement::What::kReopened, inject, wish.of, 0, std::move(wish.why)};
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  return Granting{};
}

/// An agent of exercise control may steer and mark; where much hangs on a mark it takes two people,
/// as long as people can come in at all.
bool Strand::is_for_people(const terms::Order& order) const {
  const auto* direct = std::get_if<terms::Direct>(&order.what);
  if (!stay_ || direct == nullptr || direct->what != terms::Steering::kMark) return false;
  const scenario::Exercise& exercise = course_->engine().exercise();
  const auto inject = scenario::inject_of(exercise, direct->inject);
  return inject.valid() && weights_.heavy(exercise.injects[inject.value].rubric, direct->cell);
}

terms::Result<Granting> Strand::grant(Deed deed, Posting& posting) {
  deed.what = std::move(posting);
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  return Granting{{}, room_.logbook().posts().size()};
}

terms::Result<Granting> Strand::grant(Deed deed, AttachmentWish& wish) {
  deed.what = std::move(wish);
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  return Granting{{}, room_.attachments().all().size()};
}

terms::Result<Granting> Strand::grant(Deed deed, SeatWish& wish) {
  deed.what = std::move(wish);
  if (const Status kept = keep(std::move(deed)); !kept) return kept.error();
  return Granting{};
}

terms::Result<Granting> Strand::grant(Deed deed, ScoreWish& wish) {
  const terms::Role role = course_->engine().exercise().cells[deed.cell.value].role;
  if (role != terms::Role::kBlue && role != terms::Role::kRed) {
    return Error{Code::kInvalidArgument, "this cell plays nobody and has no score"};
  }
  if (wish.why.size() > terms::kReplyTextMax) {
    return Error{Code::kInvalidArgument, "the reason is too long"};
  }
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
  if (answers_.empty()) return;
  publish_plan();
  for (auto& [answer, result] : std::exchange(answers_, {})) answer(result);
  inbox_->hush().answered(std::chrono::steady_clock::now());
}

void Strand::publish_plan() {
  const std::scoped_lock lock(plan_mutex_);
  plan_ = course_->engine().shared_exercise();
}

std::shared_ptr<const scenario::Exercise> Strand::plan() const {
  const std::scoped_lock lock(plan_mutex_);
  return plan_;
}

}  // namespace redoubt::conduct

#include "controller/conduct/control_room.h"

#include <algorithm>

namespace redoubt::conduct {

using terms::Code;
using terms::Error;
using terms::ExerciseTime;

ControlRoom::ControlRoom(std::shared_ptr<const scenario::Exercise> exercise, bool started,
                         std::uint64_t rate_milli)
    : clock_(started, rate_milli),
      logbook_(exercise),
      adjudication_(exercise),
      hands_(exercise->cells.size()),
      holders_(exercise->cells.size()),
      released_(exercise->cells.size(), false) {}

void ControlRoom::restore(const std::vector<DatedDeed>& deeds, ExerciseTime now, WallTime wall) {
  const auto get_to = [&](ExerciseTime time) {
    while (clock_.runs() && clock_.stop() <= time) clock_.arrive(wall);
  };
  ExerciseTime last = now;
  for (const DatedDeed& one : deeds) {
    get_to(one.at);
    // What was done could be done.
    (void)take(one.deed, one.at, wall);
    last = std::max(last, one.at);
  }
  get_to(last);
  clock_.start(last, wall);
}

terms::Status ControlRoom::may(const Deed& deed) const {
  if (const terms::Status fits = within_limits(deed.who); !fits) return fits;
  if (deed.cell.value >= holders_.size()) {
    return Error{Code::kInvalidArgument, "there is no such cell"};
  }
  if (const auto* posting = std::get_if<Posting>(&deed.what)) {
    return logbook_.may(deed.cell, *posting);
  }
  if (const auto* wish = std::get_if<AttachmentWish>(&deed.what)) {
    return attachments_.may(deed.who, *wish, logbook_);
  }
  if (const auto* judgement = std::get_if<Judgement>(&deed.what)) {
    return adjudication_.may(deed.who, *judgement);
  }
  if (const auto* seat = std::get_if<SeatWish>(&deed.what); seat && seat->take == held(deed.cell)) {
    return Error{Code::kFailedPrecondition, seat->take ? "somebody holds this seat already"
                                                       : "its mind plays this seat already"};
  }
  const auto* score = std::get_if<ScoreWish>(&deed.what);
  if (score != nullptr && score->release == released_[deed.cell.value]) {
    return Error{Code::kFailedPrecondition, score->release ? "this score is released already"
                                                           : "this score is hidden already"};
  }
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, ExerciseTime now, WallTime wall) {
  if (const terms::Status can = may(deed); !can) return can;
  return std::visit([&](const auto& what) { return take(deed, what, now, wall); }, deed.what);
}

terms::Status ControlRoom::take(const Deed& deed, const ClockWish& wish, ExerciseTime now,
                                WallTime wall) {
  if (terms::Status obeyed = clock_.obey(wish.order, now, wall); !obeyed) return obeyed;
  by_ = deed.who;
  why_ = wish.why;
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, const Posting& posting, ExerciseTime now,
                                WallTime) {
  logbook_.add({0, now, deed.wall_us, deed.who, deed.cell, posting});
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, const OrderGiven& given, ExerciseTime, WallTime) {
  hands_.at(deed.cell.value)[given.number] = deed.who.seat;
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, const SeatWish& wish, ExerciseTime, WallTime) {
  holders_.at(deed.cell.value) = wish.take ? deed.who : Person{};
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, const ScoreWish& wish, ExerciseTime, WallTime) {
  released_.at(deed.cell.value) = wish.release;
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, const AttachmentWish& wish, ExerciseTime now,
                                WallTime) {
  attachments_.add({0, now, deed.wall_us, deed.who, {}, wish});
  return terms::Done{};
}

terms::Status ControlRoom::take(const Deed& deed, const Judgement& judgement, ExerciseTime now,
                                WallTime) {
  adjudication_.add({0, now, deed.wall_us, deed.who, judgement});
  return terms::Done{};
}

TimeNews ControlRoom::time(ExerciseTime now, bool ended) const {
  return {clock_.standing(), now, ended, by_, why_};
}

}  // namespace redoubt::conduct

#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "controller/conduct/adjudication.h"
#include "controller/conduct/attachments.h"
#include "controller/conduct/bridge.h"
#include "controller/conduct/clock.h"
#include "controller/conduct/gallery.h"
#include "controller/conduct/logbook.h"
#include "controller/conduct/people.h"

namespace redoubt::conduct {

/// Orders of people are numbered from here, so that they never meet those of an agent.
inline constexpr terms::OrderNumber kPeoplesOrders = terms::OrderNumber{1} << 40U;

/// When a person did it.
struct DatedDeed {
  terms::ExerciseTime at = terms::kStartex;
  Deed deed;
};

/// What people have brought about beside the course: how the clock stands, what was written down,
/// who holds which seat, who is told their score, how answers were judged, whose orders are whose.
/// A function of the deeds in the journal, in order. Belongs to the strand.
class ControlRoom {
 public:
  ControlRoom(std::shared_ptr<const scenario::Exercise> exercise, bool started,
              std::uint64_t rate_milli);

  /// Stands where these led to, with the course at `now`; the clock goes on from `wall`.
  void restore(const std::vector<DatedDeed>& deeds, terms::ExerciseTime now, WallTime wall);

  /// Whether it can be done; nothing has happened yet.
  terms::Status may(const Deed& deed) const;
  /// Does it. Errors: those of the clock, which then stands as before.
  terms::Status take(const Deed& deed, terms::ExerciseTime now, WallTime wall);

  Clock& clock() { return clock_; }
  const Clock& clock() const { return clock_; }
  const Logbook& logbook() const { return logbook_; }
  const Attachments& attachments() const { return attachments_; }
  const Adjudication& adjudication() const { return adjudication_; }
  const Hands& hands() const { return hands_; }
  /// By cell.
  const std::vector<Person>& holders() const { return holders_; }
  /// By cell: its people are told their score.
  const std::vector<bool>& released() const { return released_; }
  bool held(terms::CellId cell) const { return !holders_.at(cell.value).seat.empty(); }
  TimeNews time(terms::ExerciseTime now, bool ended) const;

 private:
  terms::Status take(const Deed& deed, const ClockWish& wish, terms::ExerciseTime now,
                     WallTime wall);
  terms::Status take(const Deed& deed, const Posting& posting, terms::ExerciseTime now, WallTime);
  terms::Status take(const Deed& deed, const OrderGiven& given, terms::ExerciseTime, WallTime);
  terms::Status take(const Deed& deed, const SeatWish& wish, terms::ExerciseTime, WallTime);
  terms::Status take(const Deed& deed, const ScoreWish& wish, terms::ExerciseTime, WallTime);
  terms::Status take(const Deed& deed, const AttachmentWish& wish, terms::ExerciseTime now,
                     WallTime);
  terms::Status take(const Deed& deed, const Judgement& judgement, terms::ExerciseTime now,
                     WallTime);

  static terms::Status take(const Deed&, const ClockStopped&, terms::ExerciseTime, WallTime) {
    return terms::Done{};
  }

  Clock clock_;
  Logbook logbook_;
  Attachments attachments_;
  Adjudication adjudication_;
  Hands hands_;
  std::vector<Person> holders_;
  std::vector<bool> released_;
  Person by_;  ///< of the last order to the clock
  std::string why_;
};

}  // namespace redoubt::conduct

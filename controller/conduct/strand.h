#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "controller/conduct/chronicle.h"
#include "controller/conduct/conductor.h"
#include "controller/conduct/control_room.h"
#include "controller/conduct/course.h"
#include "controller/conduct/gallery.h"
#include "controller/conduct/inbox.h"
#include "controller/conduct/lobby.h"
#include "controller/journal/journal.h"
#include "controller/rules/adjudication.h"

namespace redoubt::conduct {

/// What the course has told its listener.
struct Heard {
  std::uint64_t alerts = 0;
  EventLog events;  ///< kept where people may look on
};

/// The loop of a conductor, and everything that only its thread may touch.
class Strand {
 public:
  /// `heard` is filled by the course's listener. A course that is `closed` is only told of.
  Strand(Replayed played, std::unique_ptr<journal::Journal> journal, Inbox& inbox,
         const Options& options, Watcher watcher, std::shared_ptr<const Heard> heard);

  terms::Status run();

  const Course& course() const { return *course_; }

  /// The exercise with its plan as it stands, for any thread.
  std::shared_ptr<const scenario::Exercise> plan() const;

 private:
  // Time.
  void pass_time();
  bool stop_there();
  void mark(terms::ExerciseTime at);
  void arrive();
  void close();
  terms::ExerciseTime stamp() const;
  WallTime deadline() const;

  // What comes in.
  void take(Inbox::Enter& call);
  void take(Inbox::Say& call);
  void take(Inbox::Room& call) { lobby_.room(call.visit); }
  void take(Inbox::Left& call) { lobby_.left(call.visit); }
  void take(Inbox::Watch& call) { gallery_.enter(call.view, call.cell, std::move(call.onlooker)); }
  void take(Inbox::Ready& call) { gallery_.ready(call.view); }
  void take(Inbox::Close& call) { gallery_.close(call.view); }

  // Of people: strand_people.cc.
  static std::int64_t unix_microseconds();
  void take(Inbox::Ask& call);
  terms::Result<Granting> grant(Deed deed, ClockWish& wish);
  terms::Result<Granting> grant(Deed deed, OrderWish& wish);
  terms::Result<Granting> submit(Deed deed, OrderWish& wish);
  terms::Result<Granting> mark(const Deed& deed, OrderWish& wish);
  terms::Result<Granting> grant(Deed deed, ReopenWish& wish);
  terms::Result<Granting> grant(Deed deed, AttachmentWish& wish);
  terms::Result<Granting> grant(Deed deed, Posting& posting);
  terms::Result<Granting> grant(Deed deed, SeatWish& wish);
  terms::Result<Granting> grant(Deed deed, ScoreWish& wish);
  terms::Status keep(Deed deed);
  bool is_for_people(const terms::Order& order) const;
  void leave_out(Reader& reader, std::vector<terms::Order>& orders, terms::ExerciseTime at);
  void answer_for_people();
  void hear_parked();
  void answer();
  void publish_plan();
  terms::Status hear(Reader& reader, terms::Hello& hello);
  terms::Status hear(Reader& reader, terms::Turn& turn);
  terms::Status hear(Reader& reader, terms::Orders& orders);
  terms::Status hear(Reader& reader, terms::Seen& seen);
  static terms::Status hear(Reader&, terms::AgentGoodbye&) { return terms::Done{}; }
  terms::Status order(Reader& reader, const std::vector<terms::Order>& orders);

  // What goes out.
  void write(journal::RecordKind kind, terms::ExerciseTime at, std::string payload);
  terms::Status keep();
  void tell();
  void report();
  Progress progress() const;
  terms::Status stop();
  terms::Status give_up(const terms::Error& why);
  bool finished() const;

  // Set once.
  Inbox* inbox_;
  Watcher watcher_;
  std::chrono::milliseconds farewell_;
  bool stay_;
  std::shared_ptr<const Heard> heard_;

  // The exercise.
  std::unique_ptr<Course> course_;
  std::unique_ptr<journal::Journal> journal_;
  std::optional<terms::Error> failed_;  ///< the journal
  bool closed_;

  rules::MarkWeights weights_;
  ControlRoom room_;

  // Around it.
  Lobby lobby_;
  Gallery gallery_;
  std::vector<Inbox::Say> parked_;  ///< answers that came while play was stopped
  /// Of wishes, until the batch that they are in is durable.
  std::vector<std::pair<Answer, terms::Result<Granting>>> answers_;
  WallTime wall_{};        ///< when this turn of the loop began
  bool more_ = true;       ///< the loop has work left that it put off
  bool urgent_ = false;    ///< the open batch holds what somebody is to be told of
  WallTime commit_by_{};   ///< for an open batch that is not urgent; max() when there is none
  WallTime report_at_{};   ///< earliest next report
  bool reported_ = false;  ///< nothing has changed since the last one
  WallTime farewell_until_{};

  mutable std::mutex plan_mutex_;
  std::shared_ptr<const scenario::Exercise> plan_;  ///< under it; as of the last answer
};

}  // namespace redoubt::conduct

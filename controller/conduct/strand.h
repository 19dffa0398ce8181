#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "controller/conduct/conductor.h"
#include "controller/conduct/course.h"
#include "controller/conduct/inbox.h"
#include "controller/conduct/lobby.h"
#include "controller/conduct/pacer.h"
#include "controller/journal/journal.h"

namespace redoubt::conduct {

/// The loop of a conductor, and everything that only its thread may touch.
class Strand {
 public:
  /// `alerts` is counted by the course's listener. A course that is `closed` is only told of.
  Strand(std::unique_ptr<Course> course, std::unique_ptr<journal::Journal> journal, Inbox& inbox,
         const Options& options, Watcher watcher, std::shared_ptr<const std::uint64_t> alerts,
         bool closed);

  terms::Status run();

  const Course& course() const { return *course_; }

 private:
  // Time.
  void pass_time();
  void mark(terms::ExerciseTime at);
  void close();
  terms::ExerciseTime stamp() const;
  WallTime deadline() const;

  // What comes in.
  void take(Inbox::Enter& call);
  void take(Inbox::Say& call);
  void take(Inbox::Room& call) { lobby_.room(call.visit); }
  void take(Inbox::Left& call) { lobby_.left(call.visit); }
  void take(Inbox::Pause& call);
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
  std::shared_ptr<const std::uint64_t> alerts_;

  // The exercise.
  std::unique_ptr<Course> course_;
  std::unique_ptr<journal::Journal> journal_;
  std::optional<terms::Error> failed_;  ///< the journal
  bool closed_;

  // Around it.
  Lobby lobby_;
  Pacer pacer_;
  WallTime wall_{};        ///< when this turn of the loop began
  bool more_ = true;       ///< the loop has work left that it put off
  bool urgent_ = false;    ///< the open batch holds what somebody is to be told of
  WallTime commit_by_{};   ///< for an open batch that is not urgent; max() when there is none
  WallTime report_at_{};   ///< earliest next report
  bool reported_ = false;  ///< nothing has changed since the last one
  WallTime farewell_until_{};
};

}  // namespace redoubt::conduct

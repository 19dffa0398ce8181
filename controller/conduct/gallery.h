#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/conduct/course.h"
#include "controller/conduct/lobby.h"
#include "controller/conduct/replies.h"

namespace redoubt::conduct {

/// All facts of an exercise so far, kept for those who may see everything. Filled by the engine,
/// read on the strand. In chunks: a million events that outgrow their place would be copied while
/// somebody waits for an answer.
using EventLog = std::deque<range::Event>;

/// Whose hand gave an order, by cell: people's alone.
using Hands = std::vector<std::map<terms::OrderNumber, std::string>>;

/// When the next inject comes that comes at a set time; kNever.
terms::ExerciseTime next_inject_of(const engine::Engine& engine);

/// What is told as it stands, beside what came about.
struct Scene {
  TimeNews time;
  const std::vector<Person>& holders;  ///< by cell: who holds its seat
  const std::vector<bool>& released;   ///< by cell: its people are told their score
};

/// Who looks on: tells each of them what is new to it. Belongs to the strand; changes nothing in
/// the course.
class Gallery {
 public:
  /// All of it must outlive the gallery.
  Gallery(const Course& course, const Lobby& lobby, const EventLog& events, const Logbook& logbook,
          const Attachments& attachments, const Adjudication& adjudication, const Hands& hands)
      : course_(&course),
        lobby_(&lobby),
        events_(&events),
        logbook_(&logbook),
        attachments_(&attachments),
        adjudication_(&adjudication),
        hands_(&hands),
        replies_(course) {}

  void enter(View view, std::optional<terms::CellId> cell, std::shared_ptr<Onlooker> onlooker);
  void ready(View view);
  void close(View view) { places_.erase(view); }

  /// Tells everybody who is ready what is new to them. Everything there is must be durable.
  void tell(const Scene& scene, WallTime wall);
  /// When they are to be told how time stands though nothing else is new; max() for never.
  WallTime due() const;
  void dismiss();

  bool empty() const { return places_.empty(); }

 private:
  struct Place {
    std::optional<terms::CellId> cell;
    std::shared_ptr<Onlooker> onlooker;
    bool ready = true;
    bool told = false;      ///< at least once
    std::size_t seen = 0;   ///< of what its cell was shown
    std::size_t shown = 0;  ///< of that, what its people are
    std::size_t ruled = 0;
    std::size_t events = 0;
    std::size_t posts = 0;
    std::shared_ptr<const scenario::Exercise> plan;  ///< as it was last told; null: as it began
    std::size_t attachments = 0;
    std::size_t judged = 0;
    ClockStanding clock;
    bool ended = false;
    terms::ExerciseTime now = terms::kStartex;  ///< as it was last told
    WallTime timed{};                           ///< when it was last told how time stands
    WallTime looked{};                          ///< and who plays
    bool look_again = false;                    ///< that may have changed since
    std::vector<CellStanding> cells;
    ScoreNews score;  ///< as it was last told
  };

  void tell(Place& place, const Scene& scene, WallTime wall);
  bool fill(Place& place, CellNews& news) const;
  bool fill(Place& place, ControlNews& news);
  bool take_seen(Place& place, CellNews& news) const;
  std::optional<ScoreNews> score_of(Place& place, bool released) const;
  std::vector<CellStanding> standings(const Place& place, const Scene& scene) const;
  std::vector<std::shared_ptr<const Post>> new_posts(Place& place) const;
  std::vector<std::shared_ptr<const Attachment>> new_attachments(Place& place) const;

  const Course* course_;
  const Lobby* lobby_;
  const EventLog* events_;
  const Logbook* logbook_;
  const Attachments* attachments_;
  const Adjudication* adjudication_;
  const Hands* hands_;
  Replies replies_;
  std::map<View, Place> places_;
  bool runs_ = false;
};

}  // namespace redoubt::conduct

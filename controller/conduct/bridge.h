#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "controller/conduct/adjudication.h"
#include "controller/conduct/attachments.h"
#include "controller/conduct/logbook.h"
#include "controller/conduct/people.h"
#include "controller/range/event.h"
#include "controller/scenario/exercise.h"
#include "controller/scenario/plan_ids.h"
#include "proto/terms/observation.h"
#include "proto/terms/ruling.h"

/// Where people come in, whatever carries their words: the console, the directors' door, or a test.
/// Beside it stands the agents' door (door.h).
///
///   session                                        conductor
///   watch(cell or all, onlooker) ──▶ view          hears news from the beginning on
///   ask(person, cell, wish, answer) ──▶            answers once what it did is durable
///                                     ◀──          hear(news): what is new, and then nothing until
///   ready(view)                  ──▶               it is told what has come since
///   close(view)                  ──▶               hears nothing any more
///
/// What is told of a cell is what its own people may know: its observations, its orders, the posts
/// it may read. Ground truth is a message of another type, told to those alone who asked for all.
namespace redoubt::conduct {

/// How time stands.
struct TimeNews {
  ClockStanding clock;
  terms::ExerciseTime now = terms::kStartex;
  bool ended = false;
  Person by;  ///< who asked for this last
  std::string why;
};

/// An order and the ruling on it.
struct RuledOrder {
  terms::Order order;
  terms::Ruling ruling;
  std::string by;  ///< seat of the person; empty: its mind
};

/// Who plays a cell.
struct CellStanding {
  terms::CellId cell;
  std::vector<std::string> agents;  ///< who is connected
  bool lockstep = false;
  bool awaited = false;
  std::uint64_t behind = 0;     ///< observations that its slowest agent has yet to take in
  std::string held_by;          ///< seat of the person who took it from its mind; empty: nobody
  bool score_released = false;  ///< its people are told their score

  friend bool operator==(const CellStanding&, const CellStanding&) = default;
};

/// A cell's own score as it stands, for its people, by metric.
struct ScoreNews {
  struct Total {
    std::string metric;  ///< in words
    std::int64_t points = 0;

    friend bool operator==(const Total&, const Total&) = default;
  };
  bool released = false;
  std::vector<Total> totals;  ///< that are not zero; none unless it is released

  friend bool operator==(const ScoreNews&, const ScoreNews&) = default;
};

/// What is new for the people of one cell. Of points it holds its own cell's alone, while exercise
/// control has released them.
struct CellNews {
  terms::CellId cell;
  TimeNews time;
  std::uint64_t first_seen = 1;  ///< cursor of the first of these, as its people count
  std::vector<terms::Observation> seen;
  std::vector<RuledOrder> ruled;
  std::vector<std::shared_ptr<const Post>> posts;
  std::vector<std::shared_ptr<const Attachment>> attachments;
  std::optional<CellStanding> standing;  ///< where it has changed
  std::optional<ScoreNews> score;        ///< likewise; absent as long as nothing was released
  bool caught_up = false;                ///< nothing was left over
};

/// What a cell wrote when it answered an inject.
struct AnswerWords {
  terms::CellId cell;
  scenario::InjectId inject;
  std::uint16_t option = 0;  ///< 0 where the inject has none
  std::string text;
};

/// What is new for exercise control.
struct ControlNews {
  TimeNews time;
  terms::ExerciseTime next_inject = terms::kNever;  ///< the earliest that comes at a set time
  /// The exercise with its plan as it stands, at first and wherever it has been amended since. It
  /// may be ahead of the events, and has every line of the one before.
  std::shared_ptr<const scenario::Exercise> amended;
  std::vector<range::Event> events;  ///< in order, without gap
  std::vector<AnswerWords> answers;  ///< of those among the events that have any
  std::vector<std::shared_ptr<const Post>> posts;
  std::vector<std::shared_ptr<const Attachment>> attachments;
  std::vector<std::shared_ptr<const Judged>> judged;
  std::vector<CellStanding> cells;  ///< all, where one has changed
  bool caught_up = false;
};

using News = std::variant<CellNews, ControlNews>;

/// Items of one kind in one message: few enough that whoever words them is soon free again for who
/// asks for something.
inline constexpr std::size_t kNewsItemsMax = 64;

/// Called on the strand; must not block and must not call the bridge from within.
class Onlooker {
 public:
  virtual ~Onlooker() = default;
  virtual void hear(std::shared_ptr<const News> news) = 0;
  /// The controller stops: the last call.
  virtual void leave() = 0;
};

/// In a wish to jump: to the earliest inject that comes at a set time.
inline constexpr terms::ExerciseTime kNextInject{terms::kStartex};

/// An answer that was marked is to be marked again.
struct ReopenWish {
  std::string inject;  ///< its number
  terms::CellId of;    ///< whose answer
  std::string why;     ///< has to be said
};

/// What an order of a person is about; its number is given by the conductor.
using OrderWish = decltype(terms::Order::what);
using Wish =
    std::variant<ClockWish, OrderWish, Posting, SeatWish, ScoreWish, ReopenWish, AttachmentWish>;

/// What became of a wish.
struct Granting {
  terms::Ruling ruling;    ///< of an order
  std::uint64_t post = 0;  ///< of a posting, or of an attachment, its number
  bool proposed = false;   ///< a mark: it counts once a second person gives the same
};
/// Called on the strand, once; must not block.
using Answer = std::function<void(const terms::Result<Granting>&)>;

/// One onlooker's place. Never used twice.
using View = std::uint64_t;

/// Thread-safe; returns at once. Who may do what is for whoever calls.
class Bridge {
 public:
  virtual ~Bridge() = default;
  /// Of one cell; without one, of everything.
  virtual View watch(std::optional<terms::CellId> cell, std::shared_ptr<Onlooker> onlooker) = 0;
  virtual void ready(View view) = 0;
  virtual void close(View view) = 0;
  /// Errors, at once: kResourceExhausted when the inbox is full; nothing comes of it then. In the
  /// answer: why it was not done, in words.
  virtual terms::Status ask(Person who, terms::CellId cell, Wish wish, Answer answer) = 0;

  /// The exercise with its plan as it stands: with every amendment that was answered.
  virtual std::shared_ptr<const scenario::Exercise> plan() const = 0;
};

}  // namespace redoubt::conduct

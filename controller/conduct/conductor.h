#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/conduct/door.h"
#include "controller/engine/engine.h"
#include "controller/journal/journal.h"
#include "proto/terms/brief.h"

namespace redoubt::conduct {

/// How one cell stands, for whoever looks on.
struct CellProgress {
  std::string name;
  terms::Role role = terms::Role::kBlue;
  bool lockstep = false;            ///< time waits for its answers
  bool awaited = false;             ///< and does so now
  std::vector<std::string> agents;  ///< who sits there
  std::uint64_t behind = 0;         ///< observations that its slowest agent has yet to take in
  std::int64_t score = 0;
};

struct Progress {
  terms::ExerciseTime now = terms::kStartex;
  std::uint64_t events = 0;
  std::uint64_t alerts = 0;
  bool ended = false;
  bool goal_reached = false;
  std::uint64_t fingerprint = 0;
  std::vector<CellProgress> cells;
};

/// Is called on the strand, at most ten times a second and once more at the end. Must not block.
using Watcher = std::function<void(const Progress&)>;

struct Options {
  /// Which cells are played by agents that hold time back until they have answered; without a list,
  /// all red and blue ones. A journal that is resumed has its own.
  std::optional<std::vector<terms::CellId>> lockstep;
  /// Per cell; an order over it is refused with kOverLimit. A journal that is resumed has its own.
  std::uint32_t orders_in_flight_max = 1024;
  /// Exercise seconds per second at most; 0 is as fast as possible.
  double rate = 0;
  /// How long, after the end, agents that still have something to hear are waited for.
  std::chrono::milliseconds farewell{5000};
  /// The clock runs from the first; else it waits for an order to start.
  bool started = true;
  /// People may look on: what happens is kept for them, and run() goes on after the end until
  /// stop().
  bool people = false;
};

/// One live exercise: the strand that owns its course and its journal, and the door to it.
///
///   loop:  take in what has come, stamped with the exercise time it is now
///          while time may pass and nobody is awaited: go to the next instant and grant turns
///          commit the journal: everything above is durable, or the conductor stops here
///          tell everybody what is new
///
/// So nobody is ever told anything that a loss of power could undo, and the journal alone leads to
/// the same course again. The thread that calls run() is the strand; everything else here may be
/// called from any thread. Called before run(), the door keeps what comes for it.
class Conductor final : public Door, public Bridge {
 public:
  /// Begins an exercise in an empty journal; when this returns, the beginning is durable. Errors:
  /// kInvalidArgument for options that make no sense; those of the journal.
  static terms::Result<std::unique_ptr<Conductor>> create(
      std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t seed,
      std::unique_ptr<journal::Journal> journal, const Options& options, Watcher watcher = nullptr,
      engine::Engine::Listener listener = nullptr);

  /// Goes on where a journal ends, whatever ended it. The listener hears all events again from the
  /// first. Errors: kDataLoss as replay() in chronicle.h; kInvalidArgument.
  static terms::Result<std::unique_ptr<Conductor>> resume(
      std::shared_ptr<const scenario::Exercise> exercise, std::unique_ptr<journal::Journal> journal,
      const Options& options, Watcher watcher = nullptr,
      engine::Engine::Listener listener = nullptr);

  ~Conductor() override;

  /// Plays until the exercise has ended and the agents have heard it, or until stop(). Once.
  /// Errors: the journal's; the exercise can be resumed from it then.
  terms::Status run();

  /// Ends run() soon: what has happened is journaled, the agents are asked to come back. Not for
  /// signal handlers.
  void stop();

  /// No exercise time passes until it goes on; orders and answers are still taken in.
  /// Both are written down without a name; people ask().
  void pause();
  void go_on();

  /// After run().
  const engine::Engine& engine() const;

  terms::Result<Visit> enter(terms::Hello hello, std::shared_ptr<Audience> audience) override;
  terms::Status say(Visit visit, terms::FromAgent message) override;
  void room(Visit visit) override;
  void left(Visit visit) override;
  bool hushed() const override;

  View watch(std::optional<terms::CellId> cell, std::shared_ptr<Onlooker> onlooker) override;
  void ready(View view) override;
  void close(View view) override;
  terms::Status ask(Person who, terms::CellId cell, Wish wish, Answer answer) override;
  std::shared_ptr<const scenario::Exercise> plan() const override;

 private:
  struct Parts;
  explicit Conductor(std::unique_ptr<Parts> parts);
  void steer(ClockOrder::What what);

  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::conduct

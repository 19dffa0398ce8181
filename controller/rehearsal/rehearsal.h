#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "controller/engine/engine.h"
#include "proto/terms/mind.h"
#include "proto/terms/result.h"

namespace redoubt::rehearsal {

/// Gives each cell that plays its mind. nullptr: nobody sits there.
using Casting =
    std::function<terms::Result<std::unique_ptr<terms::Mind>>(const terms::Brief& brief)>;

/// The minds Redoubt ships, by name: red's for red cells, blue's for blue ones; other cells stay
/// empty.
Casting shipped_minds(std::string red = "campaign", std::string blue = "playbook");

/// One order as it was submitted. The list of them, with exercise and seed, is the whole course.
struct Submitted {
  terms::ExerciseTime at = terms::kStartex;
  terms::CellId cell;
  terms::Order order;
};

/// How one rehearsal went.
struct Course {
  std::uint64_t seed = 0;
  std::uint64_t fingerprint = 0;
  std::uint64_t events = 0;
  std::uint64_t red_orders = 0;  ///< steps to the goal, where it was reached
  std::int64_t reward = 0;  ///< worth of the hosts red holds as admin, less what its orders cost
  std::vector<std::int64_t> points;  ///< by cell
  std::vector<bool> came;            ///< by inject: it was delivered
  std::vector<bool> reached;         ///< by milestone
  bool goal_reached = false;
  terms::ExerciseTime ended_at = terms::kStartex;
  std::vector<Submitted> orders;
};

/// Whether a course keeps its orders.
enum class Orders : std::uint8_t { kKept, kCounted };

/// Plays the exercise from STARTEX to its end with minds in the seats, in lockstep, as fast as
/// possible. Errors: those of the casting; kFailedPrecondition when it can never end (no ENDEX, and
/// nobody wants to act).
terms::Result<Course> rehearse(std::shared_ptr<const scenario::Exercise> exercise,
                               std::uint64_t seed, const Casting& casting,
                               engine::Engine::Listener listener = nullptr);

/// The same, on groundwork that other runs share.
terms::Result<Course> rehearse(std::shared_ptr<const engine::Groundwork> groundwork,
                               std::uint64_t seed, const Casting& casting,
                               Orders orders = Orders::kKept,
                               engine::Engine::Listener listener = nullptr);

/// Submits the same orders again, without minds, and runs to the end. The fingerprint must come out
/// the same.
Course replay(std::shared_ptr<const scenario::Exercise> exercise, const Course& recorded,
              engine::Engine::Listener listener = nullptr);

}  // namespace redoubt::rehearsal

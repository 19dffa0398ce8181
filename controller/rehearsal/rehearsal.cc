#include "controller/rehearsal/rehearsal.h"

#include <algorithm>
#include <utility>

#include "agents/blue/minds.h"
#include "agents/red/minds.h"
#include "controller/engine/lockstep.h"

namespace redoubt::rehearsal {
namespace {

using engine::Engine;
using engine::Lockstep;
using terms::CellId;

/// A cell with a mind in it, and how far it has been told.
struct Player {
  CellId cell;
  std::unique_ptr<terms::Mind> mind;
  std::size_t told = 0;
  std::vector<terms::Ruling> rulings;
};

terms::Result<std::vector<Player>> cast(const scenario::Exercise& exercise, std::uint64_t seed,
                                        const Casting& casting) {
  std::vector<Player> players;
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    auto mind = casting(scenario::brief_for(exercise, CellId{i}, seed));
    if (!mind.ok()) return mind.error();
    if (*mind != nullptr) players.push_back({CellId{i}, std::move(*mind), 0, {}});
  }
  return players;
}

/// One exercise being rehearsed.
class Rehearsal {
 public:
  Rehearsal(std::shared_ptr<const engine::Groundwork> groundwork, std::uint64_t seed,
            std::vector<Player> players, Orders orders, Engine::Listener listener)
      : engine_(std::move(groundwork), seed, std::move(listener)),
        players_(std::move(players)),
        orders_(orders),
        lockstep_(players_.size()) {
    course_.seed = seed;
  }

  /// False when nothing is left that could happen before the end of time.
  bool play() {
    while (!engine_.ended()) {
      for (Lockstep::Seat seat = 0; seat < players_.size(); ++seat) note_news(seat);
      const auto& granted = lockstep_.round(engine_.now());
      if (granted.empty()) {
        const terms::ExerciseTime next = std::min(engine_.next_time(), lockstep_.next_wake());
        if (next == terms::kNever) return false;
        engine_.advance_to(next);
        continue;
      }
      for (const Lockstep::Seat seat : granted) ask(seat);
      for (const Lockstep::Seat seat : lockstep_.close()) submit(seat);
    }
    return true;
  }

  Course course() && {
    course_.fingerprint = engine_.fingerprint();
    course_.events = engine_.events();
    course_.goal_reached = engine_.goal_reached();
    course_.ended_at = engine_.now();
    for (std::uint32_t i = 0; i < engine_.exercise().cells.size(); ++i) {
      course_.points.push_back(engine_.scoring().total(terms::CellId{i}));
    }
    const engine::Engine& played = engine_;
    for (std::uint32_t i = 0; i < played.exercise().injects.size(); ++i) {
      course_.came.push_back(played.story().delivered(scenario::InjectId{i}));
    }
    for (std::uint32_t i = 0; i < played.exercise().milestones.size(); ++i) {
      course_.reached.push_back(played.story().reached(scenario::MilestoneId{i}));
    }
    const auto& hosts = engine_.exercise().layout.hosts;
    for (const range::HostId held : engine_.world().held()) {
      const bool owned = engine_.world().host(held).access == terms::Access::kAdmin;
      course_.reward += owned ? hosts[held.value].value : 0;
    }
    return std::move(course_);
  }

 private:
  void note_news(Lockstep::Seat seat) {
    if (engine_.seen_by(players_[seat].cell).size() > players_[seat].told) lockstep_.news(seat);
  }

  void ask(Lockstep::Seat seat) {
    Player& player = players_[seat];
    const auto& seen = engine_.seen_by(player.cell);
    player.mind->decide({engine_.now(), std::span(seen).subspan(player.told), player.rulings},
                        lockstep_.intent(seat));
    player.told = seen.size();
    player.rulings.clear();
    lockstep_.answer(seat);
  }

  void submit(Lockstep::Seat seat) {
    Player& player = players_[seat];
    const bool red = engine_.exercise().cells[player.cell.value].role == terms::Role::kRed;
    for (terms::Order& order : lockstep_.intent(seat).orders) {
      player.rulings.push_back(engine_.submit(player.cell, order, engine_.now()));
      if (red) count(order);
      if (orders_ == Orders::kKept) {
        course_.orders.push_back({engine_.now(), player.cell, std::move(order)});
      }
    }
  }

  void count(const terms::Order& order) {
    ++course_.red_orders;
    const auto& catalogue = engine_.exercise().catalogue;
    const auto* act = std::get_if<terms::Act>(&order.what);
    if (act == nullptr || act->action.value >= catalogue.size()) return;
    course_.reward -= catalogue[act->action.value].cost;
  }

  Engine engine_;
  std::vector<Player> players_;
  Orders orders_;
  Lockstep lockstep_;
  Course course_;
};

}  // namespace

Casting shipped_minds(std::string red, std::string blue) {
  return [red = std::move(red), blue = std::move(blue)](
             const terms::Brief& brief) -> terms::Result<std::unique_ptr<terms::Mind>> {
    if (brief.role == terms::Role::kRed) return red::make_mind(red, brief);
    if (brief.role == terms::Role::kBlue) return blue::make_mind(blue, brief);
    return std::unique_ptr<terms::Mind>{};
  };
}

terms::Result<Course> rehearse(std::shared_ptr<const scenario::Exercise> exercise,
                               std::uint64_t seed, const Casting& casting,
                               Engine::Listener listener) {
  return rehearse(std::make_shared<const engine::Groundwork>(std::move(exercise)), seed, casting,
                  Orders::kKept, std::move(listener));
}

terms::Result<Course> rehearse(std::shared_ptr<const engine::Groundwork> groundwork,
                               std::uint64_t seed, const Casting& casting, Orders orders,
                               Engine::Listener listener) {
  auto players = cast(*groundwork->exercise, seed, casting);
  if (!players.ok()) return players.error();
  Rehearsal rehearsal(std::move(groundwork), seed, std::move(*players), orders,
                      std::move(listener));
  if (!rehearsal.play()) {
    return terms::Error{terms::Code::kFailedPrecondition,
                        "the exercise has no ENDEX, and nobody in it will act again"};
  }
  return std::move(rehearsal).course();
}

Course replay(std::shared_ptr<const scenario::Exercise> exercise, const Course& recorded,
              Engine::Listener listener) {
  Engine engine(std::move(exercise), recorded.seed, std::move(listener));
  Course course;
  course.seed = recorded.seed;
  for (const Submitted& submitted : recorded.orders) {
    engine.submit(submitted.cell, submitted.order, submitted.at);
  }
  engine.advance_to(recorded.ended_at);
  course.fingerprint = engine.fingerprint();
  course.events = engine.events();
  course.red_orders = recorded.red_orders;
  course.goal_reached = engine.goal_reached();
  course.ended_at = engine.now();
  course.orders = recorded.orders;
  return course;
}

}  // namespace redoubt::rehearsal

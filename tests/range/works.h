#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "controller/range/water/state.h"

/// What the tests of the waterworks are written in: works drawn in a few words, and their course.
namespace redoubt::range::water {

using std::chrono::hours;
using std::chrono::minutes;
using terms::ExerciseTime;

constexpr std::int64_t kM3 = 1000;  ///< litres; of an hour's flow too

inline ExerciseTime at(terms::Duration since_startex) { return terms::kStartex + since_startex; }

inline constexpr Entity kTank = entity(TankId{0});
inline constexpr Entity kDistrict = entity(DistrictId{0});
inline constexpr Entity kPump = entity(PumpId{0});
inline constexpr Entity kValve = entity(ValveId{0});
inline constexpr Entity kBus = entity(BusId{0});
inline constexpr Entity kPlc = entity(HostId{0});

/// Draws works in a few words.
struct Drawing {
  Works works;

  Place source(std::int64_t head_m = 0) {
    works.sources.push_back({"river", head_m * 1000});
    return last(PlaceKind::kSource, works.sources.size());
  }
  Place tank(std::int64_t holds_m3, std::int64_t at_percent, std::int64_t height_m = 0,
             std::int64_t depth_m = 0) {
    works.tanks.push_back({.name = "tank",
                           .holds = holds_m3 * kM3,
                           .at = holds_m3 * kM3 * at_percent / 100,
                           .height_mm = height_m * 1000,
                           .depth_mm = depth_m * 1000});
    return last(PlaceKind::kTank, works.tanks.size());
  }
  Place district(std::int64_t m3_per_hour, std::uint8_t priority = 5) {
    works.districts.push_back(
        {.name = "district", .priority = priority, .draws = {{.lph = m3_per_hour * kM3}}});
    return last(PlaceKind::kDistrict, works.districts.size());
  }
  Place junction() {
    works.junctions.push_back({"junction", 0});
    return last(PlaceKind::kJunction, works.junctions.size());
  }
  PumpId pump(Place from, Place to, std::int64_t m3_per_hour) {
    works.pumps.push_back({.name = "pump", .from = from, .to = to, .lph = m3_per_hour * kM3});
    return {static_cast<std::uint32_t>(works.pumps.size() - 1)};
  }
  ValveId valve(Place from, Place to, std::int64_t limit_m3_per_hour = 0) {
    works.valves.push_back(
        {.name = "valve", .from = from, .to = to, .limit_lph = limit_m3_per_hour * kM3});
    return {static_cast<std::uint32_t>(works.valves.size() - 1)};
  }
  void pipe(Place a, Place b) { works.pipes.push_back({a, b}); }

  /// The last district's demand changes hour by hour.
  void pattern(std::vector<std::int64_t> permille) {
    works.districts.back().draws.back().pattern = static_cast<std::uint32_t>(works.patterns.size());
    works.patterns.push_back({"pattern", std::move(permille)});
  }
  void control(Entity machine, std::int64_t permille, ControlKind kind, Place tank,
               std::int64_t percent) {
    works.controls.push_back({.machine = machine,
                              .permille = permille,
                              .kind = kind,
                              .tank = TankId{tank.index},
                              .litres = works.tanks[tank.index].holds * percent / 100});
  }
  /// Runs while the tank is between the two.
  void keep(PumpId pump, Place tank, std::int64_t below_percent, std::int64_t above_percent) {
    control(entity(pump), 1000, ControlKind::kBelow, tank, below_percent);
    control(entity(pump), 0, ControlKind::kAbove, tank, above_percent);
  }

 private:
  static Place last(PlaceKind kind, std::size_t count) {
    return {kind, static_cast<std::uint32_t>(count - 1)};
  }
};

/// A river, a pump, a tank on a hill and a town: 100 m3/h go up, 50 are drunk, 1000 m3 are stored.
struct Town : Drawing {
  Place river = source();
  Place hill = tank(1000, 50);
  Place town = district(50);
  PumpId p = pump(river, hill, 100);
  Town() { pipe(hill, town); }
};

/// Two pumps in a row with a small tank between them.
struct Booster : Drawing {
  Place river = source();
  Place low = tank(100, 50);
  Place high = tank(1000, 50);
  PumpId lower = pump(river, low, 100);
  PumpId upper = pump(low, high, 100);
  Booster() { pipe(high, district(50)); }
};

/// Plays the works as an engine does: asks at every instant they name, publishes what they say.
class Course {
 public:
  explicit Course(const Works& works) : state_(works) {}
  explicit Course(State state) : state_(std::move(state)) {}

  State& state() { return state_; }
  const Facts& facts() const { return facts_; }

  void run_to(ExerciseTime until) {
    while (state_.next() <= until) settle(state_.next());
  }

  /// Goes on until then, and publishes something at that instant; its number.
  std::uint64_t happens(ExerciseTime when, EventKind kind, Entity subject, std::int64_t amount = 0,
                        Entity object = {}) {
    run_to(when);
    Event event = fact(kind, subject, amount, 0);
    event.object = object;
    event.at = when;
    publish(event);
    const std::uint64_t number = facts_.back().sequence;
    settle(when);
    return number;
  }

  /// The facts of one kind about one thing.
  std::vector<Event> about(EventKind kind, Entity subject) const {
    std::vector<Event> found;
    for (const Event& event : facts_) {
      if (event.kind == kind && event.subject == subject) found.push_back(event);
    }
    return found;
  }
  Event last(EventKind kind, Entity subject) const {
    const std::vector<Event> all = about(kind, subject);
    return all.empty() ? Event{} : all.back();
  }

  /// What stands at the end of the way back from a fact.
  std::uint64_t origin(Event event) const {
    while (event.cause != 0) event = facts_.at(event.cause - 1);
    return event.sequence;
  }

 private:
  void settle(ExerciseTime now) {
    for (;;) {
      Facts said;
      state_.settle(now, said);
      if (said.empty()) return;
      for (Event& event : said) {
        event.at = now;
        publish(event);
      }
    }
  }
  void publish(Event event) {
    event.sequence = facts_.size() + 1;
    state_.apply(event);
    facts_.push_back(event);
  }

  State state_;
  Facts facts_;
};

}  // namespace redoubt::range::water

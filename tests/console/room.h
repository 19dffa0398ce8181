#pragma once

#include <deque>
#include <nlohmann/json.hpp>

#include "controller/console/guest.h"
#include "controller/console/hall.h"
#include "tests/conduct/table.h"

/// A hall on a real conductor, with the test as the console's own thread.
namespace redoubt::console {

using Json = nlohmann::json;

/// What is to be done on the console's thread, until the test does it.
class Errands {
 public:
  explicit Errands(conduct::Bell& bell) : bell_(&bell) {}

  Post post() {
    return [this](std::function<void()> call) {
      const std::scoped_lock lock(mutex_);
      calls_.push_back(std::move(call));
      bell_->ring();
    };
  }
  bool run() {
    std::deque<std::function<void()>> calls;
    {
      const std::scoped_lock lock(mutex_);
      calls.swap(calls_);
    }
    for (const auto& call : calls) call();
    return !calls.empty();
  }

 private:
  conduct::Bell* bell_;
  std::mutex mutex_;
  std::deque<std::function<void()>> calls_;
};

/// A browser, as far as the hall knows one.
struct Browser {
  std::shared_ptr<Guest> guest;
  std::vector<std::string> heard;  ///< as it would come over the wire
  std::uint64_t asked = 0;

  void listen() {
    while (const Text text = guest->next()) heard.push_back(*text);
  }
  std::vector<Json> all(const std::string& type) const {
    std::vector<Json> found;
    for (const std::string& text : heard) {
      Json json = Json::parse(text);
      if (json["t"] == type) found.push_back(std::move(json));
    }
    return found;
  }
};

inline constexpr range::Entity kEdge{terms::EntityKind::kLink, 0};

/// A table at which blue owns the edge of its office, and was shown nothing of what lies outside.
inline std::shared_ptr<const scenario::Exercise> with_edge() {
  auto exercise = *conduct::with_control();
  exercise.layout.links[kEdge.index].owner = conduct::Slice::kBlue;
  exercise.cells[conduct::Slice::kBlue.value].knows.push_back(kEdge);
  return std::make_shared<const scenario::Exercise>(std::move(exercise));
}

struct Room : conduct::Table {
  Room() {
    stage.exercise = with_edge();
    open();
    seats = seats::seats_of(*stage.exercise, 2);
    hall = std::make_shared<Hall>(running->door(), stage.exercise, seats,
                                  PlanCheck(stage.exercise, {"The plan", "ok", "nothing"}),
                                  errands.post());
    hall->open();
  }
  ~Room() { break_off(); }
  /// The hall goes before the conductor that it looks on at.
  void break_off() {
    hall.reset();
    Table::break_off();
  }

  Browser sit(const std::string& seat, const std::string& name = "Ada") {
    for (std::uint32_t i = 0; i < seats.size(); ++i) {
      if (seats[i].name != seat) continue;
      return {hall->enter({i + 1U, i, name, 0}, [] {}), {}, 0};
    }
    ADD_FAILURE() << "there is no seat " << seat;
    return {};
  }

  /// Asks, and waits for the reply.
  Json ask(Browser& browser, Json request) {
    const std::uint64_t id = ++browser.asked;
    request["id"] = id;
    EXPECT_TRUE(browser.guest->hear(request.dump()));
    while (true) {
      browser.listen();
      for (Json& reply : browser.all("reply")) {
        if (reply["re"] == id) return reply;
      }
      if (!errands.run()) stage.bell.wait();
    }
  }
  bool granted(Browser& browser, const Json& request) { return ask(browser, request)["ok"]; }

  /// Waits until it is so of what the browser has heard.
  void until(Browser& browser, const std::function<bool()>& so) {
    while (true) {
      browser.listen();
      if (so()) return;
      if (!errands.run()) stage.bell.wait();
    }
  }
  /// Lets the exercise end, and the browser hear of it.
  void play_out(Browser& browser) {
    until(browser, [&browser] {
      const auto clocks = browser.all("clock");
      return !clocks.empty() && clocks.back()["state"] == "ended" &&
             !browser.all("caught_up").empty();
    });
  }

  Errands errands{stage.bell};
  std::vector<seats::Seat> seats;
  std::shared_ptr<Hall> hall;
};

}  // namespace redoubt::console

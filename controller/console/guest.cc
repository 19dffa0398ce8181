#include "controller/console/guest.h"

#include <algorithm>
#include <utility>

#include "controller/console/say_campaign.h"
#include "controller/console/say_cell.h"
#include "controller/console/say_control.h"
#include "controller/console/say_hello.h"

namespace redoubt::console {

using seats::Pass;
using seats::Passes;
using seats::Permission;
using seats::Seat;
namespace {

using terms::CellId;
using terms::Duration;

/// How far exercise time has gone since the news of it came.
Duration ahead_of(const Feed& feed) {
  const conduct::ClockStanding& clock = feed.time.clock;
  const bool runs = clock.state == conduct::ClockState::kRunning && !feed.time.ended;
  if (!runs || clock.rate_milli == 0 || clock.until != terms::kNever) return Duration{0};
  const auto passed =
      std::chrono::duration_cast<std::chrono::milliseconds>(Passes::Clock::now() - feed.heard);
  // Above a second something holds time back, or the news of it would have come.
  const std::int64_t milliseconds = std::min<std::int64_t>(passed.count(), 1000);
  return Duration{milliseconds * static_cast<std::int64_t>(clock.rate_milli)};
}

}  // namespace

Guest::Guest(Hall& hall, Pass pass, std::function<void()> wake)
    : hall_(&hall),
      pass_(std::move(pass)),
      wake_(std::move(wake)),
      credited_(Passes::Clock::now()) {
  const auto first = [this](auto say) {
    first_.emplace_back([say] { return std::make_shared<const std::string>(say()); });
  };
  first([this] { return say_hello(hall_->exercise(), seat(), pass_.name); });
  const auto first_if_any = [this](auto say) {
    first_.emplace_back([say] {
      std::string said = say();
      return said.empty() ? Text() : std::make_shared<const std::string>(std::move(said));
    });
  };
  first_if_any([this] { return say_campaigns(hall_->exercise(), seat()); });
  if (may(Permission::kSeePlan)) {
    first_.emplace_back([this] {
      const auto& plan = hall_->plan();
      for (auto part = plan.rbegin(); part != plan.rend(); ++part) {
        first_.emplace_front([text = *part] { return text; });
      }
      return Text();
    });
    first([this] { return hall_->board(); });
    first_if_any([this] { return hall_->desk(); });
  }
  if (may(Permission::kSeeTruth)) first([this] { return hall_->whole(); });
  const bool of_all = may(Permission::kSeeEvents) || may(Permission::kSeePlan);
  if (may(Permission::kSeeCell) && seat().cell.valid()) {
    places_.push_back({&hall.feed(seat().cell), 0});
  }
  if (of_all) places_.push_back({&hall.feed(CellId{}), 0});
}

const Seat& Guest::seat() const { return hall_->seats().at(pass_.seat); }

bool Guest::may(Permission permission) const { return seats::may(seat().role, permission); }

Text Guest::next() {
  if (!replies_.empty()) {
    Text text = std::move(replies_.front());
    replies_.pop_front();
    return text;
  }
  while (!first_.empty()) {
    const auto say = std::move(first_.front());
    first_.pop_front();
    if (Text text = say()) return text;
  }
  if (Text state = next_state()) return state;
  for (Place& place : places_) {
    if (Text text = next_of(place)) return text;
  }
  const bool all =
      std::ranges::all_of(places_, [](const Place& one) { return one.feed->caught_up; });
  if (caught_up_ || !all) return nullptr;
  caught_up_ = true;
  return std::make_shared<const std::string>(say_caught_up());
}

Text Guest::next_of(Place& place) const {
  while (place.told < place.feed->said.size()) {
    const Feed::Message& message = place.feed->said[place.told++];
    if (message.elsewhere && may(*message.elsewhere)) continue;
    if (may(message.needs)) return message.text;
  }
  return nullptr;
}

/// Time, and who is here: only as they stand now.
Text Guest::next_state() {
  const bool control = may(Permission::kSeePlan);
  const Feed& feed = control ? hall_->feed(CellId{}) : hall_->feed(seat().cell);
  if (feed.time_version != time_told_) {
    time_told_ = feed.time_version;
    ControlTime more{{}, hall_->next_inject()};
    for (const conduct::CellStanding& one : feed.cells) {
      if (one.awaited) more.awaited.push_back(hall_->exercise().cells[one.cell.value].name);
    }
    return std::make_shared<const std::string>(
        say_clock(feed.time, ahead_of(feed), control ? &more : nullptr));
  }
  if (hall_->seats_version() == seats_told_) return next_score();
  seats_told_ = hall_->seats_version();
  return hall_->roll(may(Permission::kSeeSeats), seat().cell);
}

/// Of the own cell, while it is released; who has been told of it is told that it is hidden again.
Text Guest::next_score() {
  if (!may(Permission::kSeeCell) || !seat().cell.valid()) return nullptr;
  const Feed& feed = hall_->feed(seat().cell);
  if (feed.score_version == score_told_) return nullptr;
  score_told_ = feed.score_version;
  if (feed.score == nullptr && !knows_score_) return nullptr;
  knows_score_ = feed.score != nullptr;
  if (feed.score != nullptr) return feed.score;
  const std::string& cell = hall_->exercise().cells[seat().cell.value].name;
  return std::make_shared<const std::string>(say_score(cell, {}));
}

void Guest::reply(std::uint64_t re, const Answered& answered) {
  replies_.push_back(std::make_shared<const std::string>(say_reply(re, answered)));
  ended_ = ended_ || replies_.size() > kRepliesMax;
}

void Guest::refuse(std::uint64_t re, const char* code, std::string text) {
  reply(re, {false, code, std::move(text), 0, {}});
}

/// So many requests at once, and so many a second after that.
bool Guest::spend() {
  const auto now = Passes::Clock::now();
  const std::chrono::duration<double> passed = now - credited_;
  credited_ = now;
  credit_ = std::min(kRequestBurst, credit_ + passed.count() * kRequestsASecond);
  if (credit_ < 1) return false;
  credit_ -= 1;
  return true;
}

}  // namespace redoubt::console

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "tests/conduct/guest.h"

/// People at the table of one exercise: exercise control with two mails to blue, at one and at two
/// hours, and nobody in lockstep, so that nothing but the clock holds time. A host that blue cuts
/// off earns it three points. Much hangs on how
/// its answer to the first mail is marked, little on the second.
namespace redoubt::conduct {

inline constexpr terms::CellId kWhite{2};

inline terms::ExerciseTime minutes_in(int minutes) {
  return terms::kStartex + std::chrono::minutes(minutes);
}

inline std::shared_ptr<const scenario::Exercise> with_control() {
  auto exercise = *Slice{}.draw();
  exercise.cells.push_back({.name = "control", .role = terms::Role::kWhite});
  for (const int hour : {1, 2}) {
    scenario::Inject inject;
    inject.number = std::to_string(hour);
    inject.at = minutes_in(60 * hour);
    inject.to = {Slice::kBlue};
    inject.rubric = scenario::RubricId{hour == 1 ? 0U : 1U};
    exercise.injects.push_back(std::move(inject));
  }
  exercise.rubrics = {{"line", "What was said", {{"none", 0}, {"poor", 4}, {"good", 12}}},
                      {"form", "How it was said", {{"late", 0}, {"in time", 1}}}};
  for (const std::uint32_t rubric : {0U, 1U}) {
    scenario::Metric marked{.name = exercise.rubrics[rubric].name};
    marked.cell = Slice::kBlue;
    marked.counts = scenario::Counts::kMark;
    marked.rubric = scenario::RubricId{rubric};
    exercise.metrics.push_back(std::move(marked));
  }
  exercise.metrics.push_back({.name = "cut-off",
                              .title = "Hosts cut off",
                              .cell = Slice::kBlue,
                              .counts = scenario::Counts::kMeasure,
                              .measure = Slice::kIsolate,
                              .points = 3});
  exercise.endex = minutes_in(180);
  return std::make_shared<const scenario::Exercise>(std::move(exercise));
}

/// Somebody who looks on, at a test's pace.
class Onlooking final : public Onlooker {
 public:
  Onlooking(Bell& bell, Bridge& bridge, std::optional<terms::CellId> cell)
      : bell_(&bell), bridge_(&bridge), cell_(cell) {}

  void hear(std::shared_ptr<const News> news) override {
    const std::scoped_lock lock(mutex_);
    news_.push_back(std::move(news));
    bell_->ring();
  }
  void leave() override {
    const std::scoped_lock lock(mutex_);
    left_ = true;
    bell_->ring();
  }

  /// Takes in what has come; whether anything had.
  bool look(View view) {
    std::vector<std::shared_ptr<const News>> news;
    {
      const std::scoped_lock lock(mutex_);
      news.swap(news_);
    }
    for (const auto& one : news) {
      std::visit([this](const auto& what) { take(what); }, *one);
      bridge_->ready(view);
    }
    return !news.empty();
  }

  TimeNews time;
  std::vector<range::Event> events;
  std::vector<AnswerWords> answers;
  std::vector<terms::Observation> seen;
  std::vector<RuledOrder> ruled;
  std::vector<std::shared_ptr<const Post>> posts;
  std::vector<CellStanding> standings;
  std::vector<ScoreNews> scores;
  std::vector<std::shared_ptr<const Attachment>> attachments;
  std::vector<std::shared_ptr<const Judged>> judged;
  bool caught_up = false;

 private:
  template <class T>
  void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }
  void take(const CellNews& news) {
    EXPECT_EQ(news.cell, *cell_);
    EXPECT_EQ(news.first_seen, seen.size() + 1);
    time = news.time;
    append(seen, news.seen);
    append(ruled, news.ruled);
    append(posts, news.posts);
    append(attachments, news.attachments);
    if (news.standing) standings = {*news.standing};
    if (news.score) scores.push_back(*news.score);
    caught_up = caught_up || news.caught_up;
  }
  void take(const ControlNews& news) {
    EXPECT_FALSE(cell_.has_value()) << "ground truth reached a cell";
    time = news.time;
    append(events, news.events);
    append(answers, news.answers);
    append(posts, news.posts);
    append(attachments, news.attachments);
    append(judged, news.judged);
    if (!news.cells.empty()) standings = news.cells;
    caught_up = caught_up || news.caught_up;
  }

  Bell* bell_;
  Bridge* bridge_;
  std::optional<terms::CellId> cell_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<const News>> news_;
  bool left_ = false;
};

/// One of them with a place to hear from.
struct Watched {
  std::shared_ptr<Onlooking> who;
  View view = 0;
};

struct Table {
  Table() {
    stage.exercise = with_control();
    stage.options.lockstep.emplace();
    stage.options.started = false;
    stage.options.people = true;
  }

  /// The exercise begins, or goes on where its journal ends.
  void open() {
    running.emplace(stage.conductor(), stage.bell);
    control = watch(std::nullopt);
  }
  /// As a loss of power would end it, but for what the conductor says goodbye with.
  void break_off() { running.reset(); }

  Watched watch(std::optional<terms::CellId> cell) {
    auto who = std::make_shared<Onlooking>(stage.bell, running->door(), cell);
    const View view = running->door().watch(cell, who);
    return {who, view};
  }

  terms::Result<Granting> ask(Wish wish, terms::CellId cell = kWhite,
                              const Person& who = {"director", "Ada"}) {
    auto answer = std::make_shared<std::optional<terms::Result<Granting>>>();
    auto mutex = std::make_shared<std::mutex>();
    const auto asked =
        running->door().ask(who, cell, std::move(wish), [this, answer, mutex](const auto& result) {
          const std::scoped_lock lock(*mutex);
          *answer = result;
          stage.bell.ring();
        });
    if (!asked) return asked.error();
    while (true) {
      {
        const std::scoped_lock lock(*mutex);
        if (*answer) return **answer;
      }
      stage.bell.wait();
    }
  }
  terms::Result<Granting> clock(ClockOrder::What what, terms::ExerciseTime at = {},
                                std::uint64_t rate_milli = 0) {
    return ask(ClockWish{{what, at, rate_milli}, "so decided"});
  }
  terms::Result<Granting> direct(terms::Steering what, const std::string& inject) {
    return ask(OrderWish(terms::Direct{what, inject, {}, 0, "so decided"}));
  }

  /// Waits until it is so of what somebody has heard.
  void until(const Watched& watched, const std::function<bool(const Onlooking&)>& so) {
    while (!so(*watched.who)) {
      if (!watched.who->look(watched.view)) stage.bell.wait();
    }
  }
  void until_it_stands(ClockState state = ClockState::kPaused) {
    until(control,
          [state](const Onlooking& who) { return who.caught_up && who.time.clock.state == state; });
  }
  void until_the_end() {
    until(control, [](const Onlooking& who) { return who.caught_up && who.time.ended; });
  }

  /// When each mail came, in minutes, as exercise control has heard.
  std::vector<int> deliveries() const {
    std::vector<int> came;
    for (const range::Event& event : control.who->events) {
      if (event.kind != range::EventKind::kInjectDelivered) continue;
      came.push_back(static_cast<int>((event.at - terms::kStartex) / std::chrono::minutes(1)));
    }
    return came;
  }
  int now() const {
    return static_cast<int>((control.who->time.now - terms::kStartex) / std::chrono::minutes(1));
  }

  Stage stage;
  std::optional<Running> running;
  Watched control;
};

}  // namespace redoubt::conduct

#include "controller/conduct/gallery.h"

#include <algorithm>
#include <utility>

namespace redoubt::conduct {
namespace {

using terms::CellId;
using terms::ExerciseTime;

/// How often they are told that time passes, where nothing else is new.
constexpr std::chrono::milliseconds kTimeToldEvery{1000};
/// And, at most, who plays: in a fast exercise that changes at every instant.
constexpr std::chrono::milliseconds kStandingsEvery{250};

/// The next items of a list that somebody has read up to `done`; whether there were more than fit.
template <class List, class Item>
bool take_next(const List& all, std::size_t& done, std::vector<Item>& into) {
  const std::size_t end = std::min(all.size(), done + kNewsItemsMax);
  for (; done < end; ++done) into.push_back(all[done]);
  return done < all.size();
}

}  // namespace

void Gallery::enter(View view, std::optional<CellId> cell, std::shared_ptr<Onlooker> onlooker) {
  Place place;
  place.cell = cell;
  place.onlooker = std::move(onlooker);
  places_.emplace(view, std::move(place));
}

void Gallery::ready(View view) {
  const auto found = places_.find(view);
  if (found != places_.end()) found->second.ready = true;
}

void Gallery::dismiss() {
  for (auto& [view, place] : std::exchange(places_, {})) place.onlooker->leave();
}

void Gallery::tell(const Scene& scene, WallTime wall) {
  runs_ = scene.time.clock.state == ClockState::kRunning && !scene.time.ended;
  for (auto& [view, place] : places_) {
    if (place.ready) tell(place, scene, wall);
  }
}

WallTime Gallery::due() const {
  WallTime earliest = WallTime::max();
  for (const auto& [view, place] : places_) {
    if (!place.ready) continue;
    if (runs_) earliest = std::min(earliest, place.timed + kTimeToldEvery);
    if (place.look_again) earliest = std::min(earliest, place.looked + kStandingsEvery);
  }
  return earliest;
}

void Gallery::tell(Place& place, const Scene& scene, WallTime wall) {
  const TimeNews& time = scene.time;
  std::vector<CellStanding> cells;
  place.look_again = place.told && wall < place.looked + kStandingsEvery;
  if (!place.look_again) {
    place.looked = wall;
    cells = standings(place, scene);
    if (cells == place.cells) cells.clear();
  }
  // A jump may begin and end between two tellings: then the clock stands as before, but elsewhere.
  const bool jumped = !runs_ && place.now != time.now;
  const bool turned =
      !place.told || jumped || place.clock != time.clock || place.ended != time.ended;
  const bool timed = turned || (runs_ && wall >= place.timed + kTimeToldEvery);
  News news;
  bool more = false;
  bool anything = timed || !cells.empty();
  if (place.cell) {
    CellNews one;
    one.cell = *place.cell;
    more = fill(place, one);
    one.score = score_of(place, scene.released[one.cell.value]);
    anything = anything || !one.seen.empty() || !one.ruled.empty() || !one.posts.empty() ||
               one.score.has_value() || !one.attachments.empty();
    if (!cells.empty()) one.standing = cells.front();
    one.time = time;
    one.caught_up = !more;
    news = std::move(one);
  } else {
    ControlNews all;
    more = fill(place, all);
    anything = anything || !all.events.empty() || !all.posts.empty() || !all.judged.empty() ||
               !all.attachments.empty() || all.amended != nullptr;
    all.cells = cells;
    all.time = time;
    all.caught_up = !more;
    news = std::move(all);
  }
  if (!anything) return;
  if (!cells.empty()) place.cells = std::move(cells);
  place.told = true;
  place.clock = time.clock;
  place.ended = time.ended;
  place.now = time.now;
  place.timed = wall;
  place.ready = false;
  place.onlooker->hear(std::make_shared<const News>(std::move(news)));
}

bool Gallery::fill(Place& place, CellNews& news) const {
  const Seat& seat = course_->seat(news.cell);
  news.first_seen = place.shown + 1;
  bool more = take_seen(place, news);
  const auto& hands = hands_->at(news.cell.value);
  const std::size_t end = std::min(seat.rulings().size(), place.ruled + kNewsItemsMax);
  for (; place.ruled < end; ++place.ruled) {
    const terms::Ruling& ruling = seat.rulings()[place.ruled];
    const auto hand = hands.find(ruling.order);
    news.ruled.push_back(
        {seat.orders()[place.ruled], ruling, hand == hands.end() ? std::string() : hand->second});
  }
  more = more || place.ruled < seat.rulings().size();
  news.posts = new_posts(place);
  news.attachments = new_attachments(place);
  return more || place.posts < logbook_->posts().size() ||
         place.attachments < attachments_->all().size();
}

/// What its cell was shown, but for points: exercise control's cell is shown those of all teams,
/// and not everybody who sits there may see them.
bool Gallery::take_seen(Place& place, CellNews& news) const {
  const auto& all = course_->seen_by(news.cell);
  for (; place.seen < all.size() && news.seen.size() < kNewsItemsMax; ++place.seen) {
    const terms::Observation& one = all[place.seen];
    if (!std::holds_alternative<terms::ScoreChanged>(one.what)) news.seen.push_back(one);
  }
  place.shown += news.seen.size();
  return place.seen < all.size();
}

/// Where it has changed since they were told, or may be told at all.
std::optional<ScoreNews> Gallery::score_of(Place& place, bool released) const {
  if (!released && !place.score.released) return std::nullopt;
  ScoreNews score{released, {}};
  const scenario::Exercise& exercise = course_->engine().exercise();
  for (std::uint32_t i = 0; released && i < exercise.metrics.size(); ++i) {
    const scenario::Metric& metric = exercise.metrics[i];
    if (metric.cell != *place.cell || metric.counts == scenario::Counts::kEquation) continue;
    const std::int64_t points = course_->engine().scoring().total(scenario::MetricId{i});
    if (points == 0) continue;
    score.totals.push_back({metric.title.empty() ? metric.name : metric.title, points});
  }
  if (score == place.score) return std::nullopt;
  place.score = score;
  return score;
}

bool Gallery::fill(Place& place, ControlNews& news) {
  bool more = take_next(*events_, place.events, news.events);
  more = take_next(adjudication_->all(), place.judged, news.judged) || more;
  for (const range::Event& event : news.events) {
    if (event.kind != range::EventKind::kInjectAnswered || !event.actor.valid()) continue;
    const scenario::InjectId inject{event.subject.index};
    std::string words = replies_.words(event.actor, inject);
    if (!words.empty()) {
      const auto option = static_cast<std::uint16_t>(event.amount);
      news.answers.push_back({event.actor, inject, option, std::move(words)});
    }
  }
  news.posts = new_posts(place);
  news.attachments = new_attachments(place);
  news.next_inject = next_inject_of(course_->engine());
  if (place.plan != course_->engine().shared_exercise()) {
    place.plan = course_->engine().shared_exercise();
    news.amended = place.plan;
  }
  return more || place.posts < logbook_->posts().size() ||
         place.attachments < attachments_->all().size();
}

std::vector<std::shared_ptr<const Post>> Gallery::new_posts(Place& place) const {
  std::vector<std::shared_ptr<const Post>> fresh;
  const auto& all = logbook_->posts();
  for (; place.posts < all.size() && fresh.size() < kNewsItemsMax; ++place.posts) {
    const auto& post = all[place.posts];
    if (!place.cell || logbook_->readable(*post, *place.cell)) fresh.push_back(post);
  }
  return fresh;
}

/// Who may read an observation may read what is attached to it.
std::vector<std::shared_ptr<const Attachment>> Gallery::new_attachments(Place& place) const {
  std::vector<std::shared_ptr<const Attachment>> fresh;
  const auto& all = attachments_->all();
  for (; place.attachments < all.size() && fresh.size() < kNewsItemsMax; ++place.attachments) {
    const auto& one = all[place.attachments];
    const Post& post = *logbook_->posts().at(one->what.post - 1);
    if (!place.cell || logbook_->readable(post, *place.cell)) fresh.push_back(one);
  }
  return fresh;
}

std::vector<CellStanding> Gallery::standings(const Place& place, const Scene& scene) const {
  const auto awaited = course_->awaited();
  std::vector<CellStanding> all;
  for (std::uint32_t i = 0; i < scene.holders.size(); ++i) {
    const CellId cell{i};
    if (place.cell && *place.cell != cell) continue;
    CellStanding one;
    one.cell = cell;
    one.lockstep = course_->in_lockstep(cell);
    one.awaited = std::ranges::find(awaited, cell) != awaited.end();
    one.held_by = scene.holders[i].seat;
    one.score_released = scene.released[i];
    for (const Reader* reader : lobby_->readers_in(cell)) {
      one.agents.push_back(reader->agent);
      one.behind =
          std::max(one.behind, std::uint64_t{course_->seen_by(cell).size()} - reader->confirmed);
    }
    all.push_back(std::move(one));
  }
  return all;
}

ExerciseTime next_inject_of(const engine::Engine& engine) {
  ExerciseTime earliest = terms::kNever;
  const auto& injects = engine.exercise().injects;
  for (std::uint32_t i = 0; i < injects.size(); ++i) {
    if (injects[i].at >= earliest || injects[i].at <= engine.now()) continue;
    const bool comes = engine.story().stage(scenario::InjectId{i}) == scenario::Stage::kScheduled;
    if (comes) earliest = injects[i].at;
  }
  return earliest;
}

}  // namespace redoubt::conduct

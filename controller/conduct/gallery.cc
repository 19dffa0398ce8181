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
template <class T, class U>
bool take_next(const std::vector<T>& all, std::size_t& done, std::vector<U>& into) {
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

void Gallery::tell(const TimeNews& time, const std::vector<Person>& holders, WallTime wall) {
  runs_ = time.clock.state == ClockState::kRunning && !time.ended;
  for (auto& [view, place] : places_) {
    if (place.ready) tell(place, time, holders, wall);
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

void Gallery::tell(Place& place, const TimeNews& time, const std::vector<Person>& holders,
                   WallTime wall) {
  std::vector<CellStanding> cells;
  place.look_again = place.told && wall < place.looked + kStandingsEvery;
  if (!place.look_again) {
    place.looked = wall;
    cells = standings(place, holders);
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
    anything = anything || !one.seen.empty() || !one.ruled.empty() || !one.posts.empty();
    if (!cells.empty()) one.standing = cells.front();
    one.time = time;
    one.caught_up = !more;
    news = std::move(one);
  } else {
    ControlNews all;
    more = fill(place, all);
    anything = anything || !all.events.empty() || !all.posts.empty() || all.amended != nullptr;
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
  news.first_seen = place.seen + 1;
  bool more = take_next(course_->seen_by(news.cell), place.seen, news.seen);
  add_ends(news);
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
  return more || place.posts < logbook_->posts().size();
}

void Gallery::add_ends(CellNews& news) const {
  const engine::Engine& engine = course_->engine();
  for (const terms::Observation& one : news.seen) {
    const auto* sighting = std::get_if<terms::Sighting>(&one.what);
    if (sighting == nullptr || sighting->kind != terms::EntityKind::kLink) continue;
    const auto ends = rules::ends_of(engine.exercise().layout, news.cell, engine.sight(news.cell),
                                     sighting->handle);
    if (ends) news.ends.push_back(*ends);
  }
}

bool Gallery::fill(Place& place, ControlNews& news) {
  const bool more = take_next(*events_, place.events, news.events);
  for (const range::Event& event : news.events) {
    if (event.kind != range::EventKind::kInjectAnswered || !event.actor.valid()) continue;
    const scenario::InjectId inject{event.subject.index};
    std::string words = replies_.words(event.actor, inject);
    if (!words.empty()) news.answers.push_back({event.actor, inject, std::move(words)});
  }
  news.posts = new_posts(place);
  news.next_inject = next_inject_of(course_->engine());
  if (place.plan != course_->engine().shared_exercise()) {
    place.plan = course_->engine().shared_exercise();
    news.amended = place.plan;
  }
  return more || place.posts < logbook_->posts().size();
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

std::vector<CellStanding> Gallery::standings(const Place& place,
                                             const std::vector<Person>& holders) const {
  const auto awaited = course_->awaited();
  std::vector<CellStanding> all;
  for (std::uint32_t i = 0; i < holders.size(); ++i) {
    const CellId cell{i};
    if (place.cell && *place.cell != cell) continue;
    CellStanding one;
    one.cell = cell;
    one.lockstep = course_->in_lockstep(cell);
    one.awaited = std::ranges::find(awaited, cell) != awaited.end();
    one.held_by = holders[i].seat;
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

#include "controller/conduct/conductor.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "controller/conduct/chronicle.h"
#include "controller/conduct/strand.h"

namespace redoubt::conduct {
namespace {

using terms::CellId;
using terms::Code;
using terms::Error;
using terms::Role;
using terms::Status;

std::vector<CellId> red_and_blue(const scenario::Exercise& exercise) {
  std::vector<CellId> cells;
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    const Role role = exercise.cells[i].role;
    if (role == Role::kRed || role == Role::kBlue) cells.push_back(CellId{i});
  }
  return cells;
}

Status sensible(const scenario::Exercise& exercise, const Options& options) {
  if (!std::isfinite(options.rate) || options.rate < 0) {
    return Error{Code::kInvalidArgument, "the rate must be 0 (as fast as possible) or more"};
  }
  if (exercise.cells.size() > kCellsMax) {
    return Error{Code::kInvalidArgument,
                 "an exercise has at most " + std::to_string(kCellsMax) + " cells"};
  }
  const auto exists = [&](CellId cell) { return cell.value < exercise.cells.size(); };
  if (options.lockstep && !std::ranges::all_of(*options.lockstep, exists)) {
    return Error{Code::kInvalidArgument, "there is no such cell to play in lockstep"};
  }
  return terms::Done{};
}

Opening opening_of(const scenario::Exercise& exercise, std::uint64_t seed, const Options& options) {
  Opening opening{seed, options.orders_in_flight_max,
                  options.lockstep.value_or(red_and_blue(exercise))};
  std::ranges::sort(opening.lockstep);
  const auto twice = std::ranges::unique(opening.lockstep);
  opening.lockstep.erase(twice.begin(), twice.end());
  return opening;
}

/// Counts alerts, and keeps what happens for people, before it hands an event on.
engine::Engine::Listener keeping(std::shared_ptr<Heard> heard, bool people,
                                 engine::Engine::Listener listener) {
  return [heard = std::move(heard), people,
          listener = std::move(listener)](const range::Event& event) {
    heard->alerts += event.kind == range::EventKind::kAlertRaised ? 1 : 0;
    if (people) heard->events.push_back(event);
    if (listener) listener(event);
  };
}

}  // namespace

struct Conductor::Parts {
  Parts(Replayed played, std::unique_ptr<journal::Journal> journal, const Options& options,
        Watcher watcher, std::shared_ptr<const Heard> heard)
      : strand(std::move(played), std::move(journal), inbox, options, std::move(watcher),
               std::move(heard)) {}

  /// Whoever came too late is not left waiting.
  void shut() {
    for (Inbox::Call& late : inbox.close().calls) {
      const Error why{Code::kUnavailable, "the controller stops here"};
      if (auto* enter = std::get_if<Inbox::Enter>(&late)) enter->audience->leave(why);
      if (auto* watch = std::get_if<Inbox::Watch>(&late)) watch->onlooker->leave();
      if (auto* ask = std::get_if<Inbox::Ask>(&late)) ask->answer(why);
    }
  }

  Inbox inbox;
  Strand strand;
};

Conductor::Conductor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Conductor::~Conductor() { parts_->shut(); }

terms::Result<std::unique_ptr<Conductor>> Conductor::create(
    std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t seed,
    std::unique_ptr<journal::Journal> journal, const Options& options, Watcher watcher,
    engine::Engine::Listener listener) {
  if (const Status sense = sensible(*exercise, options); !sense) return sense.error();
  if (journal->head().records > 0) {
    return Error{Code::kFailedPrecondition, "this journal holds an exercise already"};
  }
  const Opening opening = opening_of(*exercise, seed, options);
  const auto added =
      journal->append(journal::RecordKind::kOpened, terms::kStartex, encode(opening));
  if (!added.ok()) return added.error();
  if (const Status kept = journal->commit(); !kept) return kept.error();
  auto heard = std::make_shared<Heard>();
  Replayed fresh;
  fresh.course = std::make_unique<Course>(std::move(exercise), opening,
                                          keeping(heard, options.people, std::move(listener)));
  return std::unique_ptr<Conductor>(new Conductor(std::make_unique<Parts>(
      std::move(fresh), std::move(journal), options, std::move(watcher), std::move(heard))));
}

terms::Result<std::unique_ptr<Conductor>> Conductor::resume(
    std::shared_ptr<const scenario::Exercise> exercise, std::unique_ptr<journal::Journal> journal,
    const Options& options, Watcher watcher, engine::Engine::Listener listener) {
  if (const Status sense = sensible(*exercise, options); !sense) return sense.error();
  auto heard = std::make_shared<Heard>();
  auto replayed = replay_course(*journal, std::move(exercise),
                                keeping(heard, options.people, std::move(listener)));
  if (!replayed.ok()) return replayed.error();
  return std::unique_ptr<Conductor>(new Conductor(std::make_unique<Parts>(
      std::move(*replayed), std::move(journal), options, std::move(watcher), std::move(heard))));
}

Status Conductor::run() {
  Status ran = parts_->strand.run();
  parts_->shut();
  return ran;
}

void Conductor::stop() { parts_->inbox.stop(); }
void Conductor::pause() { steer(ClockOrder::What::kPause); }
void Conductor::go_on() { steer(ClockOrder::What::kResume); }

void Conductor::steer(ClockOrder::What what) {
  // The inbox has room for whoever made this conductor, or is closed.
  (void)ask({}, CellId{0}, ClockWish{{what, terms::kStartex, 0}, {}}, [](const auto&) {});
}

const engine::Engine& Conductor::engine() const { return parts_->strand.course().engine(); }

terms::Result<Visit> Conductor::enter(terms::Hello hello, std::shared_ptr<Audience> audience) {
  return parts_->inbox.enter(std::move(hello), std::move(audience));
}

Status Conductor::say(Visit visit, terms::FromAgent message) {
  return parts_->inbox.say(visit, std::move(message));
}

void Conductor::room(Visit visit) { parts_->inbox.put(Inbox::Room{visit}); }
void Conductor::left(Visit visit) { parts_->inbox.put(Inbox::Left{visit}); }

bool Conductor::hushed() const {
  return parts_->inbox.hush().holds(std::chrono::steady_clock::now());
}

View Conductor::watch(std::optional<CellId> cell, std::shared_ptr<Onlooker> onlooker) {
  return parts_->inbox.watch(cell, std::move(onlooker));
}

void Conductor::ready(View view) { parts_->inbox.put(Inbox::Ready{view}); }

void Conductor::close(View view) { parts_->inbox.put(Inbox::Close{view}); }

Status Conductor::ask(Person who, CellId cell, Wish wish, Answer answer) {
  return parts_->inbox.ask({std::move(who), cell, std::move(wish), std::move(answer)});
}

std::shared_ptr<const scenario::Exercise> Conductor::plan() const { return parts_->strand.plan(); }

}  // namespace redoubt::conduct

#include "controller/conduct/strand.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "controller/conduct/precedence.h"

namespace redoubt::conduct {
namespace {

using journal::RecordKind;
using terms::CellId;
using terms::Code;
using terms::Error;
using terms::ExerciseTime;
using terms::Status;

/// Between two looks at the inbox so many instants pass, and none begins after so long.
constexpr int kInstantsPerTurn = 1024;
constexpr std::chrono::milliseconds kPassingFor{2};
constexpr int kBetweenLooks = 32;  ///< instants, for looking at a clock has its price
constexpr std::chrono::milliseconds kBetweenReports{100};
std::uint64_t milli(double rate) { return static_cast<std::uint64_t>(std::llround(rate * 1000)); }

/// Answers that tell nobody anything yet wait this long for company in their commit.
constexpr std::chrono::milliseconds kCommitWithin{20};
/// While play is stopped: one from each agent, and some that came in again.
constexpr std::size_t kParkedMax = 2 * kReadersMax;

}  // namespace

Strand::Strand(Replayed played, std::unique_ptr<journal::Journal> journal, Inbox& inbox,
               const Options& options, Watcher watcher, std::shared_ptr<const Heard> heard)
    : inbox_(&inbox),
      watcher_(std::move(watcher)),
      farewell_(options.farewell),
      stay_(options.people),
      heard_(std::move(heard)),
      course_(std::move(played.course)),
      journal_(std::move(journal)),
      closed_(played.closed),
      weights_(course_->engine().exercise()),
      room_(course_->engine().shared_exercise(),
            options.started || course_->engine().now() > terms::kStartex, milli(options.rate)),
      lobby_(*course_),
      gallery_(*course_, lobby_, heard_->events, room_.logbook(), room_.attachments(),
               room_.adjudication(), room_.hands()) {
  publish_plan();
  room_.restore(played.deeds, course_->engine().now(), std::chrono::steady_clock::now());
}

Status Strand::run() {
  go_first();
  wall_ = std::chrono::steady_clock::now();
  room_.clock().start(room_.clock().runs() ? course_->engine().now() : stamp(), wall_);
  commit_by_ = WallTime::max();
  farewell_until_ = wall_ + farewell_;
  while (!finished()) {
    Inbox::Batch batch = inbox_->take(deadline());
    wall_ = std::chrono::steady_clock::now();
    more_ = false;
    // What comes in at a rate is stamped with the time it is, after what was due before it.
    if (room_.clock().paced()) pass_time();
    for (Inbox::Call& call : batch.calls) {
      std::visit([this](auto& one) { take(one); }, call);
    }
    if (batch.stop) return stop();
    pass_time();
    if (const Status kept = keep(); !kept) return give_up(kept.error());
    answer();
    tell();
    report();
  }
  gallery_.dismiss();
  lobby_.send_all_away({true, "the exercise has ended"}, terms::Done{});
  if (watcher_) watcher_(progress());
  return terms::Done{};
}

// --- time ----------------------------------------------------------------------------------------

void Strand::pass_time() {
  if (closed_) return;
  if (course_->held()) room_.clock().settle(course_->engine().now(), wall_);
  const auto until = std::chrono::steady_clock::now() + kPassingFor;
  for (int i = 0; i < kInstantsPerTurn; ++i) {
    const bool looks = i % kBetweenLooks == kBetweenLooks - 1;
    if (looks && (inbox_->asked() || std::chrono::steady_clock::now() >= until)) break;
    if (course_->engine().ended()) return close();
    if (course_->due()) {
      mark(course_->engine().now());
      continue;
    }
    if (course_->held()) answer_for_people();
    if (course_->held()) return;
    const ExerciseTime next = course_->next();
    if (next == terms::kNever || next > room_.clock().at(wall_)) {
      if (stop_there()) continue;
      return;
    }
    course_->pass(next);
  }
  more_ = true;
}

/// Where the clock was told to stop and nothing is due before: time has got there.
bool Strand::stop_there() {
  Clock& clock = room_.clock();
  if (!clock.runs() || clock.stop() == terms::kNever) return false;
  if (clock.stop() > clock.at(wall_) || clock.stop() > course_->next()) return false;
  mark(clock.stop());
  arrive();
  return true;
}

/// Where time stands from now on, a person will ask for how long it did.
void Strand::arrive() {
  room_.clock().arrive(wall_);
  if (room_.clock().runs()) return;
  const Deed stopped{{}, CellId{0}, unix_microseconds(), ClockStopped{}};
  write(RecordKind::kPerson, course_->engine().now(), encode(stopped));
}

void Strand::mark(ExerciseTime at) {
  course_->pass(at);
  write(RecordKind::kMark, at, encode(course_->standing()));
  course_->mark(at);
  urgent_ = true;
}

void Strand::close() {
  write(RecordKind::kClosed, course_->engine().now(), encode(course_->standing()));
  closed_ = true;
  urgent_ = true;
  farewell_until_ = wall_ + farewell_;
}

/// The time that an order which comes in now is given.
ExerciseTime Strand::stamp() const {
  const ExerciseTime now = course_->engine().now();
  const Clock& clock = room_.clock();
  if (closed_ || course_->held() || (clock.runs() && !clock.paced())) return now;
  return std::clamp(clock.at(wall_), now, std::max(now, course_->next()));
}

WallTime Strand::deadline() const {
  if (more_) return wall_;
  WallTime deadline = commit_by_;
  const Clock& clock = room_.clock();
  if (!closed_ && !course_->held()) {
    deadline = std::min({deadline, clock.due(course_->next()), clock.due(clock.stop())});
  }
  if (closed_ && !stay_) deadline = std::min(deadline, farewell_until_);
  deadline = std::min(deadline, gallery_.due());
  if (watcher_ && !reported_) deadline = std::min(deadline, report_at_);
  return deadline;
}

bool Strand::finished() const {
  if (!closed_ || more_ || stay_) return false;
  return wall_ >= farewell_until_ || (lobby_.empty() && lobby_.all_cells_heard_the_end());
}

// --- what comes in -------------------------------------------------------------------------------

void Strand::take(Inbox::Enter& call) {
  lobby_.enter(call.visit, call.hello, std::move(call.audience));
}

void Strand::take(Inbox::Say& call) {
  Reader* reader = lobby_.find(call.visit);
  if (reader == nullptr) return;
  if (room_.clock().frozen() && std::holds_alternative<terms::Turn>(call.message)) {
    if (parked_.size() < kParkedMax) return parked_.push_back(std::move(call));
    const std::string words = "play is stopped; come back when it goes on";
    return lobby_.send_away(call.visit, Error{Code::kUnavailable, words});
  }
  const bool goodbye = std::holds_alternative<terms::AgentGoodbye>(call.message);
  Status heard = std::visit([&](auto& message) { return hear(*reader, message); }, call.message);
  if (goodbye || !heard) lobby_.send_away(call.visit, std::move(heard));
}

Status Strand::hear(Reader&, terms::Hello&) {
  return Error{Code::kInvalidArgument, "an agent says hello once"};
}

/// Orders that do not count: a person holds the seat, or only people may give them. The mind is
/// told so, since it does not go on before it has a ruling on each.
void Strand::leave_out(Reader& reader, std::vector<terms::Order>& orders, ExerciseTime at) {
  const bool held = room_.held(reader.cell);
  std::erase_if(orders, [&](const terms::Order& one) {
    if (!held && !is_for_people(one)) return false;
    const auto why = held ? terms::Reason::kNotNow : terms::Reason::kNotYours;
    reader.repeats.push_back({one.number, terms::Verdict::kRefused, why, at, at});
    return true;
  });
}

Status Strand::hear(Reader& reader, terms::Turn& turn) {
  if (Status fits = within_limits(turn.intent); !fits || closed_) return fits;
  const auto& grants = course_->seat(reader.cell).grants();
  if (turn.grant == 0 || turn.grant > grants.size()) {
    return Error{Code::kOutOfRange, "this turn answers a grant that was never given"};
  }
  reader.confirmed = std::max(reader.confirmed, std::uint64_t{grants[turn.grant - 1].seen});
  const ExerciseTime at = stamp();
  leave_out(reader, turn.intent.orders, at);
  if (reader.repeats.size() > kRepeatsMax) {
    return Error{Code::kResourceExhausted, "the agent sends turns again and hears no rulings"};
  }
  const CellNotes notes{reader.cell, turn.grant, std::move(turn.intent.notes)};
  const bool onlooker = course_->in_lockstep(reader.cell) && reader.pace == terms::Pace::kFree;
  if (onlooker) {
    if (Status ordered = order(reader, turn.intent.orders); !ordered) return ordered;
  } else {
    const CellTurn entry{reader.cell, std::move(turn)};
    const auto taken = course_->answer(entry, at);
    if (!taken.ok()) return taken.error();
    if (*taken == engine::Lockstep::Taken::kRepeated) return terms::Done{};
    write(RecordKind::kAnswer, at, encode(entry));
    if (!course_->held() || !course_->in_lockstep(reader.cell)) urgent_ = true;
  }
  if (!notes.notes.empty()) write(RecordKind::kNote, at, encode(notes));
  return terms::Done{};
}

Status Strand::hear(Reader& reader, terms::Orders& orders) {
  if (Status fits = within_limits(orders.orders); !fits) return fits;
  return order(reader, orders.orders);
}

Status Strand::order(Reader& reader, const std::vector<terms::Order>& orders) {
  for (const terms::Order& one : orders) {
    const Seat& seat = course_->seat(reader.cell);
    const ExerciseTime at = stamp();
    if (const std::size_t first = seat.ruling_on(one.number); first < seat.rulings().size()) {
      // A ruling that it has not been told yet comes by itself.
      if (first < reader.ruled) reader.repeats.push_back(seat.rulings()[first]);
    } else if (closed_ || room_.clock().frozen() || room_.held(reader.cell) || is_for_people(one)) {
      const auto why = closed_              ? terms::Reason::kEnded
                       : is_for_people(one) ? terms::Reason::kNotYours
                                            : terms::Reason::kNotNow;
      reader.repeats.push_back({one.number, terms::Verdict::kRefused, why, at, at});
    } else {
      const CellOrder entry{reader.cell, one};
      write(RecordKind::kOrder, at, encode(entry));
      course_->order(entry, at);
      urgent_ = true;
    }
  }
  if (reader.repeats.size() <= kRepeatsMax) return terms::Done{};
  return Error{Code::kResourceExhausted, "the agent sends orders again and does not hear rulings"};
}

Status Strand::hear(Reader& reader, terms::Seen& seen) {
  if (seen.cursor > reader.seen) {
    return Error{Code::kOutOfRange, "the agent saw observations that it has not been sent"};
  }
  reader.confirmed = std::max(reader.confirmed, seen.cursor);
  return terms::Done{};
}

// --- what goes out -------------------------------------------------------------------------------

void Strand::write(RecordKind kind, ExerciseTime at, std::string payload) {
  if (failed_) return;
  auto added = journal_->append(kind, at, payload);
  if (!added.ok() && added.error().code == Code::kResourceExhausted && journal_->commit().ok()) {
    added = journal_->append(kind, at, std::move(payload));
  }
  if (!added.ok()) failed_ = added.error();
  if (commit_by_ == WallTime::max()) commit_by_ = wall_ + kCommitWithin;
}

Status Strand::keep() {
  if (failed_) return *failed_;
  if (!urgent_ && wall_ < commit_by_) return terms::Done{};
  urgent_ = false;
  commit_by_ = WallTime::max();
  return journal_->commit();
}

/// People first: they are few, and one of them may be about to stop play.
void Strand::tell() {
  if (!gallery_.empty()) {
    gallery_.tell({room_.time(stamp(), closed_), room_.holders(), room_.released()}, wall_);
  }
  const auto asked = [this] { return inbox_->asked(); };
  if (lobby_.tell(asked) == Lobby::Told::kMoreLater) more_ = true;
  if (closed_) lobby_.say_farewell();
}

void Strand::report() {
  reported_ = wall_ >= report_at_;
  if (!watcher_ || !reported_) return;
  watcher_(progress());
  report_at_ = wall_ + kBetweenReports;
  reported_ = closed_ || !room_.clock().paced();
}

Progress Strand::progress() const {
  const engine::Engine& engine = course_->engine();
  Progress progress{stamp(),
                    engine.events(),
                    heard_->alerts,
                    engine.ended(),
                    engine.goal_reached(),
                    engine.fingerprint(),
                    {}};
  const auto awaited = course_->awaited();
  for (std::uint32_t i = 0; i < engine.exercise().cells.size(); ++i) {
    const scenario::Cell& cell = engine.exercise().cells[i];
    CellProgress one{cell.name, cell.role, course_->in_lockstep(CellId{i}), false, {}, 0};
    one.score = engine.scoring().total(CellId{i});
    one.awaited = std::ranges::find(awaited, CellId{i}) != awaited.end();
    for (const Reader* reader : lobby_.readers_in(CellId{i})) {
      one.agents.push_back(reader->agent);
      one.behind =
          std::max(one.behind, std::uint64_t{engine.seen_by(CellId{i}).size()} - reader->confirmed);
    }
    progress.cells.push_back(std::move(one));
  }
  return progress;
}

Status Strand::stop() {
  if (!closed_) mark(stamp());
  if (const Status kept = keep(); !kept) return give_up(kept.error());
  const std::string why = "the controller stops here; come back when it goes on";
  answer();
  gallery_.dismiss();
  lobby_.send_all_away({false, why}, Error{Code::kUnavailable, why});
  if (watcher_) watcher_(progress());
  return terms::Done{};
}

Status Strand::give_up(const Error& why) {
  const std::string words = "the controller cannot keep its journal and stops";
  for (auto& [answer, result] : std::exchange(answers_, {})) {
    answer(Error{Code::kUnavailable, words});
  }
  gallery_.dismiss();
  lobby_.send_all_away({false, words}, Error{Code::kUnavailable, words});
  return why;
}

}  // namespace redoubt::conduct

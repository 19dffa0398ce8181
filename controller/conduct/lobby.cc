#include "controller/conduct/lobby.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace redoubt::conduct {
namespace {

using terms::CellId;
using terms::Code;
using terms::Error;
using terms::Status;

/// Messages to one reader in a row: they go out together, where one to each in turn would cost
/// every reader a packet of its own for each.
constexpr int kInARow = 32;
/// Between two looks at the inbox they are told for so long, so that nobody who asks for something
/// waits behind a thousand who listen.
constexpr std::chrono::milliseconds kTellingFor{2};

}  // namespace

void Lobby::enter(Visit visit, const terms::Hello& hello, std::shared_ptr<Audience> audience) {
  auto reader = seated(hello);
  Status may = reader.ok() ? make_way(*reader) : Status(reader.error());
  if (!may) return audience->leave(std::move(may));
  reader->audience = std::move(audience);
  const auto& engine = course_->engine();
  hear(*reader, std::make_shared<const terms::ToAgent>(terms::Welcome{
                    terms::kProtocolVersion, scenario::brief_for(engine.exercise(), reader->cell,
                                                                 course_->opening().seed)}));
  readers_.emplace(visit, std::move(*reader));
}

terms::Result<Reader> Lobby::seated(const terms::Hello& hello) const {
  if (hello.version != terms::kProtocolVersion) {
    return Error{Code::kFailedPrecondition, "this controller speaks protocol version " +
                                                std::to_string(terms::kProtocolVersion) +
                                                ", the agent " + std::to_string(hello.version)};
  }
  if (hello.agent.empty() || hello.agent.size() > kAgentNameMax) {
    return Error{Code::kInvalidArgument,
                 "an agent's name has 1 to " + std::to_string(kAgentNameMax) + " bytes"};
  }
  const auto& cells = course_->engine().exercise().cells;
  const auto cell = std::ranges::find(cells, hello.cell, &scenario::Cell::name);
  if (cell == cells.end()) {
    return Error{Code::kNotFound, "there is no such cell in this exercise"};
  }
  Reader reader;
  reader.agent = hello.agent;
  reader.cell = CellId{static_cast<std::uint32_t>(cell - cells.begin())};
  reader.pace = hello.pace;
  if (hello.pace == terms::Pace::kLockstep && !course_->in_lockstep(reader.cell)) {
    return Error{Code::kFailedPrecondition, "this cell is not played in lockstep"};
  }
  if (const Status placed = place(reader, hello); !placed) return placed.error();
  return reader;
}

/// An agent goes on behind the last grant it answered; where its answer did not arrive, it is given
/// that grant again.
Status Lobby::place(Reader& reader, const terms::Hello& hello) const {
  const auto& grants = course_->seat(reader.cell).grants();
  if (hello.cursor > course_->seen_by(reader.cell).size() || hello.grant > grants.size()) {
    return Error{Code::kOutOfRange, "the agent is further than this exercise; is it of another?"};
  }
  reader.seen = hello.cursor;
  reader.confirmed = hello.cursor;
  if (hello.grant == 0) return terms::Done{};
  const Granted& last = grants[hello.grant - 1];
  if (hello.cursor < last.seen) {
    return Error{Code::kInvalidArgument,
                 "the agent answered a grant whose observations it does not have"};
  }
  const bool unanswered = hello.grant == grants.size() && course_->open(reader.cell);
  reader.granted = hello.grant - (unanswered ? 1 : 0);
  reader.ruled = last.ruled;
  return terms::Done{};
}

/// An agent that comes in again takes its own place over; a seat in lockstep holds one agent only.
Status Lobby::make_way(const Reader& coming) {
  Visit same = 0;
  for (const auto& [visit, sitting] : readers_) {
    if (sitting.cell != coming.cell) continue;
    if (sitting.agent == coming.agent) {
      same = visit;
    } else if (sitting.pace == terms::Pace::kLockstep && coming.pace == terms::Pace::kLockstep) {
      return Error{Code::kAlreadyExists, "another agent plays this cell"};
    }
  }
  if (same != 0) {
    send_away(same, Error{Code::kAborted, "the agent came in again and took its place over"});
  }
  if (readers_.size() < kReadersMax) return terms::Done{};
  return Error{Code::kResourceExhausted,
               "there is room for " + std::to_string(kReadersMax) + " agents"};
}

Reader* Lobby::find(Visit visit) {
  const auto found = readers_.find(visit);
  return found == readers_.end() ? nullptr : &found->second;
}

void Lobby::room(Visit visit) {
  if (Reader* reader = find(visit)) reader->room = true;
}

void Lobby::send_away(Visit visit, Status why) {
  const auto node = readers_.extract(visit);
  if (node) node.mapped().audience->leave(std::move(why));
}

void Lobby::send_all_away(const terms::ControllerGoodbye& goodbye, const Status& why) {
  const auto message = std::make_shared<const terms::ToAgent>(goodbye);
  for (auto& [visit, reader] : std::exchange(readers_, {})) {
    if (reader.room) reader.audience->hear(message);
    reader.audience->leave(why);
  }
}

void Lobby::hear(Reader& reader, std::shared_ptr<const terms::ToAgent> message) {
  reader.room = reader.audience->hear(std::move(message));
}

Lobby::Told Lobby::tell(const std::function<bool()>& somebody_waits) {
  const auto until = std::chrono::steady_clock::now() + kTellingFor;
  std::size_t quiet = 0;  // readers in a row who have nothing to hear, or no room
  auto at = readers_.upper_bound(told_last_);
  while (quiet < readers_.size()) {
    if (at == readers_.end()) at = readers_.begin();
    const int told = tell(at->second, somebody_waits);
    quiet = told == 0 ? quiet + 1 : 0;
    told_last_ = at->first;
    ++at;
    if (told == 0) continue;
    if (somebody_waits() || std::chrono::steady_clock::now() >= until) return Told::kMoreLater;
  }
  return Told::kAll;
}

/// At least one message, where there is one: whoever always waits must not silence all others.
int Lobby::tell(Reader& reader, const std::function<bool()>& enough) {
  int told = 0;
  while (reader.room && told < kInARow && (told == 0 || !enough())) {
    auto message = tell_next(reader, *course_, presses_[reader.cell.value]);
    if (message == nullptr) break;
    hear(reader, std::move(message));
    ++told;
  }
  return told;
}

void Lobby::say_farewell() {
  std::vector<Visit> done;
  for (const auto& [visit, reader] : readers_) {
    if (reader.room && told_everything(reader, *course_)) done.push_back(visit);
  }
  const auto goodbye = std::make_shared<const terms::ToAgent>(
      terms::ControllerGoodbye{true, "the exercise has ended"});
  for (const Visit visit : done) {
    Reader& reader = *find(visit);
    if (course_->in_lockstep(reader.cell)) heard_the_end_.insert(reader.cell);
    reader.audience->hear(goodbye);
    send_away(visit, terms::Done{});
  }
}

bool Lobby::all_cells_heard_the_end() const {
  return std::ranges::all_of(course_->opening().lockstep,
                             [this](CellId cell) { return heard_the_end_.contains(cell); });
}

std::vector<const Reader*> Lobby::readers_in(CellId cell) const {
  std::vector<const Reader*> readers;
  for (const auto& [visit, reader] : readers_) {
    if (reader.cell == cell) readers.push_back(&reader);
  }
  return readers;
}

}  // namespace redoubt::conduct

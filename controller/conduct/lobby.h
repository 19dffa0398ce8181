#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "controller/conduct/course.h"
#include "controller/conduct/door.h"
#include "controller/conduct/reader.h"

namespace redoubt::conduct {

inline constexpr std::size_t kReadersMax = 4096;
inline constexpr std::size_t kAgentNameMax = 64;

/// Who is here: lets agents in, sends them away, and tells each what it may know. Belongs to the
/// strand; changes nothing in the course.
class Lobby {
 public:
  /// The course must outlive it.
  explicit Lobby(const Course& course)
      : course_(&course), presses_(course.engine().exercise().cells.size()) {}

  /// Gives the reader a place where its Hello says it was, and its Welcome; or sends it away with
  /// the reason.
  void enter(Visit visit, const terms::Hello& hello, std::shared_ptr<Audience> audience);

  /// nullptr when the visit is over.
  Reader* find(Visit visit);

  void room(Visit visit);
  void left(Visit visit) { readers_.erase(visit); }
  void send_away(Visit visit, terms::Status why);
  void send_all_away(const terms::ControllerGoodbye& goodbye, const terms::Status& why);

  enum class Told : std::uint8_t { kAll, kMoreLater };
  /// Tells everybody with room what is new, some messages each in turn. Everything in the course
  /// must be durable. kMoreLater: it was long, or somebody who comes first waits; they should have
  /// their turn before it goes on, with the reader after the last.
  Told tell(const std::function<bool()>& somebody_waits);

  /// Says goodbye to those who have been told everything: the exercise is over.
  void say_farewell();

  bool empty() const { return readers_.empty(); }
  /// Whether somebody in each lockstep cell has heard the end.
  bool all_cells_heard_the_end() const;
  /// Who sits in the cell, in order of arrival.
  std::vector<const Reader*> readers_in(terms::CellId cell) const;

 private:
  terms::Result<Reader> seated(const terms::Hello& hello) const;
  terms::Status place(Reader& reader, const terms::Hello& hello) const;
  terms::Status make_way(const Reader& coming);
  void hear(Reader& reader, std::shared_ptr<const terms::ToAgent> message);
  int tell(Reader& reader, const std::function<bool()>& enough);

  const Course* course_;
  std::map<Visit, Reader> readers_;
  Visit told_last_ = 0;
  std::vector<Press> presses_;             ///< by cell
  std::set<terms::CellId> heard_the_end_;  ///< of those in lockstep
};

}  // namespace redoubt::conduct

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/scenario/exercise.h"
#include "controller/seats/seats.h"

/// What is said to the people of a cell, as JSON: one message each, as web/src/protocol.ts has
/// them. Made from what the cell was shown and from what everybody was told before STARTEX, and
/// from nothing else; ground truth is worded in say_control.h.
namespace redoubt::console {

/// Who sits where, for those who may know.
struct Sitting {
  std::string name;  ///< of whoever signed in last; empty: nobody has
  bool present = false;
};

std::string say_see(const std::string& cell, std::uint64_t first,
                    const std::vector<terms::Observation>& items,
                    const scenario::Exercise& exercise);
std::string say_ruled(const std::string& cell, const std::vector<conduct::RuledOrder>& items,
                      const scenario::Exercise& exercise);
std::string say_posts(const std::vector<std::shared_ptr<const conduct::Post>>& posts,
                      const scenario::Exercise& exercise);
/// That they are there; the bytes are asked for over HTTP.
std::string say_attachments(
    const std::vector<std::shared_ptr<const conduct::Attachment>>& attachments);
/// As it stands; one that is hidden again says so and nothing else.
std::string say_score(const std::string& cell, const conduct::ScoreNews& score);
/// Of the seats for which `may_know` is true; `cells` are those whose standing may be told.
std::string say_seats(const std::vector<seats::Seat>& seats, const std::vector<Sitting>& sitting,
                      const std::vector<bool>& may_know,
                      const std::vector<conduct::CellStanding>& cells,
                      const scenario::Exercise& exercise);
std::string say_caught_up();

/// How time stands `ahead` after the news of it was made. What only exercise control may know is
/// left out unless there is `control`.
struct ControlTime {
  std::vector<std::string> awaited;
  terms::ExerciseTime next_inject = terms::kNever;
};
std::string say_clock(const conduct::TimeNews& time, terms::Duration ahead,
                      const ControlTime* control);

/// A reply to request `re`. `data` is JSON, or empty.
struct Answered {
  bool ok = true;
  std::string code;
  std::string text;
  terms::OrderNumber order = 0;
  std::string data;
};
std::string say_reply(std::uint64_t re, const Answered& answered);

/// -1 for never.
std::int64_t wire(terms::ExerciseTime time);

}  // namespace redoubt::console

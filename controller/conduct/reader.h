#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "controller/conduct/course.h"
#include "controller/conduct/door.h"

namespace redoubt::conduct {

/// One agent that sits in a cell, and how far it has been told.
struct Reader {
  std::string agent;
  terms::CellId cell;
  terms::Pace pace = terms::Pace::kLockstep;
  std::shared_ptr<Audience> audience;

  // What it has been told.
  std::size_t seen = 0;
  std::size_t ruled = 0;
  std::size_t granted = 0;

  std::uint64_t confirmed = 0;         ///< the cursor up to which it took observations in
  bool room = true;                    ///< its session takes another message
  std::vector<terms::Ruling> repeats;  ///< first rulings on orders it sent again
};

/// Re-sent orders whose rulings wait for room; an agent that goes on beyond it is sent away.
inline constexpr std::size_t kRepeatsMax = 1024;

/// The messages made for one cell lately. Readers at the same place share one copy.
class Press {
 public:
  using Message = std::shared_ptr<const terms::ToAgent>;

  /// Items [from, to) counted from 0.
  Message observations(const std::vector<terms::Observation>& seen, std::size_t from,
                       std::size_t to);
  Message rulings(const std::vector<terms::Ruling>& all, std::size_t from, std::size_t to);
  Message grant(std::uint64_t number, const Granted& granted);

 private:
  static constexpr std::size_t kKept = 64;
  using Place = std::pair<std::size_t, std::size_t>;
  struct Shelf {
    std::map<Place, Message> messages;
    std::deque<Place> made;  ///< the oldest first
  };

  static Message once(Shelf& shelf, Place place, const std::function<terms::ToAgent()>& make);

  Shelf observations_;
  Shelf rulings_;
  Shelf grants_;
};

/// What the reader is to be told next, which then counts as told; nullptr when it has been told
/// everything. In the order in which the cell was told first: what goes before a grant, the grant,
/// what came after it. At free pace only the latest grant is told.
Press::Message tell_next(Reader& reader, const Course& course, Press& press);

bool told_everything(const Reader& reader, const Course& course);

}  // namespace redoubt::conduct

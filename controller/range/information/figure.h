#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/information/space.h"

namespace redoubt::range::information {

/// How far a figure moves before it is stated anew: a whole percent.
inline constexpr std::int64_t kStated = 10;

/// What one figure, trust in institutions or support for the mission, is in all groups:
///
///   as drawn  + what others moved it by  - sum over narratives: who believe it * what it costs
///
/// Stands where it was last stated, so that it changes by facts alone.
class Figure {
 public:
  /// Where it stands in what is drawn, and how it is stated.
  struct Drawn {
    std::int64_t Group::* start;
    std::int64_t Narrative::* costs;
    EventKind fact;
  };

  Figure(const Space& space, Drawn drawn);

  std::int64_t of(GroupId id) const { return marks_[id.value].stated; }

  /// So many permille more of a group believe it, as the fact of this number says.
  void believe(const Space& space, NarrativeId narrative, GroupId group, std::int64_t more,
               std::uint64_t sequence);
  /// Takes in the figure of a group as somebody states it: this one, or others, who move it.
  void take(GroupId id, std::int64_t permille);
  /// Appends what has moved.
  void settle(Facts& facts) const;

 private:
  struct Mark {
    std::int64_t start = 0;  ///< as drawn, and as moved by others
    std::int64_t lost = 0;   ///< to narratives, in millionths
    std::int64_t stated = 0;
    std::uint64_t cause = 0;  ///< what was last believed, or no longer

    std::int64_t now() const;
  };

  Drawn drawn_;
  std::vector<Mark> marks_;  ///< by group
};

}  // namespace redoubt::range::information

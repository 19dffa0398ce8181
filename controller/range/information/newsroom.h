#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/information/space.h"

namespace redoubt::range::information {

/// Which outlets are on the air, and which narratives they carry. A value over a drawn space, which
/// must outlive it.
class Newsroom {
 public:
  explicit Newsroom(const Space& space);

  /// Takes in what lets an outlet work or keeps it from that.
  void work(const Event& event);
  void carry(NarrativeId narrative, OutletId outlet) { carried_[cell(narrative, outlet)] = 1; }
  void drop(NarrativeId narrative, OutletId outlet) { carried_[cell(narrative, outlet)] = 0; }
  void drop_everywhere(NarrativeId narrative);

  bool carries(OutletId outlet, NarrativeId narrative) const {
    return carried_[cell(narrative, outlet)] != 0;
  }
  bool carried(NarrativeId narrative) const;
  /// Permille of what it could send.
  std::int64_t on_air(OutletId outlet) const;
  /// Odds per million that somebody of the group is told of it in one step: of each outlet that
  /// carries it, its reach there, as far as it is on the air and near in leaning.
  std::int64_t published(NarrativeId narrative, const Group& group) const;

 private:
  struct Desk {
    std::uint32_t missing = 0;  ///< supplies
    bool damaged = false;
    std::int64_t switched = kWhole;
  };

  std::size_t cell(NarrativeId narrative, OutletId outlet) const {
    return narrative.value * desks_.size() + outlet.value;
  }

  const Space* space_;
  std::vector<Desk> desks_;            ///< by outlet
  std::vector<std::uint8_t> carried_;  ///< by narrative and outlet
};

}  // namespace redoubt::range::information

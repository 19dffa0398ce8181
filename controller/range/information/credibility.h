#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/information/space.h"

namespace redoubt::range::information {

/// How credible narratives are. A value over a drawn space, which must outlive it.
///
///   as drawn  + what feeds it  + what is said for it  - what is said against it
///
/// An outage or a leak feeds a narrative once it has been stated (kCredibilityMoved, whose object
/// is that thing). What is said against it counts with each group as far as that trusts
/// institutions, since a message is worth what its source is (Hovland and Weiss, "The influence of
/// source credibility on communication effectiveness", 1951).
class Credibility {
 public:
  explicit Credibility(const Space& space);

  /// Takes in how something serves, or that data was taken.
  void hear(const Event& event);
  /// Takes in kCredibilityMoved about a narrative of the space.
  void move(const Event& event);
  /// Appends what the outages and leaks of now move.
  void settle(Facts& facts) const;

  /// Permille, with those who trust institutions fully.
  std::int64_t of(NarrativeId id) const { return among(id, kWhole); }
  /// Permille, with those who trust institutions this far.
  std::int64_t among(NarrativeId id, std::int64_t trust) const;

 private:
  struct Fed {
    bool happens = false;  ///< the outage lasts, the data is out
    bool counts = false;   ///< and that has been stated
    std::uint64_t cause = 0;
  };
  struct Worth {
    std::int64_t fed = 0;
    std::int64_t said_for = 0;
    std::int64_t said_against = 0;  ///< 0 or more
  };

  const Space* space_;
  std::vector<Fed> feeds_;     ///< by feed
  std::vector<Worth> worths_;  ///< by narrative
};

}  // namespace redoubt::range::information

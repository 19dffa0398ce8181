#pragma once

#include <vector>

#include "controller/range/domain.h"

namespace redoubt::range {

/// Traffic that is sent to fill a link, and leaves the less for all else.
struct Flood {
  std::int64_t permille = 0;  ///< of the link's capacity, from 0 to 1000
  terms::Duration lasts{};    ///< zero: until somebody ends it

  /// As the amount of an event or effect.
  constexpr std::int64_t packed() const { return lasts.count() * kShares + permille; }
  static constexpr Flood unpacked(std::int64_t amount) {
    return {amount % kShares, terms::Duration{amount / kShares}};
  }

  friend constexpr bool operator==(const Flood&, const Flood&) = default;

 private:
  static constexpr std::int64_t kShares = 1024;
};

/// The links that are flooded now. Of each link the last flood counts. A domain (domain.h).
///
///   over, when its time is           kFloodEnded; its cause is the flood
class Floods {
 public:
  void apply(const Event& event);
  void settle(terms::ExerciseTime now, Facts& facts) const;
  terms::ExerciseTime next() const;
  bool none() const { return running_.empty(); }

  /// Permille of a link's capacity that is left.
  std::int64_t leaves(LinkId link) const;

 private:
  struct Running {
    LinkId link;
    std::int64_t permille = 0;
    terms::ExerciseTime until = terms::kNever;
    std::uint64_t fact = 0;  ///< that brought it
  };

  std::vector<Running> running_;  ///< in order of beginning
};
static_assert(Domain<Floods>);

}  // namespace redoubt::range

#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "controller/range/event.h"
#include "controller/scenario/exercise.h"

namespace redoubt::proof {

/// Which conditions can hold at some time, if red and the teams do all that they can. Generous
/// where it does not know: what it refutes is impossible, what it lets pass may be.
class Possible {
 public:
  explicit Possible(const scenario::Exercise& exercise);

  bool inject(std::uint32_t i) const { return injects_[i]; }
  bool milestone(std::uint32_t i) const { return milestones_[i]; }
  bool holds(const scenario::Condition& condition) const;

 private:
  bool found_more();
  bool may_come(const scenario::Inject& inject) const;
  bool is_brought_about(range::EventKind kind, range::Entity subject) const {
    return stated_.contains({kind, subject});
  }
  bool asks(const scenario::Condition& condition) const;
  bool can_expire(const scenario::Inject& inject) const;
  bool can_be_alerted(const scenario::Condition& condition) const;
  bool can_be_done(const scenario::Condition& condition) const;
  bool is_marked(terms::CellId cell) const;

  const scenario::Exercise& exercise_;
  std::vector<bool> injects_;
  std::vector<bool> milestones_;
  std::set<std::pair<range::EventKind, range::Entity>> stated_;  ///< by any consequence or phase
};

}  // namespace redoubt::proof

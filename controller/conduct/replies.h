#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "controller/conduct/course.h"
#include "controller/scenario/plan_ids.h"

namespace redoubt::conduct {

/// What cells wrote when they answered injects: the facts hold the option alone. Reads on in the
/// course from where it was. Belongs to the strand.
class Replies {
 public:
  /// The course must outlive it.
  explicit Replies(const Course& course) : course_(&course) {}

  /// Of the answer that was taken; empty where there is none, or it has no words.
  std::string words(terms::CellId cell, scenario::InjectId inject);

 private:
  /// Of one cell.
  struct Read {
    std::size_t rulings = 0;
    std::map<std::uint32_t, std::size_t> taken;  ///< by inject: place of the order
  };

  void read_on(terms::CellId cell, Read& read) const;

  const Course* course_;
  std::vector<Read> read_;  ///< by cell
};

}  // namespace redoubt::conduct

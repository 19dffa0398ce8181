#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/report/account.h"
#include "controller/report/service.h"

namespace redoubt::report {

/// How one figure of a thing beside the enterprise went: a busbar's supply, a tank's level, the
/// support for the mission among some people. Permille.
struct Figure {
  range::Entity of;
  range::Entity among;        ///< of a narrative, the group that believes it; else not valid
  std::vector<Level> levels;  ///< in order of time, the first at STARTEX
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  std::int64_t mean = 0;  ///< over the time played, rounded down
};

/// The figures of one kind: "Busbars, share of demand that is served".
struct FigureTable {
  std::string domain;  ///< "power", "water" ...
  std::string title;
  std::vector<Figure> moved;  ///< in the order of the scenario
  std::size_t unmoved = 0;    ///< that stood as they were throughout
};

/// Those of which anything is drawn: power, water, mobile networks, people at work, what people
/// believe and support, the trust between partners.
std::vector<FigureTable> figures(const Account& account);

}  // namespace redoubt::report

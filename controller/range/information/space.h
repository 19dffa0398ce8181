#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/time.h"

/// What people believe, beside the enterprise: groups, what is told among them, and who tells it.
/// Shares and figures are whole permille unless said otherwise.
namespace redoubt::range::information {

inline constexpr std::int64_t kWhole = 1000;

/// How often people of one group talk with those of another, as a share of how often they talk
/// among themselves.
struct Contact {
  GroupId with;
  std::int64_t permille = 0;
};

struct Following {
  OutletId outlet;
  std::int64_t reach = 0;  ///< share of the group that it reaches in a day
};

struct Group {
  std::string name;
  NationId nation;
  std::int64_t size = 1;          ///< people
  std::int64_t trust = kWhole;    ///< in institutions, while nothing is told
  std::int64_t support = kWhole;  ///< for the mission, likewise
  std::int64_t leaning = 0;       ///< -1000 to 1000, on the question that divides people most
  std::vector<Following> follows;
  std::vector<Contact> contacts;  ///< with other groups (contacts.h), by id
};

/// Something real that makes a narrative easier to believe: an outage of a function, bus, district
/// or slice, or data that was taken.
struct Feed {
  NarrativeId narrative;
  Entity thing;
  std::int64_t below = 0;  ///< an outage is what serves less than this; nothing for data
  std::int64_t by = 0;     ///< credibility it adds
  bool for_good = false;   ///< also when the outage is over
};

struct Narrative {
  std::string name;
  std::int64_t credibility = 0;  ///< odds that who hears it believes it, while nothing feeds it
  std::int64_t seed = 10;        ///< of a group, believe it where it is seeded
  terms::Duration half_life = std::chrono::hours(24);  ///< until half of those forget it
  std::int64_t against_trust = 0;    ///< what trust falls by where everybody believes it
  std::int64_t against_support = 0;  ///< what support falls by, likewise
};

struct Outlet {
  std::string name;
  NationId nation;
  std::int64_t leaning = 0;  ///< as of groups
};

/// How people talk, everywhere.
struct Habits {
  terms::Duration step = std::chrono::minutes(30);  ///< how finely the spread is followed
  std::int64_t talks = 12;  ///< a day, in which a person hears what another thinks
};

struct Space {
  Habits habits;
  std::vector<Group> groups;
  std::vector<Narrative> narratives;
  std::vector<Outlet> outlets;
  std::vector<Feed> feeds;  ///< no thing feeds one narrative twice
};

/// How near two leanings are: 1000 for the same, 0 for opposite ends.
inline std::int64_t nearness(std::int64_t a, std::int64_t b) {
  return kWhole - std::abs(a - b) / 2;
}

}  // namespace redoubt::range::information

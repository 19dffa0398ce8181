#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "controller/range/people/shift.h"
#include "proto/terms/random.h"

/// The people who work with what the range serves, and notice when it does not.
namespace redoubt::range::people {

/// One thing they do all day long: any of these will do for it.
struct Use {
  std::vector<Entity> means;  ///< services; or subscribers, as whom they telephone
  std::int64_t tries = 1000;  ///< of each person in an hour at work, in thousandths
};

/// People of one kind at some hosts.
struct Staff {
  std::string name;
  terms::CellId owner;  ///< the blue team whose people they are
  std::int64_t people = 1;
  std::vector<HostId> at;  ///< as many at each; those left over, one each at the first
  Shift shift;
  std::vector<Use> uses;
  terms::Odds tickets;        ///< that who failed at a try opens a ticket about it
  terms::Odds false_tickets;  ///< that a person does in an hour at work, about what works
};

/// How many of them work at the host that stands there in `at`.
constexpr std::int64_t people_at(const Staff& staff, std::size_t place) {
  const auto places = static_cast<std::int64_t>(staff.at.size());
  return staff.people / places + (static_cast<std::int64_t>(place) < staff.people % places ? 1 : 0);
}

}  // namespace redoubt::range::people

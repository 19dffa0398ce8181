#pragma once

#include <map>
#include <string>
#include <vector>

#include "proto/terms/observation.h"

namespace redoubt::blue {

/// Before anything: the time of what never happened.
inline constexpr terms::ExerciseTime kLongAgo = terms::ExerciseTime::min();

/// What a mission function loses when something is cut off.
struct Cost {
  terms::Handle function;  ///< not valid: nothing is lost
  std::int64_t permille = 0;
};

/// One thing the team has been shown, its own or another's, and what it has found out about it.
struct Asset {
  bool sighted = false;
  terms::EntityKind kind = terms::EntityKind::kHost;
  terms::Handle within;
  bool own = false;
  std::string name;
  std::vector<std::string> tags;

  std::vector<terms::Handle> inside;              ///< what lies within it, in order of first sight
  std::vector<Cost> costs;                        ///< of cutting it off, one per function
  bool isolated = false;                          ///< cut off, as a host
  bool blocked = false;                           ///< cut or filtered, as a link
  std::int64_t availability = 1000;               ///< of a function or service, in permille
  terms::ExerciseTime intrusion_seen = kLongAgo;  ///< intruder, persistence or implant found
  terms::ExerciseTime clean_seen = kLongAgo;      ///< looked at, nothing found

  bool carries(const std::string& tag) const;
};

/// What a blue team knows, built from its observations alone.
class Picture {
 public:
  void take_in(const terms::Observation& observation);

  /// Null for what was never sighted.
  const Asset* find(terms::Handle handle) const;
  /// For notes: the thing's name, or "something unknown".
  std::string name_of(terms::Handle handle) const;
  /// The thing itself, or what it lies within that is of this kind: the host of a service, the zone
  /// of a host. Not valid where there is none.
  terms::Handle as_kind(terms::Handle handle, terms::EntityKind kind) const;
  /// Not valid where no such thing was sighted.
  terms::Handle named(const std::string& name, terms::EntityKind kind) const;
  /// In order of first sight.
  std::vector<terms::Handle> own_tagged(const std::string& tag, terms::EntityKind kind) const;
  std::vector<terms::Handle> own_tagged(const std::string& tag) const;

  /// The most that any one function would lose if this were cut off now. A thing costs what is
  /// known of it, or the sum of what lies in it, whichever is more; what is cut off already costs
  /// nothing.
  Cost worst_cost(terms::Handle handle) const;

  const terms::Staffing& staffing() const { return staffing_; }
  bool ended() const { return ended_; }

 private:
  void take(const terms::Sighting& sighting);
  void take(const terms::Finding& finding, terms::ExerciseTime at);
  std::vector<Cost> costs_of(terms::Handle handle, int depth) const;
  Asset& slot(terms::Handle handle);  ///< made where there is none yet
  Asset* sighted(terms::Handle handle);

  std::vector<Asset> assets_;  ///< by handle
  std::map<std::string, std::vector<terms::Handle>> by_name_;
  std::map<std::string, std::vector<terms::Handle>> by_tag_;
  terms::Staffing staffing_;
  bool ended_ = false;
};

/// Sightings with a higher handle are not taken in: a bound on what a faulty sender can cost.
inline constexpr std::uint32_t kAssetsMax = 1U << 20;

/// Whether a finding is evidence of an intruder.
bool is_intrusion(const terms::Finding& finding);

}  // namespace redoubt::blue

#pragma once

#include <cstdint>
#include <vector>

#include "controller/report/account.h"

namespace redoubt::report {

enum class Fate : std::uint8_t { kWaiting, kUnderWay, kSucceeded, kFailed };
const char* name(Fate fate);

/// One technique or measure from its order to its end. Refused orders are no deeds: nothing came of
/// them.
struct Deed {
  std::uint64_t origin = 0;  ///< the event that its traces and effects name as their cause
  terms::CellId cell;
  terms::ActionId action;
  range::Entity target;
  terms::ExerciseTime ordered = terms::kStartex;
  terms::ExerciseTime started = terms::kNever;  ///< when its people were free
  terms::ExerciseTime ended = terms::kNever;
  Fate fate = Fate::kWaiting;
  terms::Reason reason = terms::Reason::kNone;  ///< why it failed
  terms::ExerciseTime noticed = terms::kNever;  ///< the first alert that it caused
  bool named = false;                           ///< one of its alerts named it rightly

  bool attempted() const { return started != terms::kNever; }
};

/// Every deed of the course, in order of being ordered.
std::vector<Deed> deeds(const Account& account);

}  // namespace redoubt::report

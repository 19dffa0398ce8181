#pragma once

#include <cstdint>
#include <vector>

#include "agents/red/footing.h"
#include "agents/red/strikes.h"
#include "agents/red/why.h"
#include "proto/terms/random.h"

namespace redoubt::red {

enum class Standing : std::uint8_t {
  kOpen,
  kDone,
  kGivenUp,
  kSkipped,
};

/// How far one of a step's alternatives has been tried.
struct Alternative {
  std::uint32_t failures = 0;  ///< since the step's last success
  Strikes strikes;
};

/// How far one step of the campaign has come.
struct Progress {
  Standing standing = Standing::kOpen;
  bool under_way = false;
  std::vector<Alternative> alternatives;
  std::vector<Success> successes;
  terms::ExerciseTime rest_until = terms::kStartex;
  std::uint64_t nothing_at = 0;  ///< revision of the picture at which there was nothing to order
  terms::Reason last_no = terms::Reason::kNone;  ///< why the last order did not succeed
  Why why;
  Why told;  ///< the last `why` that went out as a note
  terms::Stream chance;
};

/// An order that has gone out for a step and is not over.
struct Flight {
  terms::OrderNumber order = 0;
  std::uint32_t step = 0;
  std::uint32_t alternative = 0;
  Choice choice;
  std::uint64_t ordered_at = 0;  ///< revision of the picture
};

}  // namespace redoubt::red

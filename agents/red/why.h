#pragma once

#include <cstdint>
#include <string>

#include "agents/red/picture.h"
#include "proto/terms/brief.h"
#include "proto/terms/ruling.h"

namespace redoubt::red {

/// Why a step is not under way, as a value: cheap to compare, put into words only when it changes.
struct Why {
  enum class Kind : std::uint8_t {
    kNothing,     ///< under way, or done
    kWaitsFor,    ///< `step` must succeed first
    kTooEarly,    ///< not before `time`
    kBusy,        ///< enough is under way
    kNoTarget,    ///< nothing in sight answers the target's selector of `alternative`
    kNoSecond,    ///< the same for the second thing
    kAllRefused,  ///< every target in sight was refused, the last for `reason`
    kRefused,     ///< `thing` was refused for `reason`
    kFailed,      ///< on `thing`, for `reason`; `failures` so far
    kReopened,    ///< access to `thing` was lost, on which its success rested
    kUsedUp,      ///< given up: no tries left, the last for `reason`
    kDeadline,    ///< given up: not done by `time`
    kPointless,   ///< skipped: `step` has succeeded
    kNoCue,       ///< exercise control has not given the cue
    kCutOff,      ///< skipped: `step`, which it needs, will not succeed
  };
  Kind kind = Kind::kNothing;
  terms::Reason reason = terms::Reason::kNone;
  std::uint32_t step = 0;
  std::uint32_t alternative = 0;
  std::uint32_t failures = 0;
  terms::Handle thing = {};
  terms::ExerciseTime time = terms::kStartex;

  friend bool operator==(const Why&, const Why&) = default;
};

/// One sentence about step number `step`, of at most terms::kNoteMax bytes.
std::string in_words(const Why& why, std::uint32_t step, const terms::Brief& brief,
                     const Picture& picture);

}  // namespace redoubt::red

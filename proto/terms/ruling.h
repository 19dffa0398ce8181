#pragma once

#include <cstdint>

#include "proto/terms/ids.h"
#include "proto/terms/time.h"

namespace redoubt::terms {

enum class Verdict : std::uint8_t {
  kStarted,  ///< under way from `starts` to `ends`; an Outcome follows
  kQueued,   ///< admissible, waiting for people; an Outcome follows
  kTaken,    ///< done at once, nothing follows
  kRefused,  ///< not done, for the reason given
};

/// Why an order was refused or did not succeed. One reason, the first that applies in the order of
/// adjudication. What a cell has never been shown is refused exactly like what does not exist.
enum class Reason : std::uint8_t {
  kNone,
  kUnknownAction,  ///< no such entry in the catalogue
  kNotYours,       ///< the action belongs to another role, or the target to another team
  kUnknownTarget,  ///< no such thing, as far as this cell knows
  kWrongTarget,    ///< the action does not work on things of that kind
  kNotReachable,   ///< no path lets the protocol through from anywhere the cell can act
  kNoSession,      ///< needs a session of that level there
  kNoWeakness,     ///< nothing there that this action can use
  kNoCredential,   ///< needs a credential that works there
  kNoChannel,      ///< no command-and-control channel stands
  kAlreadyDone,    ///< it is already so
  kServiceDown,    ///< the service or host it needs is not up
  kBadLuck,        ///< everything was in place, and it did not work this time
  kNoPeople,       ///< the queue for the team's people is full
  kNotNow,         ///< the phase does not allow it
  kUnknownInject,  ///< no such inject was delivered to this cell
  kUnknownOption,  ///< the inject has no such option
  kTooLate,        ///< the deadline has passed, or it is already answered
  kOverLimit,      ///< too many orders at once, or a text too long
  kEnded,          ///< the exercise is over
  kNothingFound,   ///< the search came back empty
  kInterrupted,    ///< what it rested on was taken away while it was under way
  kTimePassed,     ///< that time has passed, or the exercise is over by then
  kNumberTaken,    ///< the plan has an inject of that number, or it cannot be one
};
inline constexpr int kReasonCount = 24;

/// The adjudicated answer to an order.
struct Ruling {
  OrderNumber order = 0;
  Verdict verdict = Verdict::kRefused;
  Reason reason = Reason::kNone;
  ExerciseTime starts = kStartex;
  ExerciseTime ends = kStartex;  ///< expected end; for a queued order as far as can be told now
};

const char* name(Verdict verdict);
/// One plain sentence for people.
const char* explain(Reason reason);
/// Whether the reason lies in the thing or in the way there: the same order meets it again until
/// something new is seen of them.
bool lies_in_target(Reason reason);

}  // namespace redoubt::terms

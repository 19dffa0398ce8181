#include "proto/terms/ruling.h"

#include <array>
#include <cstddef>

namespace redoubt::terms {

const char* name(Verdict verdict) {
  static constexpr std::array<const char*, 4> kNames = {"started", "queued", "taken", "refused"};
  return kNames.at(static_cast<std::size_t>(verdict));
}

const char* explain(Reason reason) {
  static constexpr std::array<const char*, kReasonCount> kSentences = {
      "no objection",
      "the catalogue has no such action",
      "that is not this cell's to do, or not its thing to touch",
      "this cell knows of no such thing",
      "the action does not work on things of that kind",
      "no path lets it through from anywhere this cell can act",
      "there is no session of the level it needs",
      "nothing there has a weakness it could use",
      "no credential at hand works there",
      "no command-and-control channel stands",
      "it is already so",
      "what it needs is not running",
      "everything was in place, but it did not work this time",
      "too many measures are waiting for the team's people",
      "the phase does not allow it",
      "no such inject was delivered to this cell",
      "the inject has no such option",
      "the deadline has passed, or it is already answered",
      "too many orders at once, or a text too long",
      "the exercise is over",
      "the search came back empty",
      "what it rested on was taken away while it was under way",
      "that time has passed, or the exercise is over by then",
      "the plan has an inject of that number, or it cannot be one"};
  return kSentences.at(static_cast<std::size_t>(reason));
}

bool lies_in_target(Reason reason) {
  switch (reason) {
    case Reason::kNotYours:
    case Reason::kUnknownTarget:
    case Reason::kWrongTarget:
    case Reason::kNotReachable:
    case Reason::kNoSession:
    case Reason::kNoWeakness:
    case Reason::kNoCredential:
    case Reason::kNoChannel:
    case Reason::kAlreadyDone:
    case Reason::kServiceDown:
    case Reason::kNothingFound:
      return true;
    default:
      return false;
  }
}

}  // namespace redoubt::terms

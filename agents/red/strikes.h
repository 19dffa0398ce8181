#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "agents/red/picture.h"
#include "proto/terms/ruling.h"

namespace redoubt::red {

/// A target, and where the action needs one, the second thing.
struct Choice {
  terms::Handle target;
  terms::Handle with;
};

/// What a "no" means for trying again.
enum class Weight : std::uint8_t {
  kChance,    ///< it could have worked, and may the next time
  kPassing,   ///< not now; it may pass by itself
  kLasting,   ///< pointless on this target until something new is seen
  kPhase,     ///< pointless on any target until the next phase begins
  kHopeless,  ///< pointless for good
};
Weight weight_of(terms::Reason reason);

/// The targets that one way of doing a step was refused on, each until there is reason to ask
/// again.
class Strikes {
 public:
  void add(Choice choice, terms::Reason reason, const Picture& picture);
  bool bars(Choice choice, const Picture& picture) const;
  /// Why the last one was struck; kNone when none ever was.
  terms::Reason last() const { return last_; }

 private:
  struct Strike {
    terms::Reason reason = terms::Reason::kNone;
    std::uint64_t at = 0;  ///< revision of the picture
  };
  static bool holds(const Strike& strike, Choice choice, const Picture& picture);
  bool bars(std::pair<terms::Handle, terms::Handle> key, Choice choice,
            const Picture& picture) const;

  /// Neither handle valid: every target. No second thing: this target, whatever it is done with.
  std::map<std::pair<terms::Handle, terms::Handle>, Strike> struck_;
  terms::Reason last_ = terms::Reason::kNone;
};

}  // namespace redoubt::red

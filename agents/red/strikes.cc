#include "agents/red/strikes.h"

#include <algorithm>

namespace redoubt::red {

using terms::Handle;
using terms::Reason;

namespace {

/// The "no" was to this target with this second thing; another second thing may work.
bool about_the_pair(Reason reason) {
  return reason == Reason::kNoCredential || reason == Reason::kNoWeakness ||
         reason == Reason::kUnknownTarget || reason == Reason::kWrongTarget;
}

/// The "no" is over as soon as red stands elsewhere or holds more keys.
bool hangs_on_footing(Reason reason) {
  return reason == Reason::kNotReachable || reason == Reason::kNoSession ||
         reason == Reason::kNoChannel || reason == Reason::kNoCredential;
}

std::uint64_t news_of(Handle handle, const Picture& picture) {
  const Thing* thing = picture.find(handle);
  return thing == nullptr ? 0 : thing->news;
}

}  // namespace

Weight weight_of(Reason reason) {
  switch (reason) {
    case Reason::kBadLuck:
    case Reason::kInterrupted:
      return Weight::kChance;
    case Reason::kServiceDown:
    case Reason::kNoPeople:
    case Reason::kOverLimit:
      return Weight::kPassing;
    case Reason::kNotNow:
      return Weight::kPhase;
    case Reason::kUnknownAction:
      return Weight::kHopeless;
    default:
      return Weight::kLasting;
  }
}

void Strikes::add(Choice choice, Reason reason, const Picture& picture) {
  std::pair<Handle, Handle> key{choice.target, {}};
  const Weight weight = weight_of(reason);
  if (weight == Weight::kPhase || weight == Weight::kHopeless) key = {};
  if (about_the_pair(reason)) key.second = choice.with;
  struck_[key] = {reason, picture.revision()};
  last_ = reason;
}

bool Strikes::bars(Choice choice, const Picture& picture) const {
  return !struck_.empty() &&
         (bars({{}, {}}, choice, picture) || bars({choice.target, {}}, choice, picture) ||
          bars({choice.target, choice.with}, choice, picture));
}

bool Strikes::bars(std::pair<Handle, Handle> key, Choice choice, const Picture& picture) const {
  const auto strike = struck_.find(key);
  return strike != struck_.end() && holds(strike->second, choice, picture);
}

bool Strikes::holds(const Strike& strike, Choice choice, const Picture& picture) {
  const Weight weight = weight_of(strike.reason);
  if (weight == Weight::kHopeless) return true;
  if (weight == Weight::kPhase) return picture.phase_news() <= strike.at;
  std::uint64_t news = std::max(news_of(choice.target, picture), news_of(choice.with, picture));
  if (hangs_on_footing(strike.reason)) news = std::max(news, picture.footing_news());
  return news <= strike.at;
}

}  // namespace redoubt::red

#include "controller/report/deeds.h"

#include <algorithm>
#include <map>

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;
using terms::kNever;

/// Puts the events of each deed together again.
class Gathering {
 public:
  void take(const Event& event) {
    switch (event.kind) {
      case EventKind::kOrderQueued:
        order(event);
        waiting_.push_back(deeds_.size() - 1);
        return;
      case EventKind::kOrderStarted:
        return start(event);
      case EventKind::kOrderSucceeded:
        return end(event, Fate::kSucceeded);
      case EventKind::kOrderFailed:
        return end(event, Fate::kFailed);
      case EventKind::kAlertRaised:
        return notice(event);
      default:
        return;
    }
  }

  std::vector<Deed> gathered() && { return std::move(deeds_); }

 private:
  Deed& order(const Event& event) {
    Deed deed;
    deed.cell = event.actor;
    deed.action = event.action;
    deed.target = event.subject;
    deed.ordered = event.at;
    return deeds_.emplace_back(deed);
  }

  /// No longer waits: of its kind what has waited longest, as people who come free take it.
  Deed* waited(const Event& event) {
    const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](std::size_t index) {
      const Deed& deed = deeds_[index];
      return deed.cell == event.actor && deed.action == event.action &&
             deed.target == event.subject;
    });
    if (found == waiting_.end()) return nullptr;
    Deed& deed = deeds_[*found];
    waiting_.erase(found);
    return &deed;
  }

  void adopt(Deed& deed, const Event& event) {
    deed.origin = event.sequence;
    by_origin_[event.sequence] = static_cast<std::size_t>(&deed - deeds_.data());
  }

  void start(const Event& event) {
    Deed* before = waited(event);
    Deed& deed = before != nullptr ? *before : order(event);
    deed.started = event.at;
    deed.fate = Fate::kUnderWay;
    adopt(deed, event);
  }

  void end(const Event& event, Fate fate) {
    Deed& deed = ending(event, fate);
    deed.ended = event.at;
    deed.fate = fate;
    if (fate == Fate::kFailed) deed.reason = static_cast<terms::Reason>(event.amount);
  }

  /// What has no cause was either over at once, or waited and came to nothing.
  Deed& ending(const Event& event, Fate fate) {
    if (const auto found = by_origin_.find(event.cause); found != by_origin_.end()) {
      return deeds_[found->second];
    }
    if (fate == Fate::kFailed) {
      if (Deed* in_vain = waited(event); in_vain != nullptr) return *in_vain;
    }
    Deed& deed = order(event);
    deed.started = event.at;
    adopt(deed, event);
    return deed;
  }

  void notice(const Event& event) {
    const auto found = by_origin_.find(event.cause);
    if (found == by_origin_.end()) return;  // a false alarm
    Deed& deed = deeds_[found->second];
    deed.noticed = std::min(deed.noticed, event.at);
    deed.named = deed.named || event.action == deed.action;
  }

  std::vector<Deed> deeds_;
  std::vector<std::size_t> waiting_;  ///< indices into deeds_, longest first
  std::map<std::uint64_t, std::size_t> by_origin_;
};

}  // namespace

const char* name(Fate fate) {
  static constexpr const char* kNames[] = {"waiting", "under way", "succeeded", "failed"};
  return kNames[static_cast<std::size_t>(fate)];
}

std::vector<Deed> deeds(const Account& account) {
  Gathering gathering;
  for (const Event& event : account.events) gathering.take(event);
  return std::move(gathering).gathered();
}

}  // namespace redoubt::report

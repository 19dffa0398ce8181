#include "controller/report/intrusions.h"

#include <algorithm>

#include "controller/range/world.h"
#include "controller/rules/effects.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;
using range::HostId;
using terms::Access;
using terms::EntityKind;
using terms::kNever;

/// Takes the events in again, and keeps the stay on each host that is not over.
class Observer {
 public:
  explicit Observer(const Account& account)
      : account_(account),
        world_(account.exercise->layout),
        staying_(account.exercise->layout.hosts.size(), kNobody) {
    for (std::uint32_t i = 0; i < account.exercise->layout.functions.size(); ++i) {
      levels_.push_back(world_.availability(range::FunctionId{i}));
    }
  }

  void take(const Event& event) {
    world_.apply(event);
    switch (event.kind) {
      case EventKind::kAlertRaised:
        if (event.cause != 0) detect(event, Noticed::kByAlert);
        return;
      case EventKind::kFound:
        return find(event);
      case EventKind::kDataTaken:
        if (Intrusion* stay = stay_on(event.object)) {
          stay->taken.push_back(range::DataId{event.subject.index});
        }
        return;
      case EventKind::kDataDestroyed:
        if (Intrusion* stay = stay_on(event.object)) {
          stay->destroyed.push_back(range::DataId{event.subject.index});
        }
        return;
      case EventKind::kFunctionChanged:
        return change(event);
      default:
        if (event.subject.kind == EntityKind::kHost && event.subject.valid()) follow(event);
        return;
    }
  }

  std::vector<Intrusion> seen() && { return std::move(seen_); }

 private:
  static constexpr std::size_t kNobody = SIZE_MAX;

  /// A function that has not yet come back to where it stood before a fall.
  struct Open {
    std::size_t stay;
    std::size_t fall;
    std::int64_t before;
  };

  Intrusion* stay_on(range::Entity host) {
    if (host.kind != EntityKind::kHost || host.index >= staying_.size()) return nullptr;
    const std::size_t index = staying_[host.index];
    return index == kNobody ? nullptr : &seen_[index];
  }

  bool clean(HostId host) const {
    const range::HostState& state = world_.host(host);
    return state.access == Access::kNone && state.persistence == 0 &&
           world_.channel(host) == nullptr;
  }

  void begin(const Event& event, HostId host) {
    Intrusion stay;
    stay.host = host;
    stay.owner = world_.layout().hosts[host.value].owner;
    stay.by = event.actor;
    stay.action = event.action;
    stay.begin = event.at;
    const Event* cause = account_.event(event.cause);
    if (cause != nullptr && cause->subject.kind == EntityKind::kInject) {
      stay.inject = scenario::InjectId{cause->subject.index};
    }
    staying_[host.value] = seen_.size();
    seen_.push_back(stay);
  }

  /// A session, a channel, a way back, quarantine: what changes how red stands on a host.
  void follow(const Event& event) {
    const HostId host{event.subject.index};
    if (stay_on(event.subject) == nullptr) {
      if (clean(host)) return;
      begin(event, host);
    }
    Intrusion& stay = *stay_on(event.subject);
    const range::HostState& state = world_.host(host);
    stay.access = std::max(stay.access, state.access);
    const bool usable = state.access != Access::kNone && !state.isolated;
    if (usable && stay.contained != kNever) {
      stay.returns += event.at > stay.contained ? 1 : 0;
      stay.contained = kNever;
    } else if (!usable && stay.contained == kNever && stops(event.kind)) {
      stay.contained = event.at;
      stay.contained_by = event.action;
    }
    if (!clean(host) || state.isolated) return;
    if (stay.contained == kNever) stay.contained = event.at;
    stay.recovered = event.at;
    staying_[host.value] = kNobody;
  }

  static bool stops(EventKind kind) {
    return kind == EventKind::kAccessLost || kind == EventKind::kHostIsolated ||
           kind == EventKind::kHostRestored;
  }

  void find(const Event& event) {
    const auto kind = rules::finding_kind(event.amount);
    if (kind != terms::FindingKind::kSession && kind != terms::FindingKind::kPersistence) return;
    detect(event, Noticed::kByInspection);
  }

  void detect(const Event& event, Noticed how) {
    Intrusion* stay = stay_on(event.subject);
    if (stay == nullptr || stay->detected != kNever) return;
    if (stay->owner.valid() ? event.actor != stay->owner : !is_blue(event.actor)) return;
    stay->detected = event.at;
    stay->how = how;
  }

  bool is_blue(terms::CellId cell) const {
    const auto& cells = account_.exercise->cells;
    return cell.value < cells.size() && cells[cell.value].role == terms::Role::kBlue;
  }

  void change(const Event& event) {
    std::int64_t& level = levels_[event.subject.index];
    const std::int64_t before = level;
    level = event.amount;
    if (level < before) return fall(event, before);
    std::erase_if(open_, [&](const Open& open) {
      Fall& fall = seen_[open.stay].falls[open.fall];
      if (fall.function.value != event.subject.index || level < open.before) return false;
      fall.until = event.at;
      return true;
    });
  }

  /// Falls are put down to the stay on the host where their cause lies, if there is one.
  void fall(const Event& event, std::int64_t before) {
    const Event* cause = account_.event(event.cause);
    if (cause == nullptr) return;
    range::Entity place = cause->subject;
    if (place.kind == EntityKind::kService) place = world_.layout().within(place);
    Intrusion* stay = stay_on(place);
    if (stay == nullptr) return;
    open_.push_back({staying_[place.index], stay->falls.size(), before});
    stay->falls.push_back(
        {range::FunctionId{event.subject.index}, event.amount, event.at, kNever, cause->actor});
  }

  const Account& account_;
  range::World world_;
  std::vector<Intrusion> seen_;
  std::vector<std::size_t> staying_;  ///< by host: index into seen_
  std::vector<std::int64_t> levels_;  ///< by function
  std::vector<Open> open_;
};

}  // namespace

const char* name(Noticed noticed) {
  static constexpr const char* kNames[] = {"not noticed", "alert", "inspection"};
  return kNames[static_cast<std::size_t>(noticed)];
}

std::vector<Intrusion> intrusions(const Account& account) {
  Observer observer(account);
  for (const Event& event : account.events) observer.take(event);
  return std::move(observer).seen();
}

std::optional<terms::Duration> median(std::vector<terms::Duration> durations) {
  if (durations.empty()) return std::nullopt;
  const auto middle = durations.begin() + static_cast<std::ptrdiff_t>((durations.size() - 1) / 2);
  std::nth_element(durations.begin(), middle, durations.end());
  return *middle;
}

}  // namespace redoubt::report

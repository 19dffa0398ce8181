#include "controller/range/enterprise/channels.h"

#include <algorithm>

namespace redoubt::range {

using terms::ExerciseTime;

namespace {

/// The first beacon that has not been looked at; kNever where it would say nothing.
ExerciseTime next_beacon(const Channel& channel) {
  const bool quiet = !channel.blocked && channel.missed == 0;
  if (quiet || channel.beacon.every.count() == 0) return terms::kNever;
  const auto passed = (channel.since - channel.opened) / channel.beacon.every;
  return channel.opened + (passed + 1) * channel.beacon.every;
}

}  // namespace

void Channels::apply(const Event& event) {
  const HostId host{event.subject.index};
  switch (event.kind) {
    case EventKind::kChannelOpened:
      close(host);
      standing_.push_back({.host = host,
                           .beacon = Rhythm::unpacked(event.amount),
                           .opened = event.at,
                           .since = event.at});
      return;
    case EventKind::kChannelBroken:
    case EventKind::kHostRestored:
      return close(host);
    case EventKind::kBeaconMissed:
      for (Channel& channel : standing_) {
        if (channel.host != host) continue;
        channel.missed = event.amount;
        channel.since = event.at;
      }
      return;
    default:
      return;
  }
}

void Channels::close(HostId host) {
  std::erase_if(standing_, [&](const Channel& channel) { return channel.host == host; });
}

void Channels::look(const Event& event, const GetsOut& gets_out) {
  for (Channel& channel : standing_) {
    const bool blocked = !gets_out(channel.host, way(channel.beacon.protocol));
    if (blocked == channel.blocked) continue;
    channel.blocked = blocked;
    channel.changed_by = event.sequence;
    channel.since = event.at;
  }
}

void Channels::settle(ExerciseTime now, Facts& facts) const {
  for (const Channel& channel : standing_) {
    const Entity host = entity(channel.host);
    if (channel.missed >= kMissedMax) {
      facts.push_back(fact(EventKind::kChannelBroken, host, 0, channel.changed_by));
    } else if (next_beacon(channel) <= now) {
      const std::int64_t missed = channel.blocked ? channel.missed + 1 : 0;
      facts.push_back(fact(EventKind::kBeaconMissed, host, missed, channel.changed_by));
    }
  }
}

ExerciseTime Channels::next() const {
  ExerciseTime next = terms::kNever;
  for (const Channel& channel : standing_) {
    next = std::min(next, channel.missed >= kMissedMax ? channel.since : next_beacon(channel));
  }
  return next;
}

const Channel* Channels::on(HostId host) const {
  const auto found = std::find_if(standing_.begin(), standing_.end(),
                                  [&](const Channel& channel) { return channel.host == host; });
  return found == standing_.end() ? nullptr : &*found;
}

}  // namespace redoubt::range

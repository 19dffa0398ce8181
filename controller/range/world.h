#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/control/state.h"
#include "controller/range/couplings.h"
#include "controller/range/domains.h"
#include "controller/range/enterprise/channels.h"
#include "controller/range/enterprise/copies.h"
#include "controller/range/enterprise/floods.h"
#include "controller/range/event.h"
#include "controller/range/layout.h"
#include "controller/range/machines.h"
#include "controller/range/people/state.h"
#include "controller/range/reachability.h"
#include "controller/range/trait.h"
#include "controller/range/updates.h"

namespace redoubt::range {

/// What changes about a host. One red side is modelled: its access is the host's.
struct HostState {
  terms::Access access = terms::Access::kNone;
  std::uint8_t persistence = 0;  ///< mask of the kinds planted
  bool isolated = false;
  bool blind = false;            ///< sensors notice nothing here
  bool watched = false;          ///< sensors miss half as much here
  bool trained = false;          ///< its people fall for half as much
  bool discovered = false;       ///< red has scanned the network for it
  bool tidied = false;           ///< sensors notice half as much here, until somebody looks into it
  bool masked = false;           ///< and name half as much of it rightly
  std::uint64_t worm = 0;        ///< the fact that loosed the one that runs here; 0: none does
  bool locked_out = false;       ///< those who run it cannot log on
  std::uint8_t decoys = 0;       ///< mask of what was laid out here
  std::uint16_t working = 1000;  ///< permille that its supplies leave it; 0: it is down

  bool up() const { return working > 0; }
  /// Whether it is on the network at all.
  bool joined() const { return up() && !isolated; }
};

/// What red has of a credential. A secret that is reissued is another one: what was captured or
/// stolen of the old is worthless. What red has signed itself stays good until the key is changed
/// with which it was signed.
struct AccountState {
  bool captured = false;  ///< red holds what the secret can be found from
  bool stolen = false;    ///< red holds the secret
  bool revoked = false;   ///< it lets nobody in, its owner no more than red
  HostId forged_at;       ///< red holds a token that this host signed; not valid: none

  bool lets_red_in() const { return (stolen || forged_at.valid()) && !revoked; }
};

struct DataState {
  bool taken = false;
  bool destroyed = false;
  std::uint16_t size = 1000;  ///< permille of what it was drawn with, as red would carry it off
};

struct SensorState {
  bool blind = false;
};

/// The range of one run: the drawn layout and all that has changed since. A value: copy it and two
/// futures part. Changes only by apply(); everything else asks.
class World {
 public:
  explicit World(const Layout& layout);

  /// What its people do of their own accord is drawn by it. To be called before the first fact.
  void seed(std::uint64_t seed) { people_.seed(seed); }

  /// Takes a fact in. Facts about knowledge and the exercise change nothing here.
  void apply(const Event& event);

  /// Whether nothing in it does anything by itself, now or later.
  bool quiet() const {
    return !domains_ && layout_->backups.empty() && channels_.none() && floods_.none() &&
           updates_.none();
  }
  /// Whether nothing follows by itself at `now`: neither from what was taken in last, nor in time.
  bool settled(terms::ExerciseTime now) const { return settled_ && now < next(); }
  /// Appends what follows by itself at `now`, to be applied, and asked again until it is settled
  /// (domain.h).
  void settle(terms::ExerciseTime now, Facts& facts);
  /// When it must be asked though nothing happens; kNever.
  terms::ExerciseTime next() const;

  const Layout& layout() const { return *layout_; }
  const HostState& host(HostId id) const { return hosts_[id.value]; }
  const AccountState& account(AccountId id) const { return accounts_[id.value]; }
  const DataState& data(DataId id) const { return data_[id.value]; }
  const SensorState& sensor(SensorId id) const { return sensors_[id.value]; }
  /// The command-and-control channel that stands on a host; null where there is none.
  const Channel* channel(HostId id) const { return channels_.on(id); }
  bool patched(WeaknessId id) const { return patched_[id.value] != 0; }
  /// Permille of what answers in the zone that a team has laid out there.
  std::int64_t decoy_share(ZoneId id) const { return decoy_shares_[id.value]; }
  /// Permille; a service on an isolated host serves nobody.
  std::int64_t availability(ServiceId id) const;
  /// The same for who sits at that host: 0 where the service cannot be reached from there.
  std::int64_t availability(ServiceId id, HostId from) const;
  /// What the service itself was set to, whatever became of its host.
  std::int64_t declared(ServiceId id) const { return services_[id.value]; }
  std::int64_t availability(FunctionId id) const { return functions_[id.value]; }
  /// Of anything that can be good or bad, in permille: what couplings and functions go by.
  std::int64_t availability(Entity thing) const { return part_availability(thing, HostId{}); }
  /// What an instrument shows there, in permille: of a line its load, else how good or full it is.
  std::int64_t measured(Entity thing) const;
  /// Whether it is so of the thing; false for things of which it cannot be.
  bool is(Entity thing, Trait trait) const;
  /// Whether what its owners see of a machine is forged.
  bool hidden(Entity thing) const;
  const Machines& machines() const { return machines_; }
  const Copies& copies() const { return copies_; }
  const Updates& updates() const { return updates_; }
  const control::State& control() const { return control_; }
  const Domains& domains() const { return beside_; }
  const Couplings& couplings() const { return couplings_; }
  const people::State& people() const { return people_; }
  const std::vector<HostId>& held() const { return held_; }
  /// How many hosts of the zone are held.
  std::uint32_t held_in(ZoneId zone) const { return held_in_[zone.value]; }

  /// The one answer to "does this protocol get from there to here". Every cause asks it: attack,
  /// phishing, command and control, service. From an invalid host: from the outside.
  bool reaches(HostId from, HostId to, Protocol protocol) const;
  bool reaches(ZoneId from, HostId to, Protocol protocol) const;
  /// The same, of all protocols at once.
  ProtocolSet between(HostId from, HostId to) const;
  ProtocolSet between(ZoneId from, HostId to) const;
  const Reachability& reachability() const { return reach_; }
  /// Whether any of these protocols gets from the host to the outside.
  bool gets_out(HostId from, ProtocolSet by) const;
  const Floods& floods() const { return floods_; }

  /// What a function would fall to if this host were cut off: permille lost. Asks, changes nothing.
  std::int64_t loss_if_isolated(HostId host, FunctionId function) const;
  /// Availability as it follows from the parts now; the engine turns a difference into
  /// kFunctionChanged.
  std::int64_t derived_availability(FunctionId id) const;

 private:
  void apply_to_host(const Event& event);
  void apply_to_account(const Event& event);
  void apply_to_link(const Event& event);
  std::int64_t part_availability(Entity part, HostId without) const;
  std::int64_t derive(FunctionId id, HostId without) const;
  std::int64_t derive_parts(const Function& function, HostId without) const;
  std::int64_t derive_some(const Function& function, HostId without) const;
  Copy copy_of(HostId host, terms::ExerciseTime now) const;
  void change_signing_key(HostId host);
  void take_in(const Event& event);
  void settle_domains(terms::ExerciseTime now, Facts& facts);
  bool is_beside(Entity thing, Trait trait) const;
  std::int64_t availability_beside(Entity thing) const;
  bool takes_updates(Entity taker, ProtocolSet by) const;
  void reboot(HostId host, std::uint64_t cause, Facts& facts) const;
  void set_access(HostId host, terms::Access access);
  void restore(HostId host);
  void follow_ways(const Event& event);
  ProtocolSet denied_by_host(HostId from, HostId to) const;

  const Layout* layout_;
  std::vector<HostState> hosts_;
  std::vector<AccountState> accounts_;
  std::vector<DataState> data_;
  std::vector<SensorState> sensors_;
  std::vector<std::uint8_t> patched_;
  std::vector<std::uint16_t> decoy_shares_;  ///< by zone
  std::vector<std::uint16_t> services_;
  std::vector<std::uint16_t> functions_;
  std::vector<HostId> held_;            ///< hosts with any access, in order of capture
  std::vector<std::uint32_t> held_in_;  ///< by zone, how many
  Reachability reach_;
  Channels channels_;
  Floods floods_;
  Copies copies_;
  Updates updates_;

  // What stands beside the enterprise.
  bool domains_;  ///< anything does
  bool settled_;
  Machines machines_;
  Domains beside_;
  control::State control_;
  Couplings couplings_;
  people::State people_;
  /// Hosts that went down or came up, and by which fact.
  struct Turned {
    HostId host;
    std::uint64_t cause = 0;
  };
  std::vector<Turned> turned_;
};

}  // namespace redoubt::range

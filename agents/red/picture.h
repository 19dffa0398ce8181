#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "proto/terms/observation.h"

namespace redoubt::red {

/// One thing red has sighted, and what it has found out about it.
struct Thing {
  bool sighted = false;
  terms::EntityKind kind = terms::EntityKind::kHost;
  terms::Handle within;
  std::string name;
  std::vector<std::string> tags;

  terms::Access access = terms::Access::kNone;  ///< of a host: the session held there
  bool channel = false;                         ///< of a host: a command-and-control channel stands
  bool in_hand = false;                         ///< of a credential or data: red has it
  bool decoy = false;                           ///< red takes it for one
  std::vector<terms::Handle> found_on;  ///< of a credential, data, weakness: hosts it was found on

  std::uint64_t news = 0;         ///< Picture::revision() when something new about it was last seen
  std::uint64_t session_won = 0;  ///< the same, for a session that rose here
  std::uint64_t channel_won = 0;  ///< the same, for a channel that came to stand here
};

/// What red knows, built from its observations alone. What has been seen before is not news: only a
/// fact that differs from what was known moves a revision.
class Picture {
 public:
  void take_in(const terms::Observation& observation);

  /// Null for what was never sighted.
  const Thing* find(terms::Handle handle) const;
  /// For notes: the thing's name, or "something unknown".
  std::string name_of(terms::Handle handle) const;

  /// In order of first sight.
  const std::vector<terms::Handle>& of_kind(terms::EntityKind kind) const;
  const std::vector<terms::Handle>& named(const std::string& name) const;
  /// May hold things that have lost the tag since: look at the thing itself.
  const std::vector<terms::Handle>& once_tagged(const std::string& tag) const;
  /// Hosts on which red holds a session, in order of first sight.
  const std::vector<terms::Handle>& held() const { return held_; }

  /// A host is where it is; a service, a credential or data is on the host that bears it. Not valid
  /// for what lies on no host.
  terms::Handle host_of(terms::Handle handle) const;
  /// The best session red holds there: on the host, on a host that bears the thing, in the zone.
  terms::Access access_to(terms::Handle handle) const;
  bool lies_in(terms::Handle handle, terms::Handle container) const;

  /// Rises with every piece of news.
  std::uint64_t revision() const { return revision_; }
  /// Revision at which the ways open to red last changed: sessions, channels, credentials, cuts.
  std::uint64_t footing_news() const { return footing_news_; }
  /// Revision at which red last lost a session, part of one, or a channel.
  std::uint64_t loss_news() const { return loss_news_; }
  /// Revision at which the last phase began.
  std::uint64_t phase_news() const { return phase_news_; }
  bool ended() const { return ended_; }
  /// Whether exercise control has given the cue for this step.
  bool cued(const std::string& step) const { return cues_.contains(step); }

 private:
  using FactKey = std::tuple<terms::FindingKind, terms::Handle, terms::Handle>;

  void take(const terms::Sighting& sighting);
  void take(const terms::Finding& finding);
  void index(terms::Handle handle, const terms::Sighting& sighting);
  void apply(const terms::Finding& finding);
  void apply_session(terms::Handle host, std::int64_t amount);
  void apply_channel(Thing& host, bool stands);
  void mark(terms::Handle handle);
  Thing* sighted(terms::Handle handle);

  std::vector<Thing> things_;  ///< by handle
  std::array<std::vector<terms::Handle>, terms::kEntityKindCount> by_kind_;
  std::map<std::string, std::vector<terms::Handle>> by_name_;
  std::map<std::string, std::vector<terms::Handle>> by_tag_;
  std::map<FactKey, std::int64_t> facts_;
  std::vector<terms::Handle> held_;
  std::uint64_t revision_ = 1;
  std::uint64_t footing_news_ = 0;
  std::uint64_t loss_news_ = 0;
  std::uint64_t phase_news_ = 0;
  bool ended_ = false;
  std::set<std::string> cues_;
};

/// Sightings with a higher handle are not taken in: a bound on what a faulty sender can cost.
inline constexpr std::uint32_t kThingsMax = 1U << 20;

}  // namespace redoubt::red

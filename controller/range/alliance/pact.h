#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/event.h"

/// Nations beside each other: what they agreed to share, and how far they trust. Trust is in whole
/// permille.
namespace redoubt::range::alliance {

inline constexpr std::int64_t kWhole = 1000;

/// How closely information is held, from what anybody may know to what only those in the room may:
/// the Traffic Light Protocol (FIRST, "TLP 2.0", 2022). Values are amounts of facts.
enum class Tlp : std::uint8_t { kClear, kGreen, kAmber, kAmberStrict, kRed };

/// What is shared at a level as long as trust does not fall below a floor.
struct Sharing {
  Tlp level = Tlp::kClear;
  std::int64_t floor = 0;
};

/// How far one nation trusts another, and what it shares with it for that.
struct Partnership {
  std::string name;
  NationId from;                ///< who trusts and shares
  NationId to;                  ///< whom
  std::int64_t trust = kWhole;  ///< as the exercise begins, and where it recovers to
  std::int64_t recovers = 0;    ///< permille a day
  std::int64_t margin = 50;     ///< above its floor, before what has lapsed is shared again
  std::vector<Sharing> shares;  ///< from the least closely held level; floors do not fall
};

/// What trust moves for. The first four are states of affairs: answered once they have lasted, and
/// again only after they have ended. The others are deeds, answered each time.
enum class Occasion : std::uint8_t {
  kLeak,        ///< data is taken; for good
  kLoss,        ///< data is destroyed, until it is restored
  kCut,         ///< a link is cut, until it is opened
  kOutage,      ///< a function, bus, district or slice serves too little
  kSupplier,    ///< equipment is replaced by this supplier's
  kLateReport,  ///< the partnership waits for a report
  kUnanswered,  ///< an inject expires
};

/// What one occasion does to trust.
struct Reaction {
  PartnershipId partnership;
  Occasion on = Occasion::kLeak;
  Entity of;                       ///< the thing, or of a late report the partnership itself
  std::int64_t below = 0;          ///< an outage is what serves less than this
  terms::Duration lasting{};       ///< of a state of affairs
  std::vector<terms::CellId> who;  ///< whose deeds count; empty: anybody's
  std::int64_t by = 0;             ///< permille; below 0: it costs trust
};

struct Pact {
  std::vector<Partnership> partnerships;
  std::vector<Reaction> reactions;
};

/// What cutting a link does to the trust of a partnership, so that it can be weighed before it is
/// decided: the sum of its reactions to that, whoever cuts it and however long.
std::int64_t cost_of_cut(const Pact& pact, PartnershipId partnership, LinkId link);

}  // namespace redoubt::range::alliance

#pragma once

#include <gmock/gmock.h>

#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "agents/red/minds.h"
#include "proto/terms/brief.h"

namespace redoubt::terms {

inline void PrintTo(const Intent& intent, std::ostream* out) {
  for (const Order& order : intent.orders) {
    const auto& ordered = std::get<Act>(order.what);
    *out << "order " << order.number << ": action " << ordered.action.value << " on "
         << ordered.target.value << "; ";
  }
  for (const std::string& note : intent.notes) *out << '"' << note << "\"; ";
  *out << "wake " << to_text(intent.wake);
}

}  // namespace redoubt::terms

/// The words in which the tests of red's minds are written: a table, at which a mind is dealt what
/// it sees and hears, and says what it wants.
namespace redoubt::red {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using terms::Access;
using terms::EntityKind;
using terms::ExerciseTime;
using terms::FindingKind;
using terms::Handle;
using terms::Reason;

// The catalogue of all tests.
inline constexpr terms::ActionId kPhish{0};    // a host
inline constexpr terms::ActionId kExploit{1};  // a host
inline constexpr terms::ActionId kMove{2};     // to a host, with a credential
inline constexpr terms::ActionId kScan{3};     // a zone
inline constexpr terms::ActionId kSteal{4};    // data
inline constexpr terms::ActionId kIsolate{5};  // blue's

inline std::vector<terms::ActionBrief> catalogue() {
  const auto entry = [](terms::ActionId id, const char* name, EntityKind target) {
    terms::ActionBrief action;
    action.id = id;
    action.name = name;
    action.role = terms::Role::kRed;
    action.target = target;
    return action;
  };
  std::vector<terms::ActionBrief> all = {
      entry(kPhish, "Phish", EntityKind::kHost), entry(kExploit, "Exploit", EntityKind::kHost),
      entry(kMove, "Move", EntityKind::kHost),   entry(kScan, "Scan", EntityKind::kZone),
      entry(kSteal, "Steal", EntityKind::kData), entry(kIsolate, "Isolate", EntityKind::kHost)};
  all[kMove.value].with = EntityKind::kCredential;
  all[kIsolate.value].role = terms::Role::kBlue;
  return all;
}

inline ExerciseTime at(terms::Duration since_startex) { return terms::kStartex + since_startex; }

inline terms::Selector tagged(std::string tag) {
  terms::Selector selector;
  selector.tag = std::move(tag);
  return selector;
}

inline terms::Selector named(std::string name) {
  terms::Selector selector;
  selector.name = std::move(name);
  return selector;
}

inline terms::Attempt attempt(terms::ActionId action, terms::Selector target = {}) {
  terms::Attempt made;
  made.action = action;
  made.target = std::move(target);
  return made;
}

inline terms::CampaignStep step(std::string id, std::vector<terms::Attempt> any_of,
                                std::vector<std::uint32_t> after = {}) {
  terms::CampaignStep made;
  made.id = std::move(id);
  made.any_of = std::move(any_of);
  made.after = std::move(after);
  return made;
}

class Table {
 public:
  explicit Table(std::vector<terms::CampaignStep> steps, const char* mind = kDefaultMind,
                 std::uint64_t seed = 7) {
    terms::Brief brief;
    brief.role = terms::Role::kRed;
    brief.mind_seed = seed;
    brief.actions = catalogue();
    brief.campaign.steps = std::move(steps);
    mind_ = make_mind(mind, brief).value();
  }

  // --- what the mind is to see at the next instant ---

  Handle sees(std::string name, EntityKind kind = EntityKind::kHost,
              std::vector<std::string> tags = {}, Handle within = {}) {
    const Handle handle{next_handle_++};
    shows({handle, kind, within, false, std::move(name), std::move(tags)});
    return handle;
  }
  Handle sees_host(std::string name, std::string tag, Handle zone = {}) {
    return sees(std::move(name), EntityKind::kHost, {std::move(tag)}, zone);
  }
  void shows(terms::Sighting sighting) { add(std::move(sighting)); }
  void learns(FindingKind kind, Handle subject, std::int64_t amount = 0, Handle object = {}) {
    add(terms::Finding{kind, subject, object, amount});
  }
  void has_session(Handle host, Access access) {
    learns(FindingKind::kSession, host, static_cast<std::int64_t>(access));
  }
  void starts(terms::OrderNumber order) {
    rulings_.push_back({order, terms::Verdict::kStarted, Reason::kNone, now_, now_ + minutes{5}});
  }
  void takes(terms::OrderNumber order) {
    rulings_.push_back({order, terms::Verdict::kTaken, Reason::kNone, now_, now_});
  }
  void refuses(terms::OrderNumber order, Reason reason) {
    rulings_.push_back({order, terms::Verdict::kRefused, reason, now_, now_});
  }
  void succeeds(terms::OrderNumber order) { add(terms::Outcome{order, true, Reason::kNone}); }
  void fails(terms::OrderNumber order, Reason reason = Reason::kBadLuck) {
    add(terms::Outcome{order, false, reason});
  }
  template <class What>
  void add(What what) {
    observations_.push_back({now_, std::move(what)});
  }

  // --- and what it wants then ---

  const terms::Intent& asked_at(terms::Duration since_startex) {
    now_ = at(since_startex);
    intent_.clear();
    mind_->decide({now_, observations_, rulings_}, intent_);
    observations_.clear();
    rulings_.clear();
    return intent_;
  }

 private:
  std::unique_ptr<terms::Mind> mind_;
  terms::Intent intent_;
  std::vector<terms::Observation> observations_;
  std::vector<terms::Ruling> rulings_;
  std::uint32_t next_handle_ = 0;
  ExerciseTime now_ = terms::kStartex;
};

// --- what an intent may be asked -----------------------------------------------------------------

inline const terms::Act& act(const terms::Intent& intent, std::size_t index = 0) {
  return std::get<terms::Act>(intent.orders.at(index).what);
}
MATCHER_P(Orders, action, "orders exactly this action") {
  return arg.orders.size() == 1 && act(arg).action == action;
}
MATCHER_P2(OrdersOn, action, target, "orders exactly this action on this target") {
  return arg.orders.size() == 1 && act(arg).action == action && act(arg).target == target;
}
MATCHER(OrdersNothing, "orders nothing") { return arg.orders.empty(); }
MATCHER_P(Notes, text, "says just this") {
  return arg.notes.size() == 1 && arg.notes.front() == text;
}
MATCHER(NotesNothing, "says nothing") { return arg.notes.empty(); }

}  // namespace redoubt::red

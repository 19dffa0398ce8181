#include "controller/scenario/catalogue_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kListMax = 32;
constexpr std::int64_t kPeopleMax = 1000;
constexpr std::int64_t kCostMax = 1'000'000;

/// What an action is done to, as a set.
using Targets = std::uint8_t;
constexpr Targets kHosts = 1;  ///< and zones, host by host
constexpr Targets kLinks = 2;
constexpr Targets kCredentials = 4;
constexpr Targets kZones = 8;

Targets set_of(EntityKind target) {
  switch (target) {
    case EntityKind::kHost:
      return kHosts;
    case EntityKind::kZone:
      return kZones;
    case EntityKind::kLink:
      return kLinks;
    default:
      return kCredentials;
  }
}

/// How one need or effect is written, and what it can be asked of or done to.
template <class Kind>
struct Form {
  std::string_view word;
  Kind kind;
  Targets targets;
  Beside beside = Beside::kNothing;
  std::int64_t amount = 0;  ///< where nothing stands beside it
};

constexpr Form<NeedKind> kNeeds[] = {
    {"session", NeedKind::kSession, kHosts, Beside::kLevel},
    {"no_session", NeedKind::kNoSession, kHosts, Beside::kLevel},
    {"reach", NeedKind::kReach, kHosts, Beside::kProtocol},
    {"weakness", NeedKind::kWeakness, kHosts, Beside::kWeaknessKind},
    {"credential", NeedKind::kCredential, kHosts},
    {"channel", NeedKind::kChannel, kHosts},
    {"data", NeedKind::kData, kHosts},
    {"own", NeedKind::kOwn, kHosts | kZones | kLinks | kCredentials},
    {"isolated", NeedKind::kIsolated, kHosts, Beside::kTruth},
    {"open", NeedKind::kOpen, kLinks, Beside::kTruth},
    {"near", NeedKind::kNear, kHosts},
    {"discovered", NeedKind::kDiscovered, kHosts},
    {"service", NeedKind::kService, kHosts, Beside::kProtocol},
    {"system", NeedKind::kSystem, kHosts, Beside::kSystem},
    {"software", NeedKind::kSoftware, kHosts, Beside::kSoftware},
};

constexpr Targets kHostByHost = kHosts | kZones;
constexpr std::int64_t kFullPermille = 1000;

constexpr Form<EffectKind> kEffects[] = {
    {"gain_access", EffectKind::kGainAccess, kHostByHost, Beside::kLevel},
    {"plant_persistence", EffectKind::kPlantPersistence, kHostByHost, Beside::kWayBack},
    {"open_channel", EffectKind::kOpenChannel, kHostByHost},
    {"break_channel", EffectKind::kBreakChannel, kHostByHost},
    {"take_credentials", EffectKind::kTakeCredentials, kHostByHost},
    {"take_data", EffectKind::kTakeData, kHostByHost},
    {"destroy_data", EffectKind::kDestroyData, kHostByHost},
    {"restore_data", EffectKind::kRestoreData, kHostByHost},
    {"reveal_neighbours", EffectKind::kRevealNeighbours, kHostByHost},
    {"discover", EffectKind::kDiscover, kHostByHost},
    {"degrade_services", EffectKind::kSetServices, kHostByHost, Beside::kAvailability},
    {"restore_services", EffectKind::kSetServices, kHostByHost, Beside::kNothing, kFullPermille},
    {"blind", EffectKind::kBlind, kHostByHost},
    {"unblind", EffectKind::kUnblind, kHostByHost},
    {"watch", EffectKind::kWatch, kHostByHost},
    {"train", EffectKind::kTrain, kHostByHost},
    {"inspect", EffectKind::kInspect, kHostByHost},
    {"isolate", EffectKind::kIsolate, kHostByHost},
    {"rejoin", EffectKind::kRejoin, kHostByHost},
    {"end_access", EffectKind::kEndAccess, kHostByHost},
    {"remove_persistence", EffectKind::kRemovePersistence, kHostByHost, Beside::kWaysBack},
    {"patch", EffectKind::kPatch, kHostByHost},
    {"revoke_credentials", EffectKind::kRevokeCredentials, kHostByHost | kCredentials},
    {"restore", EffectKind::kRestore, kHostByHost},
    {"cut", EffectKind::kCut, kLinks},
    {"open", EffectKind::kOpen, kLinks},
    {"filter", EffectKind::kFilter, kLinks, Beside::kProtocol},
    {"unfilter", EffectKind::kUnfilter, kLinks, Beside::kProtocol},
};

/// The form of the word, if the word means something.
template <class Kind, std::size_t kCount>
const Form<Kind>* form_of(const Value& word, const Form<Kind> (&forms)[kCount]) {
  std::vector<std::string_view> words;
  for (const Form<Kind>& form : forms) words.push_back(form.word);
  const std::optional<std::size_t> chosen = word.choice(words);
  return chosen ? &forms[*chosen] : nullptr;
}

/// Whether something stands beside the word exactly if it should.
bool stands_as_it_should(const Value::Entry& entry, Beside beside) {
  const bool something = entry.value.present();
  if (something == (beside != Beside::kNothing)) return true;
  const std::string& word = entry.key.node().text();
  entry.key.error(something ? fmt::format("nothing may stand beside '{}'", word)
                            : fmt::format("what '{}' speaks of must stand beside it", word));
  return false;
}

/// Reads a list of needs or effects.
template <class What, class Kind, std::size_t kCount>
std::vector<What> read_forms(const Draft& draft, const Value& list,
                             const Form<Kind> (&forms)[kCount], EntityKind target) {
  std::vector<What> all;
  for (const Value& element : list.one_or_list(kListMax)) {
    const std::optional<Value::Entry> entry = element.word_with_value();
    const Form<Kind>* form = entry ? form_of(entry->key, forms) : nullptr;
    if (form == nullptr || !stands_as_it_should(*entry, form->beside)) continue;
    if ((form->targets & set_of(target)) == 0) {
      entry->key.error(
          fmt::format("'{}' makes no sense for a target {}", form->word, terms::name(target)));
      continue;
    }
    const auto amount = amount_of(draft, form->beside, entry->value);
    if (!amount) continue;
    all.push_back({form->kind, form->beside == Beside::kNothing ? form->amount : *amount});
  }
  return all;
}

std::vector<Trace> read_traces(const Draft& draft, const Value& list) {
  std::vector<Trace> traces;
  for (const Value& element : list.list(kListMax)) {
    Fields fields(element);
    const std::uint32_t kind = draft.trace_kinds.resolve(fields.required("kind"));
    const auto odds = fields.required("odds").odds();
    if (kind != kNone && odds) traces.push_back({kind, *odds});
  }
  return traces;
}

void check_owner(const Action& action, const Item& item) {
  const bool own = std::any_of(action.needs.begin(), action.needs.end(),
                               [](const Need& need) { return need.kind == NeedKind::kOwn; });
  if (action.role == terms::Role::kBlue && !own) {
    item.key.warning("without the need 'own' a team can do this to what is not its own");
  }
  if (action.role == terms::Role::kRed && own) {
    item.key.error("red owns nothing: with the need 'own' this can never be done");
  }
}

void read_action(Draft& draft, const Item& item, terms::Role role) {
  Fields fields(item.value);
  Action action;
  action.code = item.name;
  action.role = role;
  action.name = fields.required("name").text(kTitleMax).value_or("");
  action.tactic = fields.required("tactic").name().value_or("");
  action.about = fields.optional("about").text().value_or("");
  action.target = fields.optional("target").word<EntityKind>(kTargets).value_or(EntityKind::kHost);
  action.needs = read_forms<Need>(draft, fields.optional("needs"), kNeeds, action.target);
  action.effects = read_forms<Effect>(draft, fields.optional("effects"), kEffects, action.target);
  const Span duration = span_of(fields.optional("duration")).value_or(Span{});
  action.shortest = duration.least;
  action.longest = duration.most;
  action.odds = fields.optional("odds").odds().value_or(action.odds);
  action.people =
      static_cast<std::uint32_t>(fields.optional("people").integer(0, kPeopleMax).value_or(0));
  action.cost = fields.optional("cost").integer(0, kCostMax).value_or(0);
  action.traces = read_traces(draft, fields.optional("traces"));
  check_owner(action, item);
  draft.exercise.catalogue.push_back(std::move(action));
}

}  // namespace

void read_catalogue(Draft& draft) {
  for (const Item& item : draft.items["techniques"]) read_action(draft, item, terms::Role::kRed);
  for (const Item& item : draft.items["measures"]) read_action(draft, item, terms::Role::kBlue);
}

}  // namespace redoubt::scenario

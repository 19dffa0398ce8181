#include "controller/scenario/catalogue_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/deed_words.h"
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

/// The form of the word, if the word means something.
template <class What, std::size_t kCount>
const Form<What>* form_of(const Value& word, const Form<What> (&forms)[kCount]) {
  std::vector<std::string_view> words;
  for (const Form<What>& form : forms) words.push_back(form.word);
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
template <class What, std::size_t kCount>
std::vector<What> read_forms(const Draft& draft, const Value& list,
                             const Form<What> (&forms)[kCount], EntityKind target) {
  std::vector<What> all;
  for (const Value& element : list.one_or_list(kListMax)) {
    const std::optional<Value::Entry> entry = element.word_with_value();
    const Form<What>* form = entry ? form_of(entry->key, forms) : nullptr;
    if (form == nullptr || !stands_as_it_should(*entry, form->beside)) continue;
    if ((form->targets & set_of(target)) == 0) {
      entry->key.error(
          fmt::format("'{}' makes no sense for a target {}", form->word, terms::name(target)));
      continue;
    }
    const auto amount = amount_of(draft, form->beside, entry->value);
    if (!amount) continue;
    What& what = all.emplace_back(form->what);
    if (form->beside != Beside::kNothing) what.amount = form->less ? -*amount : *amount;
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
  const bool of_somebody = action.target != EntityKind::kNarrative &&
                           action.target != EntityKind::kGroup &&
                           action.target != EntityKind::kOutlet;
  if (action.role == terms::Role::kBlue && !own && of_somebody) {
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
  if (role == terms::Role::kBlue) {
    const auto verb = fields.optional("openc2").choice(kOpenC2Verbs);
    if (verb) action.verb = kOpenC2Verbs[*verb];
  }
  action.about = fields.optional("about").text().value_or("");
  action.target = fields.optional("target").word<EntityKind>(kTargets).value_or(EntityKind::kHost);
  action.needs = read_forms(draft, fields.optional("needs"), kNeeds, action.target);
  action.effects = read_forms(draft, fields.optional("effects"), kEffects, action.target);
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

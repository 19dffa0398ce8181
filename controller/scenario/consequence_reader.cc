#include "controller/scenario/consequence_reader.h"

#include <fmt/format.h>

#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/deed_words.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::Event;
using range::EventKind;
using range::HostId;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kConsequencesMax = 64;
constexpr std::size_t kFactsMax = 1'000'000;  ///< of all consequences together
constexpr std::int64_t kPeopleMax = 1000;
constexpr std::int64_t kFullPermille = 1000;

/// What a fact is about.
enum class About : std::uint8_t {
  kLink,
  kSensor,
  kHosts,
  kServices,    ///< all of some hosts
  kWeaknesses,  ///< all of some hosts
};

/// How what happens in the range is written. The thing it happens to stands beside the word, or
/// where an amount stands there, under `on`.
struct Happening {
  std::string_view word;
  EventKind fact;
  About about;
  Beside beside = Beside::kNothing;
};

constexpr Happening kHappenings[] = {
    {"cut", EventKind::kLinkCut, About::kLink},
    {"open", EventKind::kLinkOpened, About::kLink},
    {"filter", EventKind::kFlowBlocked, About::kLink, Beside::kProtocol},
    {"unfilter", EventKind::kFlowAllowed, About::kLink, Beside::kProtocol},
    {"isolate", EventKind::kHostIsolated, About::kHosts},
    {"rejoin", EventKind::kHostRejoined, About::kHosts},
    {"gain_access", EventKind::kAccessGained, About::kHosts, Beside::kLevel},
    {"plant_persistence", EventKind::kPersistencePlanted, About::kHosts, Beside::kWayBack},
    {"end_access", EventKind::kAccessLost, About::kHosts},
    {"services", EventKind::kServiceSet, About::kServices, Beside::kAvailability},
    {"patch", EventKind::kWeaknessPatched, About::kWeaknesses},
    {"restore", EventKind::kHostRestored, About::kHosts},
    {"blind", EventKind::kSensorBlinded, About::kSensor},
    {"unblind", EventKind::kSensorRestored, About::kSensor},
};

constexpr std::string_view kPeople = "people";
constexpr std::string_view kAdvise = "advise";
constexpr std::string_view kReach = "reach";
constexpr std::string_view kSend = "send";

/// Things that can be flooded, set, broken, forged or told.
constexpr std::initializer_list<EntityKind> kStateful = {
    EntityKind::kLink,      EntityKind::kPoint,
    EntityKind::kBus,       EntityKind::kLine,
    EntityKind::kGenerator, EntityKind::kPump,
    EntityKind::kValve,     EntityKind::kSlice,
    EntityKind::kGroup,     EntityKind::kNetworkFunction,
    EntityKind::kRadioCell, EntityKind::kOutlet,
    EntityKind::kNarrative, EntityKind::kSoftware,
    EntityKind::kSupplier,  EntityKind::kStaff};

class ConsequenceReader {
 public:
  explicit ConsequenceReader(Draft& draft) : draft_(draft), layout_(draft.exercise.layout) {}

  Consequence read(const Value& value);

 private:
  void read_facts(const Happening& form, const Value& what, Fields& fields,
                  Consequence& consequence);
  void read_state(const scenario::Form<Effect>& form, const Value& what, Fields& fields,
                  Consequence& consequence);
  void read_people(const Value& what, Fields& fields, Consequence& consequence);
  void read_advice(const Value& what, Consequence& consequence);
  void read_milestone(const Value& reference, Consequence& consequence);
  void read_inject(const Value& reference, Consequence& consequence);
  std::vector<Entity> things(About about, const Value& reference);
  std::vector<Entity> belongings(About about, const Value& hosts);

  Draft& draft_;
  const range::Layout& layout_;
};

Consequence ConsequenceReader::read(const Value& value) {
  Consequence consequence;
  Fields fields(value);
  std::size_t said = 0;
  for (const Happening& form : kHappenings) {
    const Value what = fields.optional(form.word);
    if (!what.present()) continue;
    if (++said == 1) read_facts(form, what, fields, consequence);
  }
  for (const scenario::Form<Effect>& form : kEffects) {
    if (form.what.kind != EffectKind::kState) continue;
    const Value what = fields.optional(form.word);
    if (what.present() && ++said == 1) read_state(form, what, fields, consequence);
  }
  if (const Value what = fields.optional(kPeople); what.present() && ++said == 1) {
    read_people(what, fields, consequence);
  }
  if (const Value what = fields.optional(kAdvise); what.present() && ++said == 1) {
    read_advice(what, consequence);
  }
  if (const Value what = fields.optional(kReach); what.present() && ++said == 1) {
    read_milestone(what, consequence);
  }
  if (const Value what = fields.optional(kSend); what.present() && ++said == 1) {
    read_inject(what, consequence);
  }
  if (said != 1 && value.node().kind() == yaml::Kind::kMapping) {
    value.error("a consequence is one thing; write several as several");
  }
  consequence.after = fields.optional("after").duration().value_or(consequence.after);
  return consequence;
}

void ConsequenceReader::read_facts(const Happening& form, const Value& what, Fields& fields,
                                   Consequence& consequence) {
  const bool alone = form.beside == Beside::kNothing;
  const auto amount = amount_of(draft_, form.beside, what);
  const auto add = [&](EventKind kind, Entity subject, std::int64_t by) {
    Event fact;
    fact.kind = kind;
    fact.subject = subject;
    fact.amount = by;
    consequence.facts.push_back(fact);
  };
  for (const Entity thing : things(form.about, alone ? what : fields.required("on"))) {
    if (form.fact == EventKind::kAccessLost) add(EventKind::kChannelBroken, thing, 0);
    add(form.fact, thing, amount.value_or(0));
    if (form.fact != EventKind::kHostRestored) continue;
    for (const range::ServiceId service : layout_.hosts[thing.index].services) {
      add(EventKind::kServiceSet, entity(service), kFullPermille);
    }
  }
  draft_.facts += consequence.facts.size();
  if (draft_.facts > kFactsMax) {
    consequence.facts.clear();
    what.error(yaml::Fault::kTooMuch,
               fmt::format("the consequences of this exercise are more than {} facts", kFactsMax));
  }
}

/// What the catalogue's effects do to machines, points, equipment and narratives, done by nobody.
void ConsequenceReader::read_state(const scenario::Form<Effect>& form, const Value& what,
                                   Fields& fields, Consequence& consequence) {
  const bool alone = form.beside == Beside::kNothing;
  const Value on = alone ? what : fields.required("on");
  const auto amount = alone ? form.what.amount : amount_of(draft_, form.beside, what).value_or(0);
  for (const Entity thing : draft_.things.all(on, kStateful)) {
    if ((form.targets & set_of(thing.kind)) == 0) {
      on.error(fmt::format("'{}' makes no sense for {}", form.word,
                           with_article(terms::name(thing.kind))));
      continue;
    }
    Event& fact = consequence.facts.emplace_back();
    fact.kind = form.what.fact;
    fact.subject = thing;
    fact.amount = form.less ? -amount : amount;
  }
}

void ConsequenceReader::read_milestone(const Value& reference, Consequence& consequence) {
  const std::uint32_t index = draft_.milestones.resolve(reference);
  if (index == kNone) return;
  Event& fact = consequence.facts.emplace_back();
  fact.kind = EventKind::kMilestoneReached;
  fact.subject = entity(MilestoneId{index});
}

void ConsequenceReader::read_inject(const Value& reference, Consequence& consequence) {
  const std::uint32_t index = draft_.injects.resolve(reference);
  if (index == kNone) return;
  Event& fact = consequence.facts.emplace_back();
  fact.kind = EventKind::kInjectDelivered;
  fact.subject = entity(InjectId{index});
}

std::vector<Entity> ConsequenceReader::things(About about, const Value& reference) {
  switch (about) {
    case About::kLink:
      return draft_.things.all(reference, {EntityKind::kLink});
    case About::kSensor:
      return draft_.things.all(reference, {EntityKind::kSensor});
    case About::kHosts:
      return draft_.things.all(reference, {EntityKind::kHost});
    default:
      return belongings(about, reference);
  }
}

std::vector<Entity> ConsequenceReader::belongings(About about, const Value& reference) {
  std::vector<Entity> all;
  const std::vector<HostId> hosts = draft_.things.hosts(reference);
  for (const HostId id : hosts) {
    const range::Host& host = layout_.hosts[id.value];
    if (about == About::kServices) {
      for (const range::ServiceId service : host.services) all.push_back(entity(service));
    } else {
      for (const range::WeaknessId weakness : host.weaknesses) all.push_back(entity(weakness));
    }
  }
  if (all.empty() && !hosts.empty()) {
    reference.error(about == About::kServices ? "these hosts have no service"
                                              : "these hosts have no weakness");
  }
  return all;
}

void ConsequenceReader::read_people(const Value& what, Fields& fields, Consequence& consequence) {
  consequence.people = static_cast<std::int32_t>(what.integer(-kPeopleMax, kPeopleMax).value_or(0));
  consequence.cell = cell_of_role(draft_, fields.required("of"), terms::Role::kBlue);
}

void ConsequenceReader::read_advice(const Value& what, Consequence& consequence) {
  Fields fields(what);
  consequence.cell = {draft_.cells.resolve(fields.required("to"))};
  consequence.advisor = fields.required("from").text(kTitleMax).value_or("");
  const Value technique = fields.optional("technique");
  consequence.technique = action_of_role(draft_, technique, terms::Role::kRed);
  consequence.about = draft_.things.one_of_any(fields.optional("about"));
  consequence.text = fields.required("text").text().value_or("");
}

}  // namespace

std::vector<Consequence> read_consequences(Draft& draft, const Value& list) {
  ConsequenceReader reader(draft);
  std::vector<Consequence> all;
  for (const Value& value : list.list(kConsequencesMax)) all.push_back(reader.read(value));
  return all;
}

}  // namespace redoubt::scenario

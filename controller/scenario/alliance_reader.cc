#include "controller/scenario/alliance_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::alliance::Occasion;
using range::alliance::Pact;
using range::alliance::Partnership;
using range::alliance::Reaction;
using range::alliance::Sharing;
using range::alliance::Tlp;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kLevelsMax = 5;
constexpr std::size_t kReactionsOfOneMax = 64;
constexpr std::size_t kReactionsMax = 10'000;
constexpr std::size_t kCellsMax = 32;

/// How an occasion is written; what it is about stands beside the word.
constexpr Word<Occasion> kOccasions[] = {{"leak", Occasion::kLeak},
                                         {"loss", Occasion::kLoss},
                                         {"cut", Occasion::kCut},
                                         {"outage", Occasion::kOutage},
                                         {"supplier", Occasion::kSupplier},
                                         {"report", Occasion::kLateReport},
                                         {"unanswered", Occasion::kUnanswered}};

bool lasts(Occasion occasion) { return occasion < Occasion::kSupplier; }

/// Reads one partnership, and what moves its trust.
class PartnershipReader {
 public:
  PartnershipReader(Draft& draft, const Item& item)
      : draft_(draft),
        item_(item),
        pact_(draft.exercise.layout.pact),
        id_{static_cast<std::uint32_t>(pact_.partnerships.size())} {}

  void read();

 private:
  void read_nations(Fields& fields);
  void read_shares(const Value& list);
  void read_reaction(const Value& value);
  void read_occasion(Fields& fields, Reaction& reaction, const Value& about);
  std::vector<Entity> things(Occasion on, const Value& about);
  void add(const Value& about, const Reaction& reaction);

  Draft& draft_;
  const Item& item_;
  Pact& pact_;
  range::PartnershipId id_;
  Partnership partnership_;
};

void PartnershipReader::read() {
  Fields fields(item_.value);
  take_title(draft_, entity(id_), fields.optional("title"));
  partnership_.name = item_.name;
  read_nations(fields);
  partnership_.trust = permille_of(fields.required("trust")).value_or(partnership_.trust);
  partnership_.recovers = permille_of(fields.optional("recovers_a_day")).value_or(0);
  partnership_.margin = permille_of(fields.optional("margin")).value_or(partnership_.margin);
  read_shares(fields.optional("shares"));
  for (const Value& value : fields.optional("reacts").list(kReactionsOfOneMax)) {
    read_reaction(value);
  }
  pact_.partnerships.push_back(std::move(partnership_));
}

void PartnershipReader::read_nations(Fields& fields) {
  partnership_.from = {draft_.things.one(fields.required("from"), EntityKind::kNation)};
  const Value to = fields.required("to");
  partnership_.to = {draft_.things.one(to, EntityKind::kNation)};
  if (partnership_.to.valid() && partnership_.to == partnership_.from) {
    to.error("a partnership is between two nations");
  }
}

void PartnershipReader::read_shares(const Value& list) {
  for (const Value& value : list.list(kLevelsMax)) {
    Fields fields(value);
    const auto level = fields.required("level").word<Tlp>(kTlp);
    const auto floor = permille_of(fields.required("floor"));
    if (!level || !floor) continue;
    auto& shares = partnership_.shares;
    if (!shares.empty() && (shares.back().level >= *level || shares.back().floor > *floor)) {
      value.error("levels stand from the least closely held, each once, and floors do not fall");
    }
    shares.push_back({*level, *floor});
  }
}

void PartnershipReader::read_reaction(const Value& value) {
  Fields fields(value);
  Reaction reaction;
  reaction.partnership = id_;
  Value about(value.findings());
  std::size_t said = 0;
  for (const Word<Occasion>& occasion : kOccasions) {
    const Value here = fields.optional(occasion.text);
    if (!here.present() || ++said > 1) continue;
    reaction.on = occasion.means;
    about = here;
  }
  if (said != 1 && value.node().kind() == yaml::Kind::kMapping) {
    value.error("a reaction is to one occasion; write several as several");
  }
  read_occasion(fields, reaction, about);
  add(about, reaction);
}

void PartnershipReader::read_occasion(Fields& fields, Reaction& reaction, const Value& about) {
  const Value by = fields.required("by");
  reaction.by = signed_permille_of(by).value_or(1);
  if (reaction.by == 0) by.error(yaml::Fault::kOutOfRange, "a reaction moves trust, up or down");
  const Value lasting = fields.optional("for");
  reaction.lasting = lasting.duration().value_or(reaction.lasting);
  if (about.present() && !lasts(reaction.on)) lasting.error("this happens, and does not last");
  const Value below = fields.optional("below");
  if (reaction.on == Occasion::kOutage) {
    reaction.below = permille_of(fields.required("below")).value_or(0);
  } else if (about.present()) {
    below.error("this goes with 'outage' alone");
  }
  const Value who = fields.optional("who");
  if (reaction.on == Occasion::kOutage) who.error("an outage is nobody's deed");
  for (const std::uint32_t cell : draft_.cells.resolve_all(who, kCellsMax)) {
    reaction.who.push_back({cell});
  }
}

std::vector<Entity> PartnershipReader::things(Occasion on, const Value& about) {
  switch (on) {
    case Occasion::kLeak:
    case Occasion::kLoss:
      return draft_.things.all(about, {EntityKind::kData});
    case Occasion::kCut:
      return draft_.things.all(about, {EntityKind::kLink});
    case Occasion::kOutage:
      return draft_.things.all(about, kServing);
    case Occasion::kSupplier:
      return draft_.things.all(about, {EntityKind::kSupplier});
    case Occasion::kLateReport:
      about.word<bool>({{"late", true}});
      return {entity(id_)};
    case Occasion::kUnanswered:
      break;
  }
  std::vector<Entity> injects;
  for (const std::uint32_t inject : draft_.injects.resolve_all(about, kReactionsMax)) {
    injects.push_back(entity(InjectId{inject}));
  }
  return injects;
}

/// One for each thing.
void PartnershipReader::add(const Value& about, const Reaction& reaction) {
  if (!about.present()) return;
  for (const Entity thing : things(reaction.on, about)) {
    pact_.reactions.push_back(reaction);
    pact_.reactions.back().of = thing;
  }
  if (pact_.reactions.size() <= kReactionsMax) return;
  about.error(yaml::Fault::kTooMuch,
              fmt::format("the partnerships react to more than {} things in all", kReactionsMax));
  pact_.reactions.resize(kReactionsMax);
}

}  // namespace

void read_alliance(Draft& draft) {
  for (const Item& item : draft.items["partnerships"]) PartnershipReader(draft, item).read();
}

}  // namespace redoubt::scenario

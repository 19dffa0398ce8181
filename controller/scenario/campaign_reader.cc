#include "controller/scenario/campaign_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "controller/scenario/circle.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::Attempt;
using terms::CampaignStep;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kStepsMax = 500;
constexpr std::size_t kAlternativesMax = 32;
constexpr std::int64_t kTriesMax = 1000;

std::string name_of(const Draft& draft, EntityKind kind, std::uint32_t index) {
  return index == kNone ? "" : draft.exercise.layout.name_of({kind, index});
}

/// Whether no deed of red shows it the thing: nobody comes across a maker of software or equipment.
bool stays_unknown(const Cell& red, range::Entity thing) {
  const bool maker = thing.kind == EntityKind::kSoftware || thing.kind == EntityKind::kSupplier;
  return maker && std::find(red.knows.begin(), red.knows.end(), thing) == red.knows.end();
}

/// Whether a host is what a query asks for. What is asked for is drawn before the day, so that red
/// aims at what its planners know of, and not at what it has yet to find.
struct Query {
  std::vector<range::HostId>
      opens;  ///< leaves a credential lying about that logs on to one of these
  range::SoftwareId runs;
  std::uint32_t serves = kNone;  ///< protocol
  std::vector<range::Entity> data;

  bool asks() const { return !opens.empty() || runs.valid() || serves != kNone || !data.empty(); }
};

bool leaves_key_to(const range::Layout& layout, const range::Host& host,
                   const std::vector<range::HostId>& others) {
  return std::any_of(others.begin(), others.end(), [&](range::HostId other) {
    const auto& accounts = layout.hosts[other.value].accounts;
    return std::any_of(host.cached.begin(), host.cached.end(), [&](range::AccountId cached) {
      return std::find(accounts.begin(), accounts.end(), cached) != accounts.end();
    });
  });
}

bool answers(const range::Layout& layout, const range::Host& host, const Query& query) {
  const auto has = [](const auto& all, const auto& is) {
    return std::any_of(all.begin(), all.end(), is);
  };
  if (!query.opens.empty() && !leaves_key_to(layout, host, query.opens)) return false;
  if (query.runs.valid() &&
      !has(host.software, [&](range::SoftwareId id) { return id == query.runs; })) {
    return false;
  }
  if (query.serves != kNone && !has(host.services, [&](range::ServiceId id) {
        return layout.services[id.value].protocol == query.serves;
      })) {
    return false;
  }
  return query.data.empty() || has(host.data, [&](range::DataId id) {
           const auto& data = query.data;
           return std::find(data.begin(), data.end(), entity(id)) != data.end();
         });
}

/// The names of the hosts that a query finds.
std::vector<std::string> read_query(Draft& draft, const Value& value, Fields& fields,
                                    EntityKind target) {
  Query query;
  query.opens = draft.things.hosts(fields.optional("credential_for"));
  query.runs = {draft.things.one(fields.optional("runs"), EntityKind::kSoftware)};
  query.serves = draft.protocols.resolve(fields.optional("serves"));
  query.data = draft.things.all(fields.optional("holds"), {EntityKind::kData});
  std::vector<std::string> names;
  if (!query.asks()) return names;
  if (target != EntityKind::kHost) {
    value.error("only hosts hold credentials and data, run software and serve protocols");
    return names;
  }
  for (const range::Host& host : draft.exercise.layout.hosts) {
    if (answers(draft.exercise.layout, host, query)) names.push_back(host.name);
  }
  if (names.empty()) value.error("no host that is drawn answers this");
  return names;
}

/// Chooses among things of the kind that the technique is done to.
terms::Selector read_selector(Draft& draft, const Value& value, EntityKind target,
                              terms::CellId red) {
  terms::Selector selector;
  if (!value.present()) return selector;
  Fields fields(value);
  const EntityKind kind = target == EntityKind::kCredential ? EntityKind::kAccount : target;
  const Value name = fields.optional("name");
  const std::uint32_t named = draft.things.one(name, kind);
  selector.name = name_of(draft, kind, named);
  if (named != kNone && red.valid() &&
      stays_unknown(draft.exercise.cells[red.value], {kind, named})) {
    name.error("red never comes to know of it; its cell does not name it in 'knows'");
  }
  selector.tag = draft.things.tag(fields.optional("tag"));
  selector.zone = name_of(draft, EntityKind::kZone,
                          draft.things.one(fields.optional("zone"), EntityKind::kZone));
  selector.among = read_query(draft, value, fields, target);
  selector.held = fields.optional("held").truth().value_or(false);
  selector.fresh = fields.optional("fresh").truth().value_or(false);
  return selector;
}

Attempt read_attempt(Draft& draft, const Value& value, terms::CellId red) {
  Fields fields(value);
  Attempt attempt;
  attempt.action = action_of_role(draft, fields.required("do"), terms::Role::kRed);
  const EntityKind target = attempt.action.valid()
                                ? draft.exercise.catalogue[attempt.action.value].target
                                : EntityKind::kHost;
  attempt.target = read_selector(draft, fields.optional("at"), target, red);
  return attempt;
}

/// One campaign; its steps may refer to each other in any order.
class CampaignReader {
 public:
  CampaignReader(Draft& draft, terms::CellId red) : draft_(draft), red_(red) {}

  std::vector<CampaignStep> read(const Value& list);
  /// By step: whether it is meant that nobody can see it, and where it is written.
  const std::vector<bool>& blind() const { return blind_; }
  const std::vector<yaml::Place>& places() const { return places_; }

 private:
  CampaignStep read_step(const Value& value);
  void check_circles(const std::vector<CampaignStep>& steps);

  Draft& draft_;
  terms::CellId red_;
  Names names_{"step"};
  std::vector<Value> ids_;
  std::vector<bool> blind_;
  std::vector<yaml::Place> places_;
};

std::vector<CampaignStep> CampaignReader::read(const Value& list) {
  const std::vector<Value> written = list.list(kStepsMax);
  for (const Value& step : written) {
    if (step.node().kind() != yaml::Kind::kMapping) continue;
    for (const Value::Entry& entry : step.entries(kStepsMax)) {
      if (entry.key.node().text() == "id" && names_.declare(entry.value)) {
        ids_.push_back(entry.value);
      }
    }
  }
  std::vector<CampaignStep> steps;
  for (const Value& step : written) steps.push_back(read_step(step));
  if (ids_.size() == steps.size()) check_circles(steps);
  return steps;
}

CampaignStep CampaignReader::read_step(const Value& value) {
  Fields fields(value);
  CampaignStep step;
  const Value id = fields.required("id");
  if (id.present()) step.id = id.node().text();
  places_.push_back(id.present() ? id.place() : value.place());
  blind_.push_back(fields.optional("blind").truth().value_or(false));
  step.intent = fields.optional("intent").text().value_or("");
  const Value any_of = fields.required("any_of");
  for (const Value& each : any_of.list(kAlternativesMax)) {
    step.any_of.push_back(read_attempt(draft_, each, red_));
  }
  if (any_of.present() && any_of.node().size() == 0)
    any_of.error(yaml::Fault::kMissing, "a step does something");
  step.after = names_.resolve_all(fields.optional("after"), kStepsMax);
  step.after_any = names_.resolve_all(fields.optional("after_any"), kStepsMax);
  if (const Value when = fields.optional("when"); when.present()) {
    step.on_cue = true;
    draft_.cues.push_back({red_, step.id, when});
  }
  step.unless = names_.resolve_all(fields.optional("unless"), kStepsMax);
  step.not_before = fields.optional("not_before").time().value_or(terms::kStartex);
  const Value give_up_at = fields.optional("give_up_at");
  step.give_up_at = give_up_at.time().value_or(terms::kNever);
  if (step.give_up_at <= step.not_before) {
    give_up_at.error(yaml::Fault::kOutOfRange, "this step is given up before it may begin");
  }
  step.pause = fields.optional("pause").duration().value_or(step.pause);
  const auto count = [&](std::string_view key, std::uint32_t otherwise) {
    return static_cast<std::uint32_t>(
        fields.optional(key).integer(1, kTriesMax).value_or(otherwise));
  };
  step.tries = count("tries", step.tries);
  step.times = count("times", step.times);
  return step;
}

void CampaignReader::check_circles(const std::vector<CampaignStep>& steps) {
  Precedence before;
  for (const CampaignStep& step : steps) {
    auto& others = before.emplace_back(step.after);
    others.insert(others.end(), step.after_any.begin(), step.after_any.end());
  }
  ordered(before, [&](const std::vector<std::uint32_t>& circle) {
    std::string way;
    for (const std::uint32_t step : circle) way += fmt::format("'{}' before ", steps[step].id);
    ids_[circle.front()].error(yaml::Fault::kCircle, fmt::format("steps in a circle: {}'{}'", way,
                                                                 steps[circle.front()].id));
  });
}

}  // namespace

void read_campaigns(Draft& draft) {
  std::map<terms::CellId, yaml::Place> given;
  for (const Value& value : draft.sections.of("campaign")) {
    Fields fields(value);
    const Value reference = fields.required("cell");
    const terms::CellId cell = cell_of_role(draft, reference, terms::Role::kRed);
    terms::Campaign campaign;
    campaign.aim = fields.required("aim").text().value_or("");
    CampaignReader reader(draft, cell);
    campaign.steps = reader.read(fields.required("steps"));
    if (!cell.valid()) continue;
    const auto [first, fresh] = given.emplace(cell, reference.place());
    if (!fresh) {
      reference.error("a red cell has one campaign", yaml::Note{first->second, "its first"});
    }
    Cell& red = draft.exercise.cells[cell.value];
    campaign.name = red.name;
    red.campaign = std::move(campaign);
    draft.steps.resize(draft.exercise.cells.size());
    draft.steps[cell.value] = reader.places();
    red.blind_steps = reader.blind();
  }
}

}  // namespace redoubt::scenario

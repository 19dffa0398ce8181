#include "controller/scenario/information_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/range/information/contacts.h"
#include "controller/scenario/amounts.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::information::Feed;
using range::information::Group;
using range::information::Habits;
using range::information::Narrative;
using range::information::Outlet;
using range::information::Space;
using range::information::Ties;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::int64_t kSizeMax = 1'000'000'000;
constexpr std::int64_t kTalksMax = 1000;
constexpr std::size_t kFollowedMax = 100;
constexpr std::size_t kFeedsOfOneMax = 32;
constexpr std::size_t kFeedsMax = 2000;
constexpr terms::Duration kStepMin = std::chrono::minutes(1);
constexpr terms::Duration kDay = std::chrono::days(1);

void read_ties(const Value& value, Ties& ties) {
  const std::vector<Value> ends = value.one_or_list(2);
  if (ends.empty()) return;
  ties.weakest = permille_of(ends.front()).value_or(ties.weakest);
  ties.strongest = permille_of(ends.back()).value_or(ties.strongest);
  if (ties.weakest > ties.strongest) value.error("the first share is larger than the second");
}

/// In one step nobody talks more than once, or steps would be too coarse to follow anything.
void read_habits(Fields& fields, Habits& habits) {
  const Value step = fields.optional("step");
  habits.step = step.duration().value_or(habits.step);
  if (habits.step < kStepMin || habits.step > kDay)
    step.error(yaml::Fault::kOutOfRange, "a step takes from 1 min to 1 d");
  const Value talks = fields.optional("talks_a_day");
  habits.talks = talks.integer(0, kTalksMax).value_or(habits.talks);
  if (habits.talks * habits.step > kDay) {
    (talks.present() ? talks : step).error("people talk more than once in a step; shorten it");
  }
}

Ties read_settings(Draft& draft) {
  Ties ties;
  const std::vector<Value>& given = draft.sections.of("information");
  if (given.empty()) return ties;
  for (std::size_t i = 1; i < given.size(); ++i) {
    given[i].error(yaml::Fault::kTwice, "these settings stand in one place",
                   yaml::Note{given.front().place(), "they stand here first"});
  }
  Fields fields(given.front());
  read_habits(fields, draft.exercise.layout.information.habits);
  ties.abroad = permille_of(fields.optional("abroad")).value_or(ties.abroad);
  read_ties(fields.optional("ties"), ties);
  ties.draw = static_cast<std::uint64_t>(
      fields.optional("draw").integer(0, INT32_MAX).value_or(static_cast<std::int64_t>(ties.draw)));
  return ties;
}

void read_outlet(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& outlets = draft.exercise.layout.information.outlets;
  take_title(draft, {EntityKind::kOutlet, static_cast<std::uint32_t>(outlets.size())},
             fields.optional("title"));
  Outlet outlet;
  outlet.name = item.name;
  outlet.nation = {draft.things.one(fields.required("nation"), EntityKind::kNation)};
  outlet.leaning = signed_permille_of(fields.optional("leaning")).value_or(0);
  outlets.push_back(std::move(outlet));
}

void read_follows(const Draft& draft, const Value& mapping, Group& group) {
  for (const Value::Entry& entry : mapping.entries(kFollowedMax)) {
    const std::uint32_t outlet = draft.things.one(entry.key, EntityKind::kOutlet);
    const auto reach = permille_of(entry.value);
    if (outlet != kNone && reach) group.follows.push_back({{outlet}, *reach});
  }
}

void read_group(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& groups = draft.exercise.layout.information.groups;
  take_title(draft, {EntityKind::kGroup, static_cast<std::uint32_t>(groups.size())},
             fields.optional("title"));
  Group group;
  group.name = item.name;
  group.nation = {draft.things.one(fields.required("nation"), EntityKind::kNation)};
  group.size = fields.required("size").integer(1, kSizeMax).value_or(group.size);
  group.trust = permille_of(fields.required("trust")).value_or(group.trust);
  group.support = permille_of(fields.required("support")).value_or(group.support);
  group.leaning = signed_permille_of(fields.optional("leaning")).value_or(0);
  read_follows(draft, fields.optional("follows"), group);
  groups.push_back(std::move(group));
}

/// Reads one narrative, and what feeds it.
class NarrativeReader {
 public:
  NarrativeReader(Draft& draft, const Item& item)
      : draft_(draft),
        item_(item),
        space_(draft.exercise.layout.information),
        id_{static_cast<std::uint32_t>(space_.narratives.size())} {}

  void read();

 private:
  void read_half_life(const Value& value);
  void read_feed(const Value& value);
  void add(const Value& written, const std::vector<Entity>& things, Feed feed);

  Draft& draft_;
  const Item& item_;
  Space& space_;
  range::NarrativeId id_;
  Narrative narrative_;
};

void NarrativeReader::read() {
  Fields fields(item_.value);
  take_title(draft_, entity(id_), fields.optional("title"));
  narrative_.name = item_.name;
  narrative_.credibility = permille_of(fields.required("credibility")).value_or(0);
  narrative_.seed = permille_of(fields.optional("seed")).value_or(narrative_.seed);
  read_half_life(fields.optional("half_life"));
  if (const Value against = fields.optional("against"); against.present()) {
    Fields figures(against);
    narrative_.against_trust = permille_of(figures.optional("trust")).value_or(0);
    narrative_.against_support = permille_of(figures.optional("support")).value_or(0);
  }
  for (const Value& value : fields.optional("feeds_on").list(kFeedsOfOneMax)) read_feed(value);
  space_.narratives.push_back(std::move(narrative_));
}

void NarrativeReader::read_half_life(const Value& value) {
  narrative_.half_life = value.duration().value_or(narrative_.half_life);
  if (narrative_.half_life >= 2 * space_.habits.step) return;
  (value.present() ? value : item_.key)
      .error(yaml::Fault::kOutOfRange, "a half-life takes two steps at least");
}

void NarrativeReader::read_feed(const Value& value) {
  Fields fields(value);
  Feed feed;
  feed.narrative = id_;
  feed.by = permille_of(fields.required("by")).value_or(0);
  const Value outage = fields.optional("outage");
  const Value leak = fields.optional("leak");
  const Value below = outage.present() ? fields.required("below") : fields.optional("below");
  const Value for_good = fields.optional("for_good");
  if (outage.present() == leak.present()) {
    return value.error("a narrative feeds on an outage or a leak; write several as several");
  }
  if (leak.present()) {
    below.error("this goes with 'outage' alone");
    for_good.error("what has leaked has leaked; this goes with 'outage' alone");
    feed.for_good = true;
    return add(leak, draft_.things.all(leak, {EntityKind::kData}), feed);
  }
  feed.below = permille_of(below).value_or(0);
  feed.for_good = for_good.truth().value_or(false);
  add(outage, draft_.things.all(outage, kServing), feed);
}

/// One for each thing.
void NarrativeReader::add(const Value& written, const std::vector<Entity>& things, Feed feed) {
  for (const Entity thing : things) {
    const bool twice = std::any_of(
        space_.feeds.begin(), space_.feeds.end(),
        [&](const Feed& known) { return known.narrative == id_ && known.thing == thing; });
    if (twice) {
      written.error(
          fmt::format("'{}' feeds this narrative already", draft_.exercise.layout.name_of(thing)));
      continue;
    }
    feed.thing = thing;
    space_.feeds.push_back(feed);
  }
  if (space_.feeds.size() <= kFeedsMax) return;
  written.error(yaml::Fault::kTooMuch,
                fmt::format("the narratives feed on more than {} things in all", kFeedsMax));
  space_.feeds.resize(kFeedsMax);
}

}  // namespace

void read_information(Draft& draft) {
  const Ties ties = read_settings(draft);
  for (const Item& item : draft.items["outlets"]) read_outlet(draft, item);
  for (const Item& item : draft.items["groups"]) read_group(draft, item);
  for (const Item& item : draft.items["narratives"]) NarrativeReader(draft, item).read();
  if (draft.sections.findings().ok()) draw_contacts(draft.exercise.layout.information, ties);
}

}  // namespace redoubt::scenario

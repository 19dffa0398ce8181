#include "controller/scenario/ground_reader.h"

#include <fmt/format.h>

#include <utility>

#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::ProtocolSet;
using range::ZoneId;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kRulesMax = 200;
constexpr std::string_view kAllProtocols = "all";

void read_nation(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& nations = draft.exercise.layout.nations;
  take_title(draft, {EntityKind::kNation, static_cast<std::uint32_t>(nations.size())},
             fields.optional("title"));
  nations.push_back({item.name});
}

void read_site(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& sites = draft.exercise.layout.sites;
  take_title(draft, {EntityKind::kSite, static_cast<std::uint32_t>(sites.size())},
             fields.optional("title"));
  sites.push_back({item.name, {draft.things.one(fields.required("nation"), EntityKind::kNation)}});
}

void read_zone(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& zones = draft.exercise.layout.zones;
  take_title(draft, {EntityKind::kZone, static_cast<std::uint32_t>(zones.size())},
             fields.optional("title"));
  range::Zone zone;
  zone.name = item.name;
  zone.site = {draft.things.one(fields.required("site"), EntityKind::kSite)};
  zone.external = fields.optional("external").truth().value_or(false);
  zones.push_back(std::move(zone));
}

void read_account(Draft& draft, const Item& item) {
  Fields fields(item.value);
  range::Account account;
  account.name = item.name;
  account.level = fields.optional("level").word<terms::Access>(kLevels).value_or(account.level);
  account.owner = cell_of_role(draft, fields.optional("owner"), terms::Role::kBlue);
  account.strength =
      fields.optional("strength").word<range::Strength>(kStrengths).value_or(account.strength);
  account.decoy = fields.optional("decoy").truth().value_or(account.decoy);
  draft.exercise.layout.accounts.push_back(std::move(account));
}

void read_software(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& software = draft.exercise.layout.software;
  take_title(draft, {EntityKind::kSoftware, static_cast<std::uint32_t>(software.size())},
             fields.optional("title"));
  software.push_back({item.name,
                      fields.optional("vendor").text(kTitleMax).value_or(""),
                      fields.optional("version").text(kTitleMax).value_or(""),
                      {}});
}

/// The zone a rule speaks of; not valid, which means any, where it is left out.
ZoneId read_end(const Draft& draft, const Value& value) {
  return {draft.things.one(value, EntityKind::kZone)};
}

ProtocolSet read_protocols(const Draft& draft, const Value& value) {
  const bool one = value.present() && value.node().kind() == yaml::Kind::kScalar;
  if (one && value.node().text() == kAllProtocols) return range::kAnyProtocol;
  ProtocolSet set = 0;
  for (const std::uint32_t protocol : draft.protocols.resolve_all(value, range::kProtocolsMax)) {
    set |= range::only(static_cast<range::Protocol>(protocol));
  }
  return set;
}

range::FlowRule read_rule(const Draft& draft, const Value& value) {
  Fields fields(value);
  const Value allow = fields.optional("allow");
  const Value deny = fields.optional("deny");
  if (allow.present() == deny.present()) {
    value.error("a rule says either 'allow' or 'deny', and of which protocols");
  }
  range::FlowRule rule;
  rule.allow = allow.present();
  rule.protocols = read_protocols(draft, rule.allow ? allow : deny);
  rule.from = read_end(draft, fields.optional("from"));
  rule.to = read_end(draft, fields.optional("to"));
  return rule;
}

void read_link(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& links = draft.exercise.layout.links;
  take_title(draft, {EntityKind::kLink, static_cast<std::uint32_t>(links.size())},
             fields.optional("title"));
  range::Link link;
  link.name = item.name;
  const Value between = fields.required("between");
  const std::vector<Value> ends = between.list(2);
  if (ends.size() == 2) {
    link.a = {draft.things.one(ends[0], EntityKind::kZone)};
    link.b = {draft.things.one(ends[1], EntityKind::kZone)};
    if (link.a.valid() && link.a == link.b) between.error("a link joins two different zones");
  } else if (between.present() && between.node().size() < 2) {
    between.expected("the two zones that the link joins");
  }
  link.owner = cell_of_role(draft, fields.optional("owner"), terms::Role::kBlue);
  for (const Value& rule : fields.optional("rules").list(kRulesMax)) {
    link.rules.push_back(read_rule(draft, rule));
  }
  links.push_back(std::move(link));
}

}  // namespace

void read_ground(Draft& draft) {
  range::Layout& layout = draft.exercise.layout;
  for (const Item& item : draft.items["protocols"]) layout.protocols.push_back(item.name);
  for (const Item& item : draft.items["systems"]) layout.systems.push_back(item.name);
  for (const Item& item : draft.items["nations"]) read_nation(draft, item);
  for (const Item& item : draft.items["sites"]) read_site(draft, item);
  for (const Item& item : draft.items["zones"]) read_zone(draft, item);
  for (const Item& item : draft.items["accounts"]) read_account(draft, item);
  for (const Item& item : draft.items["software"]) read_software(draft, item);
}

void read_links(Draft& draft) {
  for (const Item& item : draft.items["links"]) read_link(draft, item);
}

}  // namespace redoubt::scenario

#include "controller/scenario/ground_reader.h"

#include <utility>

#include "controller/scenario/updates_reader.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;

namespace {

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
                      {},
                      read_updates(draft, fields.optional("updates")),
                      fields.optional("verified").odds().value_or(terms::Odds{})});
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

}  // namespace redoubt::scenario

#include "controller/scenario/population.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/equipment.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Host;
using range::HostId;
using range::WeaknessKind;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kHostsMax = 20'000;
constexpr std::int64_t kValueMax = 1'000'000;    ///< of a host, either way
constexpr std::size_t kBelongingsMax = 200'000;  ///< services, weaknesses and data, in all
constexpr std::size_t kDenialsMax = 1'000'000;

/// Draws hosts one entry after the other.
class Population {
 public:
  explicit Population(Draft& draft) : draft_(draft), layout_(draft.exercise.layout) {}

  void read_classes();
  void read_hosts();
  void deny();

 private:
  /// What the denials of an entry are to be written into.
  struct Denying {
    HostId first;
    std::size_t count = 0;
    Equipment::Denial denial;
  };

  void read_host(const Value::Entry& entry);
  bool too_many(std::size_t count, const Equipment& drawn, const Value& at);
  Equipment equipment_of(Fields& fields);
  void check_services(const Equipment& drawn, const Value& at);
  void draw(const Value::Entry& entry, const Host& outline, const Equipment& drawn,
            std::optional<std::int64_t> count);
  void equip(HostId id, const Equipment& drawn);
  void fill(const Value& key, HostId id, const Equipment& drawn, bool one_of_many);

  Draft& draft_;
  range::Layout& layout_;
  std::vector<WeaknessClass> weaknesses_;
  std::vector<Equipment> templates_;
  std::vector<Denying> denying_;
};

void Population::read_classes() {
  for (const Item& item : draft_.items["weaknesses"]) {
    weaknesses_.push_back(read_weakness_class(draft_, item));
  }
  for (const Item& item : draft_.items["templates"]) {
    Fields fields(item.value);
    templates_.push_back(read_equipment(draft_, fields));
  }
}

void Population::read_hosts() {
  for (const Value::Entry& entry : draft_.sections.entries("hosts", kHostsMax)) read_host(entry);
}

void Population::read_host(const Value::Entry& entry) {
  Fields fields(entry.value);
  const std::optional<std::string> name = entry.key.name();
  const std::optional<std::int64_t> count =
      fields.optional("count").integer(1, static_cast<std::int64_t>(kHostsMax));
  Host outline;
  outline.zone = {draft_.things.one(fields.required("zone"), EntityKind::kZone)};
  outline.owner = cell_of_role(draft_, fields.optional("owner"), terms::Role::kBlue);
  outline.value = fields.optional("value").integer(-kValueMax, kValueMax).value_or(0);
  outline.decoy = fields.optional("decoy").truth().value_or(false);
  const Equipment drawn = equipment_of(fields);
  if (!name) return;
  if (too_many(static_cast<std::size_t>(count.value_or(1)), drawn, entry.key)) return;
  outline.name = *name;
  outline.os = drawn.system;
  outline.tags = drawn.tags;
  check_services(drawn, entry.key);
  draw(entry, outline, drawn, count);
}

bool Population::too_many(std::size_t count, const Equipment& drawn, const Value& at) {
  if (layout_.hosts.size() + count > kHostsMax) {
    at.error(yaml::Fault::kTooMuch,
             fmt::format("with these there are more than {} hosts", kHostsMax));
    return true;
  }
  const std::size_t each = drawn.services.size() + drawn.weaknesses.size() + drawn.data.size();
  const std::size_t now = layout_.services.size() + layout_.weaknesses.size() + layout_.data.size();
  if (now + count * each <= kBelongingsMax) return false;
  at.error(yaml::Fault::kTooMuch,
           fmt::format("with these there are more than {} services, weaknesses and data",
                       kBelongingsMax));
  return true;
}

Equipment Population::equipment_of(Fields& fields) {
  const std::uint32_t index = draft_.templates.resolve(fields.optional("template"));
  const Equipment own = read_equipment(draft_, fields);
  Equipment drawn = drawn_from(index == kNone ? Equipment{} : templates_.at(index), own);
  const bool unknown_template = index == kNone && fields.has("template");
  if (drawn.system == kNone && !fields.has("system") && !unknown_template) {
    fields.all().error(yaml::Fault::kMissing, "key 'system' is missing, here or in the template");
  }
  return drawn;
}

/// A remote weakness lies in a service, which the host must have.
void Population::check_services(const Equipment& drawn, const Value& at) {
  for (const std::uint32_t index : drawn.weaknesses) {
    const WeaknessClass& weakness = weaknesses_.at(index);
    if (weakness.protocol == kNone) continue;
    const auto& services = drawn.services;
    if (std::find(services.begin(), services.end(), weakness.protocol) != services.end()) continue;
    at.error(fmt::format("weakness '{}' lies in a service '{}', which is not among the host's",
                         weakness.name, layout_.protocols[weakness.protocol]),
             yaml::Note{draft_.weaknesses.declared_at(index), "the weakness is declared here"});
  }
}

void Population::draw(const Value::Entry& entry, const Host& outline, const Equipment& drawn,
                      std::optional<std::int64_t> count) {
  const HostId first{static_cast<std::uint32_t>(layout_.hosts.size())};
  std::vector<std::uint32_t> members;
  for (std::int64_t i = 1; i <= count.value_or(1); ++i) {
    const HostId id{static_cast<std::uint32_t>(layout_.hosts.size())};
    Host& host = layout_.hosts.emplace_back(outline);
    if (count) host.name = fmt::format("{}-{}", outline.name, i);
    if (count && !draft_.things.declare(entry.key, host.name, entity(id))) {
      layout_.hosts.pop_back();
      return;
    }
    members.push_back(id.value);
    draft_.things.settle(id, outline.zone);
    for (const std::string& tag : outline.tags) draft_.things.tag_host(tag, id);
    equip(id, drawn);
    fill(entry.key, id, drawn, count.has_value());
  }
  draft_.things.declare_group(entry.key, outline.name, EntityKind::kHost, members);
  for (const Equipment::Denial& denial : drawn.denials) {
    denying_.push_back({first, members.size(), denial});
  }
}

void Population::equip(HostId id, const Equipment& drawn) {
  Host& host = layout_.hosts[id.value];
  for (const std::uint32_t protocol : drawn.services) {
    host.services.push_back({static_cast<std::uint32_t>(layout_.services.size())});
    layout_.services.push_back({fmt::format("{}/{}", host.name, layout_.protocols[protocol]), id,
                                static_cast<range::Protocol>(protocol)});
  }
  for (const std::uint32_t index : drawn.weaknesses) {
    const WeaknessClass& of = weaknesses_.at(index);
    host.weaknesses.push_back({static_cast<std::uint32_t>(layout_.weaknesses.size())});
    range::Weakness& weakness = layout_.weaknesses.emplace_back(
        range::Weakness{of.name, of.cwe, of.kind, id, {}, of.fixed_by});
    if (!of.title.empty()) {
      draft_.exercise.titles.push_back({entity(host.weaknesses.back()), of.title});
    }
    const auto service = std::find(drawn.services.begin(), drawn.services.end(), of.protocol);
    if (of.protocol == kNone || service == drawn.services.end()) continue;
    weakness.service = host.services[static_cast<std::size_t>(service - drawn.services.begin())];
  }
  for (const std::uint32_t account : drawn.accounts) host.accounts.push_back({account});
  for (const std::uint32_t account : drawn.cached) host.cached.push_back({account});
  for (const std::uint32_t software : drawn.software) {
    host.software.push_back({software});
    layout_.software.at(software).hosts.push_back(id);
  }
}

/// Data of a lone host is called as it is written; data that several hosts may have, HOST/NAME, and
/// then the name alone means all of it.
void Population::fill(const Value& key, HostId id, const Equipment& drawn, bool one_of_many) {
  Host& host = layout_.hosts[id.value];
  for (const Equipment::Data& data : drawn.data) {
    const range::DataId next{static_cast<std::uint32_t>(layout_.data.size())};
    const bool shared = one_of_many || data.of_template;
    std::string name = shared ? fmt::format("{}/{}", host.name, data.name) : data.name;
    if (!draft_.things.declare(data.of_template ? key : data.at, name, entity(next))) continue;
    if (shared) draft_.things.join_group(data.at, data.name, entity(next));
    for (const std::string& tag : data.tags) draft_.things.tag_data(tag);
    host.data.push_back(next);
    layout_.data.push_back({std::move(name), id, data.megabytes, data.tags, data.decoy});
  }
}

void Population::deny() {
  std::size_t denials = 0;
  for (const Denying& denying : denying_) {
    const std::vector<HostId> sources = draft_.things.hosts(denying.denial.from);
    denials += sources.size() * denying.count;
    if (denials > kDenialsMax) {
      return denying.denial.from.error(
          fmt::format("the hosts' own firewalls have more than {} denials in all", kDenialsMax));
    }
    for (std::size_t i = 0; i < denying.count; ++i) {
      Host& host = layout_.hosts[denying.first.value + i];
      for (const HostId from : sources) host.denials.push_back({from, denying.denial.protocols});
    }
  }
}

}  // namespace

void populate(Draft& draft) {
  Population population(draft);
  population.read_classes();
  population.read_hosts();
  population.deny();
}

}  // namespace redoubt::scenario

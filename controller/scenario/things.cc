#include "controller/scenario/things.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace redoubt::scenario {

using range::Entity;
using range::HostId;
using terms::EntityKind;
using yaml::Value;

namespace {

constexpr std::size_t kElementsMax = 4096;
constexpr std::size_t kReferenceMax = 200;
constexpr std::string_view kTagMark = "tag:";

bool among(EntityKind kind, std::initializer_list<EntityKind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// "host, link or function".
std::string either(std::initializer_list<EntityKind> kinds) {
  std::vector<std::string_view> words;
  for (const EntityKind kind : kinds) words.emplace_back(terms::name(kind));
  return yaml::choices(words);
}

std::string_view guess_among(const auto& map, const Value& reference, std::string_view written) {
  std::vector<std::string_view> names;
  for (const auto& [name, entry] : map) names.push_back(name);
  return guess(reference, written, names);
}

}  // namespace

bool Things::declare(const Value& at, std::string name, Entity thing) {
  const bool fresh = declare_group(at, std::move(name), thing.kind, {thing.index});
  return fresh;
}

bool Things::declare_group(const Value& at, std::string name, EntityKind kind,
                           std::vector<std::uint32_t> members) {
  const auto [entry, fresh] =
      things_.emplace(std::move(name), Thing{kind, std::move(members), at.place()});
  if (fresh) return true;
  const Thing& known = entry->second;
  at.error(
      yaml::Fault::kTwice,
      fmt::format("there is {} '{}' already", with_article(terms::name(known.kind)), entry->first),
      yaml::Note{known.declared_at, "it is declared here"});
  return false;
}

void Things::join_group(const Value& at, const std::string& name, Entity member) {
  const auto found = things_.find(name);
  if (found == things_.end() || found->second.kind != member.kind) {
    declare(at, name, member);
  } else {
    found->second.members.push_back(member.index);
  }
}

const Things::Thing* Things::find(std::string_view name) const {
  const auto found = things_.find(name);
  return found == things_.end() ? nullptr : &found->second;
}

/// Of these kinds, or any where there are none.
const Things::Thing* Things::resolve(const Value& reference, std::string_view name,
                                     Kinds kinds) const {
  const Thing* thing = find(name);
  const std::string wanted = kinds.size() == 0 ? "thing" : either(kinds);
  if (thing == nullptr) {
    const std::string_view near = guess_among(things_, reference, name);
    say_unknown(reference, wanted, near, near.empty() ? yaml::Place{} : find(near)->declared_at);
    return nullptr;
  }
  const bool zone_of_hosts = thing->kind == EntityKind::kZone && among(EntityKind::kHost, kinds);
  if (kinds.size() == 0 || among(thing->kind, kinds) || zone_of_hosts) return thing;
  reference.error(fmt::format("'{}' is {}, where {} is wanted", name,
                              with_article(terms::name(thing->kind)), with_article(wanted)),
                  yaml::Note{thing->declared_at, "it is declared here"});
  return nullptr;
}

std::uint32_t Things::one(const Value& reference, EntityKind kind) const {
  const Entity thing = one(reference, {kind});
  return thing.valid() ? thing.index : kNone;
}

Entity Things::one(const Value& reference, Kinds kinds) const {
  const std::optional<std::string> name = reference.text(kReferenceMax);
  const Thing* thing = name ? resolve(reference, *name, kinds) : nullptr;
  if (thing == nullptr) return {};
  if (among(thing->kind, kinds) && thing->members.size() == 1) {
    return {thing->kind, thing->members.front()};
  }
  reference.error(fmt::format("'{}' is more than one {}; name one of them", *name, either(kinds)),
                  yaml::Note{thing->declared_at, "it is declared here"});
  return {};
}

Entity Things::one_of_any(const Value& reference) const {
  const std::optional<std::string> name = reference.text(kReferenceMax);
  const Thing* thing = name ? resolve(reference, *name, {}) : nullptr;
  if (thing == nullptr) return {};
  const std::uint32_t index = one(reference, thing->kind);
  return index == kNone ? Entity{} : Entity{thing->kind, index};
}

std::vector<HostId> Things::hosts(const Value& list) {
  std::vector<HostId> hosts;
  for (const Entity host : all(list, {EntityKind::kHost})) hosts.push_back({host.index});
  return hosts;
}

std::vector<Entity> Things::all(const Value& value, Kinds kinds) {
  Listed listed;
  for (const Value& element : value.one_or_list(kElementsMax)) list(element, kinds, listed);
  return std::move(listed.things);
}

void Things::list(const Value& element, Kinds kinds, Listed& listed) {
  const std::optional<std::string> written = element.text(kReferenceMax);
  if (!written) return;
  if (written->starts_with(kTagMark) && among(EntityKind::kHost, kinds)) {
    const std::string_view tag = std::string_view(*written).substr(kTagMark.size());
    const auto found = tagged_.find(tag);
    static const std::vector<HostId> kNobody;
    return list_hosts(element, *written, found == tagged_.end() ? kNobody : found->second, listed);
  }
  const bool service = written->find('/') != std::string::npos && find(*written) == nullptr;
  if (service && among(EntityKind::kService, kinds)) {
    return list_services(element, *written, listed);
  }
  const Thing* thing = resolve(element, *written, kinds);
  if (thing == nullptr) return;
  if (thing->kind == EntityKind::kZone && !among(EntityKind::kZone, kinds)) {
    return list_hosts(element, *written, in_zone_[thing->members.front()], listed);
  }
  for (const std::uint32_t member : thing->members) add(element, {thing->kind, member}, listed);
}

void Things::list_hosts(const Value& element, std::string_view what,
                        const std::vector<HostId>& hosts, Listed& listed) {
  if (hosts.empty()) element.error(fmt::format("there is no host in '{}'", what));
  for (const HostId host : hosts) add(element, entity(host), listed);
}

/// "core-db/signalling": those services of the hosts; each of them must have one.
void Things::list_services(const Value& element, std::string_view written, Listed& listed) {
  const std::size_t slash = written.rfind('/');
  const std::string_view protocol = written.substr(slash + 1);
  const Thing* hosts = resolve(element, written.substr(0, slash), {EntityKind::kHost});
  if (hosts == nullptr || hosts->kind != EntityKind::kHost) return;
  for (const std::uint32_t host : hosts->members) {
    const auto& services = layout_->hosts[host].services;
    const auto found = std::find_if(services.begin(), services.end(), [&](range::ServiceId id) {
      return layout_->protocols[layout_->services[id.value].protocol] == protocol;
    });
    if (found != services.end()) {
      add(element, entity(*found), listed);
      continue;
    }
    return element.error(
        yaml::Fault::kUnknownName,
        fmt::format("host '{}' has no service '{}'", layout_->hosts[host].name, protocol),
        yaml::Note{hosts->declared_at, "the host is declared here"});
  }
}

void Things::add(const Value& element, Entity thing, Listed& listed) {
  if (listed_ > kListedMax || !listed.seen.insert(thing).second) return;
  if (++listed_ > kListedMax) {
    return element.error(
        yaml::Fault::kTooMuch,
        fmt::format("the lists of this exercise name more than {} things in all", kListedMax));
  }
  listed.things.push_back(thing);
}

std::string Things::tag(const Value& reference) const {
  std::optional<std::string> tag = reference.name();
  if (!tag) return {};
  if (tagged_.contains(*tag)) return std::move(*tag);
  const std::string_view near = guess_among(tagged_, reference, *tag);
  reference.error(yaml::Fault::kUnknownName,
                  fmt::format("nothing carries the tag '{}'{}", *tag,
                              near.empty() ? "" : fmt::format(", did you mean '{}'?", near)));
  return {};
}

}  // namespace redoubt::scenario

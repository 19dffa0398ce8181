#include "controller/scenario/links_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "controller/range/reachability.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::FlowEnd;
using range::Link;
using range::LinkId;
using range::ProtocolSet;
using range::ZoneId;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kRulesMax = 200;
constexpr std::size_t kForwardsMax = 64;
constexpr std::size_t kRulesOfAllMax = 10'000;
constexpr std::size_t kNamedHostsMax = 128;
constexpr std::string_view kAllProtocols = "all";
constexpr yaml::Unit kCapacity[] = {{"Gbit/s", 1'000'000}, {"Mbit/s", 1000}, {"kbit/s", 1}};
constexpr std::int64_t kCapacityMaxKbps = 1'000'000'000;

class LinksReader {
 public:
  explicit LinksReader(Draft& draft) : draft_(draft) {}

  void read(const Item& item);

 private:
  void read_between(const Value& between, Link& link);
  void read_rules(const Value& rules, Link& link);
  range::FlowRule read_rule(const Value& value, const Link& link);
  void read_translation(Fields& fields, Link& link);
  range::Carrier read_carrier(const Value& value);
  ZoneId read_side(const Value& value, const Link& link);
  FlowEnd read_end(const Value& value);
  ProtocolSet read_protocols(const Value& value);

  Draft& draft_;
  std::size_t rules_ = 0;
  std::set<std::uint32_t> named_hosts_;
};

void LinksReader::read(const Item& item) {
  Fields fields(item.value);
  auto& links = draft_.exercise.layout.links;
  take_title(draft_, {EntityKind::kLink, static_cast<std::uint32_t>(links.size())},
             fields.optional("title"));
  Link link;
  link.name = item.name;
  read_between(fields.required("between"), link);
  link.owner = cell_of_role(draft_, fields.optional("owner"), terms::Role::kBlue);
  read_rules(fields.optional("rules"), link);
  read_translation(fields, link);
  link.over = read_carrier(fields.optional("over"));
  link.capacity_kbps =
      fields.optional("capacity").measure(kCapacity, 1, kCapacityMaxKbps).value_or(0);
  links.push_back(std::move(link));
}

void LinksReader::read_between(const Value& between, Link& link) {
  const std::vector<Value> ends = between.list(2);
  if (ends.size() == 2) {
    link.a = {draft_.things.one(ends[0], EntityKind::kZone)};
    link.b = {draft_.things.one(ends[1], EntityKind::kZone)};
    if (link.a.valid() && link.a == link.b) between.error("a link joins two different zones");
  } else if (between.present() && between.node().size() < 2) {
    between.expected("the two zones that the link joins");
  }
}

void LinksReader::read_rules(const Value& rules, Link& link) {
  for (const Value& rule : rules.list(kRulesMax)) link.rules.push_back(read_rule(rule, link));
  const bool had_room = rules_ <= kRulesOfAllMax;
  rules_ += link.rules.size();
  if (had_room && rules_ > kRulesOfAllMax) {
    rules.error(yaml::Fault::kTooMuch,
                fmt::format("the links have more than {} rules in all", kRulesOfAllMax));
  }
}

range::FlowRule LinksReader::read_rule(const Value& value, const Link& link) {
  Fields fields(value);
  const Value allow = fields.optional("allow");
  const Value deny = fields.optional("deny");
  if (allow.present() == deny.present()) {
    value.error("a rule says either 'allow' or 'deny', and of which protocols");
  }
  range::FlowRule rule;
  rule.allow = allow.present();
  rule.protocols = read_protocols(rule.allow ? allow : deny);
  rule.from = read_end(fields.optional("from"));
  rule.to = read_end(fields.optional("to"));
  rule.into = read_side(fields.optional("into"), link);
  return rule;
}

void LinksReader::read_translation(Fields& fields, Link& link) {
  link.hides = read_side(fields.optional("nat"), link);
  const Value forwards = fields.optional("forward");
  if (forwards.present() && !fields.has("nat")) {
    forwards.error("only a link that hides a side ('nat') forwards to it");
  }
  for (const Value& forward : forwards.list(kForwardsMax)) {
    Fields said(forward);
    const ProtocolSet protocols = read_protocols(said.required("protocols"));
    link.forwards.push_back({protocols, read_end(said.required("to"))});
  }
}

range::Carrier LinksReader::read_carrier(const Value& value) {
  if (!value.present()) return {};
  Fields fields(value);
  range::Carrier carrier;
  carrier.from = {draft_.things.one(fields.required("from"), EntityKind::kZone)};
  carrier.to = {draft_.things.one(fields.required("to"), EntityKind::kZone)};
  if (carrier.from.valid() && carrier.from == carrier.to) {
    value.error("a tunnel is carried between two different zones");
  }
  const std::uint32_t protocol = draft_.protocols.resolve(fields.required("protocol"));
  if (protocol != kNone) carrier.protocol = static_cast<range::Protocol>(protocol);
  return carrier;
}

/// One of the two zones that the link joins; not valid where it is left out.
ZoneId LinksReader::read_side(const Value& value, const Link& link) {
  const ZoneId side{draft_.things.one(value, EntityKind::kZone)};
  const bool known = side.valid() && link.a.valid() && link.b.valid();
  if (known && side != link.a && side != link.b) {
    value.error(fmt::format("'{}' is neither of the two zones that the link joins",
                            draft_.exercise.layout.zones[side.value].name));
  }
  return side;
}

/// The zone or host that a rule speaks of; not valid, which means any, where it is left out.
FlowEnd LinksReader::read_end(const Value& value) {
  const range::Entity end = draft_.things.one(value, {EntityKind::kZone, EntityKind::kHost});
  if (!end.valid()) return {};
  if (end.kind == EntityKind::kZone) return ZoneId{end.index};
  if (named_hosts_.insert(end.index).second && named_hosts_.size() == kNamedHostsMax + 1) {
    value.error(yaml::Fault::kTooMuch,
                fmt::format("the rules of all links name more than {} hosts", kNamedHostsMax));
  }
  return range::HostId{end.index};
}

ProtocolSet LinksReader::read_protocols(const Value& value) {
  const bool one = value.present() && value.node().kind() == yaml::Kind::kScalar;
  if (one && value.node().text() == kAllProtocols) return range::kAnyProtocol;
  ProtocolSet set = 0;
  for (const std::uint32_t protocol : draft_.protocols.resolve_all(value, range::kProtocolsMax)) {
    set |= range::only(static_cast<range::Protocol>(protocol));
  }
  return set;
}

/// A tunnel that nothing carries from the start may be meant, and seldom is.
void check_tunnels(const Draft& draft) {
  const range::Layout& layout = draft.exercise.layout;
  const auto is_tunnel = [](const Link& link) { return link.over.valid(); };
  if (!draft.sections.findings().ok()) return;
  if (std::none_of(layout.links.begin(), layout.links.end(), is_tunnel)) return;
  const range::Reachability drawn(layout);
  const auto& items = draft.items.at("links");
  for (std::uint32_t i = 0; i < layout.links.size(); ++i) {
    if (!drawn.stands({i})) items[i].key.warning("as it is drawn, nothing carries this tunnel");
  }
}

}  // namespace

void read_links(Draft& draft) {
  LinksReader reader(draft);
  for (const Item& item : draft.items["links"]) reader.read(item);
  check_tunnels(draft);
}

}  // namespace redoubt::scenario

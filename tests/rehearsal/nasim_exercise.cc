#include "tests/rehearsal/nasim_exercise.h"

#include <algorithm>
#include <string>

namespace redoubt::rehearsal {
namespace {

using formats::nasim::Attack;
using formats::nasim::Network;
using scenario::Action;
using scenario::EffectKind;
using scenario::Exercise;
using scenario::NeedKind;
using terms::Access;

constexpr std::int64_t kForever = formats::nasim::kStepsMax;

range::ProtocolSet set_of(const formats::nasim::Numbers& services) {
  range::ProtocolSet set = 0;
  for (const std::uint32_t service : services)
    set |= range::only(static_cast<range::Protocol>(service));
  return set;
}

range::HostId host_at(const Network& network, formats::nasim::Address address) {
  const auto found = std::find_if(network.hosts.begin(), network.hosts.end(),
                                  [&](const auto& host) { return host.address == address; });
  return {static_cast<std::uint32_t>(found - network.hosts.begin())};
}

void draw_zones(const Network& network, range::Layout& layout) {
  layout.nations = {{"nowhere"}};
  layout.sites = {{"network", {0}}};
  for (std::size_t i = 0; i < network.subnets.size(); ++i) {
    layout.zones.push_back({"subnet-" + std::to_string(i), {0}, i == 0});
  }
  for (const auto& opening : network.openings) {
    if (opening.from > opening.to) continue;
    range::Link link{
        .name = "link-" + std::to_string(opening.from) + "-" + std::to_string(opening.to),
        .a = {opening.from},
        .b = {opening.to},
        .rules = {},
        .owner = {}};
    for (const auto& way : network.openings) {
      const bool here = std::minmax(way.from, way.to) == std::minmax(opening.from, opening.to);
      if (here) link.rules.push_back({{way.from}, {way.to}, set_of(way.services), true});
    }
    layout.links.push_back(std::move(link));
  }
}

void draw_hosts(const Network& network, range::Layout& layout) {
  for (std::uint32_t i = 0; i < network.hosts.size(); ++i) {
    const auto& plan = network.hosts[i];
    range::Host host;
    host.name =
        "host-" + std::to_string(plan.address.subnet) + "-" + std::to_string(plan.address.host);
    host.zone = {plan.address.subnet};
    host.os = plan.system;
    host.value = plan.value;
    for (const std::uint32_t service : plan.services) {
      host.services.push_back({static_cast<std::uint32_t>(layout.services.size())});
      layout.services.push_back({host.name + "/" + network.services[service],
                                 {i},
                                 static_cast<range::Protocol>(service)});
    }
    for (const std::uint32_t process : plan.processes) host.software.push_back({process});
    for (const auto& denial : plan.denials) {
      host.denials.push_back({host_at(network, denial.from), set_of(denial.services)});
    }
    layout.hosts.push_back(std::move(host));
  }
}

Action action(const std::string& code, std::int64_t cost) {
  Action action;
  action.code = action.name = code;
  action.cost = cost;
  action.needs = {{NeedKind::kDiscovered, 0}, {NeedKind::kNear, 0}};
  return action;
}

Action on_the_host(Action action) {
  action.needs.push_back({NeedKind::kSession, static_cast<std::int64_t>(Access::kUser)});
  return action;
}

Action attack(const Attack& plan) {
  Action drawn = action(plan.name, plan.cost);
  drawn.odds = plan.odds;
  drawn.effects = {{EffectKind::kGainAccess, static_cast<std::int64_t>(plan.access)}};
  return drawn;
}

void draw_catalogue(const Network& network, Exercise& exercise) {
  auto& catalogue = exercise.catalogue;
  catalogue = {action("service_scan", network.costs.service_scan),
               action("os_scan", network.costs.os_scan),
               on_the_host(action("subnet_scan", network.costs.subnet_scan)),
               on_the_host(action("process_scan", network.costs.process_scan))};
  catalogue[2].effects = {{EffectKind::kDiscover, 0}};
  for (const Attack& plan : network.exploits) {
    Action exploit = attack(plan);
    exploit.needs.push_back({NeedKind::kReach, *plan.through});
    exploit.needs.push_back({NeedKind::kService, *plan.through});
    if (plan.system) exploit.needs.push_back({NeedKind::kSystem, *plan.system});
    catalogue.push_back(std::move(exploit));
  }
  for (const Attack& plan : network.escalations) {
    Action escalation = on_the_host(attack(plan));
    if (plan.through) escalation.needs.push_back({NeedKind::kSoftware, *plan.through});
    if (plan.system) escalation.needs.push_back({NeedKind::kSystem, *plan.system});
    catalogue.push_back(std::move(escalation));
  }
}

}  // namespace

std::shared_ptr<const Exercise> exercise_of(const Network& network) {
  auto exercise = std::make_shared<Exercise>();
  exercise->name = "network";
  exercise->rules = scenario::Rules::kNasim;
  exercise->layout.protocols = network.services;
  exercise->layout.systems = network.systems;
  for (const std::string& process : network.processes) {
    exercise->layout.software.push_back({process, "", {}});
  }
  draw_zones(network, exercise->layout);
  draw_hosts(network, exercise->layout);
  draw_catalogue(network, *exercise);
  scenario::Cell red{.name = "red", .role = terms::Role::kRed};
  for (std::uint32_t i = 0; i < network.hosts.size(); ++i) {
    red.knows.push_back(entity(range::HostId{i}));
    if (network.hosts[i].sensitive) exercise->goal.push_back({i});
  }
  exercise->cells = {std::move(red)};
  exercise->endex = terms::kStartex + std::chrono::seconds(network.step_limit.value_or(kForever));
  return exercise;
}

}  // namespace redoubt::rehearsal

#include "tests/bench/town.h"

#include <chrono>
#include <string>
#include <utility>

namespace redoubt::bench {
namespace {

using scenario::EffectKind;
using scenario::NeedKind;
using std::chrono::minutes;

constexpr std::uint32_t kHostsPerZone = 50;
constexpr std::uint32_t kSteps = 20;
constexpr terms::CellId kBlue{1};
constexpr terms::ActionId kExploit{0};
constexpr terms::ActionId kInspect{2};
constexpr terms::ActionId kEvict{3};

void draw_network(range::Layout& layout, std::uint32_t hosts) {
  layout.protocols = {"web"};
  const std::uint32_t zones = hosts / kHostsPerZone + 1;
  for (std::uint32_t i = 0; i <= zones; ++i) {
    layout.zones.push_back({.name = "zone-" + std::to_string(i), .external = i == 0});
  }
  const range::FlowRule open{.protocols = 1, .allow = true};
  for (std::uint32_t i = 0; i <= zones; ++i) {
    for (std::uint32_t step = 1; step <= 2 && i + step <= zones; ++step) {
      layout.links.push_back({.name = "link-" + std::to_string(i) + "-" + std::to_string(i + step),
                              .a = {i},
                              .b = {i + step},
                              .rules = {open}});
    }
  }
}

void draw_hosts(range::Layout& layout, std::uint32_t hosts) {
  for (std::uint32_t i = 0; i < hosts; ++i) {
    const std::string name = "host-" + std::to_string(i);
    layout.hosts.push_back({.name = name,
                            .zone = {1 + i / kHostsPerZone},
                            .owner = kBlue,
                            .tags = {"lot-" + std::to_string(i % kSteps)},
                            .services = {{i}},
                            .weaknesses = {{i}}});
    layout.services.push_back({.name = name + "/web", .host = {i}});
    layout.weaknesses.push_back({.name = "RW-1", .cwe = "CWE-787", .host = {i}, .service = {i}});
  }
}

scenario::Action timed(scenario::Action action, minutes shortest, minutes longest) {
  action.shortest = shortest;
  action.longest = longest;
  return action;
}

void draw_catalogue(scenario::Exercise& exercise) {
  constexpr auto kUser = static_cast<std::int64_t>(terms::Access::kUser);
  scenario::Action exploit{.code = "T1210", .name = "Exploitation of Remote Services"};
  exploit.needs = {{NeedKind::kNoSession, kUser}, {NeedKind::kReach, 0}, {NeedKind::kWeakness, 0}};
  exploit.effects = {{EffectKind::kGainAccess, kUser}};
  exploit.odds = {600'000};
  exploit.traces = {{0, {500'000}}};
  scenario::Action persist{.code = "T1053", .name = "Scheduled Task"};
  persist.needs = {{NeedKind::kSession, kUser}};
  persist.effects = {{EffectKind::kPlantPersistence, 1}};
  scenario::Action inspect{
      .code = "D3-FA", .name = "File Analysis", .role = terms::Role::kBlue, .people = 1};
  inspect.needs = {{NeedKind::kOwn, 0}};
  inspect.effects = {{EffectKind::kInspect, 0}};
  scenario::Action evict{
      .code = "D3-PT", .name = "Process Termination", .role = terms::Role::kBlue, .people = 1};
  evict.needs = {{NeedKind::kOwn, 0}};
  evict.effects = {{EffectKind::kEndAccess, 0}};
  exercise.catalogue = {
      timed(exploit, minutes(1), minutes(4)), timed(persist, minutes(5), minutes(15)),
      timed(inspect, minutes(10), minutes(20)), timed(evict, minutes(10), minutes(20))};
}

void draw_cells(scenario::Exercise& exercise, std::uint32_t hosts) {
  scenario::Cell red{.name = "red", .role = terms::Role::kRed};
  scenario::Cell blue{.name = "blue", .role = terms::Role::kBlue, .people = 20};
  for (std::uint32_t i = 0; i < hosts; ++i) {
    red.knows.push_back(range::entity(range::HostId{i}));
    blue.knows.push_back(range::entity(range::HostId{i}));
  }
  for (std::uint32_t i = 0; i < kSteps; ++i) {
    terms::CampaignStep step{.id = "take-" + std::to_string(i)};
    step.any_of = {
        {.action = kExploit, .target = {.tag = "lot-" + std::to_string(i), .fresh = true}}};
    step.tries = hosts;
    step.times = hosts / 10 / kSteps + 1;
    red.campaign.steps.push_back(std::move(step));
  }
  terms::Playbook look{.id = "look", .on = {terms::Trigger{}}};
  look.steps = {{.measure = kInspect}, {.measure = kEvict, .when = terms::StepCondition::kFound}};
  blue.playbooks = {look};
  exercise.cells = {red, blue};
}

}  // namespace

std::shared_ptr<const scenario::Exercise> town(std::uint32_t hosts) {
  auto exercise = std::make_shared<scenario::Exercise>();
  exercise->name = "town-" + std::to_string(hosts);
  draw_network(exercise->layout, hosts);
  draw_hosts(exercise->layout, hosts);
  draw_catalogue(*exercise);
  draw_cells(*exercise, hosts);
  exercise->layout.sensors = {{.name = "watch", .team = kBlue}};
  scenario::Sensing watch{.odds = {{700'000}}, .fastest = minutes(1), .slowest = minutes(20)};
  for (std::uint32_t i = 0; i < hosts; ++i) watch.covers.push_back({i});
  exercise->sensing = {watch};
  exercise->endex = terms::kStartex + std::chrono::hours(36);
  return exercise;
}

}  // namespace redoubt::bench

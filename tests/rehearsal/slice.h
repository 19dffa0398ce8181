#pragma once

#include <memory>

#include "controller/rehearsal/rehearsal.h"
#include "controller/rules/effects.h"

namespace redoubt::rehearsal {

/// One host behind a firewall, one way in, one way up, one sensor, one measure: the smallest
/// exercise that has everything. Each field is a rate or rule that a test can move.
struct Slice {
  terms::Odds exploit_odds{700'000};
  terms::Odds trace_odds{Certain()};
  terms::Odds sensor_odds{Certain()};
  std::uint32_t blue_people = 1;
  bool firewall_open = true;
  std::int64_t cost_max = 1000;  ///< permille of a function that blue would give up to contain
  std::uint64_t bystanders = 0;  ///< hosts that nobody touches, drawn before the one that matters

  static constexpr terms::Odds Certain() { return {terms::Odds::kCertain}; }
  static constexpr terms::CellId kRed{0};
  static constexpr terms::CellId kBlue{1};
  static constexpr terms::ActionId kExploit{0};
  static constexpr terms::ActionId kEscalate{1};
  static constexpr terms::ActionId kIsolate{2};

  range::HostId gateway() const { return {static_cast<std::uint32_t>(bystanders)}; }
  std::shared_ptr<const scenario::Exercise> draw() const;

 private:
  void draw_range(range::Layout& layout) const;
  void draw_catalogue(scenario::Exercise& exercise) const;
  void draw_cells(scenario::Exercise& exercise) const;
};

inline constexpr terms::Duration kMinute = std::chrono::minutes(1);

inline void Slice::draw_range(range::Layout& layout) const {
  layout.protocols = {"https"};
  layout.zones = {{.name = "internet", .site = {}, .external = true},
                  {.name = "office", .site = {}}};
  range::Link edge{.name = "edge", .a = {0}, .b = {1}, .rules = {}};
  if (firewall_open) edge.rules = {{.from = {}, .to = {}, .protocols = 1, .allow = true}};
  layout.links = {edge};
  for (std::uint64_t i = 0; i <= bystanders; ++i) {
    range::Host host;
    host.name = i == bystanders ? "gateway" : "bystander-" + std::to_string(i);
    host.zone = {1};
    host.owner = kBlue;
    layout.hosts.push_back(std::move(host));
  }
  layout.services = {{.name = "portal", .host = gateway(), .protocol = 0}};
  layout.weaknesses = {{"RW-1", "CWE-94", range::WeaknessKind::kRemote, gateway(), {0}},
                       {"RW-2", "CWE-269", range::WeaknessKind::kLocal, gateway(), {}}};
  layout.hosts.back().weaknesses = {{0}, {1}};
  layout.hosts.back().services = {{0}};
  layout.sensors = {{.name = "edge sensor", .team = kBlue}};
  layout.functions = {{.name = "public portal",
                       .shown_to = {kBlue},
                       .parts = {range::entity(range::ServiceId{0})}}};
}

inline void Slice::draw_catalogue(scenario::Exercise& exercise) const {
  using scenario::EffectKind;
  using scenario::NeedKind;
  constexpr auto kUser = static_cast<std::int64_t>(terms::Access::kUser);
  constexpr auto kAdmin = static_cast<std::int64_t>(terms::Access::kAdmin);
  scenario::Action exploit{.code = "T1190", .name = "Exploit Public-Facing Application"};
  exploit.needs = {{NeedKind::kNoSession, kUser}, {NeedKind::kReach, 0}, {NeedKind::kWeakness, 0}};
  exploit.effects = {{EffectKind::kGainAccess, kUser}};
  exploit.shortest = 10 * kMinute;
  exploit.longest = 30 * kMinute;
  exploit.odds = exploit_odds;
  exploit.traces = {{0, trace_odds}};
  scenario::Action escalate{.code = "T1068", .name = "Exploitation for Privilege Escalation"};
  escalate.needs = {{NeedKind::kSession, kUser}, {NeedKind::kWeakness, 1}};
  escalate.effects = {{EffectKind::kGainAccess, kAdmin}};
  escalate.shortest = escalate.longest = 120 * kMinute;
  scenario::Action isolate{
      .code = "D3-NI", .name = "Network Isolation", .role = terms::Role::kBlue};
  isolate.needs = {{NeedKind::kOwn, 0}, {NeedKind::kIsolated, 0}};
  isolate.effects = {{EffectKind::kIsolate, 0}, {EffectKind::kEndAccess, 0}};
  isolate.shortest = isolate.longest = 15 * kMinute;
  isolate.people = 1;
  exercise.catalogue = {exploit, escalate, isolate};
}

inline void Slice::draw_cells(scenario::Exercise& exercise) const {
  scenario::Cell red{.name = "red", .role = terms::Role::kRed};
  red.knows = {range::entity(gateway())};
  terms::CampaignStep enter{.id = "enter", .any_of = {{.action = kExploit}}};
  enter.tries = 9;
  terms::CampaignStep rise{.id = "rise", .any_of = {{.action = kEscalate}}, .after = {0}};
  red.campaign = {.name = "in and up", .aim = "hold the gateway", .steps = {enter, rise}};
  scenario::Cell blue{.name = "blue", .role = terms::Role::kBlue, .people = blue_people};
  blue.knows = {range::entity(gateway()), range::entity(range::FunctionId{0})};
  terms::Playbook contain{.id = "contain", .on = {terms::Trigger{}}};
  contain.steps = {{.measure = kIsolate, .cost_max = cost_max}};
  blue.playbooks = {contain};
  exercise.cells = {red, blue};
}

inline std::shared_ptr<const scenario::Exercise> Slice::draw() const {
  auto exercise = std::make_shared<scenario::Exercise>();
  exercise->name = "slice";
  draw_range(exercise->layout);
  draw_catalogue(*exercise);
  draw_cells(*exercise);
  exercise->sensing = {
      {.covers = {gateway()}, .odds = {sensor_odds}, .fastest = kMinute, .slowest = 5 * kMinute}};
  exercise->goal = {gateway()};
  exercise->endex = terms::kStartex + std::chrono::hours(12);
  return exercise;
}

}  // namespace redoubt::rehearsal

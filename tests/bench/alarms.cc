#include "tests/bench/alarms.h"

#include <string>
#include <utility>

namespace redoubt::bench {
namespace {

constexpr terms::CellId kBlue{0};

void draw_sensor(scenario::Exercise& exercise, const Alarms& alarms, std::uint32_t number) {
  exercise.layout.sensors.push_back({"sensor-" + std::to_string(number), kBlue});
  scenario::Sensing sensing{.covers = {{0}}, .odds = {{terms::Odds::kCertain}}};
  sensing.false_alarm_soonest = alarms.soonest;
  sensing.false_alarm_latest = alarms.latest;
  exercise.sensing.push_back(std::move(sensing));
}

void blind_all(scenario::Exercise& exercise) {
  scenario::Consequence blinded;
  for (std::uint32_t i = 0; i < exercise.layout.sensors.size(); ++i) {
    blinded.facts.push_back(
        {.kind = range::EventKind::kSensorBlinded, .subject = range::entity(range::SensorId{i})});
  }
  scenario::Inject& inject = exercise.injects.emplace_back();
  inject.at = terms::kStartex;
  inject.then = {std::move(blinded)};
}

}  // namespace

std::shared_ptr<const scenario::Exercise> draw(const Alarms& alarms) {
  auto exercise = std::make_shared<scenario::Exercise>();
  exercise->name = "alarms";
  exercise->endex = alarms.endex;
  exercise->cells = {{.name = "blue", .role = terms::Role::kBlue}};
  exercise->cells[0].knows = {range::entity(range::HostId{0})};
  exercise->layout.zones = {{.name = "office", .site = {}}};
  range::Host& host = exercise->layout.hosts.emplace_back();
  host.name = "desk";
  host.zone = {0};
  host.owner = kBlue;
  scenario::Action technique{.code = "T1190", .name = "Exploit Public-Facing Application"};
  technique.traces = {{0, {terms::Odds::kCertain}}};
  scenario::Action look{.code = "D3-FA", .name = "File Analysis", .role = terms::Role::kBlue};
  look.needs = {{scenario::NeedKind::kOwn, 0}};
  look.effects = {{scenario::EffectKind::kInspect, 0}};
  exercise->catalogue = {std::move(technique), std::move(look)};
  for (std::uint32_t i = 0; i < alarms.sensors; ++i) draw_sensor(*exercise, alarms, i);
  if (alarms.blinded) blind_all(*exercise);
  return exercise;
}

}  // namespace redoubt::bench

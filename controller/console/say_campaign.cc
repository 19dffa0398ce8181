#include "controller/console/say_campaign.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "controller/console/say_cell.h"

namespace redoubt::console {
namespace {

using Json = nlohmann::ordered_json;

Json selector(const terms::Selector& one) {
  return {{"name", one.name},   {"tag", one.tag},   {"zone", one.zone},
          {"among", one.among}, {"held", one.held}, {"fresh", one.fresh}};
}

Json attempt(const scenario::Exercise& exercise, const terms::Attempt& one) {
  const scenario::Action& action = exercise.catalogue.at(one.action.value);
  return {{"action", one.action.value}, {"code", action.code},
          {"name", action.name},        {"target", terms::name(action.target)},
          {"at", selector(one.target)}, {"with", selector(one.with)}};
}

Json step(const scenario::Exercise& exercise, const terms::CampaignStep& plan) {
  Json any_of = Json::array();
  for (const terms::Attempt& one : plan.any_of) any_of.push_back(attempt(exercise, one));
  return {{"id", plan.id},
          {"intent", plan.intent},
          {"any_of", std::move(any_of)},
          {"after", plan.after},
          {"after_any", plan.after_any},
          {"unless", plan.unless},
          {"on_cue", plan.on_cue},
          {"not_before", wire(plan.not_before)},
          {"give_up_at", wire(plan.give_up_at)},
          {"times", plan.times}};
}

Json campaign_of(const scenario::Exercise& exercise, const scenario::Cell& cell) {
  Json steps = Json::array();
  for (const terms::CampaignStep& plan : cell.campaign.steps) steps.push_back(step(exercise, plan));
  return {
      {"cell", cell.name},
      {"campaign",
       {{"name", cell.campaign.name}, {"aim", cell.campaign.aim}, {"steps", std::move(steps)}}}};
}

}  // namespace

std::string say_campaigns(const scenario::Exercise& exercise, const seats::Seat& seat) {
  const bool sees_all = may(seat.role, seats::Permission::kSeePlan);
  const bool orders = may(seat.role, seats::Permission::kOrder);
  Json items = Json::array();
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    const bool told = sees_all || (orders && seat.cell == terms::CellId{i});
    const scenario::Cell& cell = exercise.cells[i];
    if (told && !cell.campaign.steps.empty()) items.push_back(campaign_of(exercise, cell));
  }
  if (items.empty()) return {};
  const Json said = {{"t", "campaigns"}, {"items", std::move(items)}};
  return said.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace redoubt::console

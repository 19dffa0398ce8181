#include "proto/convert/brief.h"

#include "proto/convert/campaign.h"
#include "proto/convert/playbook.h"
#include "redoubt/v1/brief.pb.h"

namespace redoubt::convert {
namespace {

static_assert(wire<v1::Role>(terms::Role::kObserver) == v1::Role_MAX);

void to_wire(const terms::ActionBrief& action, v1::ActionBrief& to) {
  to.set_id(wire(action.id));
  to.set_code(action.code);
  to.set_name(action.name);
  to.set_role(wire<v1::Role>(action.role));
  to.set_target(wire<v1::EntityKind>(action.target));
  if (action.with) to.set_second(wire<v1::EntityKind>(*action.with));
  to.set_duration_us(wire(action.duration));
  to.set_people(action.people);
  to.set_cost(action.cost);
  to.set_cuts_off(action.cuts_off);
  for (const terms::ActionNeed& need : action.needs) {
    v1::ActionNeed& one = *to.add_needs();
    one.set_what(need.what);
    one.set_of(need.of);
  }
}

terms::EntityKind entity_kind(v1::EntityKind kind, Ingress& in) {
  return in.word<terms::EntityKind>(kind, v1::EntityKind_MAX, "the kind of an action's target");
}

terms::ActionBrief action(const v1::ActionBrief& wire, Ingress& in) {
  terms::ActionBrief action;
  action.id = id<terms::ActionId>(wire.id());
  action.code = wire.code();
  action.name = wire.name();
  action.role = in.word<terms::Role>(wire.role(), v1::Role_MAX, "role");
  action.target = entity_kind(wire.target(), in);
  if (wire.second() != v1::ENTITY_KIND_UNSPECIFIED) action.with = entity_kind(wire.second(), in);
  action.duration = in.duration(wire.duration_us(), "duration_us");
  action.people = wire.people();
  action.cost = wire.cost();
  action.cuts_off = wire.cuts_off();
  for (const v1::ActionNeed& need : wire.needs()) action.needs.push_back({need.what(), need.of()});
  return action;
}

}  // namespace

void to_wire(const terms::Brief& brief, v1::Brief& to) {
  to.set_cell(wire(brief.cell));
  to.set_cell_name(brief.cell_name);
  to.set_role(wire<v1::Role>(brief.role));
  to.set_exercise(brief.exercise);
  to.set_mission(brief.mission);
  if (brief.endex != terms::kNever) to.set_endex_us(wire(brief.endex));
  to.set_mind_seed(brief.mind_seed);
  to.set_people(brief.people);
  for (const terms::ActionBrief& action : brief.actions) to_wire(action, *to.add_actions());
  to_wire(brief.campaign, *to.mutable_campaign());
  for (const terms::Playbook& playbook : brief.playbooks) to_wire(playbook, *to.add_playbooks());
}

terms::Brief brief(const v1::Brief& wire, Ingress& in) {
  terms::Brief brief;
  brief.cell = id<terms::CellId>(wire.cell());
  brief.cell_name = wire.cell_name();
  brief.role = in.word<terms::Role>(wire.role(), v1::Role_MAX, "role");
  brief.exercise = wire.exercise();
  brief.mission = wire.mission();
  if (wire.has_endex_us()) brief.endex = in.time(wire.endex_us(), "endex_us");
  brief.mind_seed = wire.mind_seed();
  brief.people = wire.people();
  for (const v1::ActionBrief& one : wire.actions()) brief.actions.push_back(action(one, in));
  brief.campaign = campaign(wire.campaign(), in);
  for (const v1::Playbook& one : wire.playbooks()) brief.playbooks.push_back(playbook(one, in));
  return brief;
}

}  // namespace redoubt::convert

#include "proto/convert/campaign.h"

#include "redoubt/v1/brief.pb.h"

namespace redoubt::convert {
namespace {

void to_wire(const terms::Selector& selector, v1::Selector& to) {
  to.set_name(selector.name);
  to.set_tag(selector.tag);
  to.set_zone(selector.zone);
  to.set_held(selector.held);
  for (const std::string& name : selector.among) to.add_among(name);
  to.set_fresh(selector.fresh);
}

terms::Selector selector(const v1::Selector& wire) {
  return {.name = wire.name(),
          .tag = wire.tag(),
          .zone = wire.zone(),
          .among = {wire.among().begin(), wire.among().end()},
          .held = wire.held(),
          .fresh = wire.fresh()};
}

void to_wire(const terms::Attempt& attempt, v1::Attempt& to) {
  to.set_action(wire(attempt.action));
  to_wire(attempt.target, *to.mutable_target());
  to_wire(attempt.with, *to.mutable_second());
}

terms::Attempt attempt(const v1::Attempt& wire) {
  return {.action = id<terms::ActionId>(wire.action()),
          .target = selector(wire.target()),
          .with = selector(wire.second())};
}

void to_wire(const terms::CampaignStep& step, v1::CampaignStep& to) {
  to.set_id(step.id);
  to.set_intent(step.intent);
  for (const terms::Attempt& attempt : step.any_of) to_wire(attempt, *to.add_any_of());
  to.mutable_after()->Add(step.after.begin(), step.after.end());
  to.mutable_after_any()->Add(step.after_any.begin(), step.after_any.end());
  to.set_on_cue(step.on_cue);
  to.mutable_unless()->Add(step.unless.begin(), step.unless.end());
  to.set_not_before_us(wire(step.not_before));
  if (step.give_up_at != terms::kNever) to.set_give_up_at_us(wire(step.give_up_at));
  to.set_pause_us(wire(step.pause));
  to.set_tries(step.tries);
  to.set_times(step.times);
}

terms::CampaignStep step(const v1::CampaignStep& wire, Ingress& in) {
  terms::CampaignStep step;
  step.id = wire.id();
  step.intent = wire.intent();
  for (const v1::Attempt& way : wire.any_of()) step.any_of.push_back(attempt(way));
  step.after.assign(wire.after().begin(), wire.after().end());
  step.after_any.assign(wire.after_any().begin(), wire.after_any().end());
  step.on_cue = wire.on_cue();
  step.unless.assign(wire.unless().begin(), wire.unless().end());
  step.not_before = in.time(wire.not_before_us(), "not_before_us");
  if (wire.has_give_up_at_us()) step.give_up_at = in.time(wire.give_up_at_us(), "give_up_at_us");
  step.pause = in.duration(wire.pause_us(), "pause_us");
  step.tries = wire.tries();
  step.times = wire.times();
  return step;
}

}  // namespace

void to_wire(const terms::Campaign& campaign, v1::Campaign& to) {
  to.set_name(campaign.name);
  to.set_aim(campaign.aim);
  for (const terms::CampaignStep& step : campaign.steps) to_wire(step, *to.add_steps());
}

terms::Campaign campaign(const v1::Campaign& wire, Ingress& in) {
  terms::Campaign campaign{.name = wire.name(), .aim = wire.aim(), .steps = {}};
  for (const v1::CampaignStep& one : wire.steps()) campaign.steps.push_back(step(one, in));
  return campaign;
}

}  // namespace redoubt::convert

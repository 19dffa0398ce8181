#include "controller/scenario/updates_reader.h"

#include "controller/yaml/fields.h"

namespace redoubt::scenario {

range::UpdatePlan read_updates(const Draft& draft, const yaml::Value& value) {
  range::UpdatePlan plan;
  if (!value.present()) return plan;
  constexpr terms::Duration kEveryMin = std::chrono::minutes(1);
  yaml::Fields fields(value);
  const yaml::Value every = fields.required("every");
  plan.every = every.duration().value_or(kEveryMin);
  if (plan.every < kEveryMin) every.error(yaml::Fault::kOutOfRange, "that is less than a minute");
  plan.first = terms::kStartex + fields.optional("first").duration().value_or(plan.every);
  const yaml::Value rollout = fields.optional("rollout");
  plan.rollout = rollout.duration().value_or(plan.rollout);
  if (plan.rollout > plan.every) rollout.error("that is longer than 'every'");
  const yaml::Value by = fields.optional("by");
  for (const std::uint32_t id : draft.protocols.resolve_all(by, range::kProtocolsMax)) {
    plan.by |= range::only(static_cast<range::Protocol>(id));
  }
  return plan;
}

}  // namespace redoubt::scenario

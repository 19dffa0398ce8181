#include "agents/red/minds.h"

#include <algorithm>
#include <cstddef>

#include "agents/red/campaign_mind.h"
#include "agents/red/random_mind.h"

namespace redoubt::red {

using terms::Code;
using terms::Done;
using terms::Error;
using terms::Status;

namespace {

Status check(const terms::CampaignStep& step, const terms::Brief& brief) {
  const auto wrong = [&](const std::string& what) {
    return Error{Code::kInvalidArgument, "campaign step '" + step.id + "' " + what};
  };
  if (step.any_of.empty()) return wrong("has no alternative to try");
  for (const terms::Attempt& attempt : step.any_of) {
    if (attempt.action.value >= brief.actions.size()) {
      return wrong("uses an action that is not in the catalogue");
    }
  }
  const auto is_step = [&](std::uint32_t index) { return index < brief.campaign.steps.size(); };
  if (!std::all_of(step.after.begin(), step.after.end(), is_step) ||
      !std::all_of(step.after_any.begin(), step.after_any.end(), is_step) ||
      !std::all_of(step.unless.begin(), step.unless.end(), is_step)) {
    return wrong("refers to a step that does not exist");
  }
  return Done{};
}

/// What the minds rely on.
Status check(const terms::Brief& brief) {
  if (brief.role != terms::Role::kRed) {
    return Error{Code::kInvalidArgument, "cell '" + brief.cell_name + "' is not a red cell"};
  }
  for (std::size_t i = 0; i < brief.actions.size(); ++i) {
    if (brief.actions[i].id.value == i) continue;
    return Error{Code::kInvalidArgument, "the brief's catalogue is not in order"};
  }
  for (const terms::CampaignStep& step : brief.campaign.steps) {
    Status status = check(step, brief);
    if (!status) return status;
  }
  return Done{};
}

}  // namespace

terms::Result<std::unique_ptr<terms::Mind>> make_mind(const std::string& name,
                                                      const terms::Brief& brief) {
  const Status status = check(brief);
  if (!status) return status.error();
  if (name == "campaign") return std::unique_ptr<terms::Mind>(new CampaignMind(brief));
  if (name == "random") return std::unique_ptr<terms::Mind>(new RandomMind(brief));
  return Error{Code::kNotFound, "no red mind is called '" + name + "': campaign, random"};
}

}  // namespace redoubt::red

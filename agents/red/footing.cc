#include "agents/red/footing.h"

#include <algorithm>

namespace redoubt::red {

using terms::Access;
using terms::Handle;

namespace {

bool holds(const Grip& grip, const Picture& picture) {
  const Thing& host = *picture.find(grip.host);
  return host.access >= grip.access && (host.channel || !grip.channel);
}

void add_grip(const Picture& picture, Handle host, std::uint64_t since, std::vector<Grip>& grips) {
  const Thing& thing = *picture.find(host);
  const bool session = thing.session_won > since && thing.access != Access::kNone;
  const bool channel = thing.channel_won > since && thing.channel;
  if (session || channel) grips.push_back({host, session ? thing.access : Access::kNone, channel});
}

}  // namespace

std::vector<Grip> grips_won(const Picture& picture, Handle target, std::uint64_t ordered_at,
                            std::uint64_t instant) {
  std::vector<Grip> grips;
  const Handle host = picture.host_of(target);
  if (host.valid()) {
    add_grip(picture, host, ordered_at, grips);
  } else {
    for (const Handle held : picture.held()) add_grip(picture, held, instant, grips);
  }
  return grips;
}

bool stands(const Success& success, const Picture& picture) {
  return success.grips.empty() ||
         std::any_of(success.grips.begin(), success.grips.end(),
                     [&](const Grip& grip) { return holds(grip, picture); });
}

namespace {

bool comes_after(const terms::CampaignStep& step, std::uint32_t other) {
  const auto names = [&](const std::vector<std::uint32_t>& steps) {
    return std::find(steps.begin(), steps.end(), other) != steps.end();
  };
  return names(step.after) || names(step.after_any);
}

}  // namespace

bool is_awaited(const terms::Campaign& campaign, const std::vector<bool>& open, std::uint32_t step,
                Remove remove) {
  std::vector<bool> reached(campaign.steps.size(), false);
  std::vector<std::uint32_t> to_visit = {step};
  while (!to_visit.empty()) {
    const std::uint32_t from = to_visit.back();
    to_visit.pop_back();
    for (std::uint32_t next = 0; next < campaign.steps.size(); ++next) {
      if (reached[next] || !comes_after(campaign.steps[next], from)) continue;
      if (open[next]) return true;
      reached[next] = true;
      if (remove == Remove::kAny) to_visit.push_back(next);
    }
  }
  return false;
}

}  // namespace redoubt::red

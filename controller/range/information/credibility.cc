#include "controller/range/information/credibility.h"

#include <algorithm>
#include <cstdlib>

#include "controller/range/served.h"

namespace redoubt::range::information {

Credibility::Credibility(const Space& space)
    : space_(&space), feeds_(space.feeds.size()), worths_(space.narratives.size()) {}

void Credibility::hear(const Event& event) {
  const std::optional<std::int64_t> permille = served(event);
  if (!permille && event.kind != EventKind::kDataTaken) return;
  for (std::size_t i = 0; i < feeds_.size(); ++i) {
    const Feed& feed = space_->feeds[i];
    if (feed.thing != event.subject) continue;
    Fed& fed = feeds_[i];
    const bool lasts = feed.for_good && fed.happens;
    const bool happens = lasts || !permille || *permille < feed.below;
    if (happens == fed.happens) continue;
    fed.happens = happens;
    fed.cause = event.sequence;
  }
}

void Credibility::move(const Event& event) {
  Worth& worth = worths_[event.subject.index];
  for (std::size_t i = 0; i < feeds_.size(); ++i) {
    const Feed& feed = space_->feeds[i];
    if (entity(feed.narrative) != event.subject || feed.thing != event.object) continue;
    const bool counts = event.amount > 0;
    if (counts != feeds_[i].counts) worth.fed += counts ? feed.by : -feed.by;
    feeds_[i].counts = counts;
    return;
  }
  std::int64_t& said = event.amount > 0 ? worth.said_for : worth.said_against;
  said = std::min(said + std::abs(std::clamp(event.amount, -kWhole, kWhole)), kWhole);
}

void Credibility::settle(Facts& facts) const {
  for (std::size_t i = 0; i < feeds_.size(); ++i) {
    const Fed& fed = feeds_[i];
    if (fed.happens == fed.counts) continue;
    const Feed& feed = space_->feeds[i];
    facts.push_back(fact(EventKind::kCredibilityMoved, entity(feed.narrative),
                         fed.happens ? feed.by : -feed.by, fed.cause));
    facts.back().object = feed.thing;
  }
}

std::int64_t Credibility::among(NarrativeId id, std::int64_t trust) const {
  const Worth& worth = worths_[id.value];
  const std::int64_t sum = space_->narratives[id.value].credibility + worth.fed + worth.said_for -
                           worth.said_against * trust / kWhole;
  return std::clamp<std::int64_t>(sum, 0, kWhole);
}

}  // namespace redoubt::range::information

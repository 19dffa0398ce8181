#include "agents/link/agent_loop.h"

#include <algorithm>
#include <span>
#include <utility>

namespace redoubt::link {
namespace {

using terms::Code;
using terms::Done;
using terms::Error;
using terms::Status;

/// An acknowledgement goes out after so many observations; a Turn acknowledges by itself.
constexpr std::uint64_t kSeenEvery = 256;

/// At free pace, so many orders wait for their rulings; the ruling on an older one is not waited
/// for any more.
constexpr std::size_t kAwaitedMax = 4096;

Error missing(const std::string& what, std::uint64_t expected, std::uint64_t came) {
  return {Code::kDataLoss,
          what + " " + std::to_string(expected) + " is missing, " + std::to_string(came) + " came"};
}

}  // namespace

AgentLoop::AgentLoop(Place place, MindMaker make_mind)
    : place_(std::move(place)), make_mind_(std::move(make_mind)) {}

terms::Hello AgentLoop::hello() {
  welcomed_ = false;
  return {.version = terms::kProtocolVersion,
          .agent = place_.agent,
          .cell = place_.cell,
          .pace = place_.pace,
          .cursor = cursor_,
          .grant = grant_};
}

Status AgentLoop::take(const terms::ToAgent& message, Answers& answers) {
  const bool welcome = std::holds_alternative<terms::Welcome>(message);
  const bool goodbye = std::holds_alternative<terms::ControllerGoodbye>(message);
  if (welcome == welcomed_ && !goodbye) {
    return Error{Code::kInvalidArgument, "a welcome comes first, and once"};
  }
  return std::visit([&](const auto& one) { return on(one, answers); }, message);
}

Status AgentLoop::on(const terms::Welcome& welcome, Answers&) {
  if (welcome.version != terms::kProtocolVersion) {
    return Error{Code::kFailedPrecondition, "the controller speaks protocol " +
                                                std::to_string(welcome.version) + ", this agent " +
                                                std::to_string(terms::kProtocolVersion)};
  }
  if (mind_ == nullptr) {
    auto mind = make_mind_(welcome.brief);
    if (!mind.ok()) return mind.error();
    mind_ = std::move(*mind);
    brief_ = welcome.brief;
  } else if (welcome.brief.exercise != brief_.exercise || welcome.brief.cell != brief_.cell ||
             welcome.brief.mind_seed != brief_.mind_seed) {
    return Error{Code::kFailedPrecondition,
                 "another exercise is played here now: " + welcome.brief.exercise};
  }
  welcomed_ = true;
  return Done{};
}

Status AgentLoop::on(const terms::Observations& observations, Answers& answers) {
  if (observations.batch == nullptr) return Done{};
  if (observations.first > cursor_ + 1) {
    return missing("observation", cursor_ + 1, observations.first);
  }
  const std::uint64_t held = cursor_ + 1 - observations.first;
  if (held >= observations.batch->size()) return Done{};
  const auto first_new = observations.batch->begin() + static_cast<std::ptrdiff_t>(held);
  news_.insert(news_.end(), first_new, observations.batch->end());
  cursor_ = observations.first + observations.batch->size() - 1;
  ++progress_;
  if (cursor_ >= seen_ + kSeenEvery) answers.emplace_back(terms::Seen{seen_ = cursor_});
  if (place_.pace == terms::Pace::kFree) at_free_pace(std::max(now_, news_.back().at), answers);
  return Done{};
}

Status AgentLoop::on(const terms::Rulings& rulings, Answers&) {
  for (const terms::Ruling& ruling : rulings.rulings) {
    const auto waiting = std::find(awaited_.begin(), awaited_.end(), ruling.order);
    if (waiting == awaited_.end()) continue;
    awaited_.erase(waiting);
    rulings_.push_back(ruling);
    ++progress_;
  }
  return Done{};
}

Status AgentLoop::on(const terms::Grant& grant, Answers& answers) {
  if (place_.pace == terms::Pace::kLockstep) return grant_in_lockstep(grant, answers);
  grant_ = std::max(grant_, grant.number);
  if (grant.now > now_) ++progress_;
  at_free_pace(std::max(now_, grant.now), answers);
  return Done{};
}

Status AgentLoop::on(const terms::ControllerGoodbye& goodbye, Answers&) {
  finished_ = goodbye.finished;
  return Done{};
}

Status AgentLoop::grant_in_lockstep(const terms::Grant& grant, Answers& answers) {
  if (grant.number > grant_ + 1) return missing("grant", grant_ + 1, grant.number);
  if (grant.number < grant_) return Done{};
  if (grant.number == grant_ + 1) {
    if (grant.cursor > cursor_) return missing("observation", cursor_ + 1, grant.cursor);
    if (!awaited_.empty()) return missing("the ruling on order", awaited_.front(), grant.number);
    decide(grant.now, grant.cursor);
    grant_ = grant.number;
    seen_ = grant.cursor;
    ++progress_;
  }
  answers.emplace_back(terms::Turn{grant_, intent_});
  return Done{};
}

void AgentLoop::at_free_pace(terms::ExerciseTime now, Answers& answers) {
  now_ = now;
  if (news_.empty() && intent_.wake > now) return;
  decide(now, cursor_);
  if (!intent_.orders.empty()) answers.emplace_back(terms::Orders{intent_.orders});
}

/// A lossy path may bring what belongs to the next instant too early: that waits for its own grant.
void AgentLoop::decide(terms::ExerciseTime now, std::uint64_t cursor) {
  const std::uint64_t early = cursor_ - std::min(cursor, cursor_);
  const std::size_t due = news_.size() - std::min<std::size_t>(early, news_.size());
  now_ = now;
  intent_.clear();
  mind_->decide({now, std::span(news_).first(due), rulings_}, intent_);
  news_.erase(news_.begin(), news_.begin() + static_cast<std::ptrdiff_t>(due));
  rulings_.clear();
  for (const terms::Order& order : intent_.orders) awaited_.push_back(order.number);
  while (awaited_.size() > kAwaitedMax) awaited_.pop_front();
}

}  // namespace redoubt::link

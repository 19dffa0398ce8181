#include "agents/red/campaign_mind.h"

#include <algorithm>
#include <utility>

#include "agents/red/choice.h"

namespace redoubt::red {

using terms::ExerciseTime;
using terms::Reason;

namespace {

std::uint32_t standing_successes(const Progress& progress, const Picture& picture) {
  return static_cast<std::uint32_t>(
      std::count_if(progress.successes.begin(), progress.successes.end(),
                    [&](const Success& success) { return stands(success, picture); }));
}

std::vector<terms::Handle> targets_had(const Progress& progress) {
  std::vector<terms::Handle> targets;
  for (const Success& success : progress.successes) targets.push_back(success.target);
  std::sort(targets.begin(), targets.end());
  return targets;
}

Why::Kind kind_of(Lack lack) {
  switch (lack) {
    case Lack::kTarget:
      return Why::Kind::kNoTarget;
    case Lack::kSecond:
      return Why::Kind::kNoSecond;
    default:
      return Why::Kind::kAllRefused;
  }
}

}  // namespace

CampaignMind::CampaignMind(terms::Brief brief) : brief_(std::move(brief)) {
  for (const terms::CampaignStep& step : brief_.campaign.steps) {
    Progress& progress = progress_.emplace_back();
    progress.alternatives.resize(step.any_of.size());
    progress.chance =
        terms::Stream(brief_.mind_seed, terms::Purpose::kMind, terms::hash_of(step.id));
  }
}

void CampaignMind::decide(const terms::Instant& instant, terms::Intent& intent) {
  now_ = instant.now;
  instant_began_ = picture_.revision();
  for (const terms::Observation& observation : instant.observations) picture_.take_in(observation);
  settle(instant);
  over_ = over_ || picture_.ended();
  if (over_) return;

  reopen_what_was_lost(intent);
  while (advance(intent)) {
  }
  for (std::uint32_t step = 0; step < progress_.size(); ++step) tell(step, intent);
  intent.wake = next_wake();
  if (!intent.orders.empty()) intent.wake = std::min(intent.wake, now_ + kRulingDue);
}

const terms::CampaignStep& CampaignMind::step_at(std::uint32_t step) const {
  return brief_.campaign.steps[step];
}

bool CampaignMind::succeeded(std::uint32_t step) const {
  return progress_[step].standing == Standing::kDone;
}

// --- how orders came out -------------------------------------------------------------------------

void CampaignMind::settle(const terms::Instant& instant) {
  Flight flight;
  for (const terms::Ruling& ruling : instant.rulings) {
    const bool over =
        ruling.verdict == terms::Verdict::kTaken || ruling.verdict == terms::Verdict::kRefused;
    if (!over || !land(ruling.order, flight)) continue;
    if (ruling.verdict == terms::Verdict::kTaken) {
      take_success(flight, flight.ordered_at, instant_began_);
    } else {
      take_refusal(flight, ruling.reason);
    }
  }
  for (const terms::Observation& observation : instant.observations) {
    const auto* outcome = std::get_if<terms::Outcome>(&observation.what);
    if (outcome == nullptr || !land(outcome->order, flight)) continue;
    if (outcome->success) {
      take_success(flight, flight.ordered_at, instant_began_);
    } else {
      take_failure(flight, outcome->reason);
    }
  }
}

bool CampaignMind::land(terms::OrderNumber order, Flight& flight) {
  const auto found = std::find_if(flights_.begin(), flights_.end(),
                                  [&](const Flight& each) { return each.order == order; });
  if (found == flights_.end()) return false;
  flight = *found;
  flights_.erase(found);
  progress_[flight.step].under_way = false;
  return true;
}

void CampaignMind::take_success(const Flight& flight, std::uint64_t since, std::uint64_t instant) {
  Progress& progress = progress_[flight.step];
  progress.successes.push_back(
      {flight.choice.target, grips_won(picture_, flight.choice.target, since, instant)});
  for (Alternative& alternative : progress.alternatives) alternative.failures = 0;
  progress.rest_until = now_ + step_at(flight.step).pause;
  progress.why = {};
}

void CampaignMind::take_failure(const Flight& flight, Reason reason) {
  if (take_already_done(flight, reason)) return;
  Progress& progress = progress_[flight.step];
  progress.last_no = reason;
  const std::uint32_t failures = ++progress.alternatives[flight.alternative].failures;
  const Weight weight = weight_of(reason);
  if (weight != Weight::kChance && weight != Weight::kPassing) strike(flight, reason);
  progress.rest_until = now_ + step_at(flight.step).pause;
  progress.why = {.kind = Why::Kind::kFailed,
                  .reason = reason,
                  .alternative = flight.alternative,
                  .failures = failures,
                  .thing = flight.choice.target};
}

void CampaignMind::take_refusal(const Flight& flight, Reason reason) {
  if (take_already_done(flight, reason)) return;
  over_ = over_ || reason == Reason::kEnded;
  Progress& progress = progress_[flight.step];
  progress.last_no = reason;
  const Weight weight = weight_of(reason);
  if (weight == Weight::kChance || weight == Weight::kPassing) {
    ++progress.alternatives[flight.alternative].failures;
    progress.rest_until = now_ + std::max(step_at(flight.step).pause, kPassingRest);
  } else {
    strike(flight, reason);
    progress.rest_until = now_ + kRefusalRest;
  }
  progress.why = {.kind = Why::Kind::kRefused,
                  .reason = reason,
                  .alternative = flight.alternative,
                  .thing = flight.choice.target};
}

bool CampaignMind::take_already_done(const Flight& flight, Reason reason) {
  if (reason != Reason::kAlreadyDone) return false;
  const auto& successes = progress_[flight.step].successes;
  const bool counted = std::any_of(successes.begin(), successes.end(), [&](const Success& each) {
    return each.target == flight.choice.target;
  });
  // It rests on whatever red holds on that host, whenever that was won.
  if (!counted) take_success(flight, 0, picture_.revision());
  return !counted;
}

void CampaignMind::strike(const Flight& flight, Reason reason) {
  Alternative& alternative = progress_[flight.step].alternatives[flight.alternative];
  alternative.strikes.add(flight.choice, reason, picture_);
  if (weight_of(reason) == Weight::kHopeless) alternative.failures = step_at(flight.step).tries;
}

// --- lost access ---------------------------------------------------------------------------------

void CampaignMind::reopen_what_was_lost(terms::Intent& intent) {
  if (picture_.loss_news() == losses_seen_) return;
  losses_seen_ = picture_.loss_news();
  // A step that opens again may await another: once more until nothing moves.
  for (bool moved = true; moved;) {
    moved = false;
    for (std::uint32_t step = 0; step < progress_.size(); ++step) {
      moved = reopen(step, intent) || moved;
    }
  }
}

bool CampaignMind::reopen(std::uint32_t step, terms::Intent& intent) {
  Progress& progress = progress_[step];
  const bool done = progress.standing == Standing::kDone;
  if (!done && progress.standing != Standing::kOpen) return false;
  const auto lost = std::find_if(progress.successes.begin(), progress.successes.end(),
                                 [&](const Success& each) { return !stands(each, picture_); });
  if (lost == progress.successes.end()) return false;
  if (done && !is_to_be_done_again(step)) return false;
  progress.why = {.kind = Why::Kind::kReopened, .thing = lost->grips.front().host};
  progress.standing = Standing::kOpen;
  std::erase_if(progress.successes, [&](const Success& each) { return !stands(each, picture_); });
  for (Alternative& alternative : progress.alternatives) alternative.failures = 0;
  progress.rest_until = now_ + step_at(step).pause;
  progress.nothing_at = 0;
  if (done) tell(step, intent);
  return done;
}

bool CampaignMind::is_to_be_done_again(std::uint32_t step) const {
  const terms::CampaignStep& plan = step_at(step);
  const Progress& progress = progress_[step];
  const bool too_late = now_ >= plan.give_up_at;
  const bool pointless = std::any_of(plan.unless.begin(), plan.unless.end(),
                                     [&](std::uint32_t other) { return succeeded(other); });
  const bool enough = standing_successes(progress, picture_) >= plan.times;
  if (too_late || pointless || enough) return false;
  std::vector<bool> open;
  for (const Progress& each : progress_) open.push_back(each.standing == Standing::kOpen);
  const Remove remove = picture_.held().empty() ? Remove::kAny : Remove::kStraight;
  return is_awaited(brief_.campaign, open, step, remove);
}

// --- what to do next -----------------------------------------------------------------------------

/// One pass over the steps; true when a step came to an end, so that others may have to be looked
/// at again.
bool CampaignMind::advance(terms::Intent& intent) {
  bool closed = false;
  for (std::uint32_t step = 0; step < progress_.size(); ++step) {
    const Progress& progress = progress_[step];
    if (progress.standing != Standing::kOpen || progress.under_way) continue;
    if (close(step)) {
      closed = true;
    } else if (may_start(step)) {
      start(step, intent);
    }
  }
  return closed;
}

bool CampaignMind::close(std::uint32_t step) {
  const terms::CampaignStep& plan = step_at(step);
  const Progress& progress = progress_[step];
  // All of an open step's successes stand: the others went when they were lost.
  if (progress.successes.size() >= plan.times) {
    return finish(step, Standing::kDone, {});
  }
  for (const std::uint32_t other : plan.unless) {
    if (!succeeded(other)) continue;
    return finish(step, Standing::kSkipped, {.kind = Why::Kind::kPointless, .step = other});
  }
  const auto hopeless = [&](std::uint32_t other) {
    const Standing standing = progress_[other].standing;
    return standing != Standing::kOpen && standing != Standing::kDone;
  };
  for (const std::uint32_t other : plan.after) {
    if (!hopeless(other)) continue;
    return finish(step, Standing::kSkipped, {.kind = Why::Kind::kCutOff, .step = other});
  }
  if (!plan.after_any.empty() &&
      std::all_of(plan.after_any.begin(), plan.after_any.end(), hopeless)) {
    return finish(step, Standing::kSkipped,
                  {.kind = Why::Kind::kCutOff, .step = plan.after_any.front()});
  }
  if (now_ >= plan.give_up_at) {
    return finish(step, Standing::kGivenUp,
                  {.kind = Why::Kind::kDeadline, .time = plan.give_up_at});
  }
  const bool used_up =
      std::all_of(progress.alternatives.begin(), progress.alternatives.end(),
                  [&](const Alternative& each) { return each.failures >= plan.tries; });
  if (!used_up) return false;
  return finish(step, Standing::kGivenUp, {.kind = Why::Kind::kUsedUp, .reason = progress.last_no});
}

bool CampaignMind::finish(std::uint32_t step, Standing standing, Why why) {
  progress_[step].standing = standing;
  progress_[step].why = why;
  return true;
}

/// What begins its wait is news that it is told of.
bool CampaignMind::waits_for_others(const terms::CampaignStep& plan) const {
  const auto done = [&](std::uint32_t other) { return succeeded(other); };
  const bool all = std::all_of(plan.after.begin(), plan.after.end(), done);
  const bool any =
      plan.after_any.empty() || std::any_of(plan.after_any.begin(), plan.after_any.end(), done);
  return !all || !any || (plan.on_cue && !picture_.cued(plan.id));
}

bool CampaignMind::may_start(std::uint32_t step) {
  const terms::CampaignStep& plan = step_at(step);
  Progress& progress = progress_[step];
  for (const std::uint32_t other : plan.after) {
    if (succeeded(other)) continue;
    progress.why = {.kind = Why::Kind::kWaitsFor, .step = other};
    return false;
  }
  const auto done = [&](std::uint32_t other) { return succeeded(other); };
  if (!plan.after_any.empty() && std::none_of(plan.after_any.begin(), plan.after_any.end(), done)) {
    progress.why = {.kind = Why::Kind::kWaitsFor, .step = plan.after_any.front()};
    return false;
  }
  if (plan.on_cue && !picture_.cued(plan.id)) {
    progress.why = {.kind = Why::Kind::kNoCue};
    return false;
  }
  if (now_ < plan.not_before) {
    progress.why = {.kind = Why::Kind::kTooEarly, .time = plan.not_before};
    return false;
  }
  if (now_ < progress.rest_until || progress.nothing_at == picture_.revision()) return false;
  if (flights_.size() < kOrdersInFlightMax) return true;
  progress.why = {.kind = Why::Kind::kBusy};
  return false;
}

void CampaignMind::start(std::uint32_t step, terms::Intent& intent) {
  const terms::CampaignStep& plan = step_at(step);
  Progress& progress = progress_[step];
  const std::vector<terms::Handle> had = targets_had(progress);
  Why why;
  for (std::uint32_t i = 0; i < plan.any_of.size(); ++i) {
    const Alternative& alternative = progress.alternatives[i];
    if (alternative.failures >= plan.tries) continue;
    const terms::Attempt& attempt = plan.any_of[i];
    const Chosen chosen = choose(picture_, brief_.actions[attempt.action.value], attempt,
                                 alternative.strikes, had, progress.chance);
    if (chosen.lack == Lack::kNothing) return order(step, i, chosen.choice, intent);
    if (why.kind != Why::Kind::kNothing) continue;
    why = {.kind = kind_of(chosen.lack), .alternative = i};
    if (chosen.lack == Lack::kAllowed) why.reason = alternative.strikes.last();
  }
  progress.why = why;
  progress.nothing_at = picture_.revision();
}

void CampaignMind::order(std::uint32_t step, std::uint32_t alternative, Choice choice,
                         terms::Intent& intent) {
  const terms::ActionId action = step_at(step).any_of[alternative].action;
  intent.orders.push_back({++last_order_, terms::Act{action, choice.target, choice.with}});
  flights_.push_back({last_order_, step, alternative, choice, picture_.revision()});
  progress_[step].under_way = true;
  progress_[step].why = {};
}

ExerciseTime CampaignMind::next_wake() const {
  ExerciseTime wake = terms::kNever;
  const auto at = [&](ExerciseTime time) {
    if (time > now_) wake = std::min(wake, time);
  };
  for (std::uint32_t step = 0; step < progress_.size(); ++step) {
    const Progress& progress = progress_[step];
    if (progress.standing != Standing::kOpen || progress.under_way) continue;
    const terms::CampaignStep& plan = step_at(step);
    at(plan.give_up_at);
    const bool waits = waits_for_others(plan);
    if (!waits) at(std::max(plan.not_before, progress.rest_until));
  }
  return wake;
}

/// What finds no room in this turn is told in the next.
void CampaignMind::tell(std::uint32_t step, terms::Intent& intent) {
  Progress& progress = progress_[step];
  if (progress.why.kind == Why::Kind::kNothing || progress.why == progress.told) return;
  if (intent.notes.size() >= terms::kNotesPerTurnMax) return;
  progress.told = progress.why;
  intent.notes.push_back(in_words(progress.why, step, brief_, picture_));
}

}  // namespace redoubt::red

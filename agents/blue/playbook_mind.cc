#include "agents/blue/playbook_mind.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace redoubt::blue {

using terms::ExerciseTime;
using terms::Handle;
using terms::OrderNumber;
using terms::Reason;

namespace {

/// Cuts at a character's edge, so that what is left is still UTF-8.
std::string cut(std::string text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

/// What finds no room in this turn is looked at again when the rulings on the others are in.
bool is_full(const terms::Intent& intent) {
  return intent.orders.size() >= terms::kOrdersPerTurnMax;
}

}  // namespace

PlaybookMind::PlaybookMind(terms::Brief brief, Replies::Undecided undecided)
    : brief_(std::move(brief)),
      replies_(undecided, brief_.mind_seed),
      runs_of_(brief_.playbooks.size(), 0) {}

void PlaybookMind::decide(const terms::Instant& instant, terms::Intent& intent) {
  now_ = instant.now;
  take_rulings(instant);
  for (const terms::Observation& observation : instant.observations) take_in(observation);
  take_outcomes(instant);
  if (!started_) set_off_at_start();
  over_ = over_ || picture_.ended();
  if (!over_) {
    pursue(intent);
    answer_what_is_due(intent);
    intent.wake = next_wake(intent);
  }
  tell(intent);
}

const terms::Playbook& PlaybookMind::playbook_of(const Run& run) const {
  return brief_.playbooks[run.playbook];
}

const terms::PlaybookStep& PlaybookMind::step_of(const Run& run) const {
  return playbook_of(run).steps[run.step];
}

// --- what sets playbooks off ---------------------------------------------------------------------

void PlaybookMind::take_in(const terms::Observation& observation) {
  weigh(observation);
  const bool covered = set_off(observation);  // before the picture changes: see cause_of()
  picture_.take_in(observation);
  if (const auto* inject = std::get_if<terms::Inject>(&observation.what)) {
    replies_.take(*inject, observation.at,
                  covered ? Replies::Covered::kYes : Replies::Covered::kNo);
  }
}

void PlaybookMind::weigh(const terms::Observation& observation) {
  if (const auto* alert = std::get_if<terms::Alert>(&observation.what)) {
    triage_.take(*alert, observation.at);
    const std::int64_t score = score_of(observation, {alert->host, {}});
    for (Run& run : runs_) {
      if (run.cause.subject == alert->host) run.score = std::max(run.score, score);
    }
  } else if (const auto* finding = std::get_if<terms::Finding>(&observation.what)) {
    if (is_intrusion(*finding)) triage_.judge(finding->subject, Triage::Found::kIntruder);
    if (finding->kind == terms::FindingKind::kClean) {
      triage_.judge(finding->subject, Triage::Found::kNothing);
    }
  }
}

bool PlaybookMind::set_off(const terms::Observation& observation) {
  bool any = false;
  for (std::uint32_t i = 0; i < brief_.playbooks.size(); ++i) {
    for (const terms::Trigger& trigger : brief_.playbooks[i].on) {
      const std::optional<Cause> cause = cause_of(trigger, observation, picture_);
      if (!cause) continue;
      begin(i, *cause, observation.at, score_of(observation, *cause));
      any = true;
      break;
    }
  }
  return any;
}

void PlaybookMind::set_off_at_start() {
  started_ = true;
  for (std::uint32_t i = 0; i < brief_.playbooks.size(); ++i) {
    for (const terms::Trigger& trigger : brief_.playbooks[i].on) {
      for (const Cause& cause : causes_at_start(trigger, picture_)) {
        begin(i, cause, now_, Triage::score_of_fact(picture_.worst_cost(cause.subject).permille));
      }
    }
  }
}

void PlaybookMind::begin(std::uint32_t playbook, Cause cause, ExerciseTime at, std::int64_t score) {
  const bool under_way = std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) {
    return run.playbook == playbook && run.cause.subject == cause.subject;
  });
  const terms::Playbook& plan = brief_.playbooks[playbook];
  const bool had = plan.once_per_subject && begun_.contains({playbook, cause.subject});
  if (under_way || had || plan.steps.empty() || runs_of_[playbook] >= plan.runs_max) return;
  if (runs_.size() >= kRunsMax) {
    note(plan.id + " not begun on " + picture_.name_of(cause.subject) +
         ": too many playbooks are under way");
    return;
  }
  ++runs_of_[playbook];
  begun_.insert({playbook, cause.subject});
  Run& run = runs_.emplace_back();
  run.playbook = playbook;
  run.cause = cause;
  run.begun = at;
  run.score = score;
  run.number = ++runs_begun_;
  run.ready_at = now_ + plan.steps.front().wait;
}

std::int64_t PlaybookMind::score_of(const terms::Observation& observation, Cause cause) const {
  const std::int64_t cost = picture_.worst_cost(cause.subject).permille;
  const auto* alert = std::get_if<terms::Alert>(&observation.what);
  return alert == nullptr ? Triage::score_of_fact(cost)
                          : triage_.score(*alert, observation.at, cost);
}

// --- how orders came out -------------------------------------------------------------------------

void PlaybookMind::take_rulings(const terms::Instant& instant) {
  for (const terms::Ruling& ruling : instant.rulings) {
    Run* run = run_with(ruling.order);
    if (ruling.reason == Reason::kEnded) over_ = true;
    if (run == nullptr) continue;
    if (ruling.verdict == terms::Verdict::kTaken) conclude(*run, true);
    if (ruling.verdict == terms::Verdict::kRefused) take_refusal(*run, ruling.reason);
  }
}

void PlaybookMind::take_outcomes(const terms::Instant& instant) {
  for (const terms::Observation& observation : instant.observations) {
    const auto* outcome = std::get_if<terms::Outcome>(&observation.what);
    if (outcome == nullptr) continue;
    if (Run* run = run_with(outcome->order)) {
      conclude(*run, outcome->success || outcome->reason == Reason::kAlreadyDone);
    }
  }
}

void PlaybookMind::take_refusal(Run& run, Reason reason) {
  if (reason == Reason::kAlreadyDone) return conclude(run, true);
  const terms::PlaybookStep& step = step_of(run);
  const bool is_reply = !step.measure.valid();
  const std::string what = is_reply ? "reply"
                                    : brief_.actions[step.measure.value].name + " on " +
                                          picture_.name_of(run.acted_on.back());
  note(playbook_of(run).id + ": " + what + " refused: " + terms::explain(reason));
  if (is_reply || (reason != Reason::kNoPeople && reason != Reason::kOverLimit)) {
    return conclude(run, false);
  }
  run.in_flight = 0;
  --outstanding_;
  run.targets.push_back(run.acted_on.back());
  run.ready_at = now_ + kCrowdedRest;
}

void PlaybookMind::conclude(Run& run, bool success) {
  run.in_flight = 0;
  if (step_of(run).measure.valid()) --outstanding_;
  if (!success) run.step_failed = true;
  if (run.targets.empty()) leave_step(run);
}

Run* PlaybookMind::run_with(OrderNumber order) {
  const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const Run& run) {
    return order != 0 && run.in_flight == order;
  });
  return found == runs_.end() ? nullptr : &*found;
}

// --- what to do next -----------------------------------------------------------------------------

void PlaybookMind::pursue(terms::Intent& intent) {
  std::vector<Run*> ready;
  for (Run& run : runs_) {
    if (run.in_flight == 0 && prepare(run, intent)) ready.push_back(&run);
  }
  const auto rank = [&](const Run* run) {
    return std::tuple{playbook_of(*run).priority, -run->score, run->number};
  };
  std::sort(ready.begin(), ready.end(),
            [&](const Run* a, const Run* b) { return rank(a) < rank(b); });
  for (Run* run : ready) {
    if (has_room() && !is_full(intent)) {
      order(*run, intent);
    } else if (!run->told_of_wait) {
      run->told_of_wait = true;
      note(playbook_of(*run).id + " on " + picture_.name_of(run->targets.back()) +
           " waits: the team's people are busy");
    }
  }
  std::erase_if(runs_, [&](const Run& run) { return run.step == playbook_of(run).steps.size(); });
}

/// Brings the run to its next measure, which is then ready to be ordered: targets.back(). False
/// when the run has to wait, has replied, or is over.
bool PlaybookMind::prepare(Run& run, terms::Intent& intent) {
  while (run.step < playbook_of(run).steps.size()) {
    if (now_ < run.ready_at || is_full(intent)) return false;
    if (!run.entered && !enter(run, intent)) continue;
    if (run.in_flight != 0) return false;
    while (!run.targets.empty() && !affordable(run)) {
      run.targets.pop_back();
      run.step_failed = true;
    }
    if (!run.targets.empty()) return true;
    leave_step(run);
  }
  return false;
}

/// False when the step was passed over and the run has moved on to the next.
bool PlaybookMind::enter(Run& run, terms::Intent& intent) {
  const terms::PlaybookStep& step = step_of(run);
  const bool is_reply = !step.measure.valid();
  const std::string what = is_reply ? "reply" : brief_.actions[step.measure.value].name;
  if (const char* why = objection(step.when, run, picture_)) {
    pass_over(run, what, why);
    leave_step(run);
    return false;
  }
  run.entered = true;
  if (is_reply) {
    reply(run, intent);
    return true;
  }
  run.targets = targets_of(step, brief_.actions[step.measure.value], run, picture_);
  std::reverse(run.targets.begin(), run.targets.end());
  run.step_failed = run.targets.empty();
  if (run.targets.empty()) pass_over(run, what, "there is nothing in sight that it could act on");
  return true;
}

void PlaybookMind::reply(Run& run, terms::Intent& intent) {
  const terms::PlaybookStep& step = step_of(run);
  const std::optional<std::uint16_t> option = replies_.option(run.cause.subject, step.option);
  if (!option) {
    run.step_failed = true;
    pass_over(run, "reply", "the inject offers no option '" + step.option + "'");
    return;
  }
  run.in_flight = ++last_order_;
  intent.orders.push_back({last_order_, terms::Reply{run.cause.subject, *option,
                                                     cut(step.text, terms::kReplyTextMax)}});
}

bool PlaybookMind::affordable(const Run& run) {
  const terms::PlaybookStep& step = step_of(run);
  const Handle target = run.targets.back();
  const Cost cost = picture_.worst_cost(target);
  if (cost.permille <= step.cost_max) return true;
  pass_over(run, brief_.actions[step.measure.value].name + ' ' + picture_.name_of(target),
            "would cost '" + picture_.name_of(cost.function) + "' " +
                std::to_string(cost.permille) + " permille, limit " +
                std::to_string(step.cost_max));
  return false;
}

/// A step that was never entered (its condition did not hold) leaves `last` as it was.
void PlaybookMind::leave_step(Run& run) {
  if (run.entered) run.last = run.step_failed ? Run::Last::kFailed : Run::Last::kSucceeded;
  run.entered = false;
  run.step_failed = false;
  run.told_of_wait = false;
  ++run.step;
  if (run.step < playbook_of(run).steps.size()) run.ready_at = now_ + step_of(run).wait;
}

bool PlaybookMind::has_room() const {
  const terms::Staffing& staffing = picture_.staffing();
  const std::int64_t people = staffing.total > 0 ? staffing.total : brief_.people;
  // With nothing of ours outstanding, others' measures are waiting: no outcome would wake us.
  const bool crowded = staffing.waiting > kQueueAhead && outstanding_ > 0;
  return outstanding_ < people + kQueueAhead && !crowded;
}

void PlaybookMind::order(Run& run, terms::Intent& intent) {
  const terms::ActionBrief& measure = brief_.actions[step_of(run).measure.value];
  const Handle target = run.targets.back();
  run.targets.pop_back();
  run.acted_on.push_back(target);
  run.in_flight = ++last_order_;
  ++outstanding_;
  intent.orders.push_back(
      {last_order_, terms::Act{measure.id, target, second_of(measure, run, picture_)}});
}

void PlaybookMind::answer_what_is_due(terms::Intent& intent) {
  const std::size_t room = terms::kOrdersPerTurnMax - intent.orders.size();
  for (const Replies::Due& due : replies_.take_due(now_, room)) {
    intent.orders.push_back({++last_order_, terms::Reply{due.inject, due.index, {}}});
    note("inject " + due.number + " answered '" + due.option + "': no playbook speaks of it");
  }
}

ExerciseTime PlaybookMind::next_wake(const terms::Intent& intent) const {
  ExerciseTime wake = terms::kNever;
  const auto at = [&](ExerciseTime time) {
    if (time > now_) wake = std::min(wake, time);
  };
  at(replies_.next_due());
  for (const Run& run : runs_) {
    if (run.in_flight == 0) at(run.ready_at);
  }
  if (!intent.orders.empty()) at(now_ + kRulingDue);
  return wake;
}

// --- reasons -------------------------------------------------------------------------------------

void PlaybookMind::pass_over(const Run& run, const std::string& what, const std::string& why) {
  note(playbook_of(run).id + ": " + what + " passed over: " + why);
}

void PlaybookMind::note(std::string text) {
  if (notes_.size() < kNotesKeptMax) notes_.push_back(cut(std::move(text), terms::kNoteMax));
}

void PlaybookMind::tell(terms::Intent& intent) {
  const auto room = static_cast<std::ptrdiff_t>(std::min(notes_.size(), terms::kNotesPerTurnMax));
  std::move(notes_.begin(), notes_.begin() + room, std::back_inserter(intent.notes));
  notes_.erase(notes_.begin(), notes_.begin() + room);
}

}  // namespace redoubt::blue

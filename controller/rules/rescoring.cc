#include "controller/rules/rescoring.h"

#include <algorithm>
#include <map>

#include "controller/range/world.h"
#include "controller/rules/scoring.h"

namespace redoubt::rules {
namespace {

using range::Event;
using range::EventKind;
using scenario::Exercise;
using scenario::Metric;
using scenario::MetricId;
using terms::ExerciseTime;

/// Whether somebody did this at that instant, and nothing that was due then.
bool is_ordered(const Event& event) {
  switch (event.kind) {
    case EventKind::kOrderStarted:
    case EventKind::kOrderQueued:
    case EventKind::kInjectAnswered:
    case EventKind::kInjectAcknowledged:
    case EventKind::kInjectMarked:
      return true;
    case EventKind::kOrderSucceeded:
    case EventKind::kOrderFailed:
      return event.cause == 0;  // done within its order
    case EventKind::kInjectStaged:
    case EventKind::kInjectDelivered:
      return event.actor.valid();  // exercise control's word, not the plan's
    default:
      return false;
  }
}

class Remarking {
 public:
  explicit Remarking(const Exercise& exercise)
      : exercise_(exercise),
        world_(exercise.layout),
        scoring_(exercise),
        stretches_(exercise.metrics.size()) {}

  std::vector<Event> run(const std::vector<Event>& events) {
    for (const Event& event : events) {
      if (event.kind == EventKind::kScored) continue;
      // As in an engine: what is due at an instant comes to its end, then it is marked, and then
      // come the orders of that instant, and the end of the exercise.
      mark_time_until(event.at, is_ordered(event) || event.kind == EventKind::kEnded);
      take(event);
    }
    return std::move(marked_);
  }

 private:
  /// Time that a metric's functions have stood too low.
  struct Stretch {
    bool low = false;
    ExerciseTime next = terms::kNever;  ///< when the next stretch of it begins
    std::uint64_t cause = 0;
  };

  void take(Event event) {
    const std::uint64_t sequence = event.sequence;
    event.cause = renumbered(event.cause);
    event.sequence = marked_.size() + 1;
    numbers_[sequence] = event.sequence;
    marked_.push_back(event);
    world_.apply(event);
    awards_.clear();
    scoring_.judge(world_, event, awards_);
    write(event.at, event.sequence);
    if (event.kind == EventKind::kFunctionChanged) watch(event);
  }

  std::uint64_t renumbered(std::uint64_t sequence) const {
    const auto found = numbers_.find(sequence);
    return found == numbers_.end() ? 0 : found->second;
  }

  void write(ExerciseTime at, std::uint64_t cause) {
    for (const Award award : awards_) {
      Event line{.sequence = marked_.size() + 1, .at = at, .kind = EventKind::kScored};
      line.actor = exercise_.metrics[award.metric.value].cell;
      line.amount = packed(award);
      line.cause = cause;
      marked_.push_back(line);
    }
  }

  void watch(const Event& event) {
    for (std::uint32_t i = 0; i < stretches_.size(); ++i) {
      const Metric& metric = exercise_.metrics[i];
      if (metric.counts != scenario::Counts::kBelow) continue;
      const bool was_low = stretches_[i].low;
      stretches_[i].low = stands_low(metric);
      if (!stretches_[i].low) stretches_[i].next = terms::kNever;
      if (was_low || !stretches_[i].low) continue;
      stretches_[i].cause = event.sequence;
      begin(i, event.at);
    }
  }

  bool stands_low(const Metric& metric) const {
    return std::any_of(metric.on.begin(), metric.on.end(), [&](range::Entity function) {
      return world_.availability(range::FunctionId{function.index}) < metric.level;
    });
  }

  void begin(std::uint32_t metric, ExerciseTime at) {
    Stretch& stretch = stretches_[metric];
    awards_.clear();
    const bool more = scoring_.begin_stretch(MetricId{metric}, awards_);
    write(at, stretch.cause);
    stretch.next = more ? at + exercise_.metrics[metric].every : terms::kNever;
  }

  /// The stretches that begin before an instant, or by its end; the earliest first.
  void mark_time_until(ExerciseTime at, bool to_its_end) {
    while (true) {
      const auto first =
          std::min_element(stretches_.begin(), stretches_.end(),
                           [](const Stretch& a, const Stretch& b) { return a.next < b.next; });
      if (first == stretches_.end() || first->next == terms::kNever) return;
      if (first->next > at || (first->next == at && !to_its_end)) return;
      begin(static_cast<std::uint32_t>(first - stretches_.begin()), first->next);
    }
  }

  const Exercise& exercise_;
  range::World world_;
  Scoring scoring_;
  std::vector<Stretch> stretches_;                  ///< by metric
  std::vector<Award> awards_;                       ///< of what is being looked at
  std::vector<Event> marked_;                       ///< so far
  std::map<std::uint64_t, std::uint64_t> numbers_;  ///< of events: as they were, as they are
};

template <class Things>
bool same_names(const Things& a, const Things& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return one.name == other.name; });
}

}  // namespace

std::vector<Event> marked_by(const Exercise& exercise, const std::vector<Event>& events) {
  return Remarking(exercise).run(events);
}

std::shared_ptr<const Exercise> with_amended_lines(std::shared_ptr<const Exercise> marking,
                                                   const Exercise& played,
                                                   const std::vector<Event>& events) {
  std::shared_ptr<Exercise> with;
  for (const Event& event : events) {
    if (event.kind != EventKind::kInjectAmended) continue;
    if (with == nullptr) with = std::make_shared<Exercise>(*marking);
    auto& injects = with->injects;
    const scenario::Inject& line = played.injects.at(event.subject.index);
    if (event.subject.index < injects.size()) {
      injects[event.subject.index].to = line.to;
    } else if (event.subject.index == injects.size()) {
      injects.push_back(line);
    }
  }
  return with == nullptr ? marking : with;
}

std::string mismatch(const Exercise& played, const Exercise& marking) {
  if (!same_names(played.cells, marking.cells)) return "other cells play in it";
  if (!same_names(played.layout.hosts, marking.layout.hosts)) return "its range has other hosts";
  if (!same_names(played.layout.functions, marking.layout.functions)) {
    return "its range has other mission functions";
  }
  if (!same_names(played.layout.data, marking.layout.data)) return "its range has other data";
  const bool same_actions = std::equal(
      played.catalogue.begin(), played.catalogue.end(), marking.catalogue.begin(),
      marking.catalogue.end(),
      [](const scenario::Action& a, const scenario::Action& b) { return a.code == b.code; });
  if (!same_actions) return "its catalogue is another";
  const bool same_injects = std::equal(
      played.injects.begin(), played.injects.end(), marking.injects.begin(), marking.injects.end(),
      [](const scenario::Inject& a, const scenario::Inject& b) {
        return a.number == b.number && a.to == b.to && a.options.size() == b.options.size();
      });
  return same_injects ? "" : "it has other injects, or other options to answer them";
}

}  // namespace redoubt::rules

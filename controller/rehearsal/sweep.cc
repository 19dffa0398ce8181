#include "controller/rehearsal/sweep.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <thread>

namespace redoubt::rehearsal {
namespace {

/// Of figures as they come, by Welford's running sum.
class Spreading {
 public:
  void add(double figure) {
    spread_.least = spread_.n == 0 ? figure : std::min(spread_.least, figure);
    spread_.most = spread_.n == 0 ? figure : std::max(spread_.most, figure);
    const double off = figure - spread_.mean;
    spread_.mean += off / static_cast<double>(++spread_.n);
    squares_ += off * (figure - spread_.mean);
  }

  Spread spread() const {
    Spread spread = spread_;
    if (spread.n > 1) spread.deviation = std::sqrt(squares_ / static_cast<double>(spread.n - 1));
    return spread;
  }

 private:
  Spread spread_;
  double squares_ = 0;
};

void take_figures(Sweep& sweep, rules::RuleSet::Unfinished unfinished) {
  Spreading steps;
  Spreading reward;
  for (const Course& course : sweep.courses) {
    if (!course.goal_reached && unfinished == rules::RuleSet::Unfinished::kLeftOut) continue;
    steps.add(static_cast<double>(course.red_orders));
    reward.add(static_cast<double>(course.reward));
  }
  sweep.steps_to_goal = steps.spread();
  sweep.reward = reward.spread();
}

void count(const std::vector<bool>& one, std::vector<std::uint64_t>& all) {
  all.resize(std::max(all.size(), one.size()), 0);
  for (std::size_t i = 0; i < one.size(); ++i) all[i] += one[i] ? 1 : 0;
}

void take_points(Sweep& sweep, std::size_t cells) {
  std::vector<Spreading> points(cells);
  for (const Course& course : sweep.courses) {
    for (std::size_t i = 0; i < cells; ++i) points[i].add(static_cast<double>(course.points[i]));
  }
  for (const Spreading& one : points) sweep.points.push_back(one.spread());
}

}  // namespace

terms::Result<Sweep> sweep(const scenario::Variants& variants, std::uint64_t first,
                           std::uint64_t runs, unsigned workers, const Casting& casting) {
  std::vector<std::shared_ptr<const engine::Groundwork>> grounds;
  for (const auto& exercise : variants.all) {
    grounds.push_back(std::make_shared<const engine::Groundwork>(exercise));
  }
  std::vector<std::optional<terms::Result<Course>>> played(runs);
  std::atomic<std::uint64_t> next{0};
  const auto work = [&] {
    // Each index is taken by exactly one worker, and each slot written by the worker that took it.
    for (std::uint64_t i = next++; i < runs; i = next++) {
      const std::uint64_t seed = first + i;
      const auto& ground = grounds[variants.of(seed)];
      played[i].emplace(rehearse(ground, seed, casting, Orders::kCounted));
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < workers; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();

  Sweep result;
  terms::Fingerprint fingerprint;
  for (auto& course : played) {
    if (!course->ok()) return course->error();
    fingerprint.add((*course)->fingerprint);
    result.courses.push_back(std::move(**course));
  }
  result.fingerprint = fingerprint.value();
  take_figures(result, grounds.front()->rules->unfinished());
  for (const Course& course : result.courses) {
    count(course.came, result.came);
    count(course.reached, result.reached);
  }
  take_points(result, grounds.front()->exercise->cells.size());
  return result;
}

terms::Result<Sweep> sweep(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t first,
                           std::uint64_t runs, unsigned workers, const Casting& casting) {
  return sweep(scenario::Variants(std::move(exercise)), first, runs, workers, casting);
}

}  // namespace redoubt::rehearsal

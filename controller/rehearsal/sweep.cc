#include "controller/rehearsal/sweep.h"

#include <atomic>
#include <cmath>
#include <optional>
#include <thread>

namespace redoubt::rehearsal {
namespace {

Spread spread_of(const std::vector<Course>& courses) {
  Spread spread;
  double squares = 0;  // Welford's running sum
  for (const Course& course : courses) {
    if (!course.goal_reached) continue;
    const auto steps = static_cast<double>(course.red_orders);
    const double off = steps - spread.mean;
    spread.mean += off / static_cast<double>(++spread.n);
    squares += off * (steps - spread.mean);
  }
  if (spread.n > 1) spread.deviation = std::sqrt(squares / static_cast<double>(spread.n - 1));
  return spread;
}

}  // namespace

terms::Result<Sweep> sweep(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t first,
                           std::uint64_t runs, unsigned workers, const Casting& casting) {
  std::vector<std::optional<terms::Result<Course>>> played(runs);
  std::atomic<std::uint64_t> next{0};
  const auto work = [&] {
    // Each index is taken by exactly one worker, and each slot written by the worker that took it.
    for (std::uint64_t i = next++; i < runs; i = next++) {
      auto course = rehearse(exercise, first + i, casting);
      if (course.ok()) course->orders = {};
      played[i].emplace(std::move(course));
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
  result.steps_to_goal = spread_of(result.courses);
  return result;
}

}  // namespace redoubt::rehearsal

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/rehearsal/rehearsal.h"
#include "controller/scenario/variants.h"

namespace redoubt::rehearsal {

/// Mean, standard deviation (n - 1) and extremes of a figure over many runs. For people to read;
/// decides nothing.
struct Spread {
  std::uint64_t n = 0;
  double mean = 0;
  double deviation = 0;
  double least = 0;
  double most = 0;
};

/// Many rehearsals of one exercise.
struct Sweep {
  std::vector<Course> courses;  ///< in order of seed, without their orders
  std::uint64_t fingerprint =
      0;  ///< over all courses in order of seed: the same for any number of workers
  /// Red's orders, of the runs that reached the goal; of all where the rules count those that did
  /// not (rules::RuleSet::Unfinished).
  Spread steps_to_goal;
  Spread reward;                       ///< of the same runs
  std::vector<Spread> points;          ///< by cell, of all runs
  std::vector<std::uint64_t> came;     ///< by inject: in how many runs
  std::vector<std::uint64_t> reached;  ///< by milestone: in how many runs
};

/// Rehearses seeds `first` ... `first + runs - 1` on `workers` threads, each with one engine at a
/// time; they share only the exercise, of which each seed plays the variant that it draws. The
/// casting is called from all of them at once. Errors: of the lowest seed that could not be played.
terms::Result<Sweep> sweep(const scenario::Variants& variants, std::uint64_t first,
                           std::uint64_t runs, unsigned workers, const Casting& casting);

/// The same, of an exercise in which nothing is drawn.
terms::Result<Sweep> sweep(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t first,
                           std::uint64_t runs, unsigned workers, const Casting& casting);

}  // namespace redoubt::rehearsal

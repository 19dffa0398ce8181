#pragma once

#include <cstdint>

#include "controller/range/alliance/pact.h"
#include "proto/terms/time.h"

namespace redoubt::range::alliance {

/// What one reaction waits for (Reaction in pact.h).
class Watch {
 public:
  /// Takes a fact in. True where it is a deed to answer at once.
  bool hear(const Reaction& reaction, const Event& event);

  /// When a state of affairs will have lasted; kNever where there is none, or it was answered.
  terms::ExerciseTime due() const { return due_; }
  void answered() { due_ = terms::kNever; }
  /// The fact that began it.
  std::uint64_t cause() const { return cause_; }

 private:
  bool there_ = false;
  terms::ExerciseTime due_ = terms::kNever;
  std::uint64_t cause_ = 0;
};

}  // namespace redoubt::range::alliance

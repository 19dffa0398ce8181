#pragma once

#include <cstdint>

#include "proto/terms/time.h"

namespace redoubt::range::people {

/// The facts last heard that can have made work worse, and better; 0 where there was none.
struct Heard {
  std::uint64_t worse = 0;
  std::uint64_t better = 0;
};

/// What some people miss of one use: now, and since it was last asked what it came to.
class Shortfall {
 public:
  /// Permille of a person (work.h).
  std::int64_t now() const { return now_; }
  /// The fact by which it last grew, and by which it last shrank; 0 where it never did.
  std::uint64_t fell_by() const { return fell_by_; }
  std::uint64_t rose_by() const { return rose_by_; }
  /// Whether anything was missed since it was last asked.
  bool open() const { return now_ > 0 || lost_ > 0; }

  void move(std::int64_t to, terms::ExerciseTime at, const Heard& heard) {
    run(at);
    if (to > now_) fell_by_ = heard.worse != 0 ? heard.worse : heard.better;
    if (to < now_) rose_by_ = heard.better != 0 ? heard.better : heard.worse;
    now_ = to;
  }

  /// What was missed since this was last asked, in permille of a person times microseconds.
  std::int64_t take(terms::ExerciseTime at) {
    run(at);
    const std::int64_t lost = lost_;
    lost_ = 0;
    return lost;
  }

 private:
  void run(terms::ExerciseTime at) {
    lost_ += now_ * (at - since_).count();
    since_ = at;
  }

  std::int64_t now_ = 0;
  std::int64_t lost_ = 0;
  terms::ExerciseTime since_ = terms::kStartex;
  std::uint64_t fell_by_ = 0;
  std::uint64_t rose_by_ = 0;
};

}  // namespace redoubt::range::people

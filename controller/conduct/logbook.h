#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/conduct/people.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/time.h"

namespace redoubt::conduct {

/// Posts in one exercise; one more is refused.
inline constexpr std::size_t kPostsMax = 200'000;

struct Post {
  std::uint64_t number = 0;  ///< from 1, without gap
  terms::ExerciseTime at = terms::kStartex;
  std::int64_t wall_us = 0;
  Person who;
  terms::CellId cell;  ///< of who wrote it
  Posting what;
};

/// Everything that people have written down. Append-only. Belongs to the strand; the posts
/// themselves never change and may be read anywhere.
class Logbook {
 public:
  explicit Logbook(std::shared_ptr<const scenario::Exercise> exercise)
      : exercise_(std::move(exercise)) {}

  /// Whether it can be kept: its limits, its addressees exist, and what it refers to may be read by
  /// whoever writes it. Errors: kInvalidArgument, kResourceExhausted.
  terms::Status may(terms::CellId cell, const Posting& posting) const;
  const Post& add(Post post);

  const std::vector<std::shared_ptr<const Post>>& posts() const { return posts_; }

  /// Whether that cell may read it. Exercise control reads everything; what evaluators write is for
  /// exercise control and them alone.
  bool readable(const Post& post, terms::CellId cell) const;

 private:
  std::shared_ptr<const scenario::Exercise> exercise_;
  std::vector<std::shared_ptr<const Post>> posts_;
};

}  // namespace redoubt::conduct

#include "controller/conduct/logbook.h"

#include <algorithm>
#include <utility>

namespace redoubt::conduct {

using terms::CellId;
using terms::Code;
using terms::Error;
using terms::Role;

terms::Status Logbook::may(CellId cell, const Posting& posting) const {
  if (posts_.size() >= kPostsMax) {
    return Error{Code::kResourceExhausted, "the logbook of this exercise is full"};
  }
  if (const terms::Status fits = within_limits(posting); !fits) return fits;
  const auto exists = [this](CellId one) { return one.value < exercise_->cells.size(); };
  if (!std::ranges::all_of(posting.to, exists)) {
    return Error{Code::kInvalidArgument, "there is no such cell to write to"};
  }
  if (posting.refers == 0) return terms::Done{};
  if (posting.refers <= posts_.size() && readable(*posts_[posting.refers - 1], cell)) {
    return terms::Done{};
  }
  return Error{Code::kInvalidArgument, "there is no such post to refer to"};
}

const Post& Logbook::add(Post post) {
  post.number = posts_.size() + 1;
  posts_.push_back(std::make_shared<const Post>(std::move(post)));
  return *posts_.back();
}

bool Logbook::readable(const Post& post, CellId cell) const {
  const Role role = exercise_->cells.at(cell.value).role;
  if (role == Role::kWhite || post.cell == cell) return true;
  const bool evaluators =
      post.what.kind == PostKind::kObservation || post.what.kind == PostKind::kRating;
  if (evaluators) return role == Role::kObserver;
  return std::ranges::find(post.what.to, cell) != post.what.to.end();
}

}  // namespace redoubt::conduct

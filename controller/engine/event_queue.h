#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "proto/terms/check.h"
#include "proto/terms/time.h"

namespace redoubt::engine {

/// What goes first among things due at the same instant. Values are part of every fingerprint.
enum class Priority : std::uint8_t {
  kPhase = 0,  ///< the rules of the day change before anybody acts
  kInject = 1,
  kEffect = 2,   ///< what was begun earlier comes to its end
  kNotice = 3,   ///< alerts and other news
  kClosing = 9,  ///< the end of the exercise, after everything else of its instant
};

/// The place of a pending thing in the one order there is: (time, priority, sequence). The sequence
/// is given by the queue when the thing is put in and never used again, so no two places are equal.
struct Place {
  terms::ExerciseTime at = terms::kStartex;
  Priority priority = Priority::kEffect;
  std::uint64_t sequence = 0;

  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

/// What is still to happen, the earliest first. A heap of four children a node, which touches half
/// the memory of a binary one on the way down. What is taken off is a pure function of what was put
/// in; copying the queue copies the future. Grows as needed: whoever puts in bounds how much.
template <class Pending>
class EventQueue {
 public:
  struct Entry {
    Place place;
    Pending pending;
  };

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  const Entry& top() const { return REDOUBT_CHECK(!empty()), heap_.front(); }

  /// When the next thing is due; kNever when nothing is.
  terms::ExerciseTime next_time() const { return empty() ? terms::kNever : top().place.at; }

  Place put(terms::ExerciseTime at, Priority priority, Pending pending) {
    const Place place{at, priority, ++sequence_};
    heap_.push_back({place, std::move(pending)});
    rise(heap_.size() - 1);
    return place;
  }

  Entry take() {
    REDOUBT_CHECK(!empty());
    Entry first = std::move(heap_.front());
    Entry last = std::move(heap_.back());
    heap_.pop_back();
    if (!heap_.empty()) sink(std::move(last));
    return first;
  }

  /// Forgets everything pending; sequence numbers go on, so no place is ever given twice.
  void clear() { heap_.clear(); }

 private:
  static constexpr std::size_t kChildren = 4;

  void rise(std::size_t at) {
    Entry entry = std::move(heap_[at]);
    while (at > 0) {
      const std::size_t parent = (at - 1) / kChildren;
      if (!(entry.place < heap_[parent].place)) break;
      heap_[at] = std::move(heap_[parent]);
      at = parent;
    }
    heap_[at] = std::move(entry);
  }

  /// Fills the hole at the root with `entry`, moving the earliest child up until it fits.
  void sink(Entry entry) {
    std::size_t hole = 0;
    for (std::size_t child = earliest_child(hole); child != hole; child = earliest_child(hole)) {
      if (!(heap_[child].place < entry.place)) break;
      heap_[hole] = std::move(heap_[child]);
      hole = child;
    }
    heap_[hole] = std::move(entry);
  }

  /// The node itself where it has no children.
  std::size_t earliest_child(std::size_t node) const {
    const std::size_t first = node * kChildren + 1;
    if (first >= heap_.size()) return node;
    const std::size_t end = first + kChildren < heap_.size() ? first + kChildren : heap_.size();
    std::size_t best = first;
    for (std::size_t child = first + 1; child < end; ++child) {
      if (heap_[child].place < heap_[best].place) best = child;
    }
    return best;
  }

  std::vector<Entry> heap_;
  std::uint64_t sequence_ = 0;
};

}  // namespace redoubt::engine

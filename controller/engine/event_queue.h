#pragma once

#include <algorithm>
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

/// What is still to happen, the earliest first. A heap of four children a node that holds keys of
/// sixteen bytes and where each thing lies, so that a node's children share a cache line and the
/// things themselves never move. What is taken off is a pure function of what was put in; copying
/// the queue copies the future. Grows as needed: whoever puts in bounds how much.
template <class Pending>
class EventQueue {
 public:
  struct Entry {
    Place place;
    Pending pending;
  };

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }

  /// When the next thing is due; kNever when nothing is.
  terms::ExerciseTime next_time() const {
    return empty() ? terms::kNever : terms::from_microseconds(heap_.front().at);
  }

  Place put(terms::ExerciseTime at, Priority priority, Pending pending) {
    const Node node{terms::microseconds(at), rank_of(priority, ++sequence_), store(pending)};
    heap_.push_back(node);
    rise(heap_.size() - 1, node);
    return place_of(node);
  }

  Entry take() {
    REDOUBT_CHECK(!empty());
    const Node first = heap_.front();
    const Node last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    free_.push_back(first.slot);
    return {place_of(first), std::move(slots_[first.slot])};
  }

  /// Forgets everything pending; sequence numbers go on, so no place is ever given twice.
  void clear() {
    heap_.clear();
    slots_.clear();
    free_.clear();
  }

 private:
  static constexpr std::size_t kChildren = 4;
  static constexpr int kSequenceBits = 56;

  struct Node {
    std::int64_t at;     ///< microseconds
    std::uint64_t rank;  ///< priority, then sequence
    std::uint32_t slot;

    bool operator<(const Node& other) const {
      return at < other.at || (at == other.at && rank < other.rank);
    }
  };

  static std::uint64_t rank_of(Priority priority, std::uint64_t sequence) {
    return (static_cast<std::uint64_t>(priority) << kSequenceBits) | sequence;
  }
  static Place place_of(const Node& node) {
    return {terms::from_microseconds(node.at), static_cast<Priority>(node.rank >> kSequenceBits),
            node.rank & ((std::uint64_t{1} << kSequenceBits) - 1)};
  }

  std::uint32_t store(Pending& pending) {
    if (free_.empty()) {
      slots_.push_back(std::move(pending));
      return static_cast<std::uint32_t>(slots_.size() - 1);
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    slots_[slot] = std::move(pending);
    return slot;
  }

  /// Moves parents down from the hole until `node` fits there.
  void rise(std::size_t hole, const Node& node) {
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / kChildren;
      if (!(node < heap_[parent])) break;
      heap_[hole] = heap_[parent];
      hole = parent;
    }
    heap_[hole] = node;
  }

  /// Fills the hole at the root: brings the earliest children up to the bottom, then lets `node`
  /// rise from there. It came from the bottom, so it rarely rises far.
  void sink(const Node& node) {
    std::size_t hole = 0;
    for (std::size_t child = 1; child < heap_.size(); child = hole * kChildren + 1) {
      const std::size_t best = earliest(child, std::min(child + kChildren, heap_.size()));
      heap_[hole] = heap_[best];
      hole = best;
    }
    rise(hole, node);
  }

  std::size_t earliest(std::size_t first, std::size_t end) const {
    std::size_t best = first;
    for (std::size_t child = first + 1; child < end; ++child) {
      best = heap_[child] < heap_[best] ? child : best;
    }
    return best;
  }

  std::vector<Node> heap_;
  std::vector<Pending> slots_;
  std::vector<std::uint32_t> free_;  ///< slots whose thing was taken
  std::uint64_t sequence_ = 0;
};

}  // namespace redoubt::engine

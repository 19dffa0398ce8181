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
/// sixteen bytes alone: the place and, below it where it decides nothing, the slot in which the
/// thing itself lies and never moves. What is taken off is a pure function of what was put in;
/// copying the queue copies the future. Grows as needed, up to kQueuedMax: whoever puts in bounds
/// how much.
template <class Pending>
class EventQueue {
 public:
  struct Entry {
    Place place;
    Pending pending;
  };

  static constexpr std::size_t kQueuedMax = std::size_t{1} << 24;

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }

  /// When the next thing is due; kNever when nothing is.
  terms::ExerciseTime next_time() const {
    return empty() ? terms::kNever : place_of(heap_.front()).at;
  }

  Place put(terms::ExerciseTime at, Priority priority, Pending pending) {
    const Place place{at, priority, ++sequence_};
    const Key key = key_of(place, store(std::move(pending)));
    heap_.push_back(key);
    rise(heap_.size() - 1, key);
    return place;
  }

  Entry take() {
    REDOUBT_CHECK(!empty());
    const Key first = heap_.front();
    const Key last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    const std::uint32_t slot = slot_of(first);
    free_.push_back(slot);
    return {place_of(first), std::move(slots_[slot])};
  }

  /// Forgets everything pending; sequence numbers go on, so no place is ever given twice.
  void clear() {
    heap_.clear();
    slots_.clear();
    free_.clear();
  }

 private:
  static constexpr std::size_t kChildren = 4;

  /// From the top: time, from the earliest there is; 4 bits of priority; sequence; slot.
  __extension__ using Key = unsigned __int128;
  static constexpr int kSlotBits = 24;
  static constexpr int kSequenceBits = 36;
  static constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

  static Key key_of(const Place& place, std::uint32_t slot) {
    REDOUBT_CHECK(place.sequence >> kSequenceBits == 0);
    const auto at = static_cast<std::uint64_t>(terms::microseconds(place.at)) ^ kSign;
    const std::uint64_t rank =
        (static_cast<std::uint64_t>(place.priority) << kSequenceBits) | place.sequence;
    return (Key{at} << 64) | (rank << kSlotBits) | slot;
  }
  static std::uint32_t slot_of(Key key) {
    return static_cast<std::uint32_t>(key) & (kQueuedMax - 1);
  }
  static Place place_of(Key key) {
    const auto at = static_cast<std::uint64_t>(key >> 64) ^ kSign;
    const auto rank = static_cast<std::uint64_t>(key) >> kSlotBits;
    return {terms::from_microseconds(static_cast<std::int64_t>(at)),
            static_cast<Priority>(rank >> kSequenceBits),
            rank & ((std::uint64_t{1} << kSequenceBits) - 1)};
  }

  std::uint32_t store(Pending pending) {
    if (free_.empty()) {
      REDOUBT_CHECK(slots_.size() < kQueuedMax);
      slots_.push_back(std::move(pending));
      return static_cast<std::uint32_t>(slots_.size() - 1);
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    slots_[slot] = std::move(pending);
    return slot;
  }

  /// Moves parents down from the hole until `key` fits there.
  void rise(std::size_t hole, Key key) {
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / kChildren;
      if (heap_[parent] < key) break;
      heap_[hole] = heap_[parent];
      hole = parent;
    }
    heap_[hole] = key;
  }

  /// Fills the hole at the root: brings the earliest children up to the bottom, then lets `key`
  /// rise from there. It came from the bottom, so it rarely rises far.
  void sink(Key key) {
    std::size_t hole = 0;
    std::size_t child = 1;
    for (; child + kChildren <= heap_.size(); child = hole * kChildren + 1) {
      const std::size_t best = earliest(child);
      heap_[hole] = heap_[best];
      hole = best;
    }
    if (child < heap_.size()) {
      const auto last =
          std::min_element(heap_.begin() + static_cast<std::ptrdiff_t>(child), heap_.end());
      heap_[hole] = *last;
      hole = static_cast<std::size_t>(last - heap_.begin());
    }
    rise(hole, key);
  }

  /// Of four siblings. Without branches: which one it is cannot be foreseen.
  std::size_t earliest(std::size_t first) const {
    const Key* at = &heap_[first];
    const std::size_t a = at[1] < at[0] ? 1 : 0;
    const std::size_t b = at[3] < at[2] ? 3 : 2;
    return first + (at[b] < at[a] ? b : a);
  }

  std::vector<Key> heap_;
  std::vector<Pending> slots_;
  std::vector<std::uint32_t> free_;  ///< slots whose thing was taken
  std::uint64_t sequence_ = 0;
};

}  // namespace redoubt::engine

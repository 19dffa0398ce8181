#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "controller/engine/cache_line.h"
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
/// thing itself lies and never moves. Four siblings fill one cache line, and what will be needed
/// soon is asked for early: with many things queued, waiting for memory is most of the work. What
/// is taken off is a pure function of what was put in; copying the queue copies the future. Grows
/// as needed, up to kQueuedMax: whoever puts in bounds how much.
template <class Pending>
class EventQueue {
 public:
  struct Entry {
    Place place;
    Pending pending;
  };

  static constexpr std::size_t kQueuedMax = std::size_t{1} << 24;

  bool empty() const { return heap_.size() == kRoot; }
  std::size_t size() const { return heap_.size() - kRoot; }

  /// When the next thing is due; kNever when nothing is.
  terms::ExerciseTime next_time() const {
    return empty() ? terms::kNever : place_of(heap_[kRoot]).at;
  }

  /// `what`: a Pending, or whatever one can be assigned from.
  template <class What>
  Place put(terms::ExerciseTime at, Priority priority, const What& what) {
    const Place place{at, priority, ++sequence_};
    const Key key = key_of(place, store(what));
    heap_.push_back(key);
    rise(heap_.size() - 1, key);
    return place;
  }

  Entry take() {
    REDOUBT_CHECK(!empty());
    const Key first = heap_[kRoot];
    const Key last = heap_.back();
    heap_.pop_back();
    if (!empty()) {
      sink(last);
      __builtin_prefetch(&slots_[slot_of(heap_[kRoot])]);
    }
    const std::uint32_t slot = slot_of(first);
    free_.push_back(slot);
    return {place_of(first), std::move(slots_[slot])};
  }

  /// Forgets everything pending; sequence numbers go on, so no place is ever given twice.
  void clear() {
    heap_.resize(kRoot);
    slots_.clear();
    free_.clear();
  }

 private:
  static constexpr std::size_t kChildren = 4;
  /// The root stands where its children, and so all siblings, begin at a multiple of four.
  static constexpr std::size_t kRoot = kChildren - 1;
  static constexpr std::size_t parent(std::size_t node) { return node / kChildren + 2; }
  static constexpr std::size_t first_child(std::size_t node) { return kChildren * (node - 2); }

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

  template <class What>
  std::uint32_t store(const What& what) {
    if (free_.empty()) {
      REDOUBT_CHECK(slots_.size() < kQueuedMax);
      slots_.emplace_back(what);
      return static_cast<std::uint32_t>(slots_.size() - 1);
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    slots_[slot] = what;
    return slot;
  }

  /// Moves parents down from the hole until `key` fits there.
  void rise(std::size_t hole, Key key) {
    while (hole > kRoot && key < heap_[parent(hole)]) {
      heap_[hole] = heap_[parent(hole)];
      hole = parent(hole);
    }
    heap_[hole] = key;
  }

  /// Fills the hole at the root: brings the earliest children up to the bottom, then lets `key`
  /// rise from there. It came from the bottom, so it rarely rises far.
  void sink(Key key) {
    std::size_t hole = kRoot;
    std::size_t child = first_child(hole);
    for (; child + kChildren <= heap_.size(); child = first_child(hole)) {
      ask_for_children_of(child);
      hole = fill_from_four(hole, child);
    }
    if (child < heap_.size()) {
      const auto last =
          std::min_element(heap_.begin() + static_cast<std::ptrdiff_t>(child), heap_.end());
      heap_[hole] = *last;
      hole = static_cast<std::size_t>(last - heap_.begin());
    }
    rise(hole, key);
  }

  /// Which of the four siblings the way down leads through is not known yet.
  void ask_for_children_of(std::size_t first) const {
    const std::size_t below = first_child(first);
    if (below >= heap_.size()) return;
    for (std::size_t i = 0; i < kChildren; ++i) {
      __builtin_prefetch(heap_.data() + below + i * kChildren);
    }
  }

  /// Moves the earliest of the four from `first` on into the hole, and returns the hole it leaves.
  /// Without branches: which one it is cannot be foreseen.
  std::size_t fill_from_four(std::size_t hole, std::size_t first) {
    const Key* four = heap_.data() + first;
    const bool second = four[1] < four[0];
    const bool fourth = four[3] < four[2];
    const Key one = second ? four[1] : four[0];
    const Key other = fourth ? four[3] : four[2];
    const bool later = other < one;
    heap_[hole] = later ? other : one;
    return first + (later ? 2U + fourth : std::size_t{second});
  }

  static_assert(kChildren * sizeof(Key) == kCacheLineBytes);

  std::vector<Key, CacheLineAllocator<Key>> heap_ =
      std::vector<Key, CacheLineAllocator<Key>>(kRoot);
  std::vector<Pending> slots_;
  std::vector<std::uint32_t> free_;  ///< slots whose thing was taken
  std::uint64_t sequence_ = 0;
};

}  // namespace redoubt::engine

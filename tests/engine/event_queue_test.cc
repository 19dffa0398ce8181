#include "controller/engine/event_queue.h"

#include <gtest/gtest.h>

#include <queue>
#include <vector>

#include "proto/terms/random.h"

namespace redoubt::engine {
namespace {

using terms::from_microseconds;

/// Takes everything off, as the numbers that were put in.
std::vector<int> drained(EventQueue<int> queue) {
  std::vector<int> taken;
  while (!queue.empty()) taken.push_back(queue.take().pending);
  return taken;
}

TEST(EventQueue, TheEarlierGoesFirst) {
  EventQueue<int> queue;
  queue.put(from_microseconds(2), Priority::kPhase, 2);
  queue.put(from_microseconds(1), Priority::kClosing, 1);
  EXPECT_EQ(drained(queue), (std::vector<int>{1, 2}));
}

TEST(EventQueue, AtOneInstantThePriorityDecides) {
  EventQueue<int> queue;
  queue.put(terms::kStartex, Priority::kClosing, 3);
  queue.put(terms::kStartex, Priority::kEffect, 2);
  queue.put(terms::kStartex, Priority::kPhase, 1);
  EXPECT_EQ(drained(queue), (std::vector<int>{1, 2, 3}));
}

TEST(EventQueue, EqualsLeaveAsTheyCame) {
  EventQueue<int> queue;
  std::vector<int> put;
  for (int i = 0; i < 100; ++i) {
    queue.put(terms::kStartex, Priority::kEffect, i);
    put.push_back(i);
  }
  EXPECT_EQ(drained(queue), put);
}

TEST(EventQueue, APlaceIsNeverGivenTwice) {
  EventQueue<int> queue;
  const Place first = queue.put(terms::kStartex, Priority::kEffect, 1);
  queue.clear();
  EXPECT_LT(first, queue.put(terms::kStartex, Priority::kEffect, 1));
}

TEST(EventQueue, ACopyIsAFutureOfItsOwn) {
  EventQueue<int> queue;
  queue.put(terms::kStartex, Priority::kEffect, 1);
  EventQueue<int> fork = queue;
  fork.put(terms::kStartex, Priority::kPhase, 0);
  EXPECT_EQ(drained(queue), (std::vector<int>{1}));
  EXPECT_EQ(drained(fork), (std::vector<int>{0, 1}));
}

TEST(EventQueue, NothingPendingIsDueNever) {
  EXPECT_EQ(EventQueue<int>{}.next_time(), terms::kNever);
}

TEST(EventQueue, AgreesWithAnOrdinaryHeapWhateverIsPutInAndTakenOff) {
  terms::Stream chance(7, terms::Purpose::kChoice, 0);
  EventQueue<int> queue;
  std::priority_queue<Place, std::vector<Place>, std::greater<>> reference;
  for (int i = 0; i < 20'000; ++i) {
    if (!queue.empty() && chance.below(5) < 2) {
      ASSERT_EQ(queue.take().place, reference.top());
      reference.pop();
      continue;
    }
    const auto at = from_microseconds(chance.between(0, 500));
    reference.push(queue.put(at, static_cast<Priority>(chance.below(4)), i));
  }
  EXPECT_EQ(queue.size(), reference.size());
}

}  // namespace
}  // namespace redoubt::engine

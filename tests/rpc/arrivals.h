#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

namespace redoubt::rpc {

/// Longer than anything here takes; a test that waits so long has failed.
inline constexpr std::chrono::seconds kPatience{30};

/// What comes to a test from the server's threads, list by list. The lists are its children's.
class Arrivals {
 protected:
  template <class T>
  void note(std::deque<T>& list, T what) {
    const std::lock_guard lock(mutex_);
    list.push_back(std::move(what));
    changed_.notify_all();
  }
  /// Waits until there is one, and takes it.
  template <class T>
  T next(std::deque<T>& list) {
    std::unique_lock lock(mutex_);
    const bool came = changed_.wait_for(lock, kPatience, [&] { return !list.empty(); });
    EXPECT_TRUE(came) << "nothing came";
    if (!came) return T{};
    T first = std::move(list.front());
    list.pop_front();
    return first;
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
};

}  // namespace redoubt::rpc

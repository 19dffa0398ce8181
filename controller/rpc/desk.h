#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace redoubt::rpc {

/// A thread of its own, on which what people's programs look at is put into words: away from the
/// conductor's strand, which must not wait, and from gRPC's threads, which carry everybody's
/// messages. What belongs to the desk needs no lock.
///
/// Its queue is bounded by what fills it: each onlooker is told one piece of news at a time.
class Desk {
 public:
  Desk();
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Does it soon, after what came before. Thread-safe. Once closed, it is dropped.
  void post(std::function<void()> call);

  /// Does what it has, and ends. Not from the desk itself. Harmless when repeated.
  void close();

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable filled_;
  // Under the mutex.
  std::deque<std::function<void()>> calls_;
  bool closed_ = false;

  std::thread thread_;
};

}  // namespace redoubt::rpc

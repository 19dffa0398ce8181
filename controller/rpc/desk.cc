#include "controller/rpc/desk.h"

#include <utility>

#include "controller/conduct/precedence.h"

namespace redoubt::rpc {

Desk::Desk() : thread_([this] { work(); }) {}

Desk::~Desk() { close(); }

void Desk::post(std::function<void()> call) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    calls_.push_back(std::move(call));
  }
  filled_.notify_one();
}

void Desk::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void Desk::work() {
  conduct::go_first();
  std::unique_lock lock(mutex_);
  while (true) {
    filled_.wait(lock, [this] { return !calls_.empty() || closed_; });
    if (calls_.empty()) return;
    {
      const std::function<void()> call = std::move(calls_.front());
      calls_.pop_front();
      lock.unlock();
      call();
    }
    lock.lock();
  }
}

}  // namespace redoubt::rpc

#include "controller/rpc/courier.h"

#include <chrono>
#include <utility>

#include "controller/conduct/precedence.h"
#include "controller/rpc/agent_session.h"

namespace redoubt::rpc {
namespace {

constexpr std::chrono::microseconds kLook{200};

}  // namespace

Courier::Courier() : thread_([this] { run(); }) {}

Courier::~Courier() { stop(); }

void Courier::carry(std::shared_ptr<AgentSession> session) {
  {
    std::unique_lock lock(mutex_);
    if (!stopped_) {
      const bool first = sessions_.empty();
      sessions_.push_back(std::move(session));
      lock.unlock();
      if (first) given_.notify_one();
      return;
    }
  }
  session->set_off();
}

void Courier::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    given_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void Courier::run() {
  conduct::give_way();
  while (true) {
    std::vector<std::shared_ptr<AgentSession>> sessions;
    {
      std::unique_lock lock(mutex_);
      given_.wait(lock, [this] { return !sessions_.empty() || stopped_; });
      if (sessions_.empty()) return;
      sessions.swap(sessions_);
    }
    for (const auto& session : sessions) {
      // Nobody has to wake it: the strand has better to do when it answers.
      while (!session->may_set_off()) {
        holds_back_ = true;
        std::this_thread::sleep_for(kLook);
      }
      session->set_off();
    }
    holds_back_ = false;
  }
}

}  // namespace redoubt::rpc

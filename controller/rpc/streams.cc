#include "controller/rpc/streams.h"

#include <utility>

#include "controller/rpc/agent_session.h"

namespace redoubt::rpc {

using terms::Code;
using terms::Done;
using terms::Error;

terms::Status Streams::open(const std::shared_ptr<AgentSession>& session) {
  const std::lock_guard lock(mutex_);
  if (shut_) return Error{Code::kUnavailable, "the controller is going away"};
  if (open_.size() >= limits_.streams) {
    return Error{Code::kResourceExhausted,
                 std::to_string(limits_.streams) + " streams are open, and that is the limit"};
  }
  open_.emplace(session.get(), Open{session, {}});
  return Done{};
}

void Streams::close(const AgentSession* session) {
  const std::lock_guard lock(mutex_);
  const auto found = open_.find(session);
  if (found == open_.end()) return;
  if (const auto count = per_agent_.find(found->second.agent); count != per_agent_.end()) {
    if (--count->second == 0) per_agent_.erase(count);
  }
  open_.erase(found);
  if (open_.empty()) emptied_.notify_all();
}

terms::Status Streams::name(const AgentSession* session, const std::string& agent) {
  const std::lock_guard lock(mutex_);
  std::size_t& count = per_agent_[agent];
  if (count >= limits_.streams_per_agent) {
    return Error{Code::kResourceExhausted, "this agent has " + std::to_string(count) +
                                               " streams open, and that is the limit"};
  }
  ++count;
  open_.at(session).agent = agent;
  return Done{};
}

std::vector<std::shared_ptr<AgentSession>> Streams::shut() {
  {
    const std::lock_guard lock(mutex_);
    shut_ = true;
  }
  return present();
}

std::vector<std::shared_ptr<AgentSession>> Streams::present() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<AgentSession>> present;
  for (const auto& [key, open] : open_) {
    if (auto session = open.session.lock()) present.push_back(std::move(session));
  }
  return present;
}

bool Streams::wait_until_empty(std::chrono::milliseconds within) {
  std::unique_lock lock(mutex_);
  return emptied_.wait_for(lock, within, [this] { return open_.empty(); });
}

std::size_t Streams::open_now() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

}  // namespace redoubt::rpc

#include "tests/bench/returners.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

#include "controller/authority/authority.h"
#include "proto/convert/from_agent.h"
#include "proto/convert/to_agent.h"
#include "proto/terms/check.h"
#include "redoubt/v1/agent.grpc.pb.h"

namespace redoubt::bench {
namespace {

using Wall = std::chrono::steady_clock;

double seconds_since(Wall::time_point begin) {
  return std::chrono::duration<double>(Wall::now() - begin).count();
}

/// How many of those that came back are where they should be.
class Tally {
 public:
  void note() {
    const std::lock_guard lock(mutex_);
    ++there_;
    changed_.notify_all();
  }
  void wait_for(std::size_t all) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, all] { return there_ == all; });
    there_ = 0;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t there_ = 0;
};

/// One agent, over all its streams.
struct Agent {
  std::string name;
  authority::Credentials papers;
  std::atomic<std::uint64_t> cursor = 0;  ///< the last observation it holds
};

std::shared_ptr<grpc::Channel> channel_of(const std::string& address, const Agent& agent,
                                          const std::string& root) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(static_cast<int>(convert::kToAgentBytesMax));
  return grpc::CreateCustomChannel(
      address, grpc::SslCredentials({root, agent.papers.key, agent.papers.certificates}),
      arguments);
}

class Stay final : public grpc::ClientBidiReactor<v1::FromAgent, v1::ToAgent> {
 public:
  Stay(const std::string& address, const std::string& root, Agent& agent, Tally& tally, Tally& over)
      : agent_(&agent),
        tally_(&tally),
        over_(&over),
        stub_(v1::Agent::NewStub(channel_of(address, agent, root))) {
    convert::to_wire(terms::Hello{.agent = agent.name,
                                  .cell = "blue",
                                  .pace = terms::Pace::kFree,
                                  .cursor = agent.cursor},
                     out_);
    context_.set_wait_for_ready(true);
    stub_->async()->Play(&context_, this);
    StartWrite(&out_);
    StartRead(&in_);
    StartCall();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    take();
    StartRead(&in_);
  }
  /// Nothing of this is touched after it has been counted: it may be gone by then.
  void OnDone(const grpc::Status&) override { over_->note(); }

 private:
  void take() {
    if (in_.has_observations()) {
      const v1::Observations& came = in_.observations();
      REDOUBT_CHECK(came.first() == agent_->cursor + 1);
      agent_->cursor += static_cast<std::uint64_t>(came.batch_size());
    } else if (in_.has_grant()) {
      REDOUBT_CHECK(in_.grant().cursor() == agent_->cursor);
      if (!std::exchange(caught_up_, true)) tally_->note();
    }
  }

  Agent* agent_;
  Tally* tally_;
  Tally* over_;
  std::unique_ptr<v1::Agent::Stub> stub_;
  grpc::ClientContext context_;
  v1::FromAgent out_;
  v1::ToAgent in_;
  bool caught_up_ = false;
};

/// One connection, and on it one call that nobody takes: how gRPC brings a connection about.
class Knock final : public grpc::ClientBidiReactor<v1::FromAgent, v1::ToAgent> {
 public:
  Knock(const std::string& address, const std::string& root, const Agent& agent, Tally& tally)
      : tally_(&tally), stub_(v1::Agent::NewStub(channel_of(address, agent, root))) {
    context_.set_wait_for_ready(true);
    stub_->async()->Play(&context_, this);
    StartCall();
  }
  void OnDone(const grpc::Status& status) override {
    REDOUBT_CHECK(status.error_code() == grpc::StatusCode::UNIMPLEMENTED);
    tally_->note();
  }

 private:
  Tally* tally_;
  std::unique_ptr<v1::Agent::Stub> stub_;
  grpc::ClientContext context_;
};

}  // namespace

struct Returners::Parts {
  std::string root;
  std::deque<Agent> agents;
  Tally tally;
  Tally over;  ///< streams that have ended
  std::vector<std::unique_ptr<Stay>> stays;
};

std::string authority_in(const std::string& folder) { return folder + "/authority"; }

Returners::Returners(const std::string& folder, std::size_t agents)
    : parts_(std::make_unique<Parts>()) {
  const auto authority = authority::Authority::at(authority_in(folder), kAuthorityOf);
  REDOUBT_CHECK(authority.ok());
  parts_->root = (*authority)->certificate();
  for (std::size_t i = 0; i < agents; ++i) {
    const std::string name = "agent-" + std::to_string(i);
    Agent& agent = parts_->agents.emplace_back();
    agent.name = name;
    agent.papers = (*authority)->issue({"blue", name}).value();
  }
}

Returners::~Returners() = default;

Returners::Played Returners::play(const std::string& address) {
  // Those of the controller that went away have ended with it.
  parts_->over.wait_for(parts_->stays.size());
  parts_->stays.clear();
  std::vector<std::uint64_t> before;
  for (const Agent& agent : parts_->agents) before.push_back(agent.cursor);
  const auto begin = Wall::now();
  for (Agent& agent : parts_->agents) {
    parts_->stays.push_back(
        std::make_unique<Stay>(address, parts_->root, agent, parts_->tally, parts_->over));
  }
  parts_->tally.wait_for(parts_->agents.size());
  Played played{seconds_since(begin), UINT64_MAX};
  for (std::size_t i = 0; i < before.size(); ++i) {
    played.missed = std::min<std::uint64_t>(played.missed, parts_->agents[i].cursor - before[i]);
  }
  return played;
}

double Returners::shake_hands(const std::string& address) {
  const auto begin = Wall::now();
  std::vector<std::unique_ptr<Knock>> knocks;
  for (const Agent& agent : parts_->agents) {
    knocks.push_back(std::make_unique<Knock>(address, parts_->root, agent, parts_->tally));
  }
  parts_->tally.wait_for(parts_->agents.size());
  return seconds_since(begin);
}

}  // namespace redoubt::bench

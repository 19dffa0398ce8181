#include "tests/bench/crowd.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include "proto/convert/from_agent.h"
#include "proto/terms/check.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt::bench {
namespace {

using grpc::ByteBuffer;

/// How far all are together.
struct Tally {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::size_t> heard;  ///< by number of messages: how many agents have heard as many
  std::size_t over = 0;
  std::atomic<std::uint64_t> bytes = 0;
};

std::shared_ptr<grpc::Channel> channel_to(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

ByteBuffer hello(std::size_t number) {
  v1::FromAgent wire;
  convert::to_wire(
      terms::Hello{
          .agent = "agent-" + std::to_string(number), .cell = "blue", .pace = terms::Pace::kFree},
      wire);
  const grpc::Slice slice(wire.SerializeAsString());
  return {&slice, 1};
}

class Listener final : public grpc::ClientBidiReactor<ByteBuffer, ByteBuffer> {
 public:
  /// `record`: keeps what it hears; may be null.
  Listener(const std::string& address, std::size_t number, Tally& tally,
           std::vector<std::string>* record)
      : tally_(&tally), record_(record), stub_(channel_to(address)), out_(hello(number)) {
    stub_.PrepareBidiStreamingCall(&context_, "/redoubt.v1.Agent/Play", {}, this);
    StartWrite(&out_);
    StartRead(&in_);
    StartCall();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    tally_->bytes += in_.Length();
    if (record_ != nullptr) keep();
    note(++messages_);
    in_.Clear();
    StartRead(&in_);
  }
  std::size_t messages() const { return messages_; }

  void OnDone(const grpc::Status& status) override {
    if (!status.ok())
      std::fprintf(stderr, "an agent's stream: %s\n", status.error_message().c_str());
    REDOUBT_CHECK(status.ok());
    const std::lock_guard lock(tally_->mutex);
    ++tally_->over;
    tally_->changed.notify_all();
  }

 private:
  void note(std::size_t messages) {
    if (messages >= tally_->heard.size()) return;
    const std::lock_guard lock(tally_->mutex);
    ++tally_->heard[messages];
    tally_->changed.notify_all();
  }
  void keep() {
    grpc::Slice slice;
    REDOUBT_CHECK(in_.DumpToSingleSlice(&slice).ok());
    record_->emplace_back(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }

  Tally* tally_;
  std::vector<std::string>* record_;
  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  ByteBuffer in_;
  ByteBuffer out_;
  std::atomic<std::size_t> messages_ = 0;
};

constexpr std::size_t kCounted = 16;  ///< messages whose hearers are counted
/// So many come in together: a controller hangs up on who takes long over it, and where all of them
/// want the same two processors, that is all.
constexpr std::size_t kAtOnce = 100;

}  // namespace

struct Crowd::Parts {
  Tally tally;
  std::vector<std::string> heard;
  std::vector<std::unique_ptr<Listener>> agents;
};

Crowd::Crowd(const std::string& address, std::size_t agents) : parts_(std::make_unique<Parts>()) {
  parts_->tally.heard.resize(kCounted);
  for (std::size_t i = 0; i < agents; ++i) {
    parts_->agents.push_back(
        std::make_unique<Listener>(address, i, parts_->tally, i == 0 ? &parts_->heard : nullptr));
    if ((i + 1) % kAtOnce == 0) wait_until_heard(1);
  }
}

Crowd::~Crowd() = default;

void Crowd::wait_until_heard(std::size_t messages) const {
  std::unique_lock lock(parts_->tally.mutex);
  parts_->tally.changed.wait(
      lock, [&] { return parts_->tally.heard.at(messages) == parts_->agents.size(); });
}

std::size_t Crowd::hear_more(std::chrono::milliseconds within) const {
  constexpr std::chrono::milliseconds kLook{10};
  const auto until = std::chrono::steady_clock::now() + within;
  std::vector<std::size_t> before;
  for (const auto& agent : parts_->agents) before.push_back(agent->messages());
  std::size_t more = 0;
  while (more < before.size() && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kLook);
    more = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
      more += parts_->agents[i]->messages() > before[i] ? 1 : 0;
    }
  }
  return more;
}

void Crowd::wait_until_over() {
  std::unique_lock lock(parts_->tally.mutex);
  parts_->tally.changed.wait(lock, [this] { return parts_->tally.over == parts_->agents.size(); });
}

std::uint64_t Crowd::bytes() const { return parts_->tally.bytes; }

const std::vector<std::string>& Crowd::heard() const { return parts_->heard; }

}  // namespace redoubt::bench

#include "tests/bench/bare_server.h"

#include <grpcpp/grpcpp.h>

#include <mutex>
#include <set>

#include "proto/terms/check.h"
#include "redoubt/v1/agent.grpc.pb.h"

namespace redoubt::bench {
namespace {

using grpc::ByteBuffer;
using Raw = v1::Agent::WithRawCallbackMethod_Play<v1::Agent::Service>;

class BareStream;

struct Shared {
  std::vector<ByteBuffer> frames;
  std::mutex mutex;  ///< guards what follows
  std::size_t allowed = 0;
  std::set<BareStream*> streams;
};

class BareStream final : public grpc::ServerBidiReactor<ByteBuffer, ByteBuffer> {
 public:
  explicit BareStream(Shared& shared) : shared_(&shared) { StartRead(&in_); }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    const std::lock_guard lock(shared_->mutex);
    shared_->streams.insert(this);
    push();
  }
  void OnWriteDone(bool) override {
    const std::lock_guard lock(shared_->mutex);
    writing_ = false;
    push();
  }
  void OnDone() override {
    {
      const std::lock_guard lock(shared_->mutex);
      shared_->streams.erase(this);
    }
    delete this;
  }

  /// The next frame, if it may. With the mutex held.
  void push() {
    if (writing_ || finished_) return;
    if (next_ == shared_->frames.size()) {
      finished_ = true;
      Finish(grpc::Status::OK);
    } else if (next_ < shared_->allowed) {
      writing_ = true;
      out_ = shared_->frames[next_++];
      StartWrite(&out_);
    }
  }

 private:
  Shared* shared_;
  ByteBuffer in_;
  ByteBuffer out_;
  std::size_t next_ = 0;
  bool writing_ = false;
  bool finished_ = false;
};

class BareService final : public Raw {
 public:
  explicit BareService(Shared& shared) : shared_(&shared) {}
  grpc::ServerBidiReactor<ByteBuffer, ByteBuffer>* Play(grpc::CallbackServerContext*) override {
    return new BareStream(*shared_);
  }

 private:
  Shared* shared_;
};

}  // namespace

struct BareServer::Parts {
  Shared shared;
  BareService service{shared};
  std::unique_ptr<grpc::Server> server;
  int port = 0;
};

BareServer::BareServer(const Frames& frames, std::size_t first)
    : parts_(std::make_unique<Parts>()) {
  for (const std::string& frame : frames) {
    const grpc::Slice slice(frame);
    parts_->shared.frames.emplace_back(&slice, 1);
  }
  parts_->shared.allowed = first;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &parts_->port);
  builder.RegisterService(&parts_->service);
  parts_->server = builder.BuildAndStart();
  REDOUBT_CHECK(parts_->server != nullptr);
}

BareServer::~BareServer() { parts_->server->Shutdown(std::chrono::system_clock::now()); }

std::string BareServer::address() const { return "127.0.0.1:" + std::to_string(parts_->port); }

void BareServer::go() {
  const std::lock_guard lock(parts_->shared.mutex);
  parts_->shared.allowed = parts_->shared.frames.size();
  for (BareStream* stream : parts_->shared.streams) stream->push();
}

}  // namespace redoubt::bench

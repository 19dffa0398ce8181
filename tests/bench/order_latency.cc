#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "controller/conduct/conductor.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/rpc/server.h"
#include "proto/convert/from_agent.h"
#include "proto/terms/check.h"
#include "redoubt/v1/agent.grpc.pb.h"
#include "tests/bench/alarms.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

constexpr int kWarmUp = 50;
constexpr int kOrders = 1'000;

/// One agent on a stream, asking one thing at a time.
class Agent {
 public:
  explicit Agent(const std::string& address)
      : stub_(v1::Agent::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()))),
        stream_(stub_->Play(&context_)) {}
  ~Agent() {
    context_.TryCancel();
    stream_->Finish();
  }

  void say(const terms::FromAgent& message) {
    v1::FromAgent wire;
    convert::to_wire(message, wire);
    REDOUBT_CHECK(stream_->Write(wire));
  }
  /// Until a message of this kind has come.
  void hear(v1::ToAgent::WhatCase kind) {
    v1::ToAgent wire;
    do {
      REDOUBT_CHECK(stream_->Read(&wire));
    } while (wire.what_case() != kind);
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<v1::Agent::Stub> stub_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::FromAgent, v1::ToAgent>> stream_;
};

terms::Orders order(terms::OrderNumber number) {
  return {{{number, terms::Act{terms::ActionId{1}, terms::Handle{0}, {}}}}};
}

/// Redoubt with its journal on the disk.
class Ours {
 public:
  explicit Ours(const Folder& folder) {
    auto journal = journal::create_sqlite_journal(folder / "journal", {});
    REDOUBT_CHECK(journal.ok());
    auto conductor =
        conduct::Conductor::create(draw({.sensors = 0}), kFirstSeed, std::move(*journal),
                                   {.lockstep = std::vector<terms::CellId>{}, .rate = 1});
    REDOUBT_CHECK(conductor.ok());
    conductor_ = std::move(*conductor);
    auto server = rpc::Server::start("127.0.0.1:0", *conductor_);
    REDOUBT_CHECK(server.ok());
    server_ = std::move(*server);
    strand_ = std::thread([this] { REDOUBT_CHECK(conductor_->run().ok()); });
  }
  ~Ours() {
    conductor_->stop();
    strand_.join();
  }
  std::string address() const { return server_->address(); }

 private:
  std::unique_ptr<conduct::Conductor> conductor_;
  std::unique_ptr<rpc::Server> server_;
  std::thread strand_;
};

/// Answers each message with a ruling, after it has written it down and waited for the disk.
class Echo final : public grpc::ServerBidiReactor<v1::FromAgent, v1::ToAgent> {
 public:
  explicit Echo(int file) : file_(file) {
    out_.mutable_rulings()->add_rulings()->set_order(1);
    StartRead(&in_);
  }
  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    const std::string bytes = in_.SerializeAsString();
    REDOUBT_CHECK(write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    REDOUBT_CHECK(fdatasync(file_) == 0);
    StartWrite(&out_);
  }
  void OnWriteDone(bool) override { StartRead(&in_); }
  void OnDone() override { delete this; }

 private:
  int file_;
  v1::FromAgent in_;
  v1::ToAgent out_;
};

class Bare final : public v1::Agent::CallbackService {
 public:
  explicit Bare(const Folder& folder)
      : file_(open((folder / "bare").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600)) {
    REDOUBT_CHECK(file_ >= 0);
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
    REDOUBT_CHECK(server_ != nullptr);
  }
  ~Bare() override {
    server_->Shutdown();
    close(file_);
  }
  grpc::ServerBidiReactor<v1::FromAgent, v1::ToAgent>* Play(grpc::CallbackServerContext*) override {
    return new Echo(file_);
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  int file_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

double seconds_for(Agent& agent, terms::OrderNumber number) {
  const auto begin = std::chrono::steady_clock::now();
  agent.say(order(number));
  agent.hear(v1::ToAgent::kRulings);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return took.count();
}

double p99(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  return figures[figures.size() * 99 / 100];
}

double measure() {
  const Folder folder;
  const Ours ours(folder);
  const Bare bare(folder);
  Agent with_us(ours.address());
  Agent with_bare(bare.address());
  with_us.say(terms::Hello{.agent = "one", .cell = "blue", .pace = terms::Pace::kFree});
  with_us.hear(v1::ToAgent::kGrant);
  std::vector<double> our_seconds;
  std::vector<double> bare_seconds;
  for (int i = 1; i <= kWarmUp + kOrders; ++i) {
    const double one = seconds_for(with_us, static_cast<terms::OrderNumber>(i));
    const double other = seconds_for(with_bare, static_cast<terms::OrderNumber>(i));
    if (i <= kWarmUp) continue;
    our_seconds.push_back(one);
    bare_seconds.push_back(other);
  }
  return p99(our_seconds) / p99(bare_seconds);
}

const Enlisted kBar({"order to ruling, p99, against round trip and fdatasync", "", Wanted::kAtMost,
                     2, measure});

}  // namespace
}  // namespace redoubt::bench

#pragma once

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "controller/rpc/server.h"
#include "proto/convert/from_agent.h"
#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.grpc.pb.h"
#include "tests/rpc/hall.h"

/// Any gRPC client, word by word.
namespace redoubt::rpc {

inline std::shared_ptr<grpc::Channel> channel_to(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(static_cast<int>(convert::kToAgentBytesMax));
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

inline void set_patience(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
}

inline terms::Hello hello(std::string agent = "ann") {
  return {.agent = std::move(agent), .cell = "blue", .pace = terms::Pace::kLockstep};
}

/// One stream.
class Caller {
 public:
  explicit Caller(const Server& server) : Caller(channel_to(server.address())) {}
  explicit Caller(const std::shared_ptr<grpc::Channel>& channel)
      : stub_(v1::Agent::NewStub(channel)) {
    set_patience(context_);
    stream_ = stub_->Play(&context_);
  }

  bool say(const terms::FromAgent& message) {
    v1::FromAgent wire;
    convert::to_wire(message, wire);
    return stream_->Write(wire);
  }
  bool say(const v1::FromAgent& wire) { return stream_->Write(wire); }
  void say_no_more() { stream_->WritesDone(); }
  void hang_up() { context_.TryCancel(); }

  /// The next message, or nothing when there will be none.
  std::optional<terms::ToAgent> hear() {
    v1::ToAgent wire;
    if (!stream_->Read(&wire)) return {};
    auto message = convert::from_wire(wire);
    EXPECT_TRUE(message.ok()) << message.error().message;
    return *std::move(message);
  }
  template <class Message>
  Message expect() {
    const auto message = hear();
    const auto* wanted = message ? std::get_if<Message>(&*message) : nullptr;
    EXPECT_NE(wanted, nullptr) << "another message came, or none";
    return wanted ? *wanted : Message{};
  }

  /// How the stream ended; hears it out first.
  grpc::Status status() {
    while (hear()) {
    }
    return stream_->Finish();
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<v1::Agent::Stub> stub_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::FromAgent, v1::ToAgent>> stream_;
};

/// A server that listens on a free port, with the test behind its door.
struct House {
  explicit House(const Limits& limits = {})
      : server(Server::start("127.0.0.1:0", hall, limits).value()) {}

  /// An agent that has said Hello, and the guest it is to the conductor.
  std::pair<std::unique_ptr<Caller>, Guest> seat(const terms::Hello& as = hello()) {
    auto caller = std::make_unique<Caller>(*server);
    caller->say(as);
    return {std::move(caller), hall.next_guest()};
  }

  Hall hall;
  std::unique_ptr<Server> server;
};

inline std::string why(const grpc::Status& status) {
  static const char* const kNames[] = {
      "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT", "DEADLINE",
      "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "EXHAUSTED",        "PRECONDITION",
      "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",         "UNAVAILABLE",
      "DATA_LOSS", "UNAUTHENTICATED"};
  return std::string(kNames[status.error_code()]) + ": " + status.error_message();
}

}  // namespace redoubt::rpc

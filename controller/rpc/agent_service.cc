#include "controller/rpc/agent_service.h"

#include <grpcpp/alarm.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <string>
#include <utility>

#include "controller/rpc/agent_session.h"
#include "controller/rpc/bearer.h"
#include "proto/convert/from_agent.h"
#include "redoubt/v1/agent.grpc.pb.h"

namespace redoubt::rpc {
namespace {

using terms::Code;
using terms::Error;
using terms::FromAgent;
using terms::Result;

/// Our codes are numbered like gRPC's.
grpc::Status to_grpc(const terms::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  return {static_cast<grpc::StatusCode>(status.error().code), status.error().message};
}

/// The frame's own bytes, not a copy; they live as long as gRPC needs them.
grpc::ByteBuffer bytes_of(Frame frame) {
  auto* held = new Frame(std::move(frame));
  const grpc::Slice slice(
      const_cast<char*>((*held)->data()), (*held)->size(),
      [](void* frame_held) { delete static_cast<Frame*>(frame_held); }, held);
  return {&slice, 1};
}

Result<std::optional<FromAgent>> message_of(grpc::ByteBuffer& bytes, const Limits& limits) {
  if (bytes.Length() > limits.message_bytes) {
    return Error{Code::kResourceExhausted, "a message of " + std::to_string(bytes.Length()) +
                                               " bytes; at most " +
                                               std::to_string(limits.message_bytes) + " are taken"};
  }
  v1::FromAgent wire;
  grpc::ProtoBufferReader reader(&bytes);
  if (!reader.status().ok() || !wire.ParseFromZeroCopyStream(&reader)) {
    return Error{Code::kInvalidArgument, "what came is no FromAgent message"};
  }
  auto message = convert::from_wire(wire);
  if (!message.ok()) return message.error();
  return std::optional<FromAgent>(*std::move(message));
}

/// Who comes, where that has to be proven.
using Admitted = Result<std::optional<authority::Bearer>>;

Admitted admit(const grpc::CallbackServerContext& context, const Entrance& entrance) {
  if (entrance.authority == nullptr) return std::optional<authority::Bearer>();
  auto bearer = bearer_of(context, *entrance.authority);
  if (!bearer.ok()) return bearer.error();
  return std::optional(std::move(*bearer));
}

/// One gRPC stream, and the session on it. gRPC ends its life in OnDone, and nothing else does.
class AgentStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                          public Line {
 public:
  AgentStream(std::shared_ptr<Entrance> entrance, grpc::CallbackServerContext* context,
              const Admitted& admitted)
      : context_(context),
        entrance_(std::move(entrance)),
        session_(std::make_shared<AgentSession>(
            entrance_, static_cast<Line&>(*this),
            admitted.ok() ? *admitted : std::optional<authority::Bearer>())) {
    begin(admitted);
  }

  // From the session, with its mutex held: what is started here comes back on gRPC's threads.
  void read() override { StartRead(&in_); }
  void write(Frame frame, Next next) override {
    grpc::ByteBuffer bytes = bytes_of(std::move(frame));
    out_.Swap(&bytes);
    grpc::WriteOptions options;
    if (next == Next::kAnother) options.set_buffer_hint();
    StartWrite(&out_, options);
  }
  void finish(const terms::Status& status) override { Finish(to_grpc(status)); }
  void cut() override { context_->TryCancel(); }
  void remind(std::chrono::milliseconds after, std::uint64_t token) override {
    alarm_ = std::make_unique<grpc::Alarm>();
    alarm_->Set(std::chrono::system_clock::now() + after,
                [session = std::weak_ptr(session_), token](bool due) {
                  if (const auto alive = session.lock(); due && alive) alive->on_reminder(token);
                });
  }

  // From gRPC, on any of its threads.
  void OnReadDone(bool ok) override {
    if (!ok) return session_->on_read(std::optional<FromAgent>{});
    auto message = message_of(in_, entrance_->limits);
    in_.Clear();
    session_->on_read(std::move(message));
  }
  void OnWriteDone(bool ok) override {
    out_.Clear();
    session_->on_written(ok);
  }
  void OnCancel() override { session_->on_cancelled(); }
  void OnDone() override {
    session_->gone();
    delete this;
  }

 private:
  void begin(const Admitted& admitted) {
    if (!admitted.ok()) return Finish(to_grpc(admitted.error()));
    if (const terms::Status opened = entrance_->streams.open(session_); !opened.ok()) {
      return Finish(to_grpc(opened));
    }
    if (const auto& bearer = session_->bearer()) {
      // Taken back between the look at it and now, nobody else would cut the stream.
      if (!entrance_->authority->is_good(*bearer)) {
        return Finish({grpc::StatusCode::PERMISSION_DENIED, "the certificate was taken back"});
      }
      cut_at_the_end_of(*bearer);
    }
    session_->start();
  }

  /// A connection would go on after the certificate that it was opened with has ended.
  void cut_at_the_end_of(const authority::Bearer& bearer) {
    const std::chrono::seconds left(bearer.until_s - entrance_->authority->now_s());
    ended_.Set(std::chrono::system_clock::now() + left,
               [session = std::weak_ptr(session_)](bool due) {
                 if (const auto alive = session.lock(); due && alive) {
                   alive->expel(Error{Code::kUnavailable,
                                      "the certificate has ended; come back with the next one"});
                 }
               });
  }

  grpc::CallbackServerContext* const context_;
  const std::shared_ptr<Entrance> entrance_;
  const std::shared_ptr<AgentSession> session_;
  grpc::ByteBuffer in_;
  grpc::ByteBuffer out_;
  std::unique_ptr<grpc::Alarm> alarm_;
  grpc::Alarm ended_;
};

/// Streams come in and go out as bytes: what is sent to many is written once, and what cannot be
/// read gets an answer.
class AgentService final : public v1::Agent::WithRawCallbackMethod_Play<v1::Agent::Service> {
 public:
  explicit AgentService(std::shared_ptr<Entrance> entrance) : entrance_(std::move(entrance)) {}

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* Play(
      grpc::CallbackServerContext* context) override {
    return new AgentStream(entrance_, context, admit(*context, *entrance_));
  }

 private:
  const std::shared_ptr<Entrance> entrance_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_agent_service(std::shared_ptr<Entrance> entrance) {
  return std::make_unique<AgentService>(std::move(entrance));
}

}  // namespace redoubt::rpc

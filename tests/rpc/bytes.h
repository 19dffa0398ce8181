#pragma once

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/rpc/caller.h"

/// Calls by name with plain bytes, for services and messages that nothing here is generated for.
namespace redoubt::rpc {

struct Answer {
  std::string bytes;  ///< of the first message; empty if there was none
  grpc::Status status;
};

class ByteCall {
 public:
  ByteCall(const Server& server, const std::string& method) : stub_(channel_to(server.address())) {
    set_patience(context_);
    stream_ = stub_.PrepareCall(&context_, method, &queue_);
    stream_->StartCall(nullptr);
    finish_step();
  }

  Answer ask(const std::string& bytes) {
    const grpc::Slice slice(bytes);
    stream_->Write(grpc::ByteBuffer(&slice, 1), nullptr);
    finish_step();
    stream_->WritesDone(nullptr);
    finish_step();
    grpc::ByteBuffer read;
    stream_->Read(&read, nullptr);
    Answer answer;
    if (finish_step()) answer.bytes = text_of(read);
    stream_->Finish(&answer.status, nullptr);
    finish_step();
    return answer;
  }

 private:
  bool finish_step() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  static std::string text_of(const grpc::ByteBuffer& bytes) {
    grpc::Slice slice;
    EXPECT_TRUE(bytes.TrySingleSlice(&slice).ok() || bytes.DumpToSingleSlice(&slice).ok());
    return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;
};

/// A protobuf field of text, as bytes.
inline std::string text_field(int number, const std::string& text) {
  return static_cast<char>(number << 3 | 2) + (static_cast<char>(text.size()) + text);
}

}  // namespace redoubt::rpc

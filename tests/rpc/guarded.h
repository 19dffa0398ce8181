#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "controller/authority/authority.h"
#include "tests/folder.h"
#include "tests/rpc/caller.h"

/// A server that speaks TLS on a free port of loopback, with the test behind its door.
namespace redoubt::rpc {

/// A channel over TLS to whoever this root vouches for; with credentials, as who they say.
inline std::shared_ptr<grpc::Channel> secure_channel(const std::string& address,
                                                     const std::string& root,
                                                     const authority::Credentials& as = {}) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(static_cast<int>(convert::kToAgentBytesMax));
  return grpc::CreateCustomChannel(address, grpc::SslCredentials({root, as.key, as.certificates}),
                                   arguments);
}

struct Guarded {
  explicit Guarded(const Limits& limits = {}, std::optional<PeoplesDoor> people = {}) {
    authority = authority::Authority::at(folder / "authority", "quay",
                                         {.now_s = [this] { return now_s.load(); }})
                    .value();
    OverTls tls{authority, authority->serve_as({"127.0.0.1"}).value()};
    auto started = Server::start("127.0.0.1:0", hall, limits, std::move(people), std::move(tls));
    EXPECT_TRUE(started.ok()) << started.error().message;
    server = std::move(*started);
  }

  std::shared_ptr<grpc::Channel> channel(const authority::Credentials& as = {}) const {
    return secure_channel(server->address(), authority->certificate(), as);
  }
  authority::Credentials papers(const std::string& agent = "ann",
                                const std::string& cell = "blue") const {
    return authority->issue({cell, agent}).value();
  }
  /// An agent that has shown its papers and said Hello.
  std::pair<std::unique_ptr<Caller>, Guest> seat(const std::string& agent = "ann") {
    auto caller = std::make_unique<Caller>(channel(papers(agent)));
    caller->say(hello(agent));
    return {std::move(caller), hall.next_guest()};
  }

  const Folder folder;
  /// By which the authority goes; TLS itself goes by the machine's.
  std::atomic<std::int64_t> now_s = std::chrono::duration_cast<std::chrono::seconds>(
                                        std::chrono::system_clock::now().time_since_epoch())
                                        .count();
  std::shared_ptr<authority::Authority> authority;
  Hall hall;
  std::unique_ptr<Server> server;
};

}  // namespace redoubt::rpc

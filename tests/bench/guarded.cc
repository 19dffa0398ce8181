#include "tests/bench/guarded.h"

#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <iostream>
#include <thread>

#include "controller/authority/authority.h"
#include "controller/authority/tls_policy.h"
#include "controller/conduct/conductor.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/rpc/server.h"
#include "proto/terms/check.h"
#include "redoubt/v1/agent.grpc.pb.h"
#include "tests/bench/alarms.h"
#include "tests/bench/bar.h"
#include "tests/bench/returners.h"

namespace redoubt::bench {
namespace {

rpc::OverTls over_tls(const std::string& folder) {
  auto authority = authority::Authority::at(authority_in(folder), kAuthorityOf);
  REDOUBT_CHECK(authority.ok());
  auto credentials = (*authority)->serve_as({"127.0.0.1"});
  REDOUBT_CHECK(credentials.ok());
  return {std::move(*authority), std::move(*credentials)};
}

std::unique_ptr<conduct::Conductor> conductor_in(const std::string& folder) {
  const auto every = std::chrono::seconds(10);
  const auto exercise = draw({.soonest = every, .latest = every});
  conduct::Options options{.lockstep = std::vector<terms::CellId>{}, .rate = 1'000};
  const std::string path = folder + "/journal";
  const bool there = std::filesystem::exists(path);
  auto journal =
      there ? journal::resume_sqlite_journal(path) : journal::create_sqlite_journal(path, {});
  REDOUBT_CHECK(journal.ok());
  auto conductor =
      there ? conduct::Conductor::resume(exercise, std::move(*journal), options)
            : conduct::Conductor::create(exercise, kFirstSeed, std::move(*journal), options);
  REDOUBT_CHECK(conductor.ok());
  return std::move(*conductor);
}

}  // namespace

void serve_guarded(const std::string& folder) {
  const auto conductor = conductor_in(folder);
  conductor->pause();
  auto server =
      rpc::Server::start("127.0.0.1:0", *conductor, {.pushing_percent = rpc::kPushingBesidePeople},
                         {}, over_tls(folder));
  REDOUBT_CHECK(server.ok());
  std::thread strand([&] { REDOUBT_CHECK(conductor->run().ok()); });
  std::cout << "at " << (*server)->address() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "go") conductor->go_on();
  }
  conductor->stop();
  strand.join();
}

void serve_bare_guarded(const std::string& folder) {
  const rpc::OverTls tls = over_tls(folder);
  authority::require_modern_tls();
  grpc::SslServerCredentialsOptions options(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = tls.authority->certificate();
  options.pem_key_cert_pairs = {{tls.credentials.key, tls.credentials.certificates}};
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(options), &port);
  v1::Agent::CallbackService refuses;  // whatever is called, as generated
  builder.RegisterService(&refuses);
  const auto server = builder.BuildAndStart();
  REDOUBT_CHECK(server != nullptr);
  std::cout << "at 127.0.0.1:" << port << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
  }
  server->Shutdown();
}

}  // namespace redoubt::bench

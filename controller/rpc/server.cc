#include "controller/rpc/server.h"

#include <grpc/support/log.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/service_type.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "controller/conduct/precedence.h"
#include "controller/rpc/agent_service.h"
#include "controller/rpc/agent_session.h"
#include "controller/rpc/director_service.h"

namespace redoubt::rpc {
namespace {

using std::chrono::milliseconds;
using terms::Code;
using terms::Error;
using terms::Result;

constexpr const char* kService = "redoubt.v1.Agent";
constexpr const char* kPeoplesService = "redoubt.v1.Director";

/// What other services' streams get to end by themselves.
constexpr milliseconds kCutWithin{250};

/// What in the environment changes gRPC's behaviour.
void clear_environment() {
  for (const char* name :
       {"GRPC_TRACE", "GRPC_VERBOSITY", "GRPC_STACKTRACE_MINLOGLEVEL", "GRPC_POLL_STRATEGY",
        "GRPC_DNS_RESOLVER", "GRPC_SSL_CIPHER_SUITES", "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
        "GRPC_CLIENT_CHANNEL_BACKUP_POLL_INTERVAL_MS", "GRPC_ABORT_ON_LEAKS", "GRPC_EXPERIMENTS",
        "grpc_proxy", "https_proxy", "http_proxy", "no_grpc_proxy", "no_proxy"}) {
    unsetenv(name);
  }
}

struct Address {
  std::string host;  ///< as gRPC writes it: IPv6 in brackets
  std::uint16_t port = 0;
};

std::optional<std::uint16_t> number(std::string_view digits, unsigned most) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value > most) return {};
  return static_cast<std::uint16_t>(value);
}

/// 127.0.0.0/8, written in full.
bool is_loopback_4(std::string_view host) {
  if (!host.starts_with("127.")) return false;
  int parts = 0;
  while (!host.empty()) {
    const std::size_t dot = host.find('.');
    if (!number(host.substr(0, dot), 255)) return false;
    ++parts;
    host = dot == std::string_view::npos ? "" : host.substr(dot + 1);
  }
  return parts == 4;
}

Result<Address> read_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const auto port = colon == std::string::npos
                        ? std::nullopt
                        : number(std::string_view(text).substr(colon + 1), UINT16_MAX);
  if (!port) {
    return Error{Code::kInvalidArgument, text + ": expected an address and a port, 127.0.0.1:" +
                                             std::to_string(kDefaultPort)};
  }
  std::string host = text.substr(0, colon);
  // By name it could mean anything; here it means what it should.
  if (host == "localhost") host = "127.0.0.1";
  if (!is_loopback_4(host) && host != "[::1]") {
    return Error{Code::kPermissionDenied,
                 text +
                     " is not a loopback address: anybody who reached it could play, because "
                     "agents do not prove who they are; listen on 127.0.0.1 or [::1]"};
  }
  return Address{std::move(host), *port};
}

void set_limits(grpc::ServerBuilder& builder, const Limits& limits) {
  // A little over ours, so that an answer to what is too long can say so.
  builder.SetMaxReceiveMessageSize(static_cast<int>(4 * limits.message_bytes));
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  const std::pair<const char*, int> arguments[] = {
      {GRPC_ARG_ALLOW_REUSEPORT, 0},  // a port that is taken is an error
      {GRPC_ARG_MAX_METADATA_SIZE, 4 * 1024},
      {GRPC_ARG_MAX_CONCURRENT_STREAMS, static_cast<int>(limits.streams_per_connection)},
      {GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, 3'000},
      {GRPC_ARG_KEEPALIVE_TIME_MS, 20'000},
      {GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000},
      {GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000},
      {GRPC_ARG_HTTP2_MAX_PING_STRIKES, 2},
      {GRPC_ARG_MAX_CONNECTION_IDLE_MS, 300'000},
  };
  for (const auto& [name, value] : arguments) builder.AddChannelArgument(name, value);
}

/// gRPC's threads carry whatever agents are told: they give way, as the one does that begins them.
std::unique_ptr<grpc::Server> built(grpc::ServerBuilder& builder) {
  std::unique_ptr<grpc::Server> server;
  std::thread([&] {
    conduct::give_way();
    server = builder.BuildAndStart();
  }).join();
  return server;
}

}  // namespace

struct Server::Listener {
  Address address;
  std::shared_ptr<Entrance> entrance;
  std::unique_ptr<grpc::Service> service;
  std::shared_ptr<DirectorRoom> people;  ///< null: they do not come in here
  std::unique_ptr<grpc::Service> peoples_service;
  std::unique_ptr<grpc::Server> grpc;
};

Result<std::unique_ptr<Server>> Server::start(const std::string& address, conduct::Door& door,
                                              const Limits& limits,
                                              std::optional<PeoplesDoor> people) {
  auto wanted = read_address(address);
  if (!wanted.ok()) return wanted.error();
  clear_environment();
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();

  auto listener = std::make_unique<Listener>();
  listener->address = *wanted;
  listener->entrance = std::make_shared<Entrance>(door, limits, std::make_shared<Courier>());
  listener->service = make_agent_service(listener->entrance);
  if (people) {
    listener->people = std::make_shared<DirectorRoom>(*people->bridge, people->exercise,
                                                      people->secret, people->members);
    listener->peoples_service = make_director_service(listener->people);
  }
  grpc::ServerBuilder builder;
  set_limits(builder, limits);
  int port = 0;
  builder.AddListeningPort(wanted->host + ":" + std::to_string(wanted->port),
                           grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(listener->service.get());
  if (people) builder.RegisterService(listener->peoples_service.get());
  // Why it does not start is for us to say.
  gpr_set_log_function([](gpr_log_func_args*) {});
  listener->grpc = built(builder);
  gpr_set_log_function(nullptr);
  if (listener->grpc == nullptr || port == 0) {
    return Error{Code::kUnavailable,
                 "cannot listen on " + address + "; is another controller using the port?"};
  }
  listener->address.port = static_cast<std::uint16_t>(port);
  listener->grpc->GetHealthCheckService()->SetServingStatus(kService, true);
  if (people) listener->grpc->GetHealthCheckService()->SetServingStatus(kPeoplesService, true);
  return std::unique_ptr<Server>(new Server(std::move(listener)));
}

Server::Server(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}

Server::~Server() { shutdown(); }

std::uint16_t Server::port() const { return listener_->address.port; }

std::string Server::address() const {
  return listener_->address.host + ":" + std::to_string(port());
}

std::size_t Server::open_streams() const { return listener_->entrance->streams.open_now(); }

std::size_t Server::open_watches() const {
  return listener_->people ? listener_->people->watches.open_now() : 0;
}

void Server::shutdown() {
  if (listener_->grpc == nullptr) return;
  listener_->grpc->GetHealthCheckService()->Shutdown();
  if (listener_->people) {
    for (const auto& watching : listener_->people->watches.shut()) {
      watching->dismiss(Error{Code::kUnavailable, "the controller is going away"});
    }
  }
  Streams& streams = listener_->entrance->streams;
  for (const auto& session : streams.shut()) {
    session->dismiss(Error{Code::kUnavailable, "the controller is going away"});
  }
  streams.wait_until_empty(2 * listener_->entrance->limits.drain_within);
  listener_->grpc->Shutdown(std::chrono::system_clock::now() + kCutWithin);
  listener_->grpc->Wait();
  listener_->grpc.reset();
  listener_->entrance->courier->stop();
  // The desk ends calls, so it goes after the last of them.
  if (listener_->people) listener_->people->desk->close();
}

}  // namespace redoubt::rpc

#include "controller/rpc/server.h"

#include <grpc/support/log.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/service_type.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <thread>
#include <utility>

#include "controller/authority/address.h"
#include "controller/authority/tls_policy.h"
#include "controller/conduct/precedence.h"
#include "controller/rpc/acceptor.h"
#include "controller/rpc/agent_service.h"
#include "controller/rpc/agent_session.h"
#include "controller/rpc/director_service.h"
#include "controller/rpc/enrolment_service.h"

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

Result<authority::Address> address_of(const std::string& text, bool tls) {
  auto address = authority::read_address(text);
  if (address.ok() && !address->loopback && !tls) {
    return Error{Code::kPermissionDenied,
                 text +
                     " is not a loopback address: others reach it, and they come in over TLS "
                     "only"};
  }
  return address;
}

/// Everybody may come to be enrolled or to show a seat's code; who shows a certificate shows a good
/// one. gRPC 1.51 sets neither versions nor tickets here: require_modern_tls() does.
std::shared_ptr<grpc::ServerCredentials> credentials_of(const OverTls& tls) {
  authority::require_modern_tls();
  grpc::SslServerCredentialsOptions options(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = tls.authority->certificate();
  options.pem_key_cert_pairs = {{tls.credentials.key, tls.credentials.certificates}};
  return grpc::SslServerCredentials(options);
}

/// The streams of those whose certificates have been taken back are cut at once.
void watch_over(authority::Authority& authority, const std::shared_ptr<Entrance>& entrance) {
  authority.when_revoked([&authority, entrance] {
    for (const auto& session : entrance->streams.present()) {
      const auto& bearer = session->bearer();
      if (!bearer || authority.is_good(*bearer)) continue;
      session->expel(Error{Code::kPermissionDenied, "the certificate was taken back"});
    }
  });
}

void set_limits(grpc::ServerBuilder& builder, const Limits& limits, bool tls) {
  // A little over ours, so that an answer to what is too long can say so.
  builder.SetMaxReceiveMessageSize(static_cast<int>(4 * limits.message_bytes));
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  const std::pair<const char*, int> arguments[] = {
      {GRPC_ARG_ALLOW_REUSEPORT, 0},  // a port that is taken is an error
      {GRPC_ARG_MAX_METADATA_SIZE, 4 * 1024},
      {GRPC_ARG_MAX_CONCURRENT_STREAMS, static_cast<int>(limits.streams_per_connection)},
      // A thousand agents that come back at once shake hands for some seconds.
      {GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, tls ? 20'000 : 3'000},
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
  authority::Address address;
  std::shared_ptr<Entrance> entrance;
  std::unique_ptr<grpc::Service> service;
  std::shared_ptr<DirectorRoom> people;  ///< null: they do not come in here
  std::unique_ptr<grpc::Service> peoples_service;
  std::shared_ptr<Registry> registry;  ///< null: there is nothing to be enrolled for
  std::unique_ptr<grpc::Service> enrolment_service;
  std::unique_ptr<Acceptor> acceptor;  ///< null: gRPC accepts by itself, from this machine alone
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> taken_in;
  std::unique_ptr<grpc::Server> grpc;

  ~Listener() {
    if (registry) registry->authority->when_revoked(nullptr);
  }
  std::vector<grpc::Service*> services() const {
    std::vector<grpc::Service*> all = {service.get()};
    if (peoples_service) all.push_back(peoples_service.get());
    if (enrolment_service) all.push_back(enrolment_service.get());
    return all;
  }
  void open_to_agents(conduct::Door& door, const Limits& limits,
                      const std::optional<OverTls>& tls) {
    entrance = std::make_shared<Entrance>(door, limits, std::make_shared<Courier>());
    service = make_agent_service(entrance);
    if (!tls) return;
    entrance->authority = tls->authority;
    registry = std::make_shared<Registry>(tls->authority);
    enrolment_service = make_enrolment_service(registry);
    watch_over(*tls->authority, entrance);
  }
  /// Where it will be reached: by strangers over TLS, else from this machine.
  terms::Status listen(grpc::ServerBuilder& builder, const std::optional<OverTls>& tls, int& port) {
    if (!tls) {
      builder.AddListeningPort(to_text(address), grpc::InsecureServerCredentials(), &port);
      return terms::Done{};
    }
    auto listening = Acceptor::listen(address);
    if (!listening.ok()) return listening.error();
    acceptor = std::move(*listening);
    port = acceptor->port();
    taken_in = builder.experimental().AddExternalConnectionAcceptor(
        grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD,
        credentials_of(*tls));
    return terms::Done{};
  }
  void begin() {
    if (!acceptor) return;
    acceptor->begin([this](int descriptor) {
      grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters taken;
      taken.fd = descriptor;
      taken_in->HandleNewConnection(&taken);
    });
  }
  void open_to_people(const PeoplesDoor& door) {
    people = std::make_shared<DirectorRoom>(*door.bridge, door.exercise, door.secret, door.members,
                                            entrance->authority);
    peoples_service = make_director_service(people);
  }
};

Result<std::unique_ptr<Server>> Server::start(const std::string& address, conduct::Door& door,
                                              const Limits& limits,
                                              std::optional<PeoplesDoor> people,
                                              std::optional<OverTls> tls) {
  auto wanted = address_of(address, tls.has_value());
  if (!wanted.ok()) return wanted.error();
  clear_environment();
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();

  auto listener = std::make_unique<Listener>();
  listener->address = *wanted;
  listener->open_to_agents(door, limits, tls);
  if (people) listener->open_to_people(*people);
  grpc::ServerBuilder builder;
  set_limits(builder, limits, tls.has_value());
  int port = 0;
  const terms::Status listens = listener->listen(builder, tls, port);
  for (grpc::Service* service : listener->services()) builder.RegisterService(service);
  // Why it does not start is for us to say.
  gpr_set_log_function([](gpr_log_func_args*) {});
  if (listens.ok()) listener->grpc = built(builder);
  // Over TLS it stays so: strangers whose handshakes fail would fill the terminal.
  if (!tls) gpr_set_log_function(nullptr);
  if (listener->grpc == nullptr || port == 0) {
    return Error{Code::kUnavailable,
                 "cannot listen on " + address + "; is another controller using the port?"};
  }
  listener->address.port = static_cast<std::uint16_t>(port);
  listener->begin();
  listener->grpc->GetHealthCheckService()->SetServingStatus(kService, true);
  if (people) listener->grpc->GetHealthCheckService()->SetServingStatus(kPeoplesService, true);
  return std::unique_ptr<Server>(new Server(std::move(listener)));
}

Server::Server(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}

Server::~Server() { shutdown(); }

std::uint16_t Server::port() const { return listener_->address.port; }

std::string Server::address() const { return to_text(listener_->address); }

std::string Server::address_from_here() const { return to_text(from_here(listener_->address)); }

std::size_t Server::open_streams() const { return listener_->entrance->streams.open_now(); }

std::size_t Server::open_watches() const {
  return listener_->people ? listener_->people->watches.open_now() : 0;
}

void Server::shutdown() {
  if (listener_->grpc == nullptr) return;
  if (listener_->acceptor) listener_->acceptor->stop();
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
  // The desks end calls, so they go after the last of them.
  if (listener_->registry) listener_->registry->desk.close();
  if (listener_->people) listener_->people->desk->close();
}

}  // namespace redoubt::rpc

#include "controller/console/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <optional>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

#include "controller/authority/address.h"
#include "controller/authority/tls_policy.h"
#include "controller/conduct/precedence.h"
#include "controller/console/guest.h"
#include "controller/console/house.h"

namespace redoubt::console {

/// Of the server's certificate. Here, since nobody else speaks TLS.
struct TlsContext {
  boost::asio::ssl::context context;
};

using seats::Pass;
using seats::Passes;
using seats::Seat;
using seats::Secret;
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using beast::error_code;
using std::chrono::seconds;
using terms::Code;
using terms::Error;

/// What a connection is spoken over.
using Plain = beast::tcp_stream;
using Secure = beast::ssl_stream<beast::tcp_stream>;

/// What every answer says of itself; over TLS also that the browser is to come by nothing else.
template <class Answer>
void say_of_itself(Answer& answer, const House& house) {
  for (const auto& [name, value] : safe_headers()) answer.set(name, value);
  if (house.tls) answer.set(http::field::strict_transport_security, "max-age=31536000");
}

/// One feed: what its guest is to hear goes down one message at a time, what it asks comes up.
template <class Stream>
class FeedLine : public std::enable_shared_from_this<FeedLine<Stream>> {
 public:
  FeedLine(Stream stream, std::shared_ptr<Presence> presence, Pass pass)
      : stream_(std::move(stream)), presence_(std::move(presence)), pass_(std::move(pass)) {}

  void begin(const http::request<http::string_body>& upgrade) {
    websocket::stream_base::timeout limits{};
    limits.handshake_timeout = seconds(presence_->house().limits.seconds_to_request);
    limits.idle_timeout = seconds(presence_->house().limits.idle_seconds);
    limits.keep_alive_pings = true;
    stream_.set_option(limits);
    stream_.set_option(
        websocket::stream_base::decorator([presence = presence_](websocket::response_type& answer) {
          say_of_itself(answer, presence->house());
        }));
    stream_.read_message_max(kRequestBytesMax);
    stream_.async_accept(upgrade, [self = this->shared_from_this()](error_code failed) {
      if (!failed) self->read();
    });
  }

 private:
  void read() {
    stream_.async_read(buffer_, [self = this->shared_from_this()](error_code failed, std::size_t) {
      if (failed) return self->leave();
      const std::string text = beast::buffers_to_string(self->buffer_.data());
      self->buffer_.consume(self->buffer_.size());
      if (self->take(text)) self->read();
    });
  }

  bool take(const std::string& text) {
    if (guest_ == nullptr) {
      House& house = presence_->house();
      if (!house.reception->admit(pass_, text)) {
        close(websocket::close_code::policy_error);
        return false;
      }
      const std::weak_ptr<FeedLine> line = this->weak_from_this();
      guest_ = house.hall->enter(pass_, [line] {
        if (const auto self = line.lock()) self->wake();
      });
      house.passes->arrive(pass_, Passes::Clock::now());
    } else if (!guest_->hear(text)) {
      close(websocket::close_code::policy_error);
      return false;
    }
    wake();
    return true;
  }

  /// Soon, and not from within whatever the hall is doing.
  void wake() {
    if (std::exchange(woken_, true)) return;
    asio::post(stream_.get_executor(), [self = this->shared_from_this()] {
      self->woken_ = false;
      self->pump();
    });
  }

  void pump() {
    if (writing_ || closed_ || guest_ == nullptr) return;
    if (guest_->sent_away()) return close(websocket::close_code::policy_error);
    said_ = guest_->next();
    if (said_ == nullptr) return;
    writing_ = true;
    stream_.text(true);
    stream_.async_write(asio::buffer(*said_),
                        [self = this->shared_from_this()](error_code failed, std::size_t) {
                          self->writing_ = false;
                          if (failed) return self->leave();
                          self->pump();
                        });
  }

  void close(websocket::close_code why) {
    if (std::exchange(closed_, true)) return;
    // A write under way would be met by the close; the socket's end tells the browser as well.
    if (writing_) {
      beast::get_lowest_layer(stream_).cancel();
      return leave();
    }
    stream_.async_close(why, [self = this->shared_from_this()](error_code) { self->leave(); });
  }

  void leave() {
    closed_ = true;
    if (guest_ == nullptr) return;
    presence_->house().hall->leave(*guest_);
    presence_->house().passes->depart(pass_, Passes::Clock::now());
    guest_ = nullptr;
  }

  websocket::stream<Stream> stream_;
  std::shared_ptr<Presence> presence_;
  Pass pass_;
  beast::flat_buffer buffer_;
  std::shared_ptr<Guest> guest_;
  Text said_;  ///< being written
  bool writing_ = false;
  bool woken_ = false;
  bool closed_ = false;
};

/// One connection over HTTP: its requests one after the other, until it becomes a feed.
template <class Stream>
class Connection : public std::enable_shared_from_this<Connection<Stream>> {
 public:
  Connection(Stream stream, std::shared_ptr<Presence> presence)
      : stream_(std::move(stream)), presence_(std::move(presence)) {}

  void read() {
    parser_.emplace();
    parser_->header_limit(limits().header_bytes);
    parser_->body_limit(kUploadMax);
    transport().expires_after(seconds(limits().seconds_to_request));
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = this->shared_from_this()](error_code failed, std::size_t) {
                              self->take_header(failed);
                            });
  }

 private:
  const Limits& limits() const { return presence_->house().limits; }
  beast::tcp_stream& transport() { return beast::get_lowest_layer(stream_); }

  void take_header(error_code failed) {
    if (failed == http::error::header_limit) return refuse(http::status(431));
    if (failed == http::error::body_limit) return refuse(http::status::payload_too_large);
    if (failed) return;
    const auto& request = parser_->get();
    // Its trailers and extensions lie beyond every limit of this parser (Beast 1.74).
    if (request.find(http::field::transfer_encoding) != request.end()) {
      return refuse(http::status::length_required);
    }
    if (request[http::field::host].empty()) return refuse(http::status::bad_request);
    const auto length = parser_->content_length();
    if (length && *length > kBodyMax && !presence_->house().reception->uploads(read_off(request))) {
      return refuse(http::status::payload_too_large);
    }
    http::async_read(stream_, buffer_, *parser_,
                     [self = this->shared_from_this()](error_code failed_too, std::size_t) {
                       self->take_body(failed_too);
                     });
  }

  void take_body(error_code failed) {
    if (failed == http::error::body_limit) return refuse(http::status::payload_too_large);
    if (failed) return;
    const auto& message = parser_->get();
    const HttpRequest request = read_off(message);
    Reception& reception = *presence_->house().reception;
    if (reception.uploads(request)) {
      return reception.attach(request, [self = this->shared_from_this()](const HttpAnswer& answer) {
        self->give(answer);
      });
    }
    if (!websocket::is_upgrade(message)) return give(reception.answer(request));
    const auto pass = reception.pass_of(request);
    if (request.target != "/api/feed") return refuse(http::status::not_found);
    if (!pass || !reception.own_origin(request)) return refuse(http::status::forbidden);
    transport().expires_never();
    std::make_shared<FeedLine<Stream>>(std::move(stream_), presence_, *pass)->begin(message);
  }

  HttpRequest read_off(const http::request<http::string_body>& message) const {
    const auto field = [&](auto name) { return std::string(message[name]); };
    return {std::string(message.method_string()),
            std::string(message.target()),
            field(http::field::host),
            field(http::field::origin),
            field(http::field::cookie),
            field("X-Redoubt-Token"),
            field(http::field::content_type),
            field(http::field::if_none_match),
            message.body(),
            presence_->address()};
  }

  void refuse(http::status status) {
    give({static_cast<unsigned>(status),
          "application/json",
          R"({"text":"this was not taken"})",
          {},
          false,
          {}},
         false);
  }

  void give(const HttpAnswer& given, bool may_go_on = true) {
    const bool goes_on = may_go_on && parser_->get().keep_alive();
    const bool head = parser_->get().method() == http::verb::head;
    auto answer = std::make_shared<http::response<http::string_body>>();
    answer->version(11);
    answer->result(given.status);
    answer->set(http::field::server, "redoubt");
    say_of_itself(*answer, presence_->house());
    for (const auto& [name, value] : given.headers) answer->set(name, value);
    answer->set(http::field::content_type, given.type);
    if (given.compressed) answer->set(http::field::content_encoding, "gzip");
    const std::string_view bytes = given.bytes.empty() ? std::string_view(given.body) : given.bytes;
    answer->content_length(bytes.size());
    if (!head) answer->body() = bytes;
    answer->keep_alive(goes_on);
    transport().expires_after(seconds(limits().seconds_to_request));
    http::async_write(
        stream_, *answer,
        [self = this->shared_from_this(), answer, goes_on](error_code failed, std::size_t) {
          if (failed) return;
          if (goes_on) return self->read();
          self->hang_up();
        });
  }

  /// What has been written still arrives. Whether the other side takes its leave is its own matter.
  void hang_up() {
    if constexpr (std::is_same_v<Stream, Secure>) {
      stream_.async_shutdown([self = this->shared_from_this()](error_code) {});
    } else {
      error_code ignored;
      stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }
  }

  Stream stream_;
  std::shared_ptr<Presence> presence_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
};

/// A connection where TLS is spoken, until hands are shaken.
class Greeting : public std::enable_shared_from_this<Greeting> {
 public:
  Greeting(tcp::socket socket, std::shared_ptr<Presence> presence)
      : stream_(std::move(socket)), presence_(std::move(presence)) {}

  void begin() {
    stream_.expires_after(seconds(presence_->house().limits.seconds_to_request));
    beast::async_detect_ssl(stream_, buffer_,
                            [self = shared_from_this()](error_code failed, bool tls) {
                              if (failed) return;
                              if (!tls) return self->refuse();
                              self->shake_hands();
                            });
  }

 private:
  void shake_hands() {
    secure_.emplace(std::move(stream_), presence_->house().tls->context);
    secure_->async_handshake(
        ssl::stream_base::server, buffer_.data(),
        [self = shared_from_this()](error_code failed, std::size_t used) {
          if (failed) return;
          self->buffer_.consume(used);
          std::make_shared<Connection<Secure>>(std::move(*self->secure_), self->presence_)->read();
        });
  }

  /// In the clear, as it was asked; no page and no code is ever given or taken so.
  void refuse() {
    static constexpr std::string_view kRefusal =
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n"
        "Content-Length: 49\r\n\r\nThis address speaks TLS alone: say https:// here\n";
    asio::async_write(stream_, asio::buffer(kRefusal),
                      [self = shared_from_this()](error_code, std::size_t) {
                        error_code ignored;
                        self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
                      });
  }

  beast::tcp_stream stream_;
  std::shared_ptr<Presence> presence_;
  beast::flat_buffer buffer_;
  std::optional<Secure> secure_;
};

std::shared_ptr<TlsContext> context_of(const authority::Credentials& shown) {
  authority::require_modern_tls();
  ssl::context context(ssl::context::tls_server);
  context.set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 |
                      ssl::context::no_tlsv1_1 | ssl::context::no_tlsv1_2);
  context.use_certificate_chain(asio::buffer(shown.certificates));
  context.use_private_key(asio::buffer(shown.key), ssl::context::pem);
  return std::make_shared<TlsContext>(TlsContext{std::move(context)});
}

terms::Result<tcp::endpoint> endpoint_of(const Server::Options& options) {
  const auto address = authority::read_address(options.listen);
  if (!address.ok()) return address.error();
  if (!address->loopback && !options.tls) {
    return Error{Code::kPermissionDenied,
                 options.listen + " is not this machine alone; others come in over TLS only"};
  }
  return tcp::endpoint(asio::ip::make_address(address->host), address->port);
}

}  // namespace

struct Server::Parts {
  std::shared_ptr<asio::io_context> io = std::make_shared<asio::io_context>(1);
  std::optional<tcp::acceptor> acceptor;
  asio::steady_timer pause{*io};
  std::shared_ptr<House> house = std::make_shared<House>();
  tcp::endpoint local;
  std::vector<Place> places;
  std::thread thread;

  terms::Status listen(const tcp::endpoint& endpoint) {
    error_code failed;
    acceptor.emplace(*io);
    acceptor->open(endpoint.protocol(), failed);
    if (!failed) acceptor->set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed) acceptor->bind(endpoint, failed);
    if (!failed) acceptor->listen(asio::socket_base::max_listen_connections, failed);
    if (!failed) local = acceptor->local_endpoint(failed);
    if (!failed) return terms::Done{};
    return Error{Code::kUnavailable, "port " + std::to_string(endpoint.port()) +
                                         " cannot be listened on: " + failed.message()};
  }

  void accept() {
    acceptor->async_accept([this](error_code failed, tcp::socket socket) {
      if (failed == asio::error::operation_aborted) return;
      if (failed) {
        // Out of descriptors, most likely: somebody will leave.
        pause.expires_after(std::chrono::milliseconds(100));
        return pause.async_wait([this](error_code stopped) {
          if (!stopped) accept();
        });
      }
      welcome(std::move(socket));
      accept();
    });
  }

  void welcome(tcp::socket socket) {
    error_code failed;
    const auto peer = socket.remote_endpoint(failed);
    if (failed) return;
    const std::string address = peer.address().to_string();
    const auto here = house->here.find(address);
    const std::size_t same = here == house->here.end() ? 0 : here->second;
    if (house->connections >= house->limits.connections ||
        same >= house->limits.connections_per_address) {
      return;
    }
    socket.set_option(tcp::no_delay(true), failed);
    auto presence = std::make_shared<Presence>(house, address);
    if (house->tls) {
      std::make_shared<Greeting>(std::move(socket), std::move(presence))->begin();
    } else {
      std::make_shared<Connection<Plain>>(Plain(std::move(socket)), std::move(presence))->read();
    }
  }

  void run() {
    conduct::go_first();
    while (true) {
      try {
        io->run();
        return;
      } catch (const std::exception&) {
        // Of one connection, which is gone with it.
      }
    }
  }
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() { shutdown(); }

terms::Result<std::unique_ptr<Server>> Server::start(
    const Options& options, conduct::Bridge& bridge,
    std::shared_ptr<const scenario::Exercise> exercise, const Secret& secret) {
  const auto endpoint = endpoint_of(options);
  if (!endpoint.ok()) return endpoint.error();
  auto parts = std::make_unique<Parts>();
  if (const terms::Status listens = parts->listen(*endpoint); !listens) return listens.error();
  House& house = *parts->house;
  house.limits = options.limits;
  if (options.tls) house.tls = context_of(*options.tls);
  std::vector<Seat> seats = seats::seats_of(*exercise, options.members);
  seats::Endings endings;
  if (!options.endings.empty()) {
    const std::int64_t lives = seconds(Passes::kLives).count();
    auto kept = seats::Endings::at(options.endings, seats::unix_seconds(), lives);
    if (!kept.ok()) return kept.error();
    endings = std::move(*kept);
  }
  house.passes = std::make_unique<Passes>(secret, seats, std::move(endings));
  for (std::uint32_t i = 0; i < seats.size(); ++i) {
    parts->places.push_back({seats[i], house.passes->code(i)});
  }
  house.hall =
      std::make_shared<Hall>(bridge, std::move(exercise), std::move(seats), options.plan_check,
                             [io = std::weak_ptr(parts->io)](std::function<void()> call) {
                               // What waits on it may hold this very function: it must not
                               // hold what it waits on.
                               if (const auto alive = io.lock())
                                 asio::post(*alive, std::move(call));
                             });
  house.reception = std::make_unique<Reception>(*house.hall, *house.passes, options.report,
                                                options.tls.has_value());
  asio::post(*parts->io, [hall = house.hall] { hall->open(); });
  parts->accept();
  parts->thread = std::thread([&parts = *parts] { parts.run(); });
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::string Server::address() const {
  const auto address = parts_->local.address();
  const std::string host = address.to_string();
  return (address.is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(parts_->local.port());
}

std::vector<Server::Place> Server::places() const { return parts_->places; }

void Server::shutdown() {
  if (!parts_->thread.joinable()) return;
  parts_->io->stop();
  parts_->thread.join();
}

}  // namespace redoubt::console

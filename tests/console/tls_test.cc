// The people's door over TLS, as a browser comes to it.

#include <gmock/gmock.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "controller/console/server.h"
#include "tests/conduct/table.h"
#include "tests/console/raw_socket.h"
#include "tests/folder.h"

namespace redoubt::console {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::int64_t kNow = 1'800'000'000;
constexpr std::int64_t kDay = 86'400;

/// A browser that trusts one root, on one connection.
class TlsBrowser {
 public:
  TlsBrowser(int socket, const std::string& root, int version = 0)
      : socket_(socket), context_(SSL_CTX_new(TLS_client_method())) {
    BIO* pem = BIO_new_mem_buf(root.data(), static_cast<int>(root.size()));
    X509* certificate = PEM_read_bio_X509(pem, nullptr, nullptr, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context_), certificate);
    X509_free(certificate);
    BIO_free(pem);
    SSL_CTX_set_verify(context_, SSL_VERIFY_PEER, nullptr);
    // What a stranger's browser would do, whatever the policy of this process is.
    SSL_CTX_clear_options(context_, SSL_OP_NO_TLSv1_2);
    SSL_CTX_set_min_proto_version(context_, TLS1_2_VERSION);
    if (version != 0) SSL_CTX_set_max_proto_version(context_, version);
    ssl_ = SSL_new(context_);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_), "127.0.0.1");
    X509_VERIFY_PARAM_set_time(SSL_get0_param(ssl_), kNow);
    SSL_set_fd(ssl_, socket_);
    connected = SSL_connect(ssl_) == 1;
  }
  ~TlsBrowser() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    ::close(socket_);
    ERR_clear_error();
  }
  TlsBrowser(const TlsBrowser&) = delete;
  TlsBrowser& operator=(const TlsBrowser&) = delete;

  void send(const std::string& text) {
    SSL_write(ssl_, text.data(), static_cast<int>(text.size()));
  }
  /// Up to where this was said, or the other side hung up.
  std::string hear(const std::string& end) {
    std::string answer;
    char bytes[4096];
    int got = 0;
    do {
      got = SSL_read(ssl_, bytes, sizeof bytes);
      if (got > 0) answer.append(bytes, static_cast<std::size_t>(got));
    } while (got > 0 && answer.find(end) == std::string::npos);
    return answer;
  }
  /// Sends it all and reads until the other side hangs up.
  std::string say(const std::string& text) {
    send(text);
    std::string answer;
    for (std::string more; !(more = hear("")).empty();) answer += more;
    took_its_leave = (SSL_get_shutdown(ssl_) & SSL_RECEIVED_SHUTDOWN) != 0;
    return answer;
  }
  std::string version() const { return SSL_get_version(ssl_); }

  bool connected = false;
  bool took_its_leave = false;  ///< the other side, as TLS asks

 private:
  int socket_;
  SSL_CTX* context_;
  SSL* ssl_;
};

struct OverTls : testing::Test, conduct::Table {
  OverTls() {
    open();
    Server::Options options;
    options.listen = "127.0.0.1:0";
    options.limits.seconds_to_request = 1;
    options.tls = root.for_server({"127.0.0.1"}, {kNow, kNow + kDay}).value();
    auto started = Server::start(options, running->door(), stage.exercise, seats::Secret{3});
    EXPECT_TRUE(started.ok());
    server = std::move(*started);
  }
  ~OverTls() override {
    server.reset();
    break_off();
  }

  int connect() const { return connect_to(server->address()); }
  std::string say_in_the_clear(const std::string& text) const { return converse(connect(), text); }
  std::string director() const {
    for (const auto& place : server->places()) {
      if (place.seat.role == seats::Role::kDirector) return place.code;
    }
    return {};
  }

  const authority::Root root = authority::Root::make("quay", kNow);
  std::unique_ptr<Server> server;
};

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

TEST_F(OverTls, ThePageComesToWhoTrustsTheAuthority) {
  TlsBrowser browser(connect(), root.certificate());
  ASSERT_TRUE(browser.connected);
  EXPECT_EQ(browser.version(), "TLSv1.3");
  const std::string answer = browser.say(kGet);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("Strict-Transport-Security: max-age="));
  EXPECT_TRUE(browser.took_its_leave);
}

TEST_F(OverTls, WhoTrustsAnotherAuthorityDoesNotComeIn) {
  const authority::Root other = authority::Root::make("quay", kNow);
  EXPECT_FALSE(TlsBrowser(connect(), other.certificate()).connected);
}

TEST_F(OverTls, NothingOlderThanTls13IsSpoken) {
  EXPECT_FALSE(TlsBrowser(connect(), root.certificate(), TLS1_2_VERSION).connected);
}

TEST_F(OverTls, PlainHttpIsToldSoAndGivenNothingElse) {
  const std::string answer = say_in_the_clear(kGet);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(answer, HasSubstr("\r\n\r\nThis address speaks TLS alone: say https:// here\n"));
  EXPECT_THAT(say_in_the_clear("POST /api/sign-in HTTP/1.1\r\nHost: a\r\n\r\n"),
              StartsWith("HTTP/1.1 400"));
}

TEST_F(OverTls, WhoSaysNothingIsHungUpOn) {
  EXPECT_EQ(say_in_the_clear(""), "");
  EXPECT_EQ(say_in_the_clear("\x16\x03\x01"), "");
}

TEST_F(OverTls, TheCookieNeverLeavesIt) {
  const std::string body = R"({"name":"Ada","code":")" + director() + "\"}";
  const auto sign_in = [&](const std::string& origin) {
    TlsBrowser browser(connect(), root.certificate());
    return browser.say("POST /api/sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" +
                       ("Origin: " + origin) + "\r\nContent-Type: application/json\r\n" +
                       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  const std::string answer = sign_in("https://a");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("Set-Cookie: __Host-redoubt="));
  EXPECT_THAT(answer, HasSubstr("; Path=/; HttpOnly; Secure; SameSite=Strict"));
  EXPECT_THAT(sign_in("http://a"), StartsWith("HTTP/1.1 403"));
}

TEST_F(OverTls, AFeedIsOpenedOverItByItsOwnPagesAlone) {
  const std::string body = R"({"name":"Ada","code":")" + director() + "\"}";
  TlsBrowser first(connect(), root.certificate());
  const std::string signed_in = first.say(
      "POST /api/sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: https://a"
      "\r\nContent-Type: application/json\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body);
  const std::size_t at = signed_in.find("__Host-redoubt=");
  ASSERT_NE(at, std::string::npos) << signed_in;
  const std::string cookie = signed_in.substr(at, signed_in.find(';', at) - at);
  const std::string upgrade =
      "GET /api/feed HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: " +
      cookie + "\r\nOrigin: ";
  // Its first message is no ticket, and so it is closed again.
  const std::string no_ticket = "\x81\x82" + std::string(4, '\0') + "{}";
  TlsBrowser feed(connect(), root.certificate());
  feed.send(upgrade + "https://a\r\n\r\n");
  const std::string opened = feed.hear("\r\n\r\n");
  EXPECT_THAT(opened, StartsWith("HTTP/1.1 101"));
  EXPECT_THAT(opened, HasSubstr("Strict-Transport-Security"));
  EXPECT_THAT(feed.say(no_ticket), StartsWith("\x88")) << "closed again";
  TlsBrowser other(connect(), root.certificate());
  EXPECT_THAT(other.say(upgrade + "http://a\r\n\r\n"), StartsWith("HTTP/1.1 403"));
}

}  // namespace
}  // namespace redoubt::console

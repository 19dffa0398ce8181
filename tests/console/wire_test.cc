// The people's door over real sockets.

#include <gmock/gmock.h>

#include "controller/console/server.h"
#include "tests/conduct/table.h"
#include "tests/console/raw_socket.h"

namespace redoubt::console {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct OverTheWire : testing::Test, conduct::Table {
  OverTheWire() {
    open();
    Server::Options options;
    options.listen = "127.0.0.1:0";
    options.limits.connections_per_address = 8;
    options.limits.seconds_to_request = 1;
    auto started = Server::start(options, running->door(), stage.exercise, seats::Secret{3});
    EXPECT_TRUE(started.ok());
    server = std::move(*started);
  }
  ~OverTheWire() override {
    server.reset();
    break_off();
  }

  int connect() const { return connect_to(server->address()); }
  std::string say(const std::string& text) const { return converse(connect(), text); }

  std::unique_ptr<Server> server;
};

TEST_F(OverTheWire, ThePageComesWithItsPolicy) {
  const std::string answer = say("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("Content-Security-Policy: default-src 'none'"));
  EXPECT_THAT(answer, HasSubstr("Content-Encoding: gzip"));
}

TEST_F(OverTheWire, WhatSaysNoHostOrComesInChunksIsRefused) {
  EXPECT_THAT(say("GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(say("POST /api/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"),
              StartsWith("HTTP/1.1 411"));
  EXPECT_THAT(say("POST /api/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n"),
              StartsWith("HTTP/1.1 411"));
}

TEST_F(OverTheWire, HeadersAndBodiesAreBounded) {
  EXPECT_THAT(say("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(say("POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                  std::to_string(kBodyMax + 1) + "\r\n\r\n"),
              StartsWith("HTTP/1.1 413"));
}

TEST_F(OverTheWire, WhoSaysNothingIsHungUpOn) {
  EXPECT_EQ(say(""), "");
  EXPECT_EQ(say("GET / HT"), "");
}

TEST_F(OverTheWire, AFeedNeedsASessionAndItsOwnOrigin) {
  const std::string upgrade =
      "GET /api/feed HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
  EXPECT_THAT(say(upgrade + "Origin: http://a\r\n\r\n"), StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(say(upgrade + "Origin: http://b\r\nCookie: redoubt=1.2.0.41.00\r\n\r\n"),
              StartsWith("HTTP/1.1 403"));
}

TEST_F(OverTheWire, OneAddressHasSoManyConnectionsAndTheNextWaitsForOneToEnd) {
  std::vector<int> sockets;
  for (int i = 0; i < 8; ++i) sockets.push_back(connect());
  const std::string get = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  EXPECT_EQ(say(get), "");
  for (const int socket : sockets) ::close(socket);
  // They are counted off as soon as the server has seen them go.
  std::string answer;
  while (answer.empty()) answer = say(get);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
}

TEST(Address, ThatOthersReachIsRefusedWithoutTls) {
  conduct::Table table;
  table.open();
  for (const std::string listen : {"0.0.0.0:0", "192.0.2.1:80", "[::]:0"}) {
    Server::Options options;
    options.listen = listen;
    const auto started =
        Server::start(options, table.running->door(), table.stage.exercise, seats::Secret{});
    ASSERT_FALSE(started.ok());
    EXPECT_EQ(started.error().code, terms::Code::kPermissionDenied) << listen;
  }
  for (const std::string listen : {"", "7410", "localhost:", "localhost:99999", "a.b:1"}) {
    Server::Options options;
    options.listen = listen;
    const auto started =
        Server::start(options, table.running->door(), table.stage.exercise, seats::Secret{});
    ASSERT_FALSE(started.ok());
    EXPECT_EQ(started.error().code, terms::Code::kInvalidArgument) << listen;
  }
}

}  // namespace
}  // namespace redoubt::console

#include <gmock/gmock.h>

#include <string>

#include "tests/rpc/caller.h"

namespace redoubt::rpc {
namespace {

using terms::Code;
using testing::HasSubstr;

std::optional<terms::Error> refusal(const std::string& address) {
  Hall hall;
  auto server = Server::start(address, hall);
  if (server.ok()) return {};
  return server.error();
}

TEST(Address, InTheClearOnlyLoopbackIsListenedOn) {
  for (const char* address : {"0.0.0.0:0", "[::]:0", "192.0.2.1:0", "10.0.0.1:7411", "128.0.0.1:0",
                              "[::ffff:127.0.0.1]:0"}) {
    const auto refused = refusal(address);
    ASSERT_TRUE(refused) << address;
    EXPECT_EQ(refused->code, Code::kPermissionDenied) << address;
    EXPECT_THAT(refused->message, HasSubstr("is not a loopback address")) << address;
  }
}

TEST(Address, AnAddressIsANumberWithAPort) {
  for (const char* address : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536",
                              "127.0.0.1:-1", "unix:/tmp/x", "*:0", ":0", "example.org:0",
                              "127.0.0.1.example.org:0", "127.0.0:0", "127.0.0.256:0"}) {
    const auto refused = refusal(address);
    ASSERT_TRUE(refused) << address;
    EXPECT_EQ(refused->code, Code::kInvalidArgument) << address;
    EXPECT_THAT(refused->message, HasSubstr("expected an address and a port")) << address;
  }
}

TEST(Address, TheActualPortIsTold) {
  Hall hall;
  for (const char* address : {"127.0.0.1:0", "localhost:0", "127.1.2.3:0"}) {
    const auto server = Server::start(address, hall);
    ASSERT_TRUE(server.ok()) << server.error().message;
    EXPECT_NE((*server)->port(), 0);
    EXPECT_THAT((*server)->address(), HasSubstr(":" + std::to_string((*server)->port())));
  }
}

TEST(Address, APortThatIsTakenIsAnError) {
  House house;
  const auto refused = refusal(house.server->address());
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, Code::kUnavailable);
  EXPECT_THAT(refused->message, HasSubstr("cannot listen on " + house.server->address()));
}

}  // namespace
}  // namespace redoubt::rpc

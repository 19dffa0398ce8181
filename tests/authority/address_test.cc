#include "controller/authority/address.h"

#include <gmock/gmock.h>

namespace redoubt::authority {
namespace {

using testing::Contains;
using testing::Not;

TEST(Address, LoopbackIsWhatNobodyElseReaches) {
  for (const char* text : {"127.0.0.1:7411", "localhost:0", "127.1.2.3:1", "[::1]:65535"}) {
    const auto address = read_address(text);
    ASSERT_TRUE(address.ok()) << text;
    EXPECT_TRUE(address->loopback) << text;
  }
  for (const char* text : {"0.0.0.0:1", "[::]:1", "192.0.2.1:1", "128.0.0.1:1",
                           "[::ffff:127.0.0.1]:1", "[2001:db8::1]:1"}) {
    const auto address = read_address(text);
    ASSERT_TRUE(address.ok()) << text;
    EXPECT_FALSE(address->loopback) << text;
  }
}

TEST(Address, IsANumberWithAPort) {
  for (const char* text : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536",
                           "127.0.0.1:-1", "*:0", ":0", "example.org:0", "127.0.0:0",
                           "127.0.0.256:0", "::1:7", "[::1:7", "unix:/tmp/x", "127.0.0.1: 1"}) {
    const auto address = read_address(text);
    ASSERT_FALSE(address.ok()) << text;
    EXPECT_EQ(address.error().code, terms::Code::kInvalidArgument) << text;
  }
}

TEST(Address, IsWrittenAsItIsRead) {
  for (const char* text : {"127.0.0.1:7411", "[::1]:0", "0.0.0.0:80"}) {
    EXPECT_EQ(to_text(*read_address(text)), text);
  }
  EXPECT_EQ(to_text(from_here(*read_address("0.0.0.0:80"))), "127.0.0.1:80");
  EXPECT_EQ(to_text(from_here(*read_address("[::]:80"))), "[::1]:80");
  EXPECT_EQ(to_text(from_here(*read_address("192.0.2.1:80"))), "192.0.2.1:80");
}

TEST(Address, ADoorIsReachedByItsAddressAndFromHere) {
  const auto names = names_of(*read_address("192.0.2.7:7411"));
  for (const char* name : {"localhost", "127.0.0.1", "::1", "192.0.2.7"}) {
    EXPECT_THAT(names, Contains(name));
  }
  EXPECT_THAT(names_of(*read_address("0.0.0.0:1")), Not(Contains("0.0.0.0")));
}

}  // namespace
}  // namespace redoubt::authority

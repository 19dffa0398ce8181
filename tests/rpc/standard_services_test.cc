#include <gmock/gmock.h>

#include "tests/rpc/bytes.h"
#include "tests/rpc/people.h"

namespace redoubt::rpc {
namespace {

using testing::HasSubstr;

const std::string kServing = "\x08\x01";

std::string health_of(const Server& server, const std::string& service) {
  const Answer answer =
      ByteCall(server, "/grpc.health.v1.Health/Check").ask(text_field(1, service));
  return answer.status.ok() ? answer.bytes : why(answer.status);
}

std::string reflected(const Server& server, const std::string& request) {
  return ByteCall(server, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo")
      .ask(request)
      .bytes;
}

TEST(StandardServices, HealthIsTold) {
  House house;
  EXPECT_EQ(health_of(*house.server, ""), kServing);
  EXPECT_EQ(health_of(*house.server, "redoubt.v1.Agent"), kServing);
  EXPECT_THAT(health_of(*house.server, "redoubt.v1.Unheard"), HasSubstr("NOT_FOUND"));
}

TEST(StandardServices, WherePeopleComeInTheirServiceIsToldToo) {
  Quay quay;
  EXPECT_EQ(health_of(*quay.server, "redoubt.v1.Director"), kServing);
  EXPECT_THAT(reflected(*quay.server, text_field(4, "redoubt.v1.Director")),
              HasSubstr("redoubt/v1/director.proto"));
}

TEST(StandardServices, AnyClientLearnsWhatIsSpokenHere) {
  House house;
  const std::string services = reflected(*house.server, text_field(7, "*"));
  EXPECT_THAT(services, HasSubstr("redoubt.v1.Agent"));
  EXPECT_THAT(services, HasSubstr("grpc.health.v1.Health"));
  const std::string schema = reflected(*house.server, text_field(4, "redoubt.v1.Agent"));
  EXPECT_THAT(schema, HasSubstr("redoubt/v1/agent.proto"));
  EXPECT_THAT(schema, HasSubstr("FromAgent"));
}

}  // namespace
}  // namespace redoubt::rpc

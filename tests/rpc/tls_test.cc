// Who comes in where agents prove who they are. Real handshakes, on loopback.

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "agents/link/connection.h"
#include "agents/link/papers.h"
#include "controller/rpc/director_client.h"
#include "redoubt/v1/enrolment.grpc.pb.h"
#include "tests/authority/agents_key.h"
#include "tests/rpc/guarded.h"
#include "tests/rpc/people.h"

namespace redoubt::rpc {
namespace {

using authority::request;
using testing::HasSubstr;
using testing::StartsWith;

/// How it is answered when somebody asks to be enrolled.
grpc::Status enrol(const Guarded& door, const std::string& code, const std::string& agent = "ann",
                   v1::Enrolled* to = nullptr) {
  grpc::ClientContext context;
  set_patience(context);
  v1::EnrolRequest asks;
  asks.set_code(code);
  asks.set_agent(agent);
  asks.set_request(request());
  v1::Enrolled enrolled;
  return v1::Enrolment::NewStub(door.channel())
      ->Enrol(&context, asks, to != nullptr ? to : &enrolled);
}

grpc::Status renew(const std::shared_ptr<grpc::Channel>& channel, v1::Enrolled* to = nullptr) {
  grpc::ClientContext context;
  set_patience(context);
  v1::RenewRequest asks;
  asks.set_request(request());
  v1::Enrolled enrolled;
  return v1::Enrolment::NewStub(channel)->Renew(&context, asks, to != nullptr ? to : &enrolled);
}

/// How a stream ends on which that is said first.
std::string refused(const std::shared_ptr<grpc::Channel>& channel,
                    const terms::Hello& as = hello()) {
  Caller caller(channel);
  caller.say(as);
  return why(caller.status());
}

TEST(OverTls, AnAgentWithItsCertificatePlays) {
  Guarded door;
  auto [caller, guest] = door.seat();
  terms::Welcome welcome;
  welcome.brief.mission = "hold";
  guest.tell(welcome);
  EXPECT_EQ(caller->expect<terms::Welcome>().brief.mission, "hold");
}

TEST(OverTls, WithoutACertificateNobodyPlays) {
  Guarded door;
  EXPECT_THAT(refused(door.channel()), StartsWith("PERMISSION_DENIED: agents show a certificate"));
}

TEST(OverTls, InTheClearNobodyComesIn) {
  Guarded door;
  EXPECT_THAT(refused(channel_to(door.server->address())), StartsWith("UNAVAILABLE"));
}

TEST(OverTls, ACertificateOfAnotherAuthorityDoesNotComeIn) {
  Guarded door;
  Guarded other;
  EXPECT_THAT(refused(door.channel(other.papers())), StartsWith("UNAVAILABLE"));
}

TEST(OverTls, AnotherControllerIsNotTakenForThisOne) {
  Guarded door;
  Guarded other;
  EXPECT_THAT(refused(secure_channel(door.server->address(), other.authority->certificate())),
              StartsWith("UNAVAILABLE"));
}

TEST(OverTls, AnAgentPlaysInTheCellOfItsCertificateAlone) {
  Guarded door;
  terms::Hello elsewhere = hello();
  elsewhere.cell = "red";
  EXPECT_EQ(refused(door.channel(door.papers()), elsewhere),
            "PERMISSION_DENIED: the certificate is for the agent ann of the cell blue");
  EXPECT_THAT(refused(door.channel(door.papers()), hello("ben")),
              StartsWith("PERMISSION_DENIED: the certificate is for the agent ann"));
}

TEST(OverTls, ACodeIsGoodOnce) {
  Guarded door;
  const std::string code = door.authority->invite("blue", "")->code;
  v1::Enrolled enrolled;
  ASSERT_EQ(why(enrol(door, code, "ann", &enrolled)), "OK: ");
  EXPECT_EQ(enrolled.cell(), "blue");
  EXPECT_EQ(enrolled.authority(), door.authority->certificate());
  EXPECT_THAT(why(enrol(door, code, "ben")),
              StartsWith("PERMISSION_DENIED: this code is not good"));
  EXPECT_TRUE(door.authority->admit(enrolled.certificate()).ok());
}

TEST(OverTls, ACodeEndsAndANameIsOne) {
  Guarded door;
  const std::string code = door.authority->invite("blue", "")->code;
  EXPECT_THAT(why(enrol(door, code, "a/b")), StartsWith("INVALID_ARGUMENT"));
  door.now_s += 3'600;
  EXPECT_THAT(why(enrol(door, code)), StartsWith("PERMISSION_DENIED"));
}

TEST(OverTls, WhatIsTakenBackIsCutAtOnceAndDoesNotComeBack) {
  Guarded door;
  const auto papers = door.papers();
  Caller caller(door.channel(papers));
  caller.say(hello());
  const Guest guest = door.hall.next_guest();
  auto [other, stays] = door.seat("ben");
  ASSERT_TRUE(door.authority->revoke({"blue", "ann"}).ok());
  EXPECT_EQ(why(caller.status()), "PERMISSION_DENIED: the certificate was taken back");
  EXPECT_EQ(door.hall.next_left(), guest.visit);
  EXPECT_THAT(refused(door.channel(papers)), StartsWith("PERMISSION_DENIED"));
  stays.tell(terms::ControllerGoodbye{true, "ENDEX"});
  EXPECT_EQ(other->expect<terms::ControllerGoodbye>().why, "ENDEX");
}

TEST(OverTls, AnOpenConnectionDoesNotOutliveItsCertificate) {
  Guarded door;
  const auto channel = door.channel(door.papers());
  Caller caller(channel);
  caller.say(hello());
  door.hall.next_guest();
  door.now_s += 86'400;
  EXPECT_THAT(refused(channel), StartsWith("PERMISSION_DENIED: this certificate is not good"));
}

TEST(OverTls, AStreamEndsWithItsCertificate) {
  Guarded door;
  const auto channel = door.channel(door.papers());
  door.now_s += 86'399;
  Caller caller(channel);
  caller.say(hello());
  EXPECT_EQ(why(caller.status()),
            "UNAVAILABLE: the certificate has ended; come back with the next one");
}

TEST(OverTls, ACertificateIsRenewedByWhoShowsIt) {
  Guarded door;
  const auto papers = door.papers();
  EXPECT_THAT(why(renew(door.channel())), StartsWith("PERMISSION_DENIED"));
  EXPECT_THAT(why(renew(door.channel(papers))), StartsWith("PRECONDITION: it is too early"));
  door.now_s += 43'200;
  v1::Enrolled renewed;
  ASSERT_EQ(why(renew(door.channel(papers), &renewed)), "OK: ");
  EXPECT_EQ(renewed.agent(), "ann");
  ASSERT_TRUE(door.authority->revoke({"blue", "ann"}).ok());
  EXPECT_THAT(why(renew(door.channel(papers))), StartsWith("PERMISSION_DENIED"));
}

/// What an agent program does, up to its first words.
TEST(OverTls, AnAgentOfOursEnrolsKeepsItsPapersAndComesBackWithThem) {
  Guarded door;
  link::ConnectionSettings settings{.server = door.server->address(), .place = {"ann", "blue"}};
  settings.identification = {door.folder / "identity", door.authority->invite("blue", "ann")->code,
                             ""};
  for (int time = 0; time < 2; ++time) {
    link::Connection agent(settings,
                           [](const terms::Brief&) -> terms::Result<std::unique_ptr<terms::Mind>> {
                             return terms::Error{terms::Code::kNotFound, "no mind"};
                           });
    std::thread running([&] { EXPECT_EQ(agent.run().error().message, "no mind"); });
    const Guest guest = door.hall.next_guest();
    EXPECT_EQ(guest.hello.agent, "ann");
    guest.tell(terms::Welcome{});
    running.join();
  }
}

TEST(OverTls, AnAgentOfOursRenewsItsPapersAndKeepsTheNewOnes) {
  Guarded door;
  const std::string file = door.folder / "identity";
  const link::Place place{"ann", "blue"};
  const link::Identification by{file, door.authority->invite("blue", "")->code, ""};
  const auto papers = link::Papers::get(by, door.server->address(), place);
  ASSERT_TRUE(papers.ok()) << papers.error().message;
  const std::string before = slurp(file);
  EXPECT_FALSE((*papers)->renew(door.server->address()).ok()) << "too early";
  EXPECT_EQ(slurp(file), before);
  const auto due = (*papers)->due();
  door.now_s += 57'600;
  ASSERT_TRUE((*papers)->renew(door.server->address()).ok());
  EXPECT_GT((*papers)->due(), due);
  EXPECT_NE(slurp(file), before);
  chmod(file.c_str(), 0644);
  EXPECT_FALSE(link::Papers::get({file, "", ""}, door.server->address(), place).ok());
}

TEST(OverTls, AnAgentOfOursTakesNoOtherControllerForItsOwn) {
  Guarded door;
  Guarded other;
  link::ConnectionSettings settings{.server = other.server->address(), .place = {"ann", "blue"}};
  settings.identification = {door.folder / "identity", door.authority->invite("blue", "ann")->code,
                             ""};
  link::Connection agent(settings, nullptr);
  const auto ended = agent.run();
  ASSERT_FALSE(ended.ok());
  EXPECT_THAT(ended.error().message, HasSubstr("not the controller that the code is for"));
}

TEST(OverTls, AnAgentOfOursSpeaksToNoOtherMachineInTheClear) {
  for (const char* server : {"192.0.2.1:7411", "example.org:7411", "127.0.0.1.example.org:1"}) {
    link::Connection agent({.server = server, .place = {"ann", "blue"}}, nullptr);
    const auto ended = agent.run();
    ASSERT_FALSE(ended.ok());
    EXPECT_THAT(ended.error().message, HasSubstr("is another machine")) << server;
  }
}

/// CVE-2023-4785: gRPC's own listener would be deaf from here on.
TEST(OverTls, OutOfDescriptorsForAWhileItTakesPeopleInAgainAfterwards) {
  Guarded door;
  std::vector<int> strangers(32);
  for (int& one : strangers) one = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit none_left{static_cast<rlim_t>(strangers.back() + 1), before.rlim_max};
  setrlimit(RLIMIT_NOFILE, &none_left);
  std::vector<int> holes;
  for (int one = 0; (one = ::dup(strangers.front())) >= 0;) holes.push_back(one);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  to.sin_port = htons(door.server->port());
  for (const int one : strangers) {
    ::connect(one, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    pollfd waiting{one, POLLOUT, 0};
    EXPECT_EQ(::poll(&waiting, 1, 10'000), 1);
  }
  setrlimit(RLIMIT_NOFILE, &before);
  for (const int one : holes) ::close(one);
  EXPECT_NE(door.seat().second.audience, nullptr);
  for (const int one : strangers) ::close(one);
}

/// People's programs show no certificate, but the code of a seat; and they know the controller.
TEST(OverTls, ADirectorInvitesAndExpelsAgents) {
  Table table;
  const auto exercise = drawn_for_people();
  Guarded door({}, PeoplesDoor{&table, exercise, Quay::kSecret, seats::kMembers});
  const seats::Passes passes(Quay::kSecret, seats::seats_of(*exercise, seats::kMembers));
  const auto as = [&](const std::string& seat) {
    const auto found = std::ranges::find(passes.seats(), seat, &seats::Seat::name);
    return DirectorClient(door.server->address(),
                          passes.code(static_cast<std::uint32_t>(found - passes.seats().begin())),
                          door.authority->certificate());
  };
  DirectorClient director = as("director");
  const auto invited = director.invite("watch", "");
  ASSERT_TRUE(invited.ok()) << invited.error().message;
  EXPECT_EQ(invited->role, "blue");
  ASSERT_EQ(why(enrol(door, invited->code)), "OK: ");
  EXPECT_EQ(*director.expel("watch", "ann"), 1U);
  EXPECT_EQ(director.expel("watch", "ann").error().code, terms::Code::kNotFound);
  EXPECT_EQ(director.invite("nowhere", "").error().code, terms::Code::kInvalidArgument);
  EXPECT_EQ(director.invite("watch", "a/b").error().code, terms::Code::kInvalidArgument);
  DirectorClient lead = as("watch/lead");
  EXPECT_EQ(lead.invite("watch", "").error().code, terms::Code::kPermissionDenied);
}

TEST(InTheClear, NobodyIsInvited) {
  Quay quay;
  DirectorClient director(quay.server->address(), quay.code_of("director"));
  const auto invited = director.invite("watch", "");
  ASSERT_FALSE(invited.ok());
  EXPECT_EQ(invited.error().code, terms::Code::kFailedPrecondition);
}

}  // namespace
}  // namespace redoubt::rpc

// Who gets a certificate, for how long, and who may come in with it.

#include "controller/authority/authority.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/authority/agents_key.h"
#include "tests/folder.h"

namespace redoubt::authority {
namespace {

using terms::Code;
using testing::HasSubstr;
using testing::StartsWith;

struct AtTheAuthority : testing::Test {
  AtTheAuthority() { open(); }

  void open(const std::string& exercise = "quay") {
    authority.reset();
    auto opened = Authority::at(folder / "authority", exercise, {.now_s = [this] { return now; }});
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    authority = std::move(*opened);
  }
  std::string code(const std::string& agent = "", const std::string& cell = "watch") {
    return authority->invite(cell, agent)->code;
  }
  Code refused(const std::string& with, const std::string& agent = "ann",
               const std::string& asks = request()) {
    const auto enrolled = authority->enrol(with, agent, asks);
    return enrolled.ok() ? Code{} : enrolled.error().code;
  }
  std::string certificate(const std::string& agent = "ann") {
    const auto enrolled = authority->enrol(code(), agent, request());
    EXPECT_TRUE(enrolled.ok()) << enrolled.error().message;
    return enrolled->certificate;
  }

  const Folder folder;
  std::int64_t now = 1'800'000'000;
  std::unique_ptr<Authority> authority;
};

TEST_F(AtTheAuthority, ACodeGivesOneAgentOfItsCellACertificate) {
  const auto enrolled = authority->enrol(code(), "ann", request());
  ASSERT_TRUE(enrolled.ok()) << enrolled.error().message;
  EXPECT_EQ(enrolled->identity, (Identity{"watch", "ann"}));
  const auto bearer = authority->admit(enrolled->certificate);
  ASSERT_TRUE(bearer.ok()) << bearer.error().message;
  EXPECT_EQ(bearer->identity, (Identity{"watch", "ann"}));
  EXPECT_EQ(bearer->until_s, now + 86'400);
}

TEST_F(AtTheAuthority, ACodeIsGoodOnceAlsoAfterARestart) {
  const std::string once = code();
  ASSERT_TRUE(authority->enrol(once, "ann", request()).ok());
  EXPECT_EQ(refused(once, "ben"), Code::kPermissionDenied);
  open();
  EXPECT_EQ(refused(once, "ben"), Code::kPermissionDenied);
}

TEST_F(AtTheAuthority, ACodeOutlivesARestartUntilItIsUsed) {
  const std::string held = code();
  open();
  EXPECT_TRUE(authority->enrol(held, "ann", request()).ok());
}

TEST_F(AtTheAuthority, ACodeEndsAfterAnHour) {
  const std::string late = code();
  now += 3'600;
  EXPECT_EQ(refused(late), Code::kPermissionDenied);
}

TEST_F(AtTheAuthority, ACodeIsReadAsPeopleWriteIt) {
  std::string typed = code();
  for (char& c : typed) c = static_cast<char>(c == '-' ? ' ' : tolower(c));
  EXPECT_TRUE(authority->enrol(typed, "ann", request()).ok());
}

TEST_F(AtTheAuthority, ACodeThatNamesAnAgentIsForThatOneAlone) {
  const std::string named = code("ann");
  EXPECT_EQ(refused(named, "ben"), Code::kPermissionDenied);
  EXPECT_TRUE(authority->enrol(named, "ann", request()).ok());
}

TEST_F(AtTheAuthority, ACodeTellsTheControllerApart) {
  EXPECT_THAT(code(), HasSubstr("." + authority->fingerprint().substr(0, 32)));
}

TEST_F(AtTheAuthority, WhatIsAskedForIsNotWhatIsGiven) {
  const auto enrolled = authority->enrol(
      code(), "ann", request({.alternative = "URI:spiffe://quay/cell/heron/agent/ann"}));
  ASSERT_TRUE(enrolled.ok());
  EXPECT_EQ(authority->admit(enrolled->certificate)->identity.cell, "watch");
}

TEST_F(AtTheAuthority, ARequestThatIsRefusedLeavesTheCodeGood) {
  const std::string held = code();
  EXPECT_EQ(refused(held, "ann", ""), Code::kInvalidArgument);
  EXPECT_EQ(refused(held, "ann", std::string(kRequestMax + 1, 'x')), Code::kInvalidArgument);
  EXPECT_EQ(refused(held, "ann", request() + "x"), Code::kInvalidArgument);
  EXPECT_EQ(refused(held, "ann", request({.group = ""})), Code::kInvalidArgument);
  EXPECT_EQ(refused(held, "ann", request({.group = "P-384"})), Code::kInvalidArgument);
  EXPECT_EQ(refused(held, "ann", request({.proven = false})), Code::kInvalidArgument);
  for (const char* name : {"", "..", "a/b", "a b", "ann\n", "\xc3\xa4nn"}) {
    EXPECT_EQ(refused(held, name), Code::kInvalidArgument) << name;
  }
  EXPECT_EQ(refused(held, std::string(65, 'a')), Code::kInvalidArgument);
  EXPECT_TRUE(authority->enrol(held, "ann", request()).ok());
}

TEST_F(AtTheAuthority, AnAgentIsNotReplacedUnlessExerciseControlNamesIt) {
  const std::string first = certificate();
  EXPECT_EQ(refused(code()), Code::kAlreadyExists);
  ASSERT_TRUE(authority->enrol(code("ann"), "ann", request()).ok());
  EXPECT_FALSE(authority->admit(first).ok());
}

TEST_F(AtTheAuthority, ACertificateEndsAfterADay) {
  const std::string held = certificate();
  now += 86'399;
  const auto bearer = authority->admit(held);
  ASSERT_TRUE(bearer.ok());
  ++now;
  EXPECT_FALSE(authority->admit(held).ok());
  EXPECT_FALSE(authority->is_good(*bearer));
}

TEST_F(AtTheAuthority, ACertificateIsRenewedFromHalfOfItsLifeOn) {
  const auto bearer = *authority->admit(certificate());
  EXPECT_EQ(authority->renew(bearer, request()).error().code, Code::kFailedPrecondition);
  now += 43'200;
  const auto renewed = authority->renew(bearer, request());
  ASSERT_TRUE(renewed.ok()) << renewed.error().message;
  EXPECT_EQ(authority->admit(renewed->certificate)->until_s, now + 86'400);
  EXPECT_TRUE(authority->is_good(bearer)) << "streams that are open go on";
}

TEST_F(AtTheAuthority, WhatIsTakenBackIsGoodNoMoreAlsoAfterARestart) {
  const std::string held = certificate();
  const std::string named = code("ann");
  const auto bearer = *authority->admit(held);
  int told = 0;
  authority->when_revoked([&told] { ++told; });
  EXPECT_EQ(*authority->revoke({"watch", "ann"}), 1U);
  EXPECT_EQ(told, 1);
  EXPECT_FALSE(authority->admit(held).ok());
  EXPECT_EQ(authority->renew(bearer, request()).error().code, Code::kPermissionDenied);
  EXPECT_EQ(refused(named), Code::kPermissionDenied);
  EXPECT_EQ(authority->revoke({"watch", "ann"}).error().code, Code::kNotFound);
  open();
  EXPECT_FALSE(authority->admit(held).ok());
}

TEST_F(AtTheAuthority, ACertificateOutlivesARestart) {
  const std::string held = certificate();
  open();
  EXPECT_TRUE(authority->admit(held).ok());
}

TEST_F(AtTheAuthority, OthersCertificatesAreNone) {
  const std::string held = certificate();
  const Folder elsewhere;
  const auto other =
      Authority::at(elsewhere / "authority", "quay", {.now_s = [this] { return now; }}).value();
  EXPECT_FALSE(other->admit(held).ok()) << "signed by another";
  EXPECT_FALSE(authority->admit(authority->certificate()).ok()) << "no agent's";
  EXPECT_FALSE(authority->admit(authority->serve_as({"localhost"})->certificates).ok());
  EXPECT_FALSE(authority->admit("").ok());
  open("heron-rock");
  EXPECT_THAT(authority->admit(held).error().message, HasSubstr("another exercise"));
}

TEST_F(AtTheAuthority, TheDoorKeepsItsCertificateWhileItWillDo) {
  const auto first = *authority->serve_as({"localhost", "192.0.2.1", "::1"});
  open();
  EXPECT_EQ(authority->serve_as({"localhost", "192.0.2.1"})->certificates, first.certificates);
  const auto more = *authority->serve_as({"localhost", "192.0.2.2"});
  EXPECT_NE(more.certificates, first.certificates);
  now += 61 * 86'400;
  EXPECT_NE(authority->serve_as({"localhost", "192.0.2.2"})->certificates, more.certificates);
  for (const char* name : {"", "a b", "a,DNS:b", "a\nb", "*"}) {
    EXPECT_EQ(authority->serve_as({name}).error().code, Code::kInvalidArgument) << name;
  }
}

TEST_F(AtTheAuthority, TheKeyStaysTheOwnersAlone) {
  const std::string before = authority->fingerprint();
  open();
  EXPECT_EQ(authority->fingerprint(), before);
  const std::string key = folder / "authority/authority.key";
  struct stat status{};
  ASSERT_EQ(stat(key.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  authority.reset();
  chmod(key.c_str(), 0640);
  EXPECT_EQ(Authority::at(folder / "authority", "quay").error().code, Code::kPermissionDenied);
  chmod(key.c_str(), 0600);
  spill(key, "-----BEGIN PRIVATE KEY-----\nx\n");
  EXPECT_EQ(Authority::at(folder / "authority", "quay").error().code, Code::kDataLoss);
  chmod((folder / "authority").c_str(), 0755);
  EXPECT_EQ(Authority::at(folder / "authority", "quay").error().code, Code::kPermissionDenied);
}

TEST_F(AtTheAuthority, TwoControllersDoNotShareOne) {
  const auto second = Authority::at(folder / "authority", "quay");
  ASSERT_FALSE(second.ok());
  EXPECT_THAT(second.error().message, HasSubstr("in use by another controller"));
}

TEST_F(AtTheAuthority, AnAgentOfTheControllersOwnNeedsNoCode) {
  const auto first = authority->issue({"watch", "mind"});
  ASSERT_TRUE(first.ok());
  EXPECT_THAT(first->key, StartsWith("-----BEGIN PRIVATE KEY-----"));
  EXPECT_TRUE(authority->admit(first->certificates).ok());
  ASSERT_TRUE(authority->issue({"watch", "mind"}).ok());
  EXPECT_FALSE(authority->admit(first->certificates).ok()) << "it was replaced";
}

}  // namespace
}  // namespace redoubt::authority

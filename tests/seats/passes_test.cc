#include "controller/seats/passes.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

namespace redoubt::seats {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Passes::Clock::time_point kNow{std::chrono::hours(100)};

std::vector<Seat> two_seats() {
  return {{"director", "exercise director", Role::kDirector, terms::CellId{0}},
          {"blue/lead", "Blue, team lead", Role::kTeamLead, terms::CellId{1}}};
}

struct Gate {
  explicit Gate(std::uint8_t secret = 7) : passes(Secret{secret}, two_seats()) {}

  std::optional<Pass> give(const std::string& code, Passes::Clock::time_point now = kNow,
                           const std::string& from = "127.0.0.1") {
    return passes.sign_in(code, "Ada", from, now, denial);
  }

  Passes passes;
  Denial denial;
};

TEST(Passes, ACodeOpensItsSeatHoweverItIsTyped) {
  Gate gate;
  std::string code = gate.passes.code(1);
  EXPECT_EQ(gate.give(code)->seat, 1U);
  for (char& letter : code) letter = static_cast<char>(std::tolower(letter));
  std::erase(code, '-');
  EXPECT_EQ(gate.give(" " + code + " ")->seat, 1U);
  EXPECT_FALSE(gate.give(code.substr(1)));
}

TEST(Passes, CodesOutliveTheControllerAndDifferBetweenSecrets) {
  EXPECT_EQ(Gate().passes.code(0), Gate().passes.code(0));
  EXPECT_NE(Gate(1).passes.code(0), Gate(2).passes.code(0));
  EXPECT_NE(Gate().passes.code(0), Gate().passes.code(1));
}

TEST(Passes, ACookieIsKnownAgainAfterARestart) {
  Gate before;
  const auto pass = before.give(before.passes.code(1));
  Gate after;
  const auto read = after.passes.read(before.passes.cookie(*pass), unix_seconds());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "Ada");
  EXPECT_EQ(read->seat, 1U);
}

TEST(Passes, ACookieOfAnotherSecretOrWithOneLetterChangedIsNone) {
  Gate gate;
  const std::string cookie = gate.passes.cookie(*gate.give(gate.passes.code(0)));
  EXPECT_FALSE(Gate(8).passes.read(cookie, unix_seconds()));
  for (std::size_t i = 0; i < cookie.size(); ++i) {
    std::string bent = cookie;
    bent[i] = bent[i] == '1' ? '2' : '1';
    EXPECT_FALSE(gate.passes.read(bent, unix_seconds())) << bent;
  }
}

TEST(Passes, WhatIsNoCookieIsNone) {
  Gate gate;
  std::mt19937 dice(3);
  for (int i = 0; i < 10'000; ++i) {
    std::string text(dice() % 80, ' ');
    for (char& letter : text) letter = "0123456789abcdef...xZ"[dice() % 21];
    EXPECT_FALSE(gate.passes.read(text, unix_seconds()));
  }
}

TEST(Passes, ACookieEndsWithItsLifeAndWithSigningOut) {
  Gate gate;
  const auto pass = gate.give(gate.passes.code(0));
  const std::string cookie = gate.passes.cookie(*pass);
  const std::int64_t lives = seconds(Passes::kLives).count();
  EXPECT_TRUE(gate.passes.read(cookie, pass->issued_s + lives));
  EXPECT_FALSE(gate.passes.read(cookie, pass->issued_s + lives + 1));
  gate.passes.end(*pass);
  EXPECT_FALSE(gate.passes.read(cookie, pass->issued_s));
}

TEST(Passes, ATicketOpensOneFeedOfItsOwnPassWithinAMinute) {
  Gate gate;
  const auto pass = gate.give(gate.passes.code(0));
  const auto other = gate.give(gate.passes.code(1));
  const std::string ticket = gate.passes.ticket(*pass, kNow);
  EXPECT_FALSE(gate.passes.take_ticket(*other, ticket, kNow));
  EXPECT_TRUE(gate.passes.take_ticket(*pass, ticket, kNow));
  EXPECT_FALSE(gate.passes.take_ticket(*pass, ticket, kNow));
  EXPECT_FALSE(gate.passes.take_ticket(*pass, gate.passes.ticket(*pass, kNow), kNow + minutes(1)));
}

TEST(Passes, FromTheFifthWrongCodeEachCostsTwiceTheTime) {
  Gate gate;
  auto now = kNow;
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(gate.give("WRONG", now));
  EXPECT_FALSE(gate.give(gate.passes.code(0), now));
  EXPECT_EQ(gate.denial.retry_after, seconds(1));
  now += seconds(1);
  EXPECT_FALSE(gate.give("WRONG", now));
  EXPECT_FALSE(gate.give(gate.passes.code(0), now + seconds(1)));
  EXPECT_TRUE(gate.give(gate.passes.code(0), now + seconds(2)));
}

TEST(Passes, WhoGuessesKeepsNobodyElseOut) {
  Gate gate;
  for (int i = 0; i < 50; ++i) EXPECT_FALSE(gate.give("WRONG", kNow, "10.0.0.1"));
  EXPECT_TRUE(gate.give(gate.passes.code(0), kNow, "10.0.0.2"));
}

TEST(Passes, AllAddressesTogetherHaveAHundredGuessesAMinute) {
  Gate gate;
  for (int i = 0; i < 100; ++i) {
    EXPECT_FALSE(gate.give("WRONG", kNow, "10.0.0." + std::to_string(i)));
  }
  EXPECT_FALSE(gate.give(gate.passes.code(0), kNow, "10.0.1.1"));
  EXPECT_TRUE(gate.give(gate.passes.code(0), kNow + minutes(1), "10.0.1.1"));
}

TEST(Passes, ANameIsAskedForAndBounded) {
  Gate gate;
  const std::string code = gate.passes.code(0);
  EXPECT_FALSE(gate.passes.sign_in(code, "", "a", kNow, gate.denial));
  EXPECT_FALSE(gate.passes.sign_in(code, std::string(65, 'a'), "a", kNow, gate.denial));
  EXPECT_FALSE(gate.passes.sign_in(code, "a\nb", "a", kNow, gate.denial));
  EXPECT_TRUE(gate.passes.sign_in(code, std::string(64, 'a'), "a", kNow, gate.denial));
}

TEST(SecretFile, IsMadeOnceForItsOwnerAlone) {
  const std::string path = testing::TempDir() + "redoubt-passes.key";
  std::filesystem::remove(path);
  const auto made = secret_at(path);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(*secret_at(path), *made);
  struct stat status{};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  ::chmod(path.c_str(), 0640);
  EXPECT_EQ(secret_at(path).error().code, terms::Code::kPermissionDenied);
  ::chmod(path.c_str(), 0600);
  std::ofstream(path) << "short";
  EXPECT_EQ(secret_at(path).error().code, terms::Code::kDataLoss);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace redoubt::seats

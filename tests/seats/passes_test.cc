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
  return {{"director", "exercise director", Role::kDirector, terms::CellId{0}, {}},
          {"blue/lead", "Blue, team lead", Role::kTeamLead, terms::CellId{1}, {}}};
}

/// A file that is not there.
std::string fresh(const std::string& name) {
  const std::string path = testing::TempDir() + name;
  std::filesystem::remove(path);
  return path;
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

TEST(Passes, WhoHasSignedOutStaysOutWhenTheControllerComesBack) {
  const std::string path = fresh("redoubt-signed-out.ended");
  const std::int64_t lives = seconds(Passes::kLives).count();
  const auto again = [&](std::int64_t later = 0) {
    return Passes(Secret{7}, two_seats(), Endings::at(path, unix_seconds() + later, lives).value());
  };
  Gate gate;
  const auto gone = gate.give(gate.passes.code(0));
  const auto here = gate.give(gate.passes.code(1));
  again().end(*gone);
  EXPECT_FALSE(again().read(gate.passes.cookie(*gone), unix_seconds()));
  EXPECT_TRUE(again().read(gate.passes.cookie(*here), unix_seconds()));
  EXPECT_GT(std::filesystem::file_size(path), 0U);
  again(lives + 1);  // it is too old by itself
  EXPECT_EQ(std::filesystem::file_size(path), 0U);
}

TEST(Passes, OneThatNobodyUsesForHalfAnHourIsEnded) {
  Gate gate;
  const auto pass = gate.give(gate.passes.code(0));
  EXPECT_TRUE(gate.passes.use(*pass, kNow));
  EXPECT_TRUE(gate.passes.use(*pass, kNow + minutes(30)));
  EXPECT_FALSE(gate.passes.use(*pass, kNow + minutes(61)));
  EXPECT_FALSE(gate.passes.read(gate.passes.cookie(*pass), unix_seconds()));
}

TEST(Passes, AFeedThatIsOpenIsUse) {
  Gate gate;
  const auto pass = gate.give(gate.passes.code(0));
  gate.passes.arrive(*pass, kNow);
  EXPECT_TRUE(gate.passes.use(*pass, kNow + minutes(300)));
  gate.passes.depart(*pass, kNow + minutes(400));
  EXPECT_TRUE(gate.passes.use(*pass, kNow + minutes(430)));
  EXPECT_FALSE(gate.passes.use(*pass, kNow + minutes(461)));
}

TEST(Passes, AnUnusedOneIsEndedThoughOnlyOthersCome) {
  const std::string path = fresh("redoubt-idle.ended");
  const std::int64_t lives = seconds(Passes::kLives).count();
  Gate gate;
  const auto idle = gate.give(gate.passes.code(0));
  const auto other = gate.give(gate.passes.code(1));
  Passes passes(Secret{7}, two_seats(), Endings::at(path, unix_seconds(), lives).value());
  passes.use(*idle, kNow);
  passes.use(*other, kNow + minutes(31));
  Passes after(Secret{7}, two_seats(), Endings::at(path, unix_seconds(), lives).value());
  EXPECT_FALSE(after.read(gate.passes.cookie(*idle), unix_seconds()));
}

TEST(Passes, OfMoreThanAreRememberedTheLongestUnusedIsEnded) {
  Gate gate;
  for (std::uint64_t i = 0; i <= Passes::kUsedMax; ++i) {
    gate.passes.use({i + 1, 0, "Ada", unix_seconds()}, kNow + seconds(static_cast<int>(i) / 100));
  }
  EXPECT_FALSE(gate.passes.use({1, 0, "Ada", unix_seconds()}, kNow + minutes(1)));
  EXPECT_TRUE(gate.passes.use({4000, 0, "Ada", unix_seconds()}, kNow + minutes(1)));
}

TEST(EndingsFile, IsItsOwnersAloneAndWhatIsDamagedIsSaid) {
  const std::string path = fresh("redoubt-endings.ended");
  ASSERT_TRUE(Endings::at(path, 0, 10).ok());
  struct stat status{};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  ::chmod(path.c_str(), 0640);
  EXPECT_EQ(Endings::at(path, 0, 10).error().code, terms::Code::kPermissionDenied);
  ::chmod(path.c_str(), 0600);
  for (const std::string text : {"x 1\n", "1\n", "1 x\n", "-1 1\n", "1 1 1\n", "\n"}) {
    std::ofstream(path) << text;
    EXPECT_EQ(Endings::at(path, 0, 10).error().code, terms::Code::kDataLoss) << text;
  }
  std::ofstream(path) << "1 5\n2 5\n3";  // broken off while it was written
  const auto read = Endings::at(path, 0, 10);
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->contain(2, 5));
  EXPECT_FALSE(read->contain(3, 5));
}

TEST(EndingsFile, IsBoundedAndEndsAllRatherThanForgettingOne) {
  const std::string path = fresh("redoubt-bounded.ended");
  auto endings = Endings::at(path, 0, 1000).value();
  std::ofstream many(path);
  for (std::size_t i = 0; i < kEndingsMax; ++i) many << i << " 5\n";
  many.close();
  endings = Endings::at(path, 0, 1000).value();
  endings.add(kEndingsMax, 5, 7);
  EXPECT_LT(std::filesystem::file_size(path), 100U);
  const auto after = Endings::at(path, 0, 1000).value();
  EXPECT_TRUE(after.contain(3, 5));
  EXPECT_TRUE(after.contain(kEndingsMax + 5, 7));
  EXPECT_FALSE(after.contain(3, 8));
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

// The list of who was enrolled, as it stands on the disk.

#include "controller/authority/enrolments.h"

#include <gmock/gmock.h>

#include "tests/folder.h"

namespace redoubt::authority {
namespace {

using terms::Code;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kDigest(64, 'd');
const std::string kSerial(32, 'a');
const std::string kOther(32, 'b');
const Identity kAnn{"watch", "ann"};

struct TheList : testing::Test {
  void open(std::int64_t now_s = 0) {
    list.reset();
    auto opened = Enrolments::open(path, now_s);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    list = std::move(*opened);
  }

  const Folder folder;
  const std::string path = folder / "enrolments";
  std::unique_ptr<Enrolments> list;
};

TEST_F(TheList, SaysAfterARestartWhatItSaidBefore) {
  open();
  ASSERT_TRUE(list->invite(kDigest, {"watch", "", 100}, 0).ok());
  ASSERT_TRUE(list->give({}, {kSerial, kAnn, 200}, {}, 0).ok());
  open();
  ASSERT_NE(list->invited(kDigest), nullptr);
  EXPECT_EQ(list->invited(kDigest)->until_s, 100);
  EXPECT_THAT(list->held_by(kAnn, 0), SizeIs(1));
  ASSERT_TRUE(list->give(kDigest, {kOther, kAnn, 300}, list->held_by(kAnn, 0), 0).ok());
  open();
  EXPECT_EQ(list->invited(kDigest), nullptr);
  ASSERT_THAT(list->given(), SizeIs(1));
  EXPECT_EQ(list->given().front().serial, kOther);
}

TEST_F(TheList, ForgetsWhatHasEndedByItself) {
  open();
  ASSERT_TRUE(list->invite(kDigest, {"watch", "", 100}, 0).ok());
  ASSERT_TRUE(list->give({}, {kSerial, kAnn, 200}, {}, 0).ok());
  EXPECT_THAT(list->held_by(kAnn, 200), IsEmpty());
  open(200);
  EXPECT_EQ(list->invited(kDigest), nullptr);
  EXPECT_THAT(list->given(), IsEmpty());
}

TEST_F(TheList, ALineThatWasBeingWrittenIsTakenForNothing) {
  open();
  ASSERT_TRUE(list->invite(kDigest, {"watch", "", 100}, 0).ok());
  list.reset();
  const std::string whole = slurp(path);
  for (std::size_t cut = whole.size() - 1; cut > whole.size() - 20; --cut) {
    spill(path, whole.substr(0, cut));
    open();
    EXPECT_EQ(list->invited(kDigest), nullptr) << cut;
    ASSERT_TRUE(list->invite(kDigest, {"watch", "", 100}, 0).ok());
    list.reset();
    EXPECT_EQ(slurp(path), whole);
  }
}

TEST_F(TheList, ALineThatCannotBeIsNamed) {
  open();
  list.reset();
  const std::string first = slurp(path);
  const std::vector<std::string> lines = {"invited",
                                          "invited " + kDigest + " x watch *",
                                          "invited " + kDigest + " 1 wa/tch *",
                                          "invited " + kSerial + " 1 watch *",
                                          "given " + kSerial + " 1 watch *",
                                          "given " + kSerial + " 1 watch ann more",
                                          "given " + std::string(32, 'A') + " 1 watch ann",
                                          "used x",
                                          "revoked " + kDigest,
                                          "other " + kSerial + " 1 watch ann"};
  for (const std::string& line : lines) {
    spill(path, first + line + "\n");
    const auto opened = Enrolments::open(path, 0);
    ASSERT_FALSE(opened.ok()) << line;
    EXPECT_EQ(opened.error().code, Code::kDataLoss);
    EXPECT_THAT(opened.error().message, HasSubstr(":2 is damaged")) << line;
  }
}

TEST_F(TheList, HoldsSoManyCodesAndNoMore) {
  std::string lines = "redoubt enrolments 1\n";
  for (int i = 0; i < 4'096; ++i) {
    const std::string number = std::to_string(i);
    lines += "invited " + std::string(64 - number.size(), '0') + number + " 100 watch *\n";
  }
  spill(path, lines);
  std::filesystem::permissions(path, std::filesystem::perms(0600));
  open();
  const auto invited = list->invite(kDigest, {"watch", "", 100}, 0);
  ASSERT_FALSE(invited.ok());
  EXPECT_EQ(invited.error().code, Code::kResourceExhausted);
  EXPECT_TRUE(list->invite(kDigest, {"watch", "", 200}, 100).ok()) << "the others have ended";
}

}  // namespace
}  // namespace redoubt::authority

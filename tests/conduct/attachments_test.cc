// What is attached to observations: what it may be, how much, and who may read it.

#include "controller/conduct/attachments.h"

#include <gmock/gmock.h>

#include "tests/conduct/table.h"

namespace redoubt::conduct {
namespace {

using std::string_view_literals::operator""sv;
using terms::Code;
using testing::IsEmpty;

const Person kObserver{"observer", "Olu"};
const std::string kPicture = "\x89PNG\r\n\x1a\n and so on";

TEST(AFile, IsWhatItsBytesSayItIs) {
  EXPECT_EQ(type_of(kPicture), FileType::kPng);
  EXPECT_EQ(type_of("\xff\xd8\xff\xe0"sv), FileType::kJpeg);
  EXPECT_EQ(type_of("%PDF-1.7"sv), FileType::kPdf);
  EXPECT_EQ(type_of("The lead asked twice.\n\tÜber zwölf Minuten \xe2\x82\xac"sv), FileType::kText);
}

TEST(AFile, OfAnyOtherKindIsNone) {
  for (const auto bytes :
       {""sv, "MZ\x90\0"sv, "PK\x03\x04"sv, "GIF89a\x01\0"sv, "\x7f"sv, "\xff\xd8"sv, "a\0b"sv,
        "\x1b[2J"sv, "\xc3("sv, "\xe2\x82"sv, "\xc0\x80"sv, "\xf8\x88\x80\x80\x80"sv}) {
    EXPECT_FALSE(type_of(bytes)) << bytes;
  }
}

TEST(AFile, HasANameThatMeansNothingAnywhere) {
  for (const auto name : {"desk-7.png"sv, "a"sv, "IMG_2031.JPG"sv}) {
    EXPECT_TRUE(plain_file_name(name)) << name;
  }
  for (const auto name :
       {""sv, ".bashrc"sv, "../key"sv, "a b"sv, "a\"b"sv, "a\r\nb"sv, "a\0"sv, "\xc3\xbc.png"sv}) {
    EXPECT_FALSE(plain_file_name(name)) << name;
  }
  EXPECT_FALSE(plain_file_name(std::string(kAttachmentNameMax + 1, 'a')));
}

struct Observed : testing::Test, Table {
  Observed() {
    open();
    EXPECT_EQ(observe(), 1U);
  }
  std::uint64_t observe() {
    return ask(Posting{PostKind::kObservation, {}, {}, 0, "slow", {}}, kWhite, kObserver)->post;
  }
  terms::Result<Granting> attach(std::string bytes, std::uint64_t post = 1,
                                 const Person& who = kObserver) {
    return ask(AttachmentWish{post, "desk.png", std::move(bytes)}, kWhite, who);
  }
  Code refusal(const terms::Result<Granting>& result) {
    return result.ok() ? Code::kInternal : result.error().code;
  }
};

TEST_F(Observed, AnAttachmentComesToThoseWhoMayReadTheObservationAndOutlivesACrash) {
  const Watched blue = watch(Slice::kBlue);
  EXPECT_EQ(attach(kPicture)->post, 1U);
  EXPECT_TRUE(ask(Posting{PostKind::kChat, {Slice::kBlue}, {}, 0, "hello", {}}).ok());
  until(blue, [](const auto& who) { return who.posts.size() == 1; });
  EXPECT_THAT(blue.who->attachments, IsEmpty());
  break_off();
  open();
  const Watched white = watch(kWhite);
  until(white, [](const auto& who) { return !who.attachments.empty(); });
  until(control, [](const auto& who) { return !who.attachments.empty(); });
  EXPECT_EQ(control.who->attachments[0]->what.bytes, kPicture);
  EXPECT_EQ(control.who->attachments[0]->type, FileType::kPng);
}

TEST_F(Observed, NothingIsAttachedToAnyPostButAnObservationOfOnesOwn) {
  EXPECT_TRUE(ask(Posting{PostKind::kChat, {}, {}, 0, "hello", {}}, kWhite, kObserver).ok());
  EXPECT_EQ(refusal(attach(kPicture, 2)), Code::kInvalidArgument);
  EXPECT_EQ(refusal(attach(kPicture, 3)), Code::kInvalidArgument);
  EXPECT_EQ(refusal(attach(kPicture, 0)), Code::kInvalidArgument);
  EXPECT_EQ(refusal(attach(kPicture, 1, {"director", "Ada"})), Code::kInvalidArgument);
}

TEST_F(Observed, OneHasAKnownTypeAndABoundedSize) {
  EXPECT_EQ(refusal(attach("MZ\x90")), Code::kInvalidArgument);
  EXPECT_TRUE(attach(std::string(kAttachmentBytesMax, 'a')).ok());
  EXPECT_EQ(refusal(attach(std::string(kAttachmentBytesMax + 1, 'a'))), Code::kInvalidArgument);
}

TEST_F(Observed, AllTogetherAreBounded) {
  const std::string large(kAttachmentBytesMax, 'a');
  for (std::size_t i = 0; i < kAttachmentsBytesMax / kAttachmentBytesMax; ++i) {
    ASSERT_TRUE(attach(large).ok());
  }
  EXPECT_EQ(refusal(attach(large)), Code::kResourceExhausted);
  EXPECT_TRUE(attach("a few words more").ok());
}

}  // namespace
}  // namespace redoubt::conduct

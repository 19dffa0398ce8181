#include "controller/journal/canonical.h"

#include "gtest/gtest.h"
#include "proto/terms/random.h"

namespace redoubt::journal {
namespace {

std::string one_of_each() {
  CanonicalWriter writer;
  writer.u8(0xfe);
  writer.u16(0x0102);
  writer.u32(0x01020304);
  writer.u64(0x0102030405060708);
  writer.i64(-2);
  writer.flag(true);
  writer.count(3);
  writer.text("abc");
  return writer.take();
}

/// Reads the fields of one_of_each() and says whether all was well.
bool reads(std::string_view bytes) {
  CanonicalReader reader(bytes);
  const bool right = reader.u8() == 0xfe && reader.u16() == 0x0102 && reader.u32() == 0x01020304 &&
                     reader.u64() == 0x0102030405060708 && reader.i64() == -2 && reader.flag() &&
                     reader.count(3) == 3 && reader.text(3) == "abc";
  return right && reader.finished();
}

TEST(Canonical, BytesAreLittleEndianWithoutPadding) {
  CanonicalWriter writer;
  writer.u16(0x0102);
  writer.text("hi");
  EXPECT_EQ(writer.bytes(), std::string("\x02\x01\x02\x00\x00\x00hi", 8));
}

TEST(Canonical, WhatWasWrittenIsRead) { EXPECT_TRUE(reads(one_of_each())); }

TEST(Canonical, EveryShorterTextFails) {
  const std::string whole = one_of_each();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(reads(std::string_view(whole).substr(0, size))) << size;
  }
}

TEST(Canonical, BytesLeftOverAreNotFinished) { EXPECT_FALSE(reads(one_of_each() + '\0')); }

TEST(Canonical, AFlagIsZeroOrOne) {
  CanonicalReader reader("\x02");
  EXPECT_FALSE(reader.flag());
  EXPECT_FALSE(reader.ok());
}

TEST(Canonical, ATextOverItsLimitFails) {
  CanonicalWriter writer;
  writer.text("four");
  EXPECT_EQ(CanonicalReader(writer.bytes()).text(4), "four");
  CanonicalReader reader(writer.bytes());
  EXPECT_EQ(reader.text(3), "");
  EXPECT_FALSE(reader.ok());
}

TEST(Canonical, ACountBeyondTheBytesLeftFails) {
  CanonicalReader reader(std::string_view("\xff\xff\xff\xff only so many", 17));
  EXPECT_EQ(reader.count(UINT32_MAX), 0U);
  EXPECT_FALSE(reader.ok());
}

TEST(Canonical, AfterAFailureEverythingIsZero) {
  CanonicalReader reader("\x01\x02");
  EXPECT_EQ(reader.u32(), 0U);
  EXPECT_EQ(reader.u8(), 0U);
  EXPECT_EQ(reader.text(10), "");
  EXPECT_FALSE(reader.finished());
}

TEST(Canonical, AnyBytesAreReadWithinTheirBounds) {
  terms::Stream chance(7, terms::Purpose::kChoice, 0);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(chance.below(40), '\0');
    for (char& byte : bytes) byte = static_cast<char>(chance.below(256));
    CanonicalReader reader(bytes);
    while (reader.ok() && !reader.finished()) {
      if (chance.below(2) == 0) (void)reader.u16();
      if (chance.below(3) == 0) (void)reader.flag();
      EXPECT_LE(reader.text(20).size(), 20U);
    }
  }
}

}  // namespace
}  // namespace redoubt::journal

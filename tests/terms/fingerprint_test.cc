#include "proto/terms/fingerprint.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace redoubt::terms {
namespace {

std::uint64_t of(const std::vector<std::uint64_t>& words) {
  Fingerprint fingerprint;
  for (const std::uint64_t word : words) fingerprint.add(word);
  return fingerprint.value();
}

TEST(Fingerprint, OfTheSameWordsIsTheSameForEver) {
  EXPECT_EQ(to_hex(of({})), "6159c6d69ff390f3");
  EXPECT_EQ(to_hex(of({1, 2, 3})), "7d55be817f0e0361");
}

TEST(Fingerprint, TellsOrderLengthAndEveryBitApart) {
  EXPECT_NE(of({1, 2}), of({2, 1}));
  EXPECT_NE(of({0}), of({0, 0}));
  std::set<std::uint64_t> all;
  for (int bit = 0; bit < 64; ++bit) all.insert(of({std::uint64_t{1} << bit, 7}));
  EXPECT_EQ(all.size(), 64U);
}

TEST(Fingerprint, IsWrittenWithAllItsDigits) {
  EXPECT_EQ(to_hex(0), "0000000000000000");
  EXPECT_EQ(to_hex(0xabcdef), "0000000000abcdef");
}

}  // namespace
}  // namespace redoubt::terms

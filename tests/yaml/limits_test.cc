#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/folder.h"
#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

std::string refusal_of_file(const std::filesystem::path& path) {
  Findings findings;
  EXPECT_EQ(read_file(path, findings), nullptr);
  return findings.to_text();
}

// Far more than any of these takes, far less than one that has gone wrong. Sanitized builds and
// busy machines are slow.
constexpr std::chrono::seconds kSoon{5};

std::string soon_refused(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  std::string said = refusal_of(text);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kSoon);
  return said;
}

TEST(Limits, AFileOfAHundredMegabytesIsRefusedUnread) {
  const Folder folder;
  std::ofstream(folder / "sparse.yaml") << "a: 1\n";
  std::filesystem::resize_file(folder / "sparse.yaml", 100'000'000);
  EXPECT_THAT(refusal_of_file(folder / "sparse.yaml"), HasSubstr("is larger than 1048576 bytes"));
  EXPECT_THAT(soon_refused(std::string(100'000'000, 'x')), HasSubstr("is larger than"));
}

TEST(Limits, AFolderAPipeADeviceAndNothingAreNoFiles) {
  const Folder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(refusal_of_file(folder / "pipe"), HasSubstr("pipe: error: is a pipe, not a file"));
  EXPECT_THAT(refusal_of_file(folder / ""), HasSubstr("is a folder, not a file"));
  EXPECT_THAT(refusal_of_file("/dev/zero"), HasSubstr("is a device, not a file"));
  EXPECT_THAT(refusal_of_file(folder / "none"), HasSubstr("No such file"));
}

TEST(Limits, AFileIsReadWhole) {
  const Folder folder;
  std::ofstream(folder / "f.yaml") << "a: " << std::string(50'000, 'x') << "\nb: end\n";
  Findings findings;
  const auto tree = read_file(folder / "f.yaml", findings);
  ASSERT_NE(tree, nullptr);
  EXPECT_EQ(value_of(*tree, "b").text(), "end");
}

TEST(Limits, NestingIsBounded) {
  EXPECT_NE(Read(times(kDepthMax, "[") + times(kDepthMax, "]")).tree, nullptr);
  EXPECT_THAT(soon_refused(times(kDepthMax + 1, "[")),
              HasSubstr("1:33: error: nested more than 32"));
  EXPECT_THAT(soon_refused(times(kFileBytesMax, "[")), HasSubstr("nested more than 32"));
  EXPECT_THAT(soon_refused(times(kFileBytesMax / 5, "{a: {")), HasSubstr("nested more than 32"));
  EXPECT_THAT(soon_refused(times(kFileBytesMax / 2, "- ")), HasSubstr("nested more than 32"));
}

TEST(Limits, ValuesAreBounded) {
  EXPECT_NE(Read("[" + times(kNodesMax - 1, "1,") + "]").tree, nullptr);
  EXPECT_THAT(soon_refused("[" + times(kNodesMax, "1,") + "]"),
              HasSubstr("more than 50000 values"));
  EXPECT_THAT(soon_refused(times(kFileBytesMax / 4, "? a\n")), HasSubstr("more than 50000 values"));
}

TEST(Limits, TextIsBounded) {
  EXPECT_NE(Read(std::string(kScalarBytesMax, 'x')).tree, nullptr);
  EXPECT_THAT(soon_refused(std::string(kScalarBytesMax + 1, 'x')), HasSubstr("65536 at most"));
  EXPECT_THAT(soon_refused("a: |\n" + times(100'000, " xxxx\n")), HasSubstr("65536 at most"));
}

TEST(Limits, LaughterStaysShort) {
  std::string text = "a0: &a0 [lol, lol]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string n = std::to_string(i);
    const std::string alias = "*a" + std::to_string(i - 1);
    text += "a" + n + ": &a" + n + " [" + alias + ", " + alias + "]\n";
  }
  EXPECT_THAT(soon_refused(text), HasSubstr("aliases (*name) are not allowed"));
}

TEST(Limits, AsManyErrorsAsFitAreSaidInTime) {
  const Read read("[" + times(kNodesMax - 1, "1,") + "]");
  Findings findings;
  const auto begin = std::chrono::steady_clock::now();
  for (const Value& value : Value(read.tree->root(), findings).list(kNodesMax)) value.truth();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kSoon);
  EXPECT_EQ(findings.errors(), kNodesMax - 1);
}

}  // namespace
}  // namespace redoubt::yaml

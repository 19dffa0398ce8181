#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/parse.h"
#include "controller/yaml/value.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

/// What the tests of YAML are written in.
namespace redoubt::yaml {

using testing::HasSubstr;

/// A text as it was parsed, and what was found wrong with it.
struct Read {
  explicit Read(std::string_view text) : tree(parse("t.yaml", text, findings)) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  Value root() { return {tree->root(), findings}; }

  Findings findings;
  std::unique_ptr<const Tree> tree;
};

/// All messages of a text that is refused.
inline std::string refusal_of(std::string_view text) {
  const Read read(text);
  EXPECT_EQ(read.tree, nullptr);
  EXPECT_FALSE(read.findings.ok());
  return read.findings.to_text();
}

/// What one scalar (or other value), written at the top of a file, is to one reader.
template <class Reader>
auto as(std::string_view text, Reader reader) {
  Read read(text);
  return reader(read.root());
}

/// What a reader says of a value that stands below the key `k`.
template <class Reader>
std::string complaint(std::string_view text, Reader reader) {
  Read read("k: " + std::string(text));
  if (read.tree == nullptr) return read.findings.to_text();
  reader(read.root().entries(1).front().value);
  return read.findings.kept().empty() ? "" : read.findings.kept().front().message;
}

inline Node value_of(const Tree& tree, std::string_view key) {
  for (const auto& [name, value] : tree.root().pairs()) {
    if (name.text() == key) return value;
  }
  ADD_FAILURE() << "no key " << key;
  return tree.root();
}

inline std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  text.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace redoubt::yaml

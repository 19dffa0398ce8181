#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/source.h"

namespace redoubt::yaml {

enum class Kind : std::uint8_t { kScalar, kSequence, kMapping };

/// All nodes lie in one vector, each followed by what it holds; the keys and values of a mapping
/// take turns.
struct TreeItem {
  Kind kind = Kind::kScalar;
  bool plain = false;
  std::uint32_t holder = 0;  ///< the root is its own
  std::uint32_t past = 0;    ///< one past the last item of its subtree
  std::uint32_t size = 0;
  Mark begin;
  Mark end;
  std::string text;
};

class Tree;

/// One node of a tree, to be passed by value. Lives as long as the tree.
class Node {
 public:
  struct Pair;

  Kind kind() const;

  /// Of a scalar; else empty.
  const std::string& text() const;

  /// A scalar without quotes and not in block style: only such a one can be a number or a truth.
  bool plain() const;

  /// Nothing stands here: `key:` and no more, or `~` or `null`.
  bool nothing() const;

  /// Elements of a sequence, pairs of a mapping; 0 for scalars.
  std::size_t size() const;
  std::vector<Node> elements() const;
  std::vector<Pair> pairs() const;  ///< in the order of the file; no key stands twice

  Mark begin() const;
  Mark end() const;  ///< one past the last character
  Place place() const;

  /// The way to it from the root, as people write it: `hosts[3].zone`. Of a key, the same as of its
  /// value. Empty for the root.
  std::string path() const;

  /// What stands here in a tree of its own, with the same places; `text` gives the text of each
  /// item.
  std::unique_ptr<const Tree> copied(const std::function<std::string(const TreeItem&)>& text) const;

  /// The same way, step by step: ".hosts", "[3]", ".zone".
  std::vector<std::string> steps() const;

  /// Whether it is the key of a pair, not what stands under it.
  bool is_key() const;

  /// What stands here, in words: `'offfice'`, "a list", "nothing".
  std::string described() const;

 private:
  friend class Tree;
  Node(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

  const Tree* tree_;
  std::uint32_t index_;
};

struct Node::Pair {
  Node key;  ///< a scalar
  Node value;
};

/// What a YAML file says and where it says it. Made by parse(); never changes.
class Tree {
 public:
  using Item = TreeItem;

  /// `items` is not empty.
  /// `way` are the steps to its root in the tree that it was made from.
  Tree(std::shared_ptr<const Source> source, std::vector<Item> items,
       std::vector<std::string> way = {});
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  Node root() const { return {this, 0}; }
  std::size_t size() const { return items_.size(); }
  const std::shared_ptr<const Source>& source() const { return source_; }

 private:
  friend class Node;
  std::string step_to(std::uint32_t index) const;

  std::shared_ptr<const Source> source_;
  std::vector<Item> items_;
  std::vector<std::string> way_;
};

/// A piece of a file as shown in a message: in quotes, on one line, and not too long.
std::string in_quotes(std::string_view text);

}  // namespace redoubt::yaml

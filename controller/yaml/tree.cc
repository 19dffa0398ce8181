#include "controller/yaml/tree.h"

#include <algorithm>
#include <utility>

#include "proto/terms/check.h"

namespace redoubt::yaml {
namespace {

constexpr std::size_t kQuotedMax = 48;  // characters

std::string on_one_line(std::string_view text) {
  const std::string_view start = first_characters(text, kQuotedMax);
  std::string line;
  for (const char c : start) line += c == '\n' || c == '\t' ? ' ' : c;
  return start.size() < text.size() ? line + "..." : line;
}

}  // namespace

std::string in_quotes(std::string_view text) { return "'" + on_one_line(text) + "'"; }

Kind Node::kind() const { return tree_->items_[index_].kind; }
const std::string& Node::text() const { return tree_->items_[index_].text; }
bool Node::plain() const { return tree_->items_[index_].plain; }
std::size_t Node::size() const { return tree_->items_[index_].size; }
Mark Node::begin() const { return tree_->items_[index_].begin; }
Mark Node::end() const { return tree_->items_[index_].end; }
Place Node::place() const { return {tree_->source_, begin()}; }

bool Node::nothing() const {
  return plain() && (text().empty() || text() == "~" || text() == "null");
}

std::vector<Node> Node::elements() const {
  std::vector<Node> elements;
  if (kind() != Kind::kSequence) return elements;
  elements.reserve(size());
  const std::uint32_t past = tree_->items_[index_].past;
  for (std::uint32_t i = index_ + 1; i < past; i = tree_->items_[i].past) {
    elements.push_back({tree_, i});
  }
  return elements;
}

std::vector<Node::Pair> Node::pairs() const {
  std::vector<Pair> pairs;
  if (kind() != Kind::kMapping) return pairs;
  pairs.reserve(size());
  const std::uint32_t past = tree_->items_[index_].past;
  for (std::uint32_t key = index_ + 1; key < past;) {
    const std::uint32_t value = tree_->items_[key].past;
    pairs.push_back({{tree_, key}, {tree_, value}});
    key = tree_->items_[value].past;
  }
  return pairs;
}

std::string Node::path() const {
  std::string path;
  for (const std::string& step : steps()) path += step;
  return path.starts_with('.') ? path.substr(1) : path;
}

std::unique_ptr<const Tree> Node::copied(
    const std::function<std::string(const TreeItem&)>& text) const {
  std::vector<TreeItem> items;
  for (std::uint32_t i = index_; i < tree_->items_[index_].past; ++i) {
    TreeItem& item = items.emplace_back(tree_->items_[i]);
    item.holder = i == index_ ? 0 : item.holder - index_;
    item.past -= index_;
    item.text = text(tree_->items_[i]);
  }
  return std::make_unique<const Tree>(tree_->source_, std::move(items), steps());
}

std::vector<std::string> Node::steps() const {
  std::vector<std::string> steps;
  for (std::uint32_t i = index_; i != 0; i = tree_->items_[i].holder) {
    steps.push_back(tree_->step_to(i));
  }
  std::reverse(steps.begin(), steps.end());
  steps.insert(steps.begin(), tree_->way_.begin(), tree_->way_.end());
  return steps;
}

bool Node::is_key() const {
  const std::uint32_t holder = tree_->items_[index_].holder;
  if (index_ == 0 || tree_->items_[holder].kind != Kind::kMapping) return false;
  bool key = true;
  for (std::uint32_t i = holder + 1; i != index_; i = tree_->items_[i].past) key = !key;
  return key;
}

std::string Node::described() const {
  if (kind() == Kind::kSequence) return "a list";
  if (kind() == Kind::kMapping) return "a mapping";
  return nothing() ? "nothing" : in_quotes(text());
}

Tree::Tree(std::shared_ptr<const Source> source, std::vector<Item> items,
           std::vector<std::string> way)
    : source_(std::move(source)), items_(std::move(items)), way_(std::move(way)) {
  REDOUBT_CHECK(!items_.empty());
}

std::string Tree::step_to(std::uint32_t index) const {
  const Item& holder = items_[items_[index].holder];
  std::uint32_t before = 0;
  std::uint32_t key = items_[index].holder + 1;
  for (std::uint32_t i = key; i != index; i = items_[i].past) {
    if (++before % 2 == 0) key = items_[i].past;
  }
  if (holder.kind == Kind::kSequence) return "[" + std::to_string(before) + "]";
  return "." + on_one_line(items_[key].text);
}

}  // namespace redoubt::yaml

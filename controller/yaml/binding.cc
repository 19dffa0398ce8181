#include "controller/yaml/binding.h"

#include <utility>

namespace redoubt::yaml {
namespace {

constexpr std::string_view kOpen = "$(";

/// Calls `plain` with each piece of text between references, `reference` with each name.
template <class Plain, class Reference>
void walk(std::string_view text, const Plain& plain, const Reference& reference) {
  while (true) {
    const std::size_t open = text.find(kOpen);
    const std::size_t close = open == text.npos ? text.npos : text.find(')', open);
    if (close == text.npos) return plain(text);
    if (open > 0 && text[open - 1] == '$') {
      plain(text.substr(0, open - 1));
      plain(text.substr(open, close + 1 - open));
    } else {
      plain(text.substr(0, open));
      reference(text.substr(open + kOpen.size(), close - open - kOpen.size()));
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace

bool has_references(std::string_view text) { return text.find(kOpen) != text.npos; }

std::unique_ptr<const Tree> bound(
    const Node& node, const Bindings& bindings,
    const std::function<void(const Place&, std::string_view name)>& unknown) {
  return node.copied([&](const Tree::Item& item) {
    if (!has_references(item.text)) return item.text;
    std::string text;
    walk(
        item.text, [&](std::string_view piece) { text += piece; },
        [&](std::string_view name) {
          const auto found = bindings.find(name);
          if (found != bindings.end()) {
            text += found->second;
            return;
          }
          if (unknown != nullptr) unknown({node.place().source, item.begin}, name);
          text += std::string(kOpen) + std::string(name) + ')';
        });
    return text;
  });
}

}  // namespace redoubt::yaml

#include "controller/yaml/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace redoubt::yaml {
namespace {

unsigned byte(char c) { return static_cast<unsigned char>(c); }

bool continues(char c) { return (byte(c) & 0xc0U) == 0x80U; }

std::size_t length_by_first(unsigned first) {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

struct Character {
  char32_t value = 0;
  std::size_t length = 0;  // 0: no UTF-8
};

// Refuses what has a shorter form, surrogates, and what lies beyond Unicode.
Character decode(std::string_view text) {
  static constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned first = byte(text[0]);
  const std::size_t length = length_by_first(first);
  if (length == 0 || text.size() < length) return {};
  if (length == 1) return {first, 1};
  char32_t value = first & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[i])) return {};
    value = (value << 6) | (byte(text[i]) & 0x3fU);
  }
  const bool surrogate = value >= 0xd800 && value < 0xe000;
  if (value < kLeast[length] || surrogate || value > 0x10ffff) return {};
  return {value, length};
}

// Line separators of other worlds are refused too: editors do not count them as lines.
bool allowed(char32_t c) {
  if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r';
  if (c >= 0x7f && c < 0xa0) return false;
  return c != 0x2028 && c != 0x2029 && c != 0xfeff && c != 0xfffe && c != 0xffff;
}

bool looks_like_utf16(std::string_view text) {
  return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), begins_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const bool crlf = text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
    if (!crlf && (text_[i] == '\n' || text_[i] == '\r')) begins_.push_back(i + 1);
  }
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > lines()) return {};
  const std::string_view rest = text().substr(begins_[number - 1]);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

Mark Source::mark_of(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const std::size_t begin = *(after - 1);
  return {static_cast<std::uint32_t>(after - begins_.begin()),
          static_cast<std::uint32_t>(characters(text().substr(begin, offset - begin)) + 1)};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && (count > 0 || continues(text[end]))) {
    if (!continues(text[end])) --count;
    ++end;
  }
  return text.substr(0, end);
}

BadCharacter first_bad_character(std::string_view text) {
  if (looks_like_utf16(text)) return {0, "this is UTF-16; save it as UTF-8"};
  std::size_t offset = 0;
  while (offset < text.size()) {
    const Character c = decode(text.substr(offset));
    if (c.length == 0)
      return {offset, fmt::format("byte 0x{:02X} is no UTF-8", byte(text[offset]))};
    if (!allowed(c.value)) {
      return {offset, fmt::format("character U+{:04X} has no place in a text file",
                                  static_cast<std::uint32_t>(c.value))};
    }
    offset += c.length;
  }
  return {};
}

}  // namespace redoubt::yaml

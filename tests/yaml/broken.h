#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "proto/terms/random.h"

/// Texts with something wrong in them, the same ones in every run.
namespace redoubt::yaml {

inline constexpr std::array<std::string_view, 30> kPieces = {"\t",
                                                             "\n",
                                                             "\r\n",
                                                             " ",
                                                             ": ",
                                                             "- ",
                                                             "[",
                                                             "]",
                                                             "{",
                                                             "}",
                                                             "'",
                                                             "\"",
                                                             "|",
                                                             ">",
                                                             "&a ",
                                                             "*a",
                                                             "!!x ",
                                                             "---\n",
                                                             "...\n",
                                                             "# ",
                                                             "?",
                                                             "\\x",
                                                             "ä",
                                                             "\xff",
                                                             "%",
                                                             "\x1b",
                                                             "0",
                                                             ",",
                                                             "\xe2\x80\xa8",
                                                             "\xef\xbb\xbf"};

/// The n-th way to break a text: a few places cut out, doubled or written into.
inline std::string broken(std::string_view whole, std::uint64_t n) {
  terms::Stream chance(n, terms::Purpose::kChoice, 0);
  std::string text(whole);
  for (std::uint64_t blows = 1 + chance.below(4); blows > 0; --blows) {
    const std::size_t at = chance.below(text.size() + 1);
    const std::size_t length = std::min<std::size_t>(chance.below(12), text.size() - at);
    switch (chance.below(3)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, text.substr(at, length));
        break;
      default:
        text.insert(at, kPieces[chance.below(kPieces.size())]);
        break;
    }
  }
  return text;
}

}  // namespace redoubt::yaml

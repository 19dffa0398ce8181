#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/tree.h"

namespace redoubt::yaml {

/// One piece of a file, blanks and line breaks aside.
struct Token {
  enum class Kind : std::uint8_t {
    kScalar,  ///< plain or quoted; it may go on over several lines
    kBlock,   ///< the head of a scalar in block style: `|`, `>-`; its lines follow
    kDash,
    kColon,
    kComma,
    kOpen,   ///< { or [
    kClose,  ///< } or ]
    kComment,
    kMarker,    ///< --- or ...
    kQuestion,  ///< ? before a key
  };

  Kind kind = Kind::kScalar;
  std::string_view text;     ///< as it stands in the source
  std::uint32_t line = 0;    ///< in which it begins, from 1
  std::uint32_t column = 0;  ///< characters before it in that line
  std::uint32_t past = 0;    ///< one past the last line that is its own
  std::size_t blanks = 0;    ///< bytes between it and what stands before it in its line
};

/// All tokens of a file, in order. What libyaml took for scalars is told by the tree; all else is
/// punctuation. They live as long as the tree's source.
std::vector<Token> tokens_of(const Tree& tree);

/// The comments alone, each without blanks behind it.
std::vector<std::string> comments_in(const std::vector<Token>& tokens);

}  // namespace redoubt::yaml

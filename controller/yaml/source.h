#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace redoubt::yaml {

/// A position as editors count it: lines and characters (not bytes) from 1. Line 0 means the file
/// as a whole.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend constexpr auto operator<=>(const Mark&, const Mark&) = default;
};

/// One file's text, kept as long as somebody may want to show a line of it. What it holds has been
/// checked: UTF-8, and of control characters only tabs and line breaks.
class Source {
 public:
  /// The name is how the file is called in messages.
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  std::uint32_t lines() const { return static_cast<std::uint32_t>(begins_.size()); }

  /// Without its line break; empty where there is no such line.
  std::string_view line(std::uint32_t number) const;

  /// Of the character that begins at this byte, or of the end of the text.
  Mark mark_of(std::size_t offset) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> begins_;  // of each line
};

/// Somewhere in a file.
struct Place {
  std::shared_ptr<const Source> source;
  Mark mark;
};

/// How many characters a piece of UTF-8 has.
std::size_t characters(std::string_view text);

/// The first `count` characters.
std::string_view first_characters(std::string_view text, std::size_t count);

/// What keeps a piece of text from being a Source, and at which byte.
struct BadCharacter {
  std::size_t offset = std::string_view::npos;  ///< npos: all is well
  std::string what;
};
BadCharacter first_bad_character(std::string_view text);

}  // namespace redoubt::yaml

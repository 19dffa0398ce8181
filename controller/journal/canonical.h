#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Canonical bytes: the one way in which what is journaled, hashed or compared is written. Fields
/// in a fixed order, integers little-endian in their own width, yes and no as one byte, text and
/// lists after a 32-bit count. docs/journal-format.md has the rules.
namespace redoubt::journal {

class CanonicalWriter {
 public:
  void u8(std::uint8_t value) { fixed(value, 1); }
  void u16(std::uint16_t value) { fixed(value, 2); }
  void u32(std::uint32_t value) { fixed(value, 4); }
  void u64(std::uint64_t value) { fixed(value, 8); }
  void i64(std::int64_t value) { fixed(static_cast<std::uint64_t>(value), 8); }
  void flag(bool value) { u8(value ? 1 : 0); }
  /// How many items of a list follow. Fewer than 2^32.
  void count(std::size_t items);
  /// Any bytes; fewer than 2^32.
  void text(std::string_view bytes);

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::exchange(bytes_, {}); }

 private:
  void fixed(std::uint64_t value, std::size_t width);

  std::string bytes_;
};

/// Reads what a writer wrote, from bytes that nobody vouches for. The first thing that does not
/// fit makes the reader fail for good: from then on it gives zeros and empty texts, so that
/// callers read a whole message and look at finished() once. It never reads past the end, and
/// allocates nothing.
class CanonicalReader {
 public:
  /// The bytes must outlive the reader and every text it gave.
  explicit CanonicalReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(fixed(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(fixed(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(fixed(4)); }
  std::uint64_t u64() { return fixed(8); }
  std::int64_t i64() { return static_cast<std::int64_t>(fixed(8)); }
  /// Fails on a byte other than 0 and 1.
  bool flag();
  /// Fails above `items_max`, and when the bytes left cannot hold so many items of one byte or
  /// more; so a loop up to the count is bounded by what was really sent.
  std::uint32_t count(std::uint32_t items_max);
  /// Fails above `bytes_max`.
  std::string_view text(std::uint32_t bytes_max);

  /// For a caller who finds a value that its field does not allow.
  void fail();

  bool ok() const { return ok_; }
  /// Everything was there, everything fitted, and nothing is left over.
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  std::uint64_t fixed(std::size_t width);

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace redoubt::journal

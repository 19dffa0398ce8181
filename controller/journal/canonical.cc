#include "controller/journal/canonical.h"

#include <cstdint>

#include "proto/terms/check.h"

namespace redoubt::journal {

void CanonicalWriter::fixed(std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i, value >>= 8U) {
    bytes_.push_back(static_cast<char>(value & 0xffU));
  }
}

void CanonicalWriter::count(std::size_t items) {
  REDOUBT_CHECK(items <= UINT32_MAX);
  u32(static_cast<std::uint32_t>(items));
}

void CanonicalWriter::text(std::string_view bytes) {
  count(bytes.size());
  bytes_.append(bytes);
}

void CanonicalReader::fail() {
  ok_ = false;
  rest_ = {};
}

std::uint64_t CanonicalReader::fixed(std::size_t width) {
  if (rest_.size() < width) {
    fail();
    return 0;
  }
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(rest_[i]);
  }
  rest_.remove_prefix(width);
  return value;
}

bool CanonicalReader::flag() {
  const std::uint8_t byte = u8();
  if (byte > 1) fail();
  return byte == 1;
}

std::uint32_t CanonicalReader::count(std::uint32_t items_max) {
  const std::uint32_t items = u32();
  if (items <= items_max && items <= rest_.size()) return items;
  fail();
  return 0;
}

std::string_view CanonicalReader::text(std::uint32_t bytes_max) {
  const std::uint32_t size = count(bytes_max);
  const std::string_view found = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return found;
}

}  // namespace redoubt::journal

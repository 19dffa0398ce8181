#include "controller/journal/chain.h"

#include <bit>
#include <cstring>
#include <string_view>

namespace redoubt::journal {
namespace {

static_assert(std::endian::native == std::endian::little, "words are read as they lie in memory");

constexpr Link kSealStart = 0x13198a2e03707344U;

constexpr Link absorb(Link link, std::uint64_t word) {
  const Link mixed = (link ^ word) * 0x9e3779b97f4a7c15U;
  return mixed ^ (mixed >> 32U);
}

Link absorb_bytes(Link link, std::string_view bytes) {
  link = absorb(link, bytes.size());
  for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), sizeof word);
    link = absorb(link, word);
  }
  if (bytes.empty()) return link;
  std::uint64_t last = 0;
  std::memcpy(&last, bytes.data(), bytes.size());
  return absorb(link, last);
}

}  // namespace

Link next_link(Link before, std::uint64_t number, const Exhibit& exhibit) {
  return absorb_bytes(absorb_bytes(absorb(before, number), exhibit.path), exhibit.content);
}

Link next_link(Link before, const Record& record) {
  Link link = absorb(before, record.sequence);
  link = absorb(link, static_cast<std::uint64_t>(record.kind));
  link = absorb(link, static_cast<std::uint64_t>(terms::microseconds(record.at)));
  return absorb_bytes(link, record.payload);
}

Head head_of(const std::vector<Exhibit>& exhibits) {
  Head head;
  for (const Exhibit& exhibit : exhibits) {
    head.exhibits_link = next_link(head.exhibits_link, ++head.exhibits, exhibit);
  }
  head.records_link = head.exhibits_link;
  return head;
}

Link seal_of(const Head& head) {
  Link link = absorb(kSealStart, kChainAlgorithm);
  link = absorb(link, head.exhibits);
  link = absorb(link, head.exhibits_link);
  link = absorb(link, head.records);
  return absorb(link, head.records_link);
}

}  // namespace redoubt::journal

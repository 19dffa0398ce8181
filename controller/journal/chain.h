#pragma once

#include <cstdint>
#include <vector>

#include "controller/journal/exhibit.h"
#include "controller/journal/record.h"

/// The chain that makes damage show; docs/journal-format.md has its definition. Each link is made
/// from the link before and the whole content of its row. Within one row a change of a single
/// 8-byte word always changes the link, because every step is a bijection of the state. Finds
/// damage, not forgery.
namespace redoubt::journal {

using Link = std::uint64_t;

inline constexpr std::uint32_t kChainAlgorithm = 1;

/// What the first exhibit is chained to; without exhibits, the first record.
inline constexpr Link kChainStart = 0x243f6a8885a308d3U;

/// Numbers of exhibits and sequences of records count from 1.
Link next_link(Link before, std::uint64_t number, const Exhibit& exhibit);
Link next_link(Link before, const Record& record);

/// What a journal must hold: how much, and where its chains end.
struct Head {
  std::uint64_t exhibits = 0;
  Link exhibits_link = kChainStart;
  std::uint64_t records = 0;
  Link records_link = kChainStart;  ///< equals exhibits_link while there are no records

  friend bool operator==(const Head&, const Head&) = default;
};

/// The head of a journal with these exhibits and no records yet.
Head head_of(const std::vector<Exhibit>& exhibits);

/// Covers the other fields of a head.
Link seal_of(const Head& head);

}  // namespace redoubt::journal

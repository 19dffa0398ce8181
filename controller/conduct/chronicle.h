#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "controller/engine/engine.h"
#include "controller/journal/journal.h"
#include "controller/journal/record.h"

/// What the records of an exercise's journal mean: the journal itself keeps bytes and knows nothing
/// of them.
///
///   opened   u64 seed                                                        always first
///   order    u32 cell, u64 number, u8 kind, then
///              act   (0): u32 action, u32 target, u32 with
///              reply (1): u32 inject, u16 option, text words
///   mark     u64 events, u64 fingerprint                                     so far, after
///   everything due then closed   u64 events, u64 fingerprint always last, where the exercise has
///   ended
///
/// The time of an order is the instant at which it was submitted; of a mark and of closed, how far
/// time got.
namespace redoubt::conduct {

/// Where a course stands: compared between the run that was recorded and the one that is derived
/// from it.
struct Standing {
  std::uint64_t events = 0;
  std::uint64_t fingerprint = 0;

  friend bool operator==(const Standing&, const Standing&) = default;
};
Standing standing_of(const engine::Engine& engine);

std::string encode_opened(std::uint64_t seed);
std::string encode_order(terms::CellId cell, const terms::Order& order);
std::string encode_standing(const Standing& standing);

/// An order of a cell, as it was stamped.
struct CellOrder {
  terms::CellId cell;
  terms::Order order;
};

/// Each fails with kDataLoss on bytes that the writer above cannot have written.
terms::Result<std::uint64_t> decode_opened(const journal::Record& record);
terms::Result<CellOrder> decode_order(const journal::Record& record);
terms::Result<Standing> decode_standing(const journal::Record& record);

/// Derives the whole course again from the journal's seed and orders, and compares it with every
/// mark on the way and with the end. Gives the engine as it stands after the last record. Errors:
/// kDataLoss, naming the first record that is damaged, does not belong there, or that the course
/// derived here does not lead to.
terms::Result<std::unique_ptr<engine::Engine>> replay(
    const journal::Journal& journal, std::shared_ptr<const scenario::Exercise> exercise,
    engine::Engine::Listener listener = nullptr);

}  // namespace redoubt::conduct

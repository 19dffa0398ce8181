#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/journal/record.h"
#include "proto/terms/ids.h"
#include "proto/terms/message.h"
#include "proto/terms/order.h"
#include "proto/terms/result.h"

/// What the records of an exercise's journal say: the journal itself keeps bytes and knows nothing
/// of them. docs/journal-format.md has the same for other readers.
///
///   opened   u64 seed, u32 orders in flight at most, list of u32 cells played in lockstep
///   order    u32 cell, order
///   answer   u32 cell, u64 grant, i64 wake, list of orders
///   mark     u64 events, u64 fingerprint
///   note     u32 cell, u64 grant, list of texts
///   closed   u64 events, u64 fingerprint
///
///   order =  u64 number, u8 kind, then act   (0): u32 action, u32 target, u32 with
///                                      reply (1): u32 inject, u16 option, text words
///                                      acknowledge (2): u32 inject
///                                      direct (3): u8 what, text inject, u32 cell, u16 level,
///                                                  text why
///                                      amend (4): text inject, yes or no add, a mask of what is
///                                                  given (u16), then that: i64 at, list of u32 to,
///                                                  text title, from, subject, body, expects,
///                                                  notes, i64 deadline, u8 kind; yes or no follow,
///                                                  text incident, objective, rubric, list of
///                                                  texts options, text why
///
/// Opened comes first and once, closed last. The time of an order is when it was submitted, of an
/// answer and of its notes when it was given, of a mark and of closed how far time got.
namespace redoubt::conduct {

inline constexpr std::uint32_t kCellsMax = 4096;
inline constexpr std::uint32_t kOrdersInFlight = 1024;

/// What an exercise is begun with, besides its scenario.
struct Opening {
  std::uint64_t seed = 0;
  std::uint32_t orders_in_flight_max = kOrdersInFlight;  ///< per cell; one more is refused
  std::vector<terms::CellId> lockstep;                   ///< rising
};

/// An order between grants.
struct CellOrder {
  terms::CellId cell;
  terms::Order order;
};

/// A cell's answer to a grant. Its notes stand in a record of their own, which steers no course.
struct CellTurn {
  terms::CellId cell;
  terms::Turn turn;
};

struct CellNotes {
  terms::CellId cell;
  std::uint64_t grant = 0;
  std::vector<std::string> notes;
};

/// Where a course stands: compared between the run that was recorded and the one that is derived
/// from it.
struct Standing {
  std::uint64_t events = 0;
  std::uint64_t fingerprint = 0;

  friend bool operator==(const Standing&, const Standing&) = default;
};

std::string encode(const Opening& opening);
std::string encode(const CellOrder& entry);
std::string encode(const CellTurn& entry);
std::string encode(const CellNotes& entry);
std::string encode(const Standing& standing);

/// Each fails with kDataLoss, naming the record, on bytes that the writer above cannot have
/// written.
terms::Result<Opening> decode_opening(const journal::Record& record);
terms::Result<CellOrder> decode_order(const journal::Record& record);
terms::Result<CellTurn> decode_turn(const journal::Record& record);
terms::Result<CellNotes> decode_notes(const journal::Record& record);
terms::Result<Standing> decode_standing(const journal::Record& record);

/// What makes an order or a turn impossible to write down: too many orders or notes, or a text too
/// long. kInvalidArgument, in words for the agent that sent it.
terms::Status within_limits(const std::vector<terms::Order>& orders);
terms::Status within_limits(const terms::Intent& intent);

/// kDataLoss at this record.
terms::Error damage(const journal::Record& record, const std::string& what);

}  // namespace redoubt::conduct

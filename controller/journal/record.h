#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "proto/terms/time.h"

namespace redoubt::journal {

/// What a record is for. The journal carries any kind and understands none; what the payloads say
/// is written and read by the conductor. Values stand in files: append, never renumber.
enum class RecordKind : std::uint16_t {
  kOpened = 1,  ///< always the first: digest of the scenario and the seed
  kOrder = 2,   ///< one order of a cell, as it was stamped
  kAnswer = 3,  ///< a lockstep participant's answer for an instant, also when it holds no order
  kMark = 4,    ///< how far time got, and the count and fingerprint of the events until there
  kNote = 5,    ///< a mind's reason, above all for what it did not do
  kClosed = 6,  ///< when and why the exercise ended, and its final fingerprint
  kPerson = 7,  ///< what a person did, or that the order which follows is this person's
};

/// "order", "answer"...; "kind 17" for one that this version does not know.
std::string name(RecordKind kind);

inline constexpr std::size_t kPayloadBytesMax = std::size_t{1} << 20U;

/// One line of the journal.
struct Record {
  std::uint64_t sequence = 0;  ///< 1, 2, 3... without gap; given by the journal
  RecordKind kind = RecordKind::kNote;
  terms::ExerciseTime at;
  std::string payload;  ///< canonical bytes (canonical.h), at most kPayloadBytesMax

  friend bool operator==(const Record&, const Record&) = default;
};

/// "record 17 (order, D+0 00:12:00)", for messages.
std::string describe(const Record& record);

}  // namespace redoubt::journal

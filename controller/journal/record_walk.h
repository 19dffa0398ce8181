#pragma once

#include <cstdint>
#include <string_view>

#include "controller/journal/chain.h"
#include "controller/journal/record.h"
#include "proto/terms/result.h"

namespace redoubt::journal {

/// A record as a store holds it, before anybody vouches for it.
struct StoredRecord {
  std::int64_t sequence;
  std::int64_t kind;
  std::int64_t at;
  std::string_view payload;
  std::string_view link;
};

/// Walks along the chain of records and names the first that breaks it: changed, missing, out of
/// place, or more than were committed.
class RecordWalk {
 public:
  /// To check records from `from_sequence` on, feed the walk from first() on. One link before the
  /// first checked record is taken on trust, unless that record is the first of all.
  RecordWalk(const Head& head, std::uint64_t from_sequence);

  std::uint64_t first() const { return next_; }

  /// The next record of the store. Errors: kDataLoss.
  terms::Status take(const StoredRecord& stored);
  /// The store has no more. Errors: kDataLoss.
  terms::Status finish() const;

  /// The last record taken; valid until the next.
  const Record& record() const { return record_; }

 private:
  terms::Error misplaced(std::uint64_t before) const;

  const Head head_;
  std::uint64_t next_;  ///< the sequence that must come
  bool on_trust_;       ///< the next record only gives its link
  Link link_;           ///< of the record before
  Record record_;
};

}  // namespace redoubt::journal

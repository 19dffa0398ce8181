#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "controller/journal/chain.h"
#include "controller/journal/exhibit.h"
#include "controller/journal/record.h"
#include "proto/terms/result.h"

namespace redoubt::journal {

/// What one batch may hold; append() refuses more.
inline constexpr std::size_t kBatchRecordsMax = 65'536;
inline constexpr std::size_t kBatchBytesMax = std::size_t{64} << 20U;

/// Is shown one record after the other. The record is valid during the call only. An error ends
/// the reading and is what read() returns. Must not call the journal.
using Visitor = std::function<terms::Status(const Record&)>;

/// An append-only store of records that knows nothing of what they mean: the door to the disk,
/// with a twin in memory. docs/journal-format.md has the promises.
///
/// Lifecycle: records are appended to the open batch; commit() makes the batch durable as a whole;
/// only then may anybody be told of them. The first commit that fails stops the journal: from then
/// on append() and commit() return its reason. Opened for reading, a journal is const, and what
/// needs writing does not compile. Destruction drops the open batch and closes cleanly.
///
/// Thread: one at a time; belongs to the conductor's strand.
class Journal {
 public:
  virtual ~Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Puts a record into the open batch and returns its sequence. Nothing is written yet.
  /// Errors: kResourceExhausted when the payload or the batch is over its limit.
  terms::Result<std::uint64_t> append(RecordKind kind, terms::ExerciseTime at, std::string payload);

  /// Makes the open batch durable: one transaction, one sync. After an error nobody can say
  /// whether the batch is kept; opening the journal again shows it. Nothing to do is ok.
  terms::Status commit();

  /// What is durable, as of the opening or the last commit() through this object.
  const Head& head() const { return head_; }

  /// Shows the committed records in order, beginning with `from_sequence` (1 or more), each
  /// checked against the chain before it is shown. Records of a batch are seen all or none.
  /// Errors: the visitor's own; kDataLoss naming the first damage.
  virtual terms::Status read(std::uint64_t from_sequence, const Visitor& visitor) const = 0;

  /// The exhibits in rising order of path. Errors: kDataLoss naming the first damage.
  virtual terms::Result<std::vector<Exhibit>> exhibits() const = 0;

  /// Walks through everything. Errors: kDataLoss naming the first damage.
  virtual terms::Status verify() const;

 protected:
  struct Chained {
    Record record;
    Link link;
  };

  explicit Journal(const Head& head) : head_(head), after_batch_(head) {}

  /// Makes a batch and the head that goes with it durable, both or neither.
  virtual terms::Status store(std::span<const Chained> batch, const Head& head) = 0;

  /// For a backend that can no longer vouch for what it will be given.
  void stop(terms::Error reason);
  bool stopped() const { return stopped_.has_value(); }

 private:
  Head head_;         ///< durable
  Head after_batch_;  ///< once the open batch is durable
  std::vector<Chained> batch_;
  std::size_t batch_bytes_ = 0;
  std::optional<terms::Error> stopped_;
};

/// Damage, in one form for all backends.
terms::Error damage(std::string what);

}  // namespace redoubt::journal

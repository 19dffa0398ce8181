#include "controller/journal/journal.h"

#include <utility>

namespace redoubt::journal {

using terms::Code;
using terms::Done;
using terms::Error;
using terms::Status;

terms::Result<std::uint64_t> Journal::append(RecordKind kind, terms::ExerciseTime at,
                                             std::string payload) {
  if (stopped_) return *stopped_;
  if (payload.size() > kPayloadBytesMax) {
    return Error{Code::kResourceExhausted, "a payload of " + std::to_string(payload.size()) +
                                               " bytes; a record takes at most " +
                                               std::to_string(kPayloadBytesMax)};
  }
  if (batch_.size() == kBatchRecordsMax || batch_bytes_ + payload.size() > kBatchBytesMax) {
    return Error{Code::kResourceExhausted, "the open batch of the journal is full"};
  }
  batch_bytes_ += payload.size();
  ++after_batch_.records;
  Record record{after_batch_.records, kind, at, std::move(payload)};
  after_batch_.records_link = next_link(after_batch_.records_link, record);
  batch_.push_back({std::move(record), after_batch_.records_link});
  return after_batch_.records;
}

Status Journal::commit() {
  if (stopped_) return *stopped_;
  if (batch_.empty()) return Done{};
  const Status stored = store(batch_, after_batch_);
  batch_.clear();
  batch_bytes_ = 0;
  if (!stored) {
    stop(stored.error());
    return stored;
  }
  head_ = after_batch_;
  return Done{};
}

void Journal::stop(Error reason) {
  stopped_ = Error{Code::kAborted, "the journal has stopped: " + reason.message};
}

Status Journal::verify() const {
  if (const auto shown = exhibits(); !shown) return shown.error();
  return read(1, [](const Record&) -> Status { return Done{}; });
}

Error damage(std::string what) { return {Code::kDataLoss, std::move(what)}; }

}  // namespace redoubt::journal

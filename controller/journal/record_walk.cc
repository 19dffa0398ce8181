#include "controller/journal/record_walk.h"

#include <cstring>
#include <string>

#include "controller/journal/journal.h"

namespace redoubt::journal {

using terms::Done;
using terms::Status;

namespace {

bool fits(const StoredRecord& stored) {
  return stored.kind == static_cast<std::uint16_t>(stored.kind) &&
         stored.payload.size() <= kPayloadBytesMax;
}

bool is_link(std::string_view bytes, Link expected) {
  return bytes.size() == sizeof expected &&
         std::memcmp(bytes.data(), &expected, sizeof expected) == 0;
}

}  // namespace

RecordWalk::RecordWalk(const Head& head, std::uint64_t from_sequence)
    : head_(head),
      next_(from_sequence > 1 ? from_sequence - 1 : 1),
      on_trust_(from_sequence > 1),
      link_(head.exhibits_link) {
  record_.sequence = next_ - 1;
}

Status RecordWalk::take(const StoredRecord& stored) {
  const std::uint64_t before = record_.sequence;
  record_.sequence = static_cast<std::uint64_t>(stored.sequence);
  record_.kind = static_cast<RecordKind>(stored.kind);
  record_.at = terms::from_microseconds(stored.at);
  record_.payload.assign(fits(stored) ? stored.payload : std::string_view());
  if (record_.sequence != next_) return misplaced(before);
  if (record_.sequence > head_.records) {
    return damage(describe(record_) + " stands after the last committed record, " +
                  std::to_string(head_.records));
  }
  if (on_trust_ && stored.link.size() == sizeof link_) {
    std::memcpy(&link_, stored.link.data(), sizeof link_);
  } else {
    link_ = next_link(link_, record_);
  }
  if (!fits(stored) || !is_link(stored.link, link_)) {
    return damage(describe(record_) + " does not match its chain");
  }
  on_trust_ = false;
  ++next_;
  return Done{};
}

Status RecordWalk::finish() const {
  if (next_ <= head_.records) {
    return damage("record " + std::to_string(next_) +
                  " is missing: the journal was committed up to record " +
                  std::to_string(head_.records));
  }
  if (link_ == head_.records_link) return Done{};
  return damage("record " + std::to_string(record_.sequence) + " does not match the head");
}

terms::Error RecordWalk::misplaced(std::uint64_t before) const {
  const std::string where = describe(record_) + " follows record " + std::to_string(before);
  if (record_.sequence < next_) return damage("file structure: " + where);
  return damage("record " + std::to_string(next_) + " is missing: " + where);
}

}  // namespace redoubt::journal

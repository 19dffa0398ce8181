#include "controller/journal/record.h"

namespace redoubt::journal {

std::string name(RecordKind kind) {
  switch (kind) {
    case RecordKind::kOpened:
      return "opened";
    case RecordKind::kOrder:
      return "order";
    case RecordKind::kAnswer:
      return "answer";
    case RecordKind::kMark:
      return "mark";
    case RecordKind::kNote:
      return "note";
    case RecordKind::kClosed:
      return "closed";
    case RecordKind::kPerson:
      return "person";
  }
  return "kind " + std::to_string(static_cast<std::uint16_t>(kind));
}

std::string describe(const Record& record) {
  return "record " + std::to_string(record.sequence) + " (" + name(record.kind) + ", " +
         terms::to_text(record.at) + ")";
}

}  // namespace redoubt::journal

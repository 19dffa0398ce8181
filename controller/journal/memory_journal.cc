#include "controller/journal/memory_journal.h"

#include <utility>

namespace redoubt::journal {

using terms::Done;
using terms::Status;

terms::Result<std::unique_ptr<MemoryJournal>> MemoryJournal::create(std::vector<Exhibit> exhibits) {
  auto in_order = arranged(std::move(exhibits));
  if (!in_order) return in_order.error();
  const Head head = head_of(*in_order);
  return std::unique_ptr<MemoryJournal>(new MemoryJournal(head, std::move(*in_order)));
}

Status MemoryJournal::read(std::uint64_t from_sequence, const Visitor& visitor) const {
  REDOUBT_CHECK(from_sequence >= 1);
  for (std::size_t i = from_sequence - 1; i < records_.size(); ++i) {
    if (Status shown = visitor(records_[i]); !shown) return shown;
  }
  return Done{};
}

Status MemoryJournal::store(std::span<const Chained> batch, const Head&) {
  if (failure_) return *std::exchange(failure_, std::nullopt);
  for (const Chained& chained : batch) records_.push_back(chained.record);
  return Done{};
}

}  // namespace redoubt::journal

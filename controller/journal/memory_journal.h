#pragma once

#include <memory>
#include <span>
#include <vector>

#include "controller/journal/journal.h"

namespace redoubt::journal {

/// The twin without a disk: for tests, and for comparing a rehearsal with a live run.
class MemoryJournal final : public Journal {
 public:
  /// Errors: as arranged() in exhibit.h.
  static terms::Result<std::unique_ptr<MemoryJournal>> create(std::vector<Exhibit> exhibits);

  /// The next commit that has something to store fails with this, and stops the journal as a disk
  /// would.
  void fail_next_commit(terms::Error reason) { failure_ = std::move(reason); }

  terms::Status read(std::uint64_t from_sequence, const Visitor& visitor) const override;
  terms::Result<std::vector<Exhibit>> exhibits() const override { return exhibits_; }

 private:
  MemoryJournal(const Head& head, std::vector<Exhibit> exhibits)
      : Journal(head), exhibits_(std::move(exhibits)) {}

  terms::Status store(std::span<const Chained> batch, const Head& head) override;

  std::vector<Exhibit> exhibits_;
  std::vector<Record> records_;
  std::optional<terms::Error> failure_;
};

}  // namespace redoubt::journal

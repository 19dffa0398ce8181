#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "controller/range/event.h"
#include "controller/range/layout.h"
#include "proto/terms/time.h"

namespace redoubt::range {

/// A host as it was when its backup came by, and with it whatever the intruder had left there.
struct Copy {
  terms::ExerciseTime at = terms::kStartex;
  bool held = false;             ///< red had a session
  std::uint8_t persistence = 0;  ///< mask of the kinds that were planted
  std::vector<DataId> lost;      ///< was destroyed already
  std::vector<WeaknessId> open;  ///< was not patched yet
  bool rejected = false;         ///< its owners know what is in it

  bool poisoned() const { return held || persistence != 0; }
};

/// The copies that backups keep, host by host: how old, and what is in them. A value. Every covered
/// host begins with one as it was drawn; of more than are kept the oldest goes.
///
/// A round of a backup is due each time its interval has passed, and over when one kCopyMade or
/// kCopyMissed of it has been taken in. What goes into a copy is the world's to say (keep()).
class Copies {
 public:
  explicit Copies(const Layout& layout);

  /// Takes in kCopyMade and kCopyMissed as the end of a round, kCopyRejected and kCopiesLost.
  void apply(const Event& event);
  /// A copy of a covered host, no older than those there are.
  void keep(HostId host, Copy copy);

  /// When the next round is due; kNever.
  terms::ExerciseTime next() const;
  /// The hosts of all rounds that are due, backup by backup.
  std::vector<HostId> due(terms::ExerciseTime now) const;

  bool covers(HostId host) const { return place_of(host) < shelves_.size(); }
  /// The oldest first; none where no backup covers the host.
  std::span<const Copy> of(HostId host) const;
  /// The newest that was not rejected; null where there is none.
  const Copy* newest(HostId host) const;
  /// Whether one that was not rejected still has the data.
  bool has(HostId host, DataId data) const;

 private:
  struct Shelf {
    HostId host;
    std::uint32_t backup = 0;
    std::vector<Copy> copies;
  };

  /// Among the shelves; past their end where no backup covers the host.
  std::size_t place_of(HostId host) const;

  const Layout* layout_;
  std::vector<terms::ExerciseTime> due_;  ///< by backup
  std::vector<Shelf> shelves_;            ///< sorted by host
};

}  // namespace redoubt::range

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "proto/terms/random.h"

/// A disk that remembers what was written and what was synced, so that a test can ask what a loss
/// of power at any moment could have left. It stands between SQLite and the real files of one
/// folder, as SQLite's default VFS from its making until detach(); at most one at a time.
///
/// The model: a sync keeps what its file had until then, and every creation and deletion up to the
/// file's own. Of later writes and truncations each is kept, lost or (a write) kept in some of its
/// 512-byte sectors; of later creations and deletions the first few are kept, in order.
namespace redoubt::journal {

class LossyDisk {
 public:
  LossyDisk();
  LossyDisk(const LossyDisk&) = delete;
  LossyDisk& operator=(const LossyDisk&) = delete;
  ~LossyDisk();

  /// How many operations were recorded so far: the moments at which the power can go.
  std::size_t moments() const { return operations_.size(); }

  /// Puts into the folder what a loss of power at this moment may have left of the files.
  void lose_power(std::size_t moment, terms::Stream& chance,
                  const std::filesystem::path& folder) const;

  /// SQLite sees the real files again; what was recorded stays.
  void detach();

  enum class Health : std::uint8_t {
    kGood,
    kFull,             ///< no write succeeds
    kSyncsFail,        ///< no sync succeeds
    kCheckpointsFail,  ///< only the write-ahead log can be written
  };
  void become(Health health) { health_ = health; }
  Health health() const { return health_; }

  // What SQLite does, as the VFS reports it. A file is numbered at each creation anew.
  struct Create {
    std::string name;
    std::size_t file;
  };
  struct Delete {
    std::string name;
  };
  struct Write {
    std::size_t file;
    std::uint64_t offset;
    std::string bytes;
  };
  struct Truncate {
    std::size_t file;
    std::uint64_t size;
  };
  struct Sync {
    std::size_t file;
  };
  using Operation = std::variant<Create, Delete, Write, Truncate, Sync>;

  /// The number of the file with this name, which is created if there is none.
  std::size_t opened(const std::string& name);
  void deleted(const std::string& name);
  void record(Operation operation) { operations_.push_back(std::move(operation)); }

 private:
  std::map<std::string, std::size_t> open_names_;
  std::size_t files_ = 0;
  std::vector<Operation> operations_;
  Health health_ = Health::kGood;
};

}  // namespace redoubt::journal

#include "tests/journal/lossy_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>

#include "proto/terms/check.h"

namespace redoubt::journal {
namespace {

LossyDisk* disk = nullptr;
sqlite3_vfs* real = nullptr;

// --- The VFS: passes everything on, and reports it -----------------------------------------------

/// SQLite gives us one block of memory; the real file lies behind ours.
struct File {
  sqlite3_file base;
  std::size_t number;
  bool is_log;
};

File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* inner(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(ours(file) + 1); }

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (disk->health() == LossyDisk::Health::kFull) return SQLITE_FULL;
  if (disk->health() == LossyDisk::Health::kCheckpointsFail && !ours(file)->is_log) {
    return SQLITE_IOERR_WRITE;
  }
  disk->record(LossyDisk::Write{ours(file)->number,
                                static_cast<std::uint64_t>(offset),
                                {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
  return inner(file)->pMethods->xWrite(inner(file), bytes, size, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  disk->record(LossyDisk::Truncate{ours(file)->number, static_cast<std::uint64_t>(size)});
  return inner(file)->pMethods->xTruncate(inner(file), size);
}

int sync(sqlite3_file* file, int) {  // the real files are thrown away: nothing to sync
  if (disk->health() == LossyDisk::Health::kSyncsFail) return SQLITE_IOERR_FSYNC;
  disk->record(LossyDisk::Sync{ours(file)->number});
  return SQLITE_OK;
}

int close(sqlite3_file* file) { return inner(file)->pMethods->xClose(inner(file)); }

/// Everything that is only passed on.
sqlite3_io_methods passing_on() {
  sqlite3_io_methods all{};
  all.iVersion = 2;
  all.xClose = close;
  all.xWrite = write;
  all.xTruncate = truncate;
  all.xSync = sync;
  all.xRead = [](sqlite3_file* f, void* bytes, int size, sqlite3_int64 offset) {
    return inner(f)->pMethods->xRead(inner(f), bytes, size, offset);
  };
  all.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
    return inner(f)->pMethods->xFileSize(inner(f), size);
  };
  all.xLock = [](sqlite3_file* f, int lock) { return inner(f)->pMethods->xLock(inner(f), lock); };
  all.xUnlock = [](sqlite3_file* f, int lock) {
    return inner(f)->pMethods->xUnlock(inner(f), lock);
  };
  all.xCheckReservedLock = [](sqlite3_file* f, int* out) {
    return inner(f)->pMethods->xCheckReservedLock(inner(f), out);
  };
  all.xFileControl = [](sqlite3_file* f, int what, void* with) {
    return inner(f)->pMethods->xFileControl(inner(f), what, with);
  };
  all.xSectorSize = [](sqlite3_file* f) { return inner(f)->pMethods->xSectorSize(inner(f)); };
  all.xDeviceCharacteristics = [](sqlite3_file* f) {
    return inner(f)->pMethods->xDeviceCharacteristics(inner(f));
  };
  all.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
    return inner(f)->pMethods->xShmMap(inner(f), page, size, extend, out);
  };
  all.xShmLock = [](sqlite3_file* f, int offset, int count, int flags) {
    return inner(f)->pMethods->xShmLock(inner(f), offset, count, flags);
  };
  all.xShmBarrier = [](sqlite3_file* f) { inner(f)->pMethods->xShmBarrier(inner(f)); };
  all.xShmUnmap = [](sqlite3_file* f, int remove) {
    return inner(f)->pMethods->xShmUnmap(inner(f), remove);
  };
  return all;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  static const sqlite3_io_methods kMethods = passing_on();
  REDOUBT_CHECK(name != nullptr);  // a journal needs no temporary files
  file->pMethods = nullptr;
  const int opened = real->xOpen(real, name, inner(file), flags, out_flags);
  if (opened != SQLITE_OK) return opened;
  file->pMethods = &kMethods;
  ours(file)->number = disk->opened(name);
  ours(file)->is_log = (flags & SQLITE_OPEN_WAL) != 0;
  return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  disk->deleted(name);
  return real->xDelete(real, name, sync_folder);
}

sqlite3_vfs* vfs() {
  static sqlite3_vfs lossy = [] {
    real = sqlite3_vfs_find(nullptr);
    sqlite3_vfs copy = *real;
    copy.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    copy.zName = "lossy";
    copy.pNext = nullptr;
    copy.xOpen = open;
    copy.xDelete = remove;
    return copy;
  }();
  return &lossy;
}

// --- What is left after a loss of power ----------------------------------------------------------

using Change = std::variant<LossyDisk::Write, LossyDisk::Truncate>;

struct Content {
  std::string durable;
  std::vector<Change> pending;
};

void put(std::string& content, std::uint64_t offset, std::string_view bytes) {
  if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size());
  bytes.copy(content.data() + offset, bytes.size());
}

void apply(std::string& content, const Change& change) {
  if (const auto* written = std::get_if<LossyDisk::Write>(&change)) {
    put(content, written->offset, written->bytes);
  } else {
    content.resize(std::get<LossyDisk::Truncate>(change).size);
  }
}

void apply_in_part(std::string& content, const LossyDisk::Write& written, terms::Stream& chance) {
  constexpr std::size_t kSector = 512;
  for (std::size_t at = 0; at < written.bytes.size(); at += kSector) {
    if (chance.below(2) == 0) continue;
    put(content, written.offset + at, std::string_view(written.bytes).substr(at, kSector));
  }
}

/// The state of the disk as the operations go by: what is safe, and what is still on its way.
class State {
 public:
  void operator()(const LossyDisk::Create& create) { names_pending_.emplace_back(create); }
  void operator()(const LossyDisk::Delete& removal) { names_pending_.emplace_back(removal); }
  void operator()(const LossyDisk::Write& write) { files_[write.file].pending.emplace_back(write); }
  void operator()(const LossyDisk::Truncate& truncate) {
    files_[truncate.file].pending.emplace_back(truncate);
  }
  void operator()(const LossyDisk::Sync& sync) {
    Content& content = files_[sync.file];
    for (const Change& change : content.pending) apply(content.durable, change);
    content.pending.clear();
    const auto created = std::ranges::find_if(names_pending_, [&sync](const NameChange& change) {
      const auto* create = std::get_if<LossyDisk::Create>(&change);
      return create != nullptr && create->file == sync.file;
    });
    if (created != names_pending_.end()) {
      keep_names(static_cast<std::size_t>(created - names_pending_.begin()) + 1);
    }
  }

  /// Lets chance decide about what is on its way.
  void settle(terms::Stream& chance) {
    keep_names(chance.below(names_pending_.size() + 1));
    for (auto& [number, content] : files_) {
      for (const Change& change : content.pending) {
        const auto fate = chance.below(3);
        const auto* written = std::get_if<LossyDisk::Write>(&change);
        if (fate == 0) apply(content.durable, change);
        if (fate == 1 && written != nullptr) apply_in_part(content.durable, *written, chance);
      }
    }
  }

  void put_into(const std::filesystem::path& folder) {
    for (const auto& [name, file] : names_) {
      std::ofstream(folder / std::filesystem::path(name).filename(), std::ios::binary)
          << files_[file].durable;
    }
  }

 private:
  using NameChange = std::variant<LossyDisk::Create, LossyDisk::Delete>;

  void keep_names(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (const auto* create = std::get_if<LossyDisk::Create>(&names_pending_[i])) {
        names_[create->name] = create->file;
      } else {
        names_.erase(std::get<LossyDisk::Delete>(names_pending_[i]).name);
      }
    }
    names_pending_.erase(names_pending_.begin(),
                         names_pending_.begin() + static_cast<std::ptrdiff_t>(count));
  }

  std::map<std::size_t, Content> files_;
  std::map<std::string, std::size_t> names_;
  std::vector<NameChange> names_pending_;
};

}  // namespace

LossyDisk::LossyDisk() {
  REDOUBT_CHECK(disk == nullptr);
  disk = this;
  sqlite3_vfs_register(vfs(), 1);
}

LossyDisk::~LossyDisk() { detach(); }

void LossyDisk::detach() {
  if (disk != this) return;
  sqlite3_vfs_unregister(vfs());
  sqlite3_vfs_register(real, 1);
  disk = nullptr;
}

std::size_t LossyDisk::opened(const std::string& name) {
  const auto [place, is_new] = open_names_.try_emplace(name, files_);
  if (is_new) operations_.emplace_back(Create{name, files_++});
  return place->second;
}

void LossyDisk::deleted(const std::string& name) {
  if (open_names_.erase(name) > 0) operations_.emplace_back(Delete{name});
}

void LossyDisk::lose_power(std::size_t moment, terms::Stream& chance,
                           const std::filesystem::path& folder) const {
  State state;
  for (std::size_t i = 0; i < moment; ++i) std::visit(state, operations_[i]);
  state.settle(chance);
  state.put_into(folder);
}

}  // namespace redoubt::journal

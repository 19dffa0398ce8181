#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "controller/journal/journal.h"

/// Journals as SQLite files; docs/journal-format.md has the format and its promises. Messages of
/// all errors begin with the file's name.
///
/// A live file is in WAL mode with `synchronous=FULL`, and one connection writes and checkpoints
/// it. A cleanly closed one is in rollback mode: a single file that can be read in a read-only
/// folder and leaves nothing behind there.
namespace redoubt::journal {

struct Tuning {
  /// The write-ahead log is copied into the database when it has this many pages. About 16 MiB: so
  /// seldom that it does not show in the 99th percentile of commits.
  int checkpoint_pages = 4096;
};

/// A new journal, durable with its exhibits when this returns. Errors: kAlreadyExists; those of
/// arranged() in exhibit.h; kUnavailable, kPermissionDenied, kNotFound for the place.
terms::Result<std::unique_ptr<Journal>> create_sqlite_journal(const std::filesystem::path& file,
                                                              std::vector<Exhibit> exhibits,
                                                              Tuning tuning = {});

/// An existing journal to go on with, after a clean end or a crash. Its structure is checked here,
/// its chain as it is read. Errors: kNotFound; kFailedPrecondition for what is no journal or one of
/// a newer format; kUnavailable while another process writes it; kDataLoss.
terms::Result<std::unique_ptr<Journal>> resume_sqlite_journal(const std::filesystem::path& file,
                                                              Tuning tuning = {});

/// A journal to look at, also while another process writes it. Errors: as for resuming.
terms::Result<std::unique_ptr<const Journal>> view_sqlite_journal(
    const std::filesystem::path& file);

}  // namespace redoubt::journal

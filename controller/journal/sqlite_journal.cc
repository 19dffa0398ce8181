#include "controller/journal/sqlite_journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "controller/journal/record_walk.h"
#include "controller/journal/sqlite.h"
#include "controller/journal/sqlite_format.h"
#include "controller/journal/writer_lock.h"

namespace redoubt::journal {

namespace fs = std::filesystem;
using sqlite::Access;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Step;
using terms::Code;
using terms::Done;
using terms::Error;
using terms::Result;
using terms::Status;

namespace {

/// A page in the write-ahead log: itself and its header.
constexpr std::int64_t kBytesOfLogPage = 4096 + 24;
/// Room is made in the log for so many pages at once, so seldom that it does not show in the 99th
/// percentile of commits; and before fewer than so many are left.
constexpr int kRoomPages = 512;
constexpr int kRoomLeft = 8;

/// Everything read while it lives is of one moment.
class Snapshot {
 public:
  explicit Snapshot(const Database& database)
      : database_(database), begun_(database.run("BEGIN")) {}
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    if (begun_) (void)database_.run("ROLLBACK");
  }
  const Status& begun() const { return begun_; }

 private:
  const Database& database_;
  Status begun_;
};

Error about(const fs::path& file, const Error& error) {
  return {error.code, file.string() + ": " + error.message};
}

class SqliteJournal final : public Journal {
 public:
  /// What a writer has beyond a reader.
  struct Pen {
    Statement insert_record;
    Statement replace_head;
    int checkpoint_pages;
  };

  SqliteJournal(fs::path file, std::optional<WriterLock> lock, Database database,
                std::optional<Pen> pen, const Head& head)
      : Journal(head),
        file_(std::move(file)),
        lock_(std::move(lock)),
        database_(std::move(database)),
        pen_(std::move(pen)),
        checkpoint_at_pages_(pen_ ? pen_->checkpoint_pages : 0) {
    if (pen_) make_room_when_due();
  }
  ~SqliteJournal() override;

  Status read(std::uint64_t from_sequence, const Visitor& visitor) const override;
  Result<std::vector<Exhibit>> exhibits() const override;
  Status verify() const override;

 private:
  Status store(std::span<const Chained> batch, const Head& head) override;
  Status write(std::span<const Chained> batch, const Head& head);
  Status checkpoint_when_due();
  void make_room_when_due();
  Status read_exhibits(std::vector<Exhibit>& exhibits) const;
  Error named(const Error& error) const { return about(file_, error); }

  const fs::path file_;
  // Destroyed from the last to the first: statements, database, lock.
  const std::optional<WriterLock> lock_;
  const Database database_;
  std::optional<Pen> pen_;
  int checkpoint_at_pages_;
  int room_pages_ = 0;  ///< the log's file is so long at least
};

SqliteJournal::~SqliteJournal() {
  if (!pen_) return;
  if (stopped()) {
    database_.keep_log_on_close();
    return;
  }
  // Makes it one file. While somebody reads it, it stays as it is, and the next close tries again.
  database_.do_not_wait();
  (void)database_.run("PRAGMA journal_mode=DELETE");
}

Status SqliteJournal::store(std::span<const Chained> batch, const Head& head) {
  if (Status written = write(batch, head); !written) {
    // SQLite may have rolled back on its own.
    if (database_.in_transaction()) (void)database_.run("ROLLBACK");
    return named(written.error());
  }
  // The batch is durable whatever comes of the checkpoint; but nothing after it would be safe.
  if (Status copied = checkpoint_when_due(); !copied) stop(named(copied.error()));
  make_room_when_due();
  return Done{};
}

Status SqliteJournal::write(std::span<const Chained> batch, const Head& head) {
  if (Status begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  Statement& insert = pen_->insert_record;
  for (const Chained& chained : batch) {
    const Record& record = chained.record;
    insert.bind(1, static_cast<std::int64_t>(record.sequence));
    insert.bind(2, std::int64_t{static_cast<std::uint16_t>(record.kind)});
    insert.bind(3, terms::microseconds(record.at));
    insert.bind(4, record.payload);
    insert.bind(5, bytes_of(chained.link));
    if (Status inserted = database_.run(insert); !inserted) return inserted;
  }
  if (Status replaced = replace_head(database_, pen_->replace_head, head); !replaced) {
    return replaced;
  }
  return database_.run("COMMIT");
}

Status SqliteJournal::checkpoint_when_due() {
  if (database_.log_pages() < checkpoint_at_pages_) return Done{};
  const Result<sqlite::Checkpoint> done = database_.checkpoint();
  if (!done) return done.error();
  // A reader in the way lets the log grow; do not ask again at every commit.
  const bool complete = done->copied == done->pages;
  checkpoint_at_pages_ = pen_->checkpoint_pages + (complete ? 0 : done->pages);
  return Done{};
}

void SqliteJournal::make_room_when_due() {
  if (database_.log_pages() + kRoomLeft < room_pages_) return;
  if (room_pages_ >= pen_->checkpoint_pages) return;  // where it begins anew
  room_pages_ = std::min(room_pages_ + kRoomPages, pen_->checkpoint_pages);
  database_.make_log_long(room_pages_ * kBytesOfLogPage);
}

Status SqliteJournal::read(std::uint64_t from_sequence, const Visitor& visitor) const {
  REDOUBT_CHECK(from_sequence >= 1);
  const Snapshot snapshot(database_);
  if (!snapshot.begun()) return named(snapshot.begun().error());
  const Result<Head> head = read_head(database_);
  if (!head) return named(head.error());
  if (from_sequence > head->records + 1) return Done{};
  RecordWalk walk(*head, from_sequence);
  Result<Statement> row = database_.prepare(kSelectRecords);
  if (!row) return named(row.error());
  row->bind(1, static_cast<std::int64_t>(walk.first()));
  Step stepped;
  while ((stepped = row->step()) == Step::kRow) {
    const Status taken = walk.take(
        {row->integer(0), row->integer(1), row->integer(2), row->bytes(3), row->bytes(4)});
    if (!taken) return named(taken.error());
    if (walk.record().sequence < from_sequence) continue;
    if (Status shown = visitor(walk.record()); !shown) return shown;
  }
  if (stepped == Step::kFailed) return named(database_.error());
  if (const Status whole = walk.finish(); !whole) return named(whole.error());
  return Done{};
}

Result<std::vector<Exhibit>> SqliteJournal::exhibits() const {
  std::vector<Exhibit> exhibits;
  if (Status found = read_exhibits(exhibits); !found) return named(found.error());
  return exhibits;
}

Status SqliteJournal::read_exhibits(std::vector<Exhibit>& exhibits) const {
  const Snapshot snapshot(database_);
  if (!snapshot.begun()) return snapshot.begun();
  const Result<Head> head = read_head(database_);
  if (!head) return head.error();
  Result<Statement> row = database_.prepare(kSelectExhibits);
  if (!row) return row.error();
  Link link = kChainStart;
  std::size_t bytes = 0;
  Step stepped;
  while ((stepped = row->step()) == Step::kRow) {
    const std::uint64_t number = exhibits.size() + 1;
    Exhibit exhibit{std::string(row->bytes(0)), std::string(row->bytes(1))};
    link = next_link(link, number, exhibit);
    bytes += exhibit.content.size();
    if (!is_link(row->bytes(2), link)) {
      return damage(describe(number, exhibit) + " does not match its chain");
    }
    if (!is_tame_path(exhibit.path)) {
      return damage(describe(number, exhibit) + " has a path that leads out of its folder");
    }
    if (number > head->exhibits || number > kExhibitsMax || bytes > kExhibitBytesMax) {
      return damage(describe(number, exhibit) + " is more than the journal was made with");
    }
    exhibits.push_back(std::move(exhibit));
  }
  if (stepped == Step::kFailed) return database_.error();
  if (exhibits.size() == head->exhibits && link == head->exhibits_link) return Done{};
  return damage("exhibit " + std::to_string(exhibits.size() + 1) + " is missing: there must be " +
                std::to_string(head->exhibits));
}

Status SqliteJournal::verify() const {
  if (Status sound = check_structure(database_); !sound) return named(sound.error());
  return Journal::verify();
}

/// Rules out what SQLite would open, or answer unclearly.
Status check_place(const fs::path& file) {
  std::error_code failed;
  const fs::file_status status = fs::status(file, failed);
  if (status.type() == fs::file_type::not_found) return Error{Code::kNotFound, "does not exist"};
  if (failed) return Error{Code::kPermissionDenied, failed.message()};
  if (fs::is_directory(status)) return Error{Code::kFailedPrecondition, "is a folder"};
  if (!fs::is_regular_file(status)) return Error{Code::kFailedPrecondition, "is not a plain file"};
  if (fs::file_size(file, failed) > 0 || failed) return Done{};
  return Error{Code::kFailedPrecondition, "is not a journal of Redoubt: it is empty"};
}

/// One name for one file, so that two writers meet at the same lock.
fs::path real_name(const fs::path& file) {
  std::error_code failed;
  const fs::path real = fs::weakly_canonical(fs::absolute(file, failed), failed);
  return failed ? file : real;
}

Status make_empty_file(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return Done{};
  }
  const std::string words = std::strerror(errno);
  switch (errno) {
    case EEXIST:
      return Error{Code::kAlreadyExists, "exists already"};
    case ENOENT:
    case ENOTDIR:
      return Error{Code::kNotFound, "its folder does not exist"};
    default:
      return Error{Code::kPermissionDenied, "cannot be created: " + words};
  }
}

Result<Database> create_database(const fs::path& file, const std::vector<Exhibit>& exhibits) {
  Result<Database> database = Database::open(file, Access::kReadWrite);
  if (!database) return database;
  if (Status made = create_tables(*database, exhibits); !made) return made.error();
  return database;
}

Result<Database> open_whole_database(const fs::path& file) {
  Result<Database> database = Database::open(file, Access::kReadWrite);
  if (!database) return database;
  if (Status tables = check_tables(*database); !tables) return tables.error();
  if (Status sound = check_structure(*database); !sound) return sound.error();
  return database;
}

Result<SqliteJournal::Pen> take_pen(const Database& database, Tuning tuning) {
  const Result<std::string> mode = database.ask("PRAGMA journal_mode=WAL");
  if (!mode) return mode.error();
  if (*mode != "wal") return Error{Code::kUnavailable, "is in use by another process"};
  if (Status full = database.run("PRAGMA synchronous=FULL"); !full) return full.error();
  Result<Statement> insert = database.prepare(kInsertRecord);
  if (!insert) return insert.error();
  Result<Statement> replace = database.prepare(kReplaceHead);
  if (!replace) return replace.error();
  return SqliteJournal::Pen{std::move(*insert), std::move(*replace), tuning.checkpoint_pages};
}

Result<std::unique_ptr<Journal>> begin_writing(const fs::path& file, WriterLock lock,
                                               Result<Database> database, Tuning tuning) {
  if (!database) return about(file, database.error());
  const Result<Head> head = read_head(*database);
  if (!head) return about(file, head.error());
  Result<SqliteJournal::Pen> pen = take_pen(*database, tuning);
  if (!pen) return about(file, pen.error());
  return std::unique_ptr<Journal>(std::make_unique<SqliteJournal>(
      file, std::move(lock), std::move(*database), std::move(*pen), *head));
}

/// Makes an empty file a journal.
Result<std::unique_ptr<Journal>> write_first(const fs::path& file, const fs::path& real,
                                             const std::vector<Exhibit>& exhibits, Tuning tuning) {
  Result<WriterLock> lock = WriterLock::take(real);
  if (!lock) return about(file, lock.error());
  return begin_writing(file, std::move(*lock), create_database(real, exhibits), tuning);
}

}  // namespace

Result<std::unique_ptr<Journal>> create_sqlite_journal(const fs::path& file,
                                                       std::vector<Exhibit> exhibits,
                                                       Tuning tuning) {
  auto in_order = arranged(std::move(exhibits));
  if (!in_order) return about(file, in_order.error());
  const fs::path real = real_name(file);
  if (Status made = make_empty_file(real); !made) return about(file, made.error());
  auto journal = write_first(file, real, *in_order, tuning);
  std::error_code ignored;
  if (!journal) fs::remove(real, ignored);
  return journal;
}

Result<std::unique_ptr<Journal>> resume_sqlite_journal(const fs::path& file, Tuning tuning) {
  if (Status place = check_place(file); !place) return about(file, place.error());
  const fs::path real = real_name(file);
  Result<WriterLock> lock = WriterLock::take(real);
  if (!lock) return about(file, lock.error());
  return begin_writing(file, std::move(*lock), open_whole_database(real), tuning);
}

Result<std::unique_ptr<const Journal>> view_sqlite_journal(const fs::path& file) {
  if (Status place = check_place(file); !place) return about(file, place.error());
  Result<Database> database = Database::open(real_name(file), Access::kReadOnly);
  if (!database) return about(file, database.error());
  Status tables = check_tables(*database);
  if (!tables && database->needs_recovery()) {  // a crash while it was being closed
    if (auto writer = resume_sqlite_journal(file); !writer) return writer.error();
    tables = check_tables(*database);
  }
  if (!tables) return about(file, tables.error());
  const Result<Head> head = read_head(*database);
  if (!head) return about(file, head.error());
  return std::unique_ptr<const Journal>(std::make_unique<SqliteJournal>(
      file, std::nullopt, std::move(*database), std::nullopt, *head));
}

}  // namespace redoubt::journal

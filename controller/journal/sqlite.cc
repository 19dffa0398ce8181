#include "controller/journal/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "controller/journal/exhibit.h"

namespace redoubt::journal::sqlite {

using terms::Code;
using terms::Done;
using terms::Error;
using terms::Result;
using terms::Status;

namespace {

constexpr int kBusyMilliseconds = 5000;

int primary(int extended_code) { return extended_code & 0xff; }

void harden(sqlite3* database) {
  sqlite3_extended_result_codes(database, 1);
  // A damaged size field must not make us allocate more than an exhibit may have.
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(kExhibitBytesMax) + 4096);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

}  // namespace

// --- Statement -----------------------------------------------------------------------------------

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::bind(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), place, value);
}

void Statement::bind(int place, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), place, bytes.data(), bytes.size(), SQLITE_STATIC);
}

Step Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return Step::kRow;
    case SQLITE_DONE:
      return Step::kDone;
    default:
      return Step::kFailed;
  }
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::bytes(int column) const {
  const auto* first = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return first ? std::string_view(first, static_cast<std::size_t>(size)) : std::string_view();
}

// --- Database ------------------------------------------------------------------------------------

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Result<Database> Database::open(const std::filesystem::path& file, Access access) {
  // SQLite would take a name that begins with "file:" for an URI; an absolute one never does.
  std::error_code failed;
  const std::filesystem::path absolute = std::filesystem::absolute(file, failed);
  if (failed) return Error{Code::kPermissionDenied, failed.message()};
  const int flags = access == Access::kReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(absolute.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(raw);
  if (!raw) return Error{Code::kResourceExhausted, "no memory to open it"};
  if (opened != SQLITE_OK) return database.error();
  harden(raw);
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  const Status set =
      database.run("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA wal_autocheckpoint=0");
  if (!set) return set.error();
  sqlite3_wal_hook(
      raw,
      [](void* log_pages, sqlite3*, const char*, int pages) {
        *static_cast<int*>(log_pages) = pages;
        return SQLITE_OK;
      },
      database.log_pages_.get());
  if (access == Access::kReadOnly) database.keep_log_on_close();
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), 0, &statement,
                         nullptr) != SQLITE_OK) {
    return error();
  }
  return Statement(statement);
}

Status Database::run(const char* sql) const {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error();
  return Done{};
}

Status Database::run(Statement& statement) const {
  const Step stepped = statement.step();
  if (stepped == Step::kDone) {
    statement.reset();
    return Done{};
  }
  Error failed = error();
  statement.reset();
  return failed;
}

Result<std::string> Database::ask(std::string_view sql) const {
  Result<Statement> statement = prepare(sql);
  if (!statement) return statement.error();
  const Step stepped = statement->step();
  if (stepped == Step::kFailed) return error();
  if (stepped == Step::kDone) return std::string();
  const unsigned char* text = sqlite3_column_text(statement->statement_.get(), 0);
  return std::string(text ? reinterpret_cast<const char*>(text) : "");
}

Error Database::error() const {
  const int code = sqlite3_extended_errcode(database_.get());
  const std::string words = sqlite3_errmsg(database_.get());
  switch (primary(code)) {
    case SQLITE_BUSY:
      return {Code::kUnavailable, "is in use by another process"};
    case SQLITE_FULL:
      return {Code::kResourceExhausted, "the disk is full"};
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return {Code::kPermissionDenied, words};
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_SHORT_READ) break;
      return {Code::kUnavailable, words + " (" + std::to_string(code) + ")"};
    default:
      break;
  }
  return {Code::kDataLoss, "file structure: " + words};
}

bool Database::is_no_database() const {
  return primary(sqlite3_extended_errcode(database_.get())) == SQLITE_NOTADB;
}

bool Database::needs_recovery() const {
  return primary(sqlite3_extended_errcode(database_.get())) == SQLITE_READONLY;
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

Result<Checkpoint> Database::checkpoint() const {
  Checkpoint done{0, 0};
  const int result = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                               &done.pages, &done.copied);
  if (result != SQLITE_OK && primary(result) != SQLITE_BUSY) return error();
  return done;
}

void Database::make_log_long(std::int64_t bytes) const {
  static constexpr std::array<char, 65'536> kZeros{};
  if (!run("SELECT 1 FROM sqlite_schema")) return;  // it is opened by the first look
  sqlite3_file* log = nullptr;
  sqlite3_file_control(database_.get(), nullptr, SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log == nullptr || log->pMethods == nullptr) return;
  sqlite3_int64 size = 0;
  if (log->pMethods->xFileSize(log, &size) != SQLITE_OK) return;
  while (size < bytes) {
    const auto part = std::min<std::int64_t>(bytes - size, kZeros.size());
    if (log->pMethods->xWrite(log, kZeros.data(), static_cast<int>(part), size) != SQLITE_OK) break;
    size += part;
  }
  (void)log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}

void Database::keep_log_on_close() const {
  sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Database::do_not_wait() const { sqlite3_busy_timeout(database_.get(), 0); }

}  // namespace redoubt::journal::sqlite

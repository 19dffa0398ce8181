#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "proto/terms/result.h"

struct sqlite3;
struct sqlite3_stmt;

/// As much of SQLite's C interface as a journal needs, as values; its header is seen by sqlite.cc
/// alone. One database and its statements belong to one thread at a time.
namespace redoubt::journal::sqlite {

enum class Access : std::uint8_t { kReadWrite, kReadOnly };

/// What came of a step.
enum class Step : std::uint8_t { kRow, kDone, kFailed };

/// A compiled statement. Places to bind count from 1, columns from 0, as in SQLite.
class Statement {
 public:
  void bind(int place, std::int64_t value);
  /// The bytes must stay until the statement has run.
  void bind(int place, std::string_view bytes);

  /// After kFailed, Database::error() has the reason.
  Step step();
  /// Makes it ready to run again.
  void reset();

  std::int64_t integer(int column) const;
  /// A blob or text as it is stored; valid until the next step.
  std::string_view bytes(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

struct Checkpoint {
  int pages;   ///< in the write-ahead log
  int copied;  ///< of them, in the database now
};

class Database {
 public:
  /// Opens an existing file, hardened against damaged and foreign content. Memory maps and
  /// automatic checkpoints are off.
  static terms::Result<Database> open(const std::filesystem::path& file, Access access);

  terms::Result<Statement> prepare(std::string_view sql) const;
  /// Runs statements whose rows do not matter.
  terms::Status run(const char* sql) const;
  /// Runs a prepared statement that gives no rows, and makes it ready to run again.
  terms::Status run(Statement& statement) const;
  /// The first column of the first row, as text; empty without a row.
  terms::Result<std::string> ask(std::string_view sql) const;

  /// Why the last call failed, sorted by what a caller can do about it. Damage is kDataLoss and
  /// begins with "file structure: ".
  terms::Error error() const;
  /// Whether the last call failed because the file is no database at all.
  bool is_no_database() const;
  /// Whether the last call failed because a crash left work that only a writer may finish.
  bool needs_recovery() const;
  bool in_transaction() const;

  /// Copies the write-ahead log into the database as far as readers allow.
  terms::Result<Checkpoint> checkpoint() const;
  /// How many pages the write-ahead log had after the last commit.
  int log_pages() const { return *log_pages_; }
  /// Makes the write-ahead log's file so long, with zeros, if it can: a commit that writes over
  /// them is durable at once, where a longer file would have to be noted down by the file system
  /// first. SQLite takes zeros for the end of the log.
  void make_log_long(std::int64_t bytes) const;
  /// Leaves the write-ahead log to the recovery of the next opening.
  void keep_log_on_close() const;
  /// From now on, fails at once where it would have waited for another process.
  void do_not_wait() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Database(sqlite3* database) : database_(database) {}

  std::unique_ptr<int> log_pages_ = std::make_unique<int>(0);  ///< outlives the database
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace redoubt::journal::sqlite

#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>

#include "proto/terms/check.h"

namespace redoubt::journal {

/// What somebody with a database tool has in his hands.
class Connection {
 public:
  explicit Connection(const std::filesystem::path& file) {
    REDOUBT_CHECK(sqlite3_open(file.c_str(), &database_) == SQLITE_OK);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { REDOUBT_CHECK(sqlite3_close(database_) == SQLITE_OK); }

  void run(const char* statements) const {
    REDOUBT_CHECK(sqlite3_exec(database_, statements, nullptr, nullptr, nullptr) == SQLITE_OK);
  }

  /// The number that the query answers; -1 when it fails.
  std::int64_t count(const char* query) const {
    std::int64_t number = -1;
    sqlite3_exec(
        database_, query,
        [](void* out, int, char** columns, char**) {
          *static_cast<std::int64_t*>(out) = std::strtoll(columns[0], nullptr, 10);
          return 0;
        },
        &number, nullptr);
    return number;
  }

 private:
  sqlite3* database_ = nullptr;
};

inline void sql(const std::filesystem::path& file, const char* statements) {
  Connection(file).run(statements);
}

}  // namespace redoubt::journal

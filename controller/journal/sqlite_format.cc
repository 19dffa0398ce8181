#include "controller/journal/sqlite_format.h"

#include <array>
#include <cstring>
#include <string>

#include "controller/journal/journal.h"

namespace redoubt::journal {

using sqlite::Database;
using sqlite::Statement;
using sqlite::Step;
using terms::Code;
using terms::Done;
using terms::Error;
using terms::Result;
using terms::Status;

namespace {

constexpr std::int64_t kApplicationId = 0x52444254;  // "RDBT"
constexpr std::int64_t kFormatVersion = 1;

constexpr std::array<const char*, 3> kTables = {
    "CREATE TABLE head(one INTEGER PRIMARY KEY CHECK(one=1), chain_algorithm INTEGER NOT NULL, "
    "exhibits INTEGER NOT NULL, exhibits_link BLOB NOT NULL, records INTEGER NOT NULL, "
    "records_link BLOB NOT NULL, seal BLOB NOT NULL) STRICT",
    "CREATE TABLE exhibit(number INTEGER PRIMARY KEY, path TEXT NOT NULL, content BLOB NOT NULL, "
    "link BLOB NOT NULL) STRICT",
    "CREATE TABLE record(sequence INTEGER PRIMARY KEY, kind INTEGER NOT NULL, at INTEGER NOT NULL, "
    "payload BLOB NOT NULL, link BLOB NOT NULL) STRICT"};

Error not_a_journal(const std::string& why) {
  return {Code::kFailedPrecondition, "is not a journal of Redoubt: " + why};
}

Status check_identity(const Database& database) {
  const Result<std::string> id = database.ask("PRAGMA application_id");
  if (!id) return database.is_no_database() ? not_a_journal(id.error().message) : id.error();
  if (*id != std::to_string(kApplicationId)) return not_a_journal("it is another database");
  const Result<std::string> version = database.ask("PRAGMA user_version");
  if (!version) return version.error();
  if (*version == std::to_string(kFormatVersion)) return Done{};
  return Error{Code::kFailedPrecondition, "has journal format " + *version +
                                              "; this version of Redoubt reads format " +
                                              std::to_string(kFormatVersion)};
}

Status insert_exhibits(const Database& database, const std::vector<Exhibit>& exhibits) {
  Result<Statement> insert = database.prepare(
      "INSERT INTO exhibit(number, path, content, link) VALUES(?, CAST(? AS TEXT), ?, ?)");
  if (!insert) return insert.error();
  Link link = kChainStart;
  std::uint64_t number = 0;
  for (const Exhibit& exhibit : exhibits) {
    link = next_link(link, ++number, exhibit);
    insert->bind(1, static_cast<std::int64_t>(number));
    insert->bind(2, exhibit.path);
    insert->bind(3, exhibit.content);
    insert->bind(4, bytes_of(link));
    if (Status inserted = database.run(*insert); !inserted) return inserted;
  }
  return Done{};
}

}  // namespace

std::string_view bytes_of(const Link& link) {
  return {reinterpret_cast<const char*>(&link), sizeof link};
}

bool is_link(std::string_view bytes, Link expected) { return bytes == bytes_of(expected); }

Status create_tables(const Database& database, const std::vector<Exhibit>& exhibits) {
  const std::string begin = "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; BEGIN IMMEDIATE;" +
                            ("PRAGMA application_id=" + std::to_string(kApplicationId)) +
                            ("; PRAGMA user_version=" + std::to_string(kFormatVersion));
  if (Status begun = database.run(begin.c_str()); !begun) return begun;
  for (const char* table : kTables) {
    if (Status made = database.run(table); !made) return made;
  }
  if (Status inserted = insert_exhibits(database, exhibits); !inserted) return inserted;
  Result<Statement> head = database.prepare(kReplaceHead);
  if (!head) return head.error();
  if (Status replaced = replace_head(database, *head, head_of(exhibits)); !replaced) {
    return replaced;
  }
  return database.run("COMMIT");
}

Status replace_head(const Database& database, Statement& statement, const Head& head) {
  const Link seal = seal_of(head);
  statement.bind(1, std::int64_t{kChainAlgorithm});
  statement.bind(2, static_cast<std::int64_t>(head.exhibits));
  statement.bind(3, bytes_of(head.exhibits_link));
  statement.bind(4, static_cast<std::int64_t>(head.records));
  statement.bind(5, bytes_of(head.records_link));
  statement.bind(6, bytes_of(seal));
  return database.run(statement);
}

Result<Head> read_head(const Database& database) {
  Result<Statement> row = database.prepare(
      "SELECT chain_algorithm, exhibits, exhibits_link, records, records_link, seal FROM head");
  if (!row) return row.error();
  const Step stepped = row->step();
  if (stepped == Step::kDone) return damage("the head is missing");
  if (stepped == Step::kFailed) return database.error();
  if (const std::int64_t algorithm = row->integer(0); algorithm != kChainAlgorithm) {
    return Error{Code::kFailedPrecondition, "has a chain of algorithm " +
                                                std::to_string(algorithm) +
                                                ", which this version of Redoubt does not know"};
  }
  const auto link = [&row](int column) {
    Link stored = 0;
    const std::string_view bytes = row->bytes(column);
    if (bytes.size() == sizeof stored) std::memcpy(&stored, bytes.data(), sizeof stored);
    return stored;
  };
  const Head head{static_cast<std::uint64_t>(row->integer(1)), link(2),
                  static_cast<std::uint64_t>(row->integer(3)), link(4)};
  if (!is_link(row->bytes(5), seal_of(head))) return damage("the head does not match its seal");
  return head;
}

Status check_tables(const Database& database) {
  if (Status identity = check_identity(database); !identity) return identity;
  Result<Statement> row = database.prepare("SELECT sql FROM sqlite_schema ORDER BY rowid");
  if (!row) return row.error();
  for (const char* table : kTables) {
    const Step stepped = row->step();
    if (stepped == Step::kFailed) return database.error();
    if (stepped == Step::kDone || row->bytes(0) != table) {
      return damage("file structure: the tables are not those of a journal");
    }
  }
  const Step stepped = row->step();
  if (stepped == Step::kFailed) return database.error();
  if (stepped == Step::kDone) return Done{};
  return damage("file structure: it holds more than the tables of a journal");
}

Status check_structure(const Database& database) {
  Result<std::string> words = database.ask("PRAGMA quick_check(1)");
  if (!words) return words.error();
  if (*words == "ok") return Done{};
  if (const std::size_t end = words->find('\n'); end != std::string::npos) {
    words->erase(0, end + 1);  // the first line names only the database
  }
  return damage("file structure: " + words->substr(0, 200));
}

}  // namespace redoubt::journal

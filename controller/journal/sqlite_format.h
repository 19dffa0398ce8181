#pragma once

#include <string_view>
#include <vector>

#include "controller/journal/chain.h"
#include "controller/journal/sqlite.h"

/// The tables of a journal file: making them, and refusing a file that has others.
namespace redoubt::journal {

/// The columns, in the order in which they are bound and read.
inline constexpr std::string_view kInsertRecord =
    "INSERT INTO record(sequence, kind, at, payload, link) VALUES(?, ?, ?, ?, ?)";
inline constexpr std::string_view kSelectRecords =
    "SELECT sequence, kind, at, payload, link FROM record WHERE sequence >= ? ORDER BY sequence";
inline constexpr std::string_view kSelectExhibits =
    "SELECT path, content, link, number FROM exhibit ORDER BY number";
inline constexpr std::string_view kReplaceHead =
    "INSERT OR REPLACE INTO head(one, chain_algorithm, exhibits, exhibits_link, records, "
    "records_link, seal) VALUES(1, ?, ?, ?, ?, ?, ?)";

/// A link as it is stored.
std::string_view bytes_of(const Link& link);
/// A stored link; nothing fits one of a wrong size.
bool is_link(std::string_view bytes, Link expected);

/// Makes the tables in an empty database, with these exhibits and no records; in one transaction.
terms::Status create_tables(const sqlite::Database& database, const std::vector<Exhibit>& exhibits);

/// Runs kReplaceHead.
terms::Status replace_head(const sqlite::Database& database, sqlite::Statement& statement,
                           const Head& head);

/// Errors: kDataLoss; kFailedPrecondition for a chain that this version cannot follow.
terms::Result<Head> read_head(const sqlite::Database& database);

/// Errors: kFailedPrecondition for what is no journal, or one of another format; kDataLoss when the
/// tables are not those of a journal.
terms::Status check_tables(const sqlite::Database& database);

/// SQLite's own check of its structures. Errors: kDataLoss with its words.
terms::Status check_structure(const sqlite::Database& database);

}  // namespace redoubt::journal

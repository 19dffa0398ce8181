#include "controller/cli/reporting.h"

#include <fmt/core.h>

#include <fstream>
#include <utility>

#include "controller/cli/loading.h"
#include "controller/cli/told_people.h"
#include "controller/conduct/chronicle.h"

namespace redoubt::cli {
namespace {

/// The records that hold words of agents: answers to injects, and notes.
terms::Status add_words(const journal::Journal& journal, const engine::Engine& engine,
                        report::Account& account) {
  return journal.read(1, [&](const journal::Record& record) -> terms::Status {
    if (record.kind == journal::RecordKind::kNote) {
      const auto notes = conduct::decode_notes(record);
      if (!notes.ok()) return notes.error();
      for (const std::string& note : notes->notes) {
        account.notes.push_back({record.at, notes->cell, note});
      }
    } else if (record.kind == journal::RecordKind::kOrder) {
      const auto entry = conduct::decode_order(record);
      if (!entry.ok()) return entry.error();
      report::keep_words(account, entry->cell, entry->order, engine.sight(entry->cell));
    } else if (record.kind == journal::RecordKind::kAnswer) {
      const auto entry = conduct::decode_turn(record);
      if (!entry.ok()) return entry.error();
      for (const terms::Order& order : entry->turn.intent.orders) {
        report::keep_words(account, entry->cell, order, engine.sight(entry->cell));
      }
    }
    return terms::Done{};
  });
}

}  // namespace

terms::Result<report::Account> account_of(const journal::Journal& journal) {
  const auto loaded = load(journal);
  if (!loaded.ok()) return loaded.error();
  report::Account account;
  account.exercise = loaded->exercise;
  const auto replayed =
      conduct::replay_course(journal, loaded->exercise, report::listener(account));
  if (!replayed.ok()) return replayed.error();
  account.exercise = replayed->course->engine().shared_exercise();
  account.seed = replayed->course->opening().seed;
  account.fingerprint = replayed->course->engine().fingerprint();
  account.people = told_people(*replayed);
  account.journal_head = fmt::format("{:016x}", journal.head().records_link);
  const auto added = add_words(journal, replayed->course->engine(), account);
  if (!added.ok()) return added.error();
  return account;
}

terms::Status write_file(const std::filesystem::path& path, const std::string& text) {
  const std::filesystem::path beside = path.string() + ".part";
  std::ofstream out(beside, std::ios::binary);
  out << text;
  out.close();
  std::error_code failure;
  if (out) std::filesystem::rename(beside, path, failure);
  if (out && !failure) return terms::Done{};
  std::filesystem::remove(beside, failure);
  return terms::Error{terms::Code::kUnavailable,
                      fmt::format("{} cannot be written", path.string())};
}

}  // namespace redoubt::cli

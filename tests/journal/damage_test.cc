#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "controller/journal/sqlite_journal.h"
#include "tests/journal/sql.h"
#include "tests/journal/vocabulary.h"

namespace redoubt::journal {
namespace {

namespace fs = std::filesystem;

/// What a reader was given, and what it was told.
struct Reading {
  std::vector<Record> records;
  std::vector<Exhibit> exhibits;
  std::string damage;  ///< empty when nothing was named
};

Reading look_at(const fs::path& file) {
  const auto opened = view_sqlite_journal(file);
  if (!opened) return {{}, {}, why(opened)};
  const Journal& journal = **opened;
  Reading reading;
  const auto read = collect(journal, reading.records);
  const auto exhibits = journal.exhibits();
  if (exhibits) reading.exhibits = *exhibits;
  reading.damage = !read ? why(read) : !exhibits ? why(exhibits) : why(journal.verify());
  return reading;
}

class Damage : public testing::Test {
 protected:
  /// A closed journal with this many records, each of some bytes.
  void write(std::uint64_t records, std::size_t bytes = 0) {
    const auto journal = must(create_sqlite_journal(file_, two_exhibits()));
    commit(*journal, records, bytes);
    expected_ = records_up_to(records, bytes);
  }

  std::string bytes() const {
    std::ostringstream all;
    all << std::ifstream(file_, std::ios::binary).rdbuf();
    return all.str();
  }

  void put(std::size_t at, char byte) const {
    const int descriptor = ::open(file_.c_str(), O_WRONLY | O_CLOEXEC);
    ASSERT_EQ(::pwrite(descriptor, &byte, 1, static_cast<off_t>(at)), 1);
    ::close(descriptor);
  }

  /// Changes the first byte of this text, wherever it lies in the file.
  void spoil(const std::string& text) const {
    const std::size_t at = bytes().find(text);
    ASSERT_NE(at, std::string::npos);
    put(at, '#');
  }

  std::string named() const {
    const std::string damage = look_at(file_).damage;
    const std::string prefix = file_.string() + ": ";
    EXPECT_EQ(damage.substr(0, prefix.size()), prefix);
    return damage.substr(std::min(damage.size(), prefix.size()));
  }

  /// Flips one bit of every `step`-th byte of the file, one after the other. What is read must be
  /// a beginning of the truth each time, and all of it unless the damage is named.
  void expect_every_flip_is_named_or_void(std::size_t step) const {
    const std::string sound = bytes();
    int named_flips = 0;
    for (std::size_t at = 0; at < sound.size(); at += step) {
      const int bit = 1 << (at % 8);
      put(at, static_cast<char>(sound[at] ^ bit));
      const Reading reading = look_at(file_);
      put(at, sound[at]);
      fs::remove(file_.string() + "-wal");
      fs::remove(file_.string() + "-shm");
      named_flips += reading.damage.empty() ? 0 : 1;
      ASSERT_LE(reading.records.size(), expected_.size()) << at;
      ASSERT_TRUE(
          std::ranges::equal(reading.records, std::span(expected_).first(reading.records.size())))
          << at;
      if (!reading.damage.empty()) continue;
      ASSERT_EQ(reading.records.size(), expected_.size()) << at;
      ASSERT_EQ(reading.exhibits, two_exhibits_in_order()) << at;
    }
    EXPECT_GT(named_flips, 0);
    EXPECT_EQ(look_at(file_).damage, "");
    RecordProperty("flips", static_cast<int>(sound.size() / step));
    RecordProperty("named", named_flips);
  }

  Folder folder_;
  const fs::path file_ = folder_ / "a.journal";
  std::vector<Record> expected_;
};

TEST_F(Damage, EveryFlippedByteOfASmallJournalIsNamedOrVoid) {
  write(5);
  expect_every_flip_is_named_or_void(1);
}

TEST_F(Damage, AFlippedByteOfALargerJournalIsNamedOrVoid) {
  write(400, 200);
  expect_every_flip_is_named_or_void(67);
}

TEST_F(Damage, AFlippedByteOfAnOverflowPageIsNamedOrVoid) {
  write(4, 20'000);
  expect_every_flip_is_named_or_void(61);
}

TEST_F(Damage, AFlippedByteNeverCrashesAWriter) {
  write(20);
  const std::string sound = bytes();
  for (std::size_t at = 0; at < sound.size(); at += 97) {
    std::string spoiled = sound;
    spoiled[at] = static_cast<char>(~spoiled[at]);
    std::ofstream(file_, std::ios::binary) << spoiled;
    const auto journal = resume_sqlite_journal(file_);
    if (!journal) continue;
    std::vector<Record> records;
    if (!collect(**journal, records)) continue;
    ASSERT_EQ(records, expected_) << at;
  }
}

TEST_F(Damage, AFlippedByteIsFoundAndNamed) {
  write(20);
  spoil("<payload 12>");
  EXPECT_EQ(named(), "record 12 (order, D+0 00:12:00) does not match its chain");
}

TEST_F(Damage, AFlippedByteOfAnExhibitIsFoundAndNamed) {
  write(1);
  spoil("First Watch");
  EXPECT_EQ(named(), "exhibit 2 (scenario.yaml) does not match its chain");
}

TEST_F(Damage, ARecordBeforeTheDamageIsStillRead) {
  write(20);
  spoil("<payload 12>");
  EXPECT_EQ(look_at(file_).records, records_up_to(11));
}

TEST_F(Damage, EveryChangedColumnIsNamed) {
  for (const char* change :
       {"kind=3", "kind=65538", "at=at+1", "at=-9223372036854775807-1",
        "payload=CAST(payload||x'00' AS BLOB)", "payload=x''", "link=x''", "link=zeroblob(8)"}) {
    write(5);
    sql(file_, (std::string("UPDATE record SET ") + change + " WHERE sequence=4").c_str());
    EXPECT_THAT(named(), testing::MatchesRegex("record 4 .*does not match its chain")) << change;
    fs::remove(file_);
  }
}

TEST_F(Damage, SwappedRecordsAreNamed) {
  write(9);
  sql(file_,
      "UPDATE record SET sequence=100 WHERE sequence=4; UPDATE record SET sequence=4 WHERE "
      "sequence=6; UPDATE record SET sequence=6 WHERE sequence=100");
  EXPECT_EQ(named(), "record 4 (order, D+0 00:06:00) does not match its chain");
}

TEST_F(Damage, ADeletedRecordIsNamed) {
  write(9);
  sql(file_, "DELETE FROM record WHERE sequence=4");
  EXPECT_EQ(named(), "record 4 is missing: record 5 (order, D+0 00:05:00) follows record 3");
}

TEST_F(Damage, ADeletedTailIsNamed) {
  write(9);
  sql(file_, "DELETE FROM record WHERE sequence>=8");
  EXPECT_EQ(named(), "record 8 is missing: the journal was committed up to record 9");
}

TEST_F(Damage, ADeletedBeginningIsNamed) {
  write(9);
  sql(file_, "DELETE FROM record");
  EXPECT_EQ(named(), "record 1 is missing: the journal was committed up to record 9");
}

TEST_F(Damage, ARepeatedRecordIsNamed) {
  write(9);
  sql(file_,
      "DELETE FROM record WHERE sequence=5; INSERT INTO record SELECT 5, kind, at, payload, link "
      "FROM record WHERE sequence=4");
  EXPECT_EQ(named(), "record 5 (order, D+0 00:04:00) does not match its chain");
}

TEST_F(Damage, AnAddedRecordIsNamed) {
  write(9);
  sql(file_, "INSERT INTO record SELECT 10, kind, at, payload, link FROM record WHERE sequence=9");
  EXPECT_EQ(named(), "record 10 (order, D+0 00:09:00) stands after the last committed record, 9");
}

TEST_F(Damage, MissingAddedAndMovedExhibitsAreNamed) {
  for (const auto& [change, message] :
       {std::pair("DELETE FROM exhibit WHERE number=2", "exhibit 2 is missing: there must be 2"),
        std::pair("UPDATE exhibit SET path='base/red.yaml' WHERE number=1",
                  "exhibit 1 (base/red.yaml) does not match its chain"),
        std::pair("UPDATE exhibit SET path='../red.yaml' WHERE number=1",
                  "exhibit 1 does not match its chain"),
        std::pair("INSERT INTO exhibit SELECT 3, path, content, link FROM exhibit LIMIT 1",
                  "exhibit 3 (base/blue.yaml) does not match its chain")}) {
    write(1);
    sql(file_, change);
    EXPECT_EQ(named(), message);
    fs::remove(file_);
  }
}

TEST_F(Damage, AChangedHeadIsNamed) {
  for (const char* change : {"records=8", "exhibits=1", "records_link=zeroblob(8)", "seal=x''"}) {
    write(9);
    sql(file_, (std::string("UPDATE head SET ") + change).c_str());
    EXPECT_EQ(named(), "the head does not match its seal") << change;
    fs::remove(file_);
  }
}

TEST_F(Damage, AMissingHeadIsNamed) {
  write(9);
  sql(file_, "DELETE FROM head");
  EXPECT_EQ(named(), "the head is missing");
}

TEST_F(Damage, AFileCutShortIsNamed) {
  write(400, 200);
  const std::uintmax_t size = fs::file_size(file_);
  for (const auto keep : {size / 2, size - 4096, std::uintmax_t{4096}, std::uintmax_t{100}}) {
    fs::resize_file(file_, keep);
    EXPECT_THAT(named(), testing::HasSubstr("file structure: ")) << keep;
    fs::remove(file_);
    write(400, 200);
  }
}

}  // namespace
}  // namespace redoubt::journal

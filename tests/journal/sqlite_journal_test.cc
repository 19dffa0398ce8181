#include "controller/journal/sqlite_journal.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/journal/sql.h"
#include "tests/journal/vocabulary.h"

namespace redoubt::journal {
namespace {

namespace fs = std::filesystem;
using terms::Code;
using testing::ElementsAre;
using testing::HasSubstr;

/// Runs it in a child that is not root, who may write anywhere; 0 when it was true.
int as_nobody(const std::function<bool()>& claim) {
  const pid_t child = ::fork();
  REDOUBT_CHECK(child >= 0);
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    ::_exit(claim() ? 0 : 1);
  }
  int status = 0;
  REDOUBT_CHECK(::waitpid(child, &status, 0) == child);
  return status;
}

class SqliteJournal : public testing::Test {
 protected:
  /// A closed journal with this many records.
  void write(std::uint64_t records) {
    const auto journal = must(create_sqlite_journal(file_, two_exhibits()));
    commit(*journal, records);
  }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }

  /// What both ways to open it answer; they must agree.
  terms::Error refusal(const fs::path& file) {
    const auto resumed = resume_sqlite_journal(file);
    const auto viewed = view_sqlite_journal(file);
    EXPECT_FALSE(resumed);
    EXPECT_FALSE(viewed);
    EXPECT_EQ(why(resumed), why(viewed));
    return resumed ? terms::Error{} : resumed.error();
  }

  Folder folder_;
  const fs::path file_ = folder_ / "a.journal";
};

TEST_F(SqliteJournal, ResumingGoesOnWithSequenceAndChain) {
  write(3);
  commit(*must(resume_sqlite_journal(file_)), 2);
  const auto journal = must(view_sqlite_journal(file_));
  EXPECT_EQ(all(*journal), records_up_to(5));
  EXPECT_EQ(*journal->exhibits(), two_exhibits_in_order());
  EXPECT_EQ(why(journal->verify()), "");
}

TEST_F(SqliteJournal, AnotherReaderSeesWholeBatchesOnly) {
  const auto writer = must(create_sqlite_journal(file_, {}));
  const auto reader = must(view_sqlite_journal(file_));
  commit(*writer, 2);
  add(*writer, 3);
  EXPECT_EQ(all(*reader), records_up_to(2));
  ASSERT_TRUE(writer->commit());
  EXPECT_EQ(all(*reader), records_up_to(5));
}

TEST_F(SqliteJournal, AReadingIsOfOneMoment) {
  const auto writer = must(create_sqlite_journal(file_, {}));
  commit(*writer, 2);
  const auto reader = must(view_sqlite_journal(file_));
  int shown = 0;
  const auto read = reader->read(1, [&](const Record&) -> terms::Status {
    if (++shown == 1) commit(*writer, 4);
    return terms::Done{};
  });
  EXPECT_EQ(why(read), "");
  EXPECT_EQ(shown, 2);
}

TEST_F(SqliteJournal, ACleanCloseLeavesOneFile) {
  write(3);
  EXPECT_THAT(files(), ElementsAre("a.journal"));
  EXPECT_EQ(all(*must(view_sqlite_journal(file_))).size(), 3U);
  EXPECT_THAT(files(), ElementsAre("a.journal"));
}

TEST_F(SqliteJournal, OnlyItsOwnerMayOpenIt) {
  write(1);
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(SqliteJournal, AClosedJournalIsReadInAReadOnlyFolder) {
  write(3);
  fs::permissions(file_, fs::perms{0444});
  fs::permissions(folder_.path(), fs::perms{0555});
  EXPECT_EQ(as_nobody([this] {
              const auto journal = view_sqlite_journal(file_);
              return !resume_sqlite_journal(file_) && journal && (*journal)->verify();
            }),
            0);
  fs::permissions(folder_.path(), fs::perms::owner_all);
}

TEST_F(SqliteJournal, AReaderAtTheCloseHarmsNothing) {
  auto writer = must(create_sqlite_journal(file_, {}));
  commit(*writer, 3);
  const auto reader = must(view_sqlite_journal(file_));
  const auto read = reader->read(1, [&writer](const Record&) -> terms::Status {
    writer.reset();
    return terms::Done{};
  });
  EXPECT_EQ(why(read), "");
  commit(*must(resume_sqlite_journal(file_)), 1);
  EXPECT_EQ(all(*reader), records_up_to(4));
}

TEST_F(SqliteJournal, CheckpointsDoNotShow) {
  const Tuning often{.checkpoint_pages = 8};
  const auto writer = must(create_sqlite_journal(file_, {}, often));
  const auto reader = must(view_sqlite_journal(file_));
  for (int batch = 0; batch < 50; ++batch) commit(*writer, 10, 300);
  EXPECT_EQ(all(*reader), records_up_to(500, 300));
  EXPECT_LT(fs::file_size(file_.string() + "-wal"), 40 * 4120U);
}

TEST_F(SqliteJournal, ACommitFindsRoomInTheLog) {
  const auto writer = must(create_sqlite_journal(file_, {}));
  const auto log = file_.string() + "-wal";
  const auto size = fs::file_size(log);
  commit(*writer, 20, 300);
  EXPECT_EQ(fs::file_size(log), size);
}

TEST_F(SqliteJournal, ASecondWriterIsRefused) {
  const auto journal = must(create_sqlite_journal(file_, {}));
  commit(*journal, 1);
  const auto second = resume_sqlite_journal(file_);
  EXPECT_EQ(why(second), file_.string() + ": is being written by another process");
  EXPECT_EQ(second.error().code, Code::kUnavailable);
  commit(*journal, 1);
}

TEST_F(SqliteJournal, ASecondWriterIsRefusedByAnyName) {
  const auto journal = must(create_sqlite_journal(file_, {}));
  fs::create_symlink(file_, folder_ / "alias");
  EXPECT_THAT(why(resume_sqlite_journal(folder_ / "alias")), HasSubstr("another process"));
}

TEST_F(SqliteJournal, AnExistingFileIsNotOverwritten) {
  write(2);
  const auto refused = create_sqlite_journal(file_, {});
  EXPECT_EQ(why(refused), file_.string() + ": exists already");
  EXPECT_EQ(all(*must(view_sqlite_journal(file_))).size(), 2U);
}

TEST_F(SqliteJournal, AMissingFolderIsNamed) {
  EXPECT_THAT(why(create_sqlite_journal(folder_ / "no/a.journal", {})),
              HasSubstr("its folder does not exist"));
}

TEST_F(SqliteJournal, ANameLikeAnUriIsAName) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_.path());
  must(create_sqlite_journal("file:x?mode=memory", {})).reset();
  fs::current_path(before);
  EXPECT_THAT(files(), ElementsAre("file:x?mode=memory"));
}

TEST_F(SqliteJournal, WhatIsNoJournalIsRefused) {
  EXPECT_EQ(refusal(file_).message, file_.string() + ": does not exist");
  EXPECT_EQ(refusal(folder_.path()).message, folder_.path().string() + ": is a folder");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(refusal(folder_ / "pipe").message, HasSubstr("is not a plain file"));
  std::ofstream(file_).flush();
  EXPECT_THAT(refusal(file_).message, HasSubstr("is not a journal of Redoubt: it is empty"));
  std::ofstream(file_) << std::string(5000, 'x');
  EXPECT_THAT(refusal(file_).message, HasSubstr("is not a journal of Redoubt: file structure"));
  fs::remove(file_);
  sql(file_, "CREATE TABLE record(sequence)");
  EXPECT_THAT(refusal(file_).message, HasSubstr("is not a journal of Redoubt: it is another"));
}

TEST_F(SqliteJournal, ANewerFormatIsRefused) {
  write(1);
  sql(file_, "PRAGMA user_version=2");
  EXPECT_EQ(refusal(file_).code, Code::kFailedPrecondition);
  EXPECT_THAT(refusal(file_).message, HasSubstr("has journal format 2; this version"));
}

TEST_F(SqliteJournal, AnUnknownChainIsRefused) {
  write(1);
  sql(file_, "UPDATE head SET chain_algorithm=2");
  EXPECT_THAT(refusal(file_).message, HasSubstr("has a chain of algorithm 2"));
}

TEST_F(SqliteJournal, OtherTablesAreRefused) {
  write(1);
  sql(file_, "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END");
  EXPECT_THAT(refusal(file_).message, HasSubstr("more than the tables of a journal"));
}

}  // namespace
}  // namespace redoubt::journal

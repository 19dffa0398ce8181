#include "controller/journal/sqlite_journal.h"
#include "tests/journal/lossy_disk.h"
#include "tests/journal/sql.h"
#include "tests/journal/vocabulary.h"

namespace redoubt::journal {
namespace {

namespace fs = std::filesystem;
using terms::Code;

constexpr Tuning kSmallLog{.checkpoint_pages = 12};

/// What had been acknowledged when, and which lengths the journal may have: whole batches.
struct Story {
  std::vector<std::pair<std::size_t, std::uint64_t>> acknowledged;  ///< (moment, last sequence)
  std::vector<std::uint64_t> batch_ends = {0};

  std::uint64_t acknowledged_at(std::size_t moment) const {
    std::uint64_t last = 0;
    for (const auto& [when, sequence] : acknowledged) {
      if (when <= moment) last = sequence;
    }
    return last;
  }
};

void commit_and_note(Journal& journal, std::uint64_t records, const LossyDisk& disk, Story& story) {
  commit(journal, records, 300);
  story.batch_ends.push_back(journal.head().records);
  story.acknowledged.emplace_back(disk.moments(), journal.head().records);
}

/// A life with two clean closes and many checkpoints; returns the moment at which it was created.
std::size_t live(const fs::path& file, const LossyDisk& disk, Story& story) {
  auto journal = must(create_sqlite_journal(file, two_exhibits(), kSmallLog));
  const std::size_t created = disk.moments();
  for (int life = 0; life < 3; ++life) {
    for (std::uint64_t batch = 0; batch < 12; ++batch) {
      commit_and_note(*journal, 1 + batch * batch % 23, disk, story);
    }
    journal.reset();
    if (life < 2) journal = must(resume_sqlite_journal(file, kSmallLog));
  }
  return created;
}

void expect_nothing_lost(const fs::path& file, std::uint64_t acknowledged, const Story& story) {
  {
    const auto viewed = view_sqlite_journal(file);
    ASSERT_EQ(why(viewed), "");
    ASSERT_GE((*viewed)->head().records, acknowledged);
  }
  const auto journal = resume_sqlite_journal(file);
  ASSERT_EQ(why(journal), "");
  const std::uint64_t last = (*journal)->head().records;
  ASSERT_GE(last, acknowledged);
  ASSERT_THAT(story.batch_ends, testing::Contains(last));
  ASSERT_EQ(all(**journal), records_up_to(last, 300));
  ASSERT_EQ(why((*journal)->verify()), "");
}

TEST(PowerLoss, NothingAcknowledgedIsLostAndEveryStateOpens) {
  const Folder folder;
  LossyDisk disk;
  Story story;
  const std::size_t created = live(folder / "a.journal", disk, story);
  disk.detach();
  terms::Stream chance(2026, terms::Purpose::kChoice, 0);
  for (int state = 0; state < 800 && !HasFailure(); ++state) {
    const std::size_t moment = created + chance.below(disk.moments() - created + 1);
    const Folder left;
    disk.lose_power(moment, chance, left.path());
    SCOPED_TRACE("state " + std::to_string(state) + ", moment " + std::to_string(moment));
    expect_nothing_lost(left / "a.journal", story.acknowledged_at(moment), story);
  }
}

TEST(PowerLoss, AnUnfinishedCreationIsRefusedOrWhole) {
  const Folder folder;
  LossyDisk disk;
  must(create_sqlite_journal(folder / "a.journal", two_exhibits())).reset();
  disk.detach();
  terms::Stream chance(2026, terms::Purpose::kChoice, 0);
  for (int state = 0; state < 100; ++state) {
    const Folder left;
    disk.lose_power(chance.below(disk.moments() + 1), chance, left.path());
    const auto journal = resume_sqlite_journal(left / "a.journal");
    if (!journal) continue;
    ASSERT_EQ(*(*journal)->exhibits(), two_exhibits_in_order());
  }
}

/// The same disk under `synchronous=NORMAL`, the popular choice, must lose something: else the test
/// above proves nothing.
TEST(PowerLoss, TheDiskLosesWhatIsNotSynced) {
  const Folder folder;
  LossyDisk disk;
  sql(folder / "a.db", "PRAGMA journal_mode=WAL; CREATE TABLE t(x)");
  std::vector<std::size_t> inserted;
  {
    const Connection database(folder / "a.db");
    database.run("PRAGMA synchronous=NORMAL");
    for (int row = 0; row < 50; ++row) {
      database.run("INSERT INTO t VALUES(1)");
      inserted.push_back(disk.moments());
    }
  }
  disk.detach();
  terms::Stream chance(2026, terms::Purpose::kChoice, 0);
  int lost = 0;
  for (int state = 0; state < 50; ++state) {
    const std::size_t row = chance.below(inserted.size());
    const Folder left;
    disk.lose_power(inserted[row], chance, left.path());
    const Connection database(left / "a.db");
    lost += database.count("SELECT count(*) FROM t") < static_cast<std::int64_t>(row + 1) ? 1 : 0;
  }
  EXPECT_GT(lost, 10);
}

class BadDisk : public testing::TestWithParam<LossyDisk::Health> {};
INSTANTIATE_TEST_SUITE_P(Kinds, BadDisk,
                         testing::Values(LossyDisk::Health::kFull, LossyDisk::Health::kSyncsFail));

TEST_P(BadDisk, AFailedCommitStopsTheJournalForGood) {
  const Folder folder;
  LossyDisk disk;
  const auto journal = must(create_sqlite_journal(folder / "a.journal", {}));
  commit(*journal, 2);
  add(*journal, 1);
  disk.become(GetParam());
  const auto failed = journal->commit();
  EXPECT_FALSE(failed);
  disk.become(LossyDisk::Health::kGood);
  EXPECT_THAT(why(journal->commit()), testing::HasSubstr("stopped: " + why(failed)));
  EXPECT_EQ(journal->append(RecordKind::kNote, minute(9), "").error().code, Code::kAborted);
  EXPECT_EQ(journal->head().records, 2U);
}

TEST_P(BadDisk, WhatWasAcknowledgedBeforeIsThereAfter) {
  const Folder folder;
  LossyDisk disk;
  auto journal = must(create_sqlite_journal(folder / "a.journal", {}));
  commit(*journal, 2);
  add(*journal, 1);
  disk.become(GetParam());
  EXPECT_FALSE(journal->commit());
  journal.reset();
  disk.become(LossyDisk::Health::kGood);
  journal = must(resume_sqlite_journal(folder / "a.journal"));
  EXPECT_GE(journal->head().records, 2U);
  EXPECT_EQ(all(*journal), records_up_to(journal->head().records));
  commit(*journal, 3);
}

TEST_P(BadDisk, AFailedCreationLeavesNothing) {
  const Folder folder;
  LossyDisk disk;
  disk.become(GetParam());
  EXPECT_FALSE(create_sqlite_journal(folder / "a.journal", two_exhibits()));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(PowerLoss, AFailedCheckpointStopsTheJournalAfterADurableCommit) {
  const Folder folder;
  LossyDisk disk;
  const auto journal =
      must(create_sqlite_journal(folder / "a.journal", {}, {.checkpoint_pages = 1}));
  commit(*journal, 1);
  disk.become(LossyDisk::Health::kCheckpointsFail);
  commit(*journal, 1);
  EXPECT_THAT(why(journal->commit()), testing::HasSubstr("the journal has stopped"));
}

}  // namespace
}  // namespace redoubt::journal

#include "controller/journal/journal.h"

#include "controller/journal/memory_journal.h"
#include "controller/journal/sqlite_journal.h"
#include "tests/journal/vocabulary.h"

namespace redoubt::journal {
namespace {

using terms::Code;
using testing::HasSubstr;

/// What both twins must do alike.
class Journals : public testing::TestWithParam<const char*> {
 protected:
  std::unique_ptr<Journal> create(std::vector<Exhibit> exhibits = two_exhibits()) {
    auto created = try_create(std::move(exhibits));
    return must(std::move(created));
  }

  terms::Result<std::unique_ptr<Journal>> try_create(std::vector<Exhibit> exhibits) {
    if (GetParam() == std::string_view("SQLite")) {
      return create_sqlite_journal(folder_ / "a.journal", std::move(exhibits));
    }
    auto memory = MemoryJournal::create(std::move(exhibits));
    if (!memory) return memory.error();
    return std::unique_ptr<Journal>(std::move(*memory));
  }

  Folder folder_;
};
INSTANTIATE_TEST_SUITE_P(Twins, Journals, testing::Values("Memory", "SQLite"),
                         [](const auto& twin) { return std::string(twin.param); });

TEST_P(Journals, RecordsComeBackAsTheyWereAppended) {
  const auto journal = create();
  const Record odd{2, static_cast<RecordKind>(65535), terms::from_microseconds(-5),
                   std::string(3, '\0')};
  commit(*journal, 1);
  ASSERT_EQ(*journal->append(odd.kind, odd.at, odd.payload), 2U);
  ASSERT_TRUE(journal->commit());
  EXPECT_THAT(all(*journal), testing::ElementsAre(nth(1), odd));
}

TEST_P(Journals, OrderIsTheOrderOfAppending) {
  const auto journal = create();
  for (int batch = 0; batch < 10; ++batch) commit(*journal, 7);
  EXPECT_EQ(all(*journal), records_up_to(70));
}

TEST_P(Journals, ReadingBeginsWhereItIsAskedTo) {
  const auto journal = create();
  commit(*journal, 5);
  EXPECT_THAT(all(*journal, 4), testing::ElementsAre(nth(4), nth(5)));
  EXPECT_THAT(all(*journal, 6), testing::IsEmpty());
  EXPECT_THAT(all(*journal, 700), testing::IsEmpty());
}

TEST_P(Journals, AVisitorEndsTheReadingWithItsError) {
  const auto journal = create();
  commit(*journal, 5);
  int shown = 0;
  const auto read = journal->read(1, [&shown](const Record&) -> terms::Status {
    if (++shown == 3) return terms::Error{Code::kOutOfRange, "enough"};
    return terms::Done{};
  });
  EXPECT_EQ(why(read), "enough");
  EXPECT_EQ(shown, 3);
}

TEST_P(Journals, ABatchIsUnseenUntilItIsCommitted) {
  const auto journal = create();
  commit(*journal, 2);
  add(*journal, 3);
  EXPECT_EQ(all(*journal).size(), 2U);
  EXPECT_EQ(journal->head().records, 2U);
  ASSERT_TRUE(journal->commit());
  EXPECT_EQ(all(*journal), records_up_to(5));
}

TEST_P(Journals, ExhibitsComeBackInOrderOfPath) {
  EXPECT_EQ(*create()->exhibits(), two_exhibits_in_order());
}

TEST_P(Journals, ExhibitsMayBeAbsentOrEmpty) {
  const auto journal = create({{"empty", ""}});
  commit(*journal, 1);
  EXPECT_TRUE(journal->verify());
  EXPECT_EQ(*journal->exhibits(), std::vector<Exhibit>({{"empty", ""}}));
}

TEST_P(Journals, ExhibitsStayInTheirFolder) {
  for (const char* path : {"", "/etc/x", "../x", "a/../x", "a//x", "./x", "a/", "a\\x", "a\nx"}) {
    const auto refused = try_create({{path, "x"}});
    ASSERT_FALSE(refused) << path;
    EXPECT_EQ(refused.error().code, Code::kInvalidArgument);
  }
}

TEST_P(Journals, ExhibitsAreUniqueAndBounded) {
  EXPECT_THAT(why(try_create({{"a", "1"}, {"a", "2"}})), HasSubstr("'a' is there twice"));
  EXPECT_THAT(why(try_create({{"a", std::string(kExhibitBytesMax + 1, 'x')}})),
              HasSubstr("67108865 bytes"));
  EXPECT_THAT(why(try_create(std::vector<Exhibit>(kExhibitsMax + 1))), HasSubstr("4097 exhibits"));
}

TEST_P(Journals, APayloadOverItsLimitIsRefused) {
  const auto journal = create();
  const auto append = [&](std::size_t bytes) {
    return journal->append(RecordKind::kNote, minute(1), std::string(bytes, 'x'));
  };
  EXPECT_EQ(append(kPayloadBytesMax + 1).error().code, Code::kResourceExhausted);
  ASSERT_TRUE(append(kPayloadBytesMax));
  ASSERT_TRUE(journal->commit());
  EXPECT_TRUE(journal->verify());
}

TEST_P(Journals, AFullBatchRefusesAndGoesOnAfterItsCommit) {
  const auto journal = create();
  const auto append = [&] { return journal->append(RecordKind::kNote, minute(1), ""); };
  for (std::size_t i = 0; i < kBatchRecordsMax; ++i) ASSERT_TRUE(append());
  EXPECT_EQ(append().error().code, Code::kResourceExhausted);
  ASSERT_TRUE(journal->commit());
  EXPECT_EQ(*append(), kBatchRecordsMax + 1);
}

TEST_P(Journals, ACommitOfNothingIsFine) {
  const auto journal = create();
  EXPECT_TRUE(journal->commit());
  EXPECT_EQ(journal->head().records, 0U);
}

TEST(Journal, TheTwinsChainAlike) {
  const Folder folder;
  const auto memory = must(MemoryJournal::create(two_exhibits()));
  const auto file = must(create_sqlite_journal(folder / "a.journal", two_exhibits()));
  commit(*memory, 3);
  commit(*file, 2);
  commit(*file, 1);
  EXPECT_EQ(memory->head(), file->head());
}

TEST(Journal, AFailedCommitStopsIt) {
  const auto journal = must(MemoryJournal::create({}));
  commit(*journal, 1);
  add(*journal, 1);
  journal->fail_next_commit({Code::kResourceExhausted, "the disk is full"});
  EXPECT_EQ(why(journal->commit()), "the disk is full");
  EXPECT_EQ(why(journal->commit()), "the journal has stopped: the disk is full");
  EXPECT_EQ(journal->append(RecordKind::kNote, minute(1), "").error().code, Code::kAborted);
  EXPECT_EQ(all(*journal), records_up_to(1));
}

TEST(Journal, ARecordIsDescribedForPeople) {
  EXPECT_EQ(describe(nth(12)), "record 12 (order, D+0 00:12:00)");
  EXPECT_EQ(name(static_cast<RecordKind>(17)), "kind 17");
}

}  // namespace
}  // namespace redoubt::journal

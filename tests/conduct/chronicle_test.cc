#include "controller/conduct/chronicle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "controller/journal/memory_journal.h"
#include "tests/rehearsal/slice.h"

namespace redoubt::conduct {
namespace {

using journal::MemoryJournal;
using journal::Record;
using journal::RecordKind;
using rehearsal::Course;
using rehearsal::Slice;
using terms::Code;
using testing::HasSubstr;

constexpr std::uint64_t kSeed = 5;

Course rehearsed() {
  return *rehearsal::rehearse(Slice{}.draw(), kSeed, rehearsal::shipped_minds());
}

/// A journal being written by hand.
struct Written {
  std::unique_ptr<MemoryJournal> journal = MemoryJournal::create({}).value();

  Written& add(RecordKind kind, terms::ExerciseTime at, std::string payload) {
    EXPECT_TRUE(journal->append(kind, at, std::move(payload)).ok());
    EXPECT_TRUE(journal->commit().ok());
    return *this;
  }
  Written& opened() {
    return add(RecordKind::kOpened, terms::kStartex, encode(Opening{.seed = kSeed}));
  }
  Written& orders(const Course& course) {
    for (const auto& one : course.orders) {
      add(RecordKind::kOrder, one.at, encode(CellOrder{one.cell, one.order}));
    }
    return *this;
  }
  Written& closed(const Course& course) {
    return add(RecordKind::kClosed, course.ended_at,
               encode(Standing{course.events, course.fingerprint}));
  }
  auto replayed() const { return replay(*journal, Slice{}.draw()); }
};

TEST(Chronicle, ReplayLeadsToTheFingerprintOfTheRehearsal) {
  const Course course = rehearsed();
  const auto engine = Written{}.opened().orders(course).closed(course).replayed();
  ASSERT_TRUE(engine.ok()) << engine.error().message;
  EXPECT_EQ((*engine)->fingerprint(), course.fingerprint);
}

TEST(Chronicle, AnUnfinishedJournalGivesTheEngineAsFarAsItGot) {
  Course course = rehearsed();
  course.orders.resize(1);
  const auto engine = Written{}.opened().orders(course).replayed();
  ASSERT_TRUE(engine.ok());
  EXPECT_FALSE((*engine)->ended());
  EXPECT_EQ((*engine)->now(), course.orders[0].at);
}

TEST(Chronicle, ACourseThatLeadsElsewhereIsNamed) {
  Course course = rehearsed();
  course.fingerprint ^= 1;
  const auto engine = Written{}.opened().orders(course).closed(course).replayed();
  EXPECT_EQ(engine.error().code, Code::kDataLoss);
  EXPECT_THAT(engine.error().message, HasSubstr("derived"));
}

TEST(Chronicle, AMissingOrderIsNoticedAtTheNextMark) {
  const Course course = rehearsed();
  Course robbed = course;
  robbed.orders.erase(robbed.orders.begin());
  EXPECT_FALSE(Written{}.opened().orders(robbed).closed(course).replayed().ok());
}

TEST(Chronicle, AJournalMustOpenExactlyOnce) {
  const Course course = rehearsed();
  EXPECT_FALSE(Written{}.orders(course).replayed().ok());
  EXPECT_FALSE(Written{}.opened().opened().replayed().ok());
  EXPECT_FALSE(Written{}.replayed().ok());
}

TEST(Chronicle, NothingFollowsTheEnd) {
  const Course course = rehearsed();
  EXPECT_FALSE(Written{}.opened().orders(course).closed(course).closed(course).replayed().ok());
}

TEST(Chronicle, AfterTheEndAnOrderThatMarksNothingIsDamage) {
  const Course course = rehearsed();
  const terms::Order act{900, terms::Act{Slice::kIsolate, {1}, {}}};
  Written written;
  written.opened().orders(course).closed(course);
  written.add(RecordKind::kOrder, course.ended_at, encode(CellOrder{Slice::kBlue, act}));
  EXPECT_THAT(written.replayed().error().message, HasSubstr("after the exercise was closed"));
}

TEST(Chronicle, TimeThatRunsBackwardsIsNamed) {
  Course course = rehearsed();
  std::reverse(course.orders.begin(), course.orders.end());
  const auto engine = Written{}.opened().orders(course).replayed();
  EXPECT_THAT(engine.error().message, HasSubstr("backwards"));
}

TEST(Chronicle, EveryOrderReadsBackAsItWasWritten) {
  const terms::Reply reply{.inject = {3}, .option = 2, .text = "no comment"};
  const Record record{.kind = RecordKind::kOrder,
                      .at = terms::kStartex,
                      .payload = encode(CellOrder{{7}, {9, reply}})};
  const auto entry = decode_order(record);
  ASSERT_TRUE(entry.ok());
  EXPECT_EQ(entry->cell, terms::CellId{7});
  EXPECT_EQ(entry->order.number, 9U);
  EXPECT_EQ(std::get<terms::Reply>(entry->order.what).text, "no comment");
}

terms::Order steered() {
  return {3, terms::Direct{terms::Steering::kMark, "2-03#2", {1}, 4, "well said"}};
}

terms::Order amended() {
  terms::Amend amend;
  amend.inject = "X-01";
  amend.add = true;
  amend.at = terms::kStartex + std::chrono::hours(3);
  amend.to = {{1}, {4}};
  amend.subject = "Call me";
  amend.notes = "";
  amend.deadline = std::chrono::minutes(30);
  amend.kind = terms::InjectKind::kPhone;
  amend.rubric = "line";
  amend.options = {"Yes", "No"};
  amend.why = "they need a nudge";
  return {5, std::make_shared<const terms::Amend>(amend)};
}

TEST(Chronicle, BytesThatNoWriterWroteAreRefused) {
  for (const terms::Order& order :
       {terms::Order{1, terms::Act{{0}, {0}, {}}}, terms::Order{2, terms::Acknowledge{{7}}},
        steered(), amended()}) {
    const std::string whole = encode(CellOrder{{1}, order});
    for (std::size_t length = 0; length < whole.size(); ++length) {
      EXPECT_FALSE(decode_order({.payload = whole.substr(0, length)}).ok());
    }
    EXPECT_FALSE(decode_order({.payload = whole + "x"}).ok());
  }
}

TEST(Chronicle, KeepsWhatWasSaidOfAnAmendedLineAndWhatWasNot) {
  const auto entry = decode_order({.payload = encode(CellOrder{{2}, amended()})});
  const terms::Amend& amend = *terms::amend_in(entry->order.what);
  EXPECT_EQ(amend.at, terms::kStartex + std::chrono::hours(3));
  EXPECT_EQ(amend.to, (std::vector<terms::CellId>{{1}, {4}}));
  EXPECT_EQ(amend.notes, "");
  EXPECT_EQ(amend.title, std::nullopt);
  EXPECT_EQ(amend.options, (std::vector<std::string>{"Yes", "No"}));
  EXPECT_EQ(encode(CellOrder{{2}, entry->order}), encode(CellOrder{{2}, amended()}));
}

TEST(Chronicle, KeepsWhatExerciseControlDidAndWhy) {
  const auto entry = decode_order({.payload = encode(CellOrder{{2}, steered()})});
  const auto& direct = std::get<terms::Direct>(entry->order.what);
  EXPECT_EQ(direct.what, terms::Steering::kMark);
  EXPECT_EQ(direct.inject, "2-03#2");
  EXPECT_EQ(direct.level, 4);
  EXPECT_EQ(direct.why, "well said");
}

}  // namespace
}  // namespace redoubt::conduct

#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string faults_of(const std::string& said) {
  return faults_with("backups", "backups: {" + said + "}");
}

TEST(Backups, OneSaysWhatItCoversHowOftenAndHowManyCopiesItKeeps) {
  const Exercise exercise =
      exercise_with("backups", "backups: {nightly: {covers: [desk], every: 12 h, keeps: 4}}");
  ASSERT_EQ(exercise.layout.backups.size(), 1U);
  const range::Backup& nightly = exercise.layout.backups[0];
  EXPECT_EQ(nightly.name, "nightly");
  EXPECT_THAT(numbers(nightly.covers), ElementsAre(1, 2, 3));
  EXPECT_EQ(nightly.every, std::chrono::hours(12));
  EXPECT_EQ(nightly.keeps, 4U);
}

TEST(Backups, OneCopyIsKeptWhereNothingIsSaid) {
  const Exercise exercise =
      exercise_with("backups", "backups: {nightly: {covers: gateway, every: 1 d}}");
  EXPECT_EQ(exercise.layout.backups.at(0).keeps, 1U);
  EXPECT_THAT(exercise_of(Text()).layout.backups, IsEmpty());
}

TEST(Backups, NoHostIsCoveredTwice) {
  EXPECT_EQ(faults_of("a: {covers: office, every: 1 h}, b: {covers: gateway, every: 1 h}"),
            "backups:2:56 backups.b.covers: host 'gateway' is covered already <- backups:2:23 it "
            "is covered here\n");
}

TEST(Backups, CopiesNeedTimeBetweenThem) {
  EXPECT_THAT(faults_of("a: {covers: gateway, every: 14 min}"),
              HasSubstr("backups.a.every: copies need a quarter of an hour between them"));
}

TEST(Backups, AtLeastOneCopyIsKept) {
  EXPECT_THAT(faults_of("a: {covers: gateway, every: 1 h, keeps: 0}"),
              HasSubstr("backups.a.keeps: expected a whole number from 1 to 50"));
}

TEST(Backups, EachHasANameOfItsOwn) {
  EXPECT_THAT(faults_of("a: {covers: gateway, every: 1 h}, a: {covers: desk, every: 1 h}"),
              HasSubstr("'a'"));
}

}  // namespace
}  // namespace redoubt::scenario

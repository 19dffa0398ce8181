#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using terms::EntityKind;

/// The small scenario with a function, and these couplings.
Text with_couplings(const std::string& couplings) {
  return Text()
      .with("functions", "functions: {care: {parts: gateway}}")
      .with("couplings", "couplings:\n" + couplings);
}

TEST(Couplings, EachOfWhoIsNamedNeedsTheOneThing) {
  const Exercise exercise = exercise_of(with_couplings(
      "  - {who: [desk, care], needs: gateway, below: 30%, delay: 1 min, reserve: 4 h,\n"
      "     refill: 8 h, repair: 20 min}\n"));
  const auto& couplings = exercise.layout.couplings;
  ASSERT_EQ(couplings.size(), 4U);
  EXPECT_EQ(exercise.layout.name_of(couplings[0].to), "desk-1");
  EXPECT_EQ(couplings[3].to.kind, EntityKind::kFunction);
  EXPECT_EQ(exercise.layout.name_of(couplings[3].from), "gateway");
  EXPECT_EQ(couplings[0].threshold, 300);
  EXPECT_EQ(couplings[0].delay, minutes(1));
  EXPECT_EQ(couplings[0].reserve, hours(4));
  EXPECT_EQ(couplings[0].refill, hours(8));
  EXPECT_EQ(couplings[0].repair, minutes(20));
}

TEST(Couplings, NothingNeedsItselfOrTheSameTwice) {
  EXPECT_THAT(faults(with_couplings("  - {who: gateway, needs: gateway}\n")),
              HasSubstr("'gateway' would need itself"));
  EXPECT_THAT(faults(with_couplings("  - {who: care, needs: gateway}\n"
                                    "  - {who: care, needs: gateway, below: 10%}\n")),
              HasSubstr("that 'care' needs 'gateway' stands there twice"));
}

TEST(Couplings, OneThingIsNeededAtATime) {
  EXPECT_THAT(faults(with_couplings("  - {who: care, needs: desk}\n")),
              HasSubstr("that is more than one thing; name one of them"));
}

TEST(Couplings, AnUnknownKeyIsNamedWithTheNearest) {
  EXPECT_THAT(faults(with_couplings("  - {who: care, needs: gateway, bellow: 10%}\n")),
              HasSubstr("did you mean 'below'?"));
}

TEST(Points, DriveOrMeasureOneThing) {
  EXPECT_THAT(faults(Text()
                         .with("functions", "functions: {care: {parts: gateway}}")
                         .with("points", "points: {p: {host: gateway}}")),
              HasSubstr("a point either drives a machine or measures something"));
  const Exercise exercise = exercise_of(
      Text()
          .with("functions", "functions: {care: {parts: gateway}}")
          .with(
              "points",
              "points:\n  heat: {host: gateway, measures: care, alarm: {below: 40%, above: 90%},\n"
              "         safety: {below: 20%, after: 2 min, harm_after: 1 h}}"));
  const range::control::Point& point = exercise.layout.plant.points.at(0);
  EXPECT_FALSE(point.drives);
  EXPECT_EQ(point.low, 400);
  EXPECT_EQ(point.high, 900);
  EXPECT_EQ(point.safety.below, 200);
  EXPECT_EQ(point.safety.after, minutes(2));
  EXPECT_EQ(point.safety.harm_after, hours(1));
}

TEST(Points, ASafetyFunctionHasALimit) {
  EXPECT_THAT(
      faults(Text()
                 .with("functions", "functions: {care: {parts: gateway}}")
                 .with("points",
                       "points: {heat: {host: gateway, measures: care, safety: {after: 2 min}}}")),
      HasSubstr("a safety function has a limit: below or above"));
}

}  // namespace
}  // namespace redoubt::scenario

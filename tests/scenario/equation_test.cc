#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

std::string metrics(const std::string& equation) {
  return "metrics:\n"
         "  seen: {cell: soc, objective: hold, counts: true_alert, points: 1, best: 9, worst: 0}\n"
         "  lost: {cell: soc, objective: hold, counts: access_gained, points: -1, best: 0, worst: "
         "-9}\n"
         "  both: {cell: soc, objective: hold, equals: \"" +
         equation + "\", best: 9, worst: 0}";
}

/// With 7 seen and -3 lost.
std::int64_t worked_out(const std::string& equation) {
  const Exercise exercise = exercise_with("metrics", metrics(equation));
  if (exercise.metrics.size() < 3) return INT64_MIN;
  return value_of(exercise.metrics[2].equation,
                  [](MetricId metric) { return metric.value == 0 ? 7 : -3; });
}
std::string faults_of(const std::string& equation) {
  return faults_with("metrics", metrics(equation));
}

TEST(Equations, AreWholeNumberArithmetic) {
  EXPECT_EQ(worked_out("seen + lost * 2"), 1);
  EXPECT_EQ(worked_out("(seen + lost) * 2"), 8);
  EXPECT_EQ(worked_out("seen - -lost"), 4);
  EXPECT_EQ(worked_out("seen / 2"), 3);
  EXPECT_EQ(worked_out("lost / 2"), -1);
}

TEST(Equations, ClampAndCompare) {
  EXPECT_EQ(worked_out("clamp(seen * 100, 0, 20)"), 20);
  EXPECT_EQ(worked_out("clamp(lost, -2, 20)"), -2);
  EXPECT_EQ(worked_out("min(seen, lost) + max(seen, lost)"), 4);
}

TEST(Equations, NeverOverflow) {
  EXPECT_EQ(worked_out("seen / 0"), 0);
  EXPECT_EQ(worked_out("1000000 * 1000000 * 1000000 * seen"), 1'000'000'000'000);
  EXPECT_EQ(worked_out("1000000 * 1000000 * 1000000 * lost"), -1'000'000'000'000);
}

TEST(Equations, SayWhatIsWrongWithThem) {
  EXPECT_THAT(faults_of("seen +"), HasSubstr("a number, a metric or a bracket is missing"));
  EXPECT_THAT(faults_of("sen + 1"), HasSubstr("there is no metric 'sen'"));
  EXPECT_THAT(faults_of("(seen"), HasSubstr("')' is missing"));
  EXPECT_THAT(faults_of("seen 2"), HasSubstr("something is too much at '2'"));
  EXPECT_THAT(faults_of("sqrt(seen)"), HasSubstr("'sqrt' is none of min, max and clamp"));
  EXPECT_THAT(faults_of("both + 1"), HasSubstr("'both' is an equation itself"));
  EXPECT_THAT(faults_of(std::string(100, '(')), HasSubstr("its brackets are too deep"));
}

}  // namespace
}  // namespace redoubt::scenario

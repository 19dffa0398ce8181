#include "controller/yaml/quantities.h"

#include "proto/terms/random.h"
#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::int64_t millionths(std::string_view text) {
  const terms::Result<terms::Odds> odds = odds_of(text);
  return odds ? std::int64_t{odds->per_million} : -1;
}

std::int64_t time_us(std::string_view text) {
  const terms::Result<terms::ExerciseTime> time = time_of(text);
  return time ? terms::microseconds(*time) : -1;
}

TEST(Quantities, DurationsAreWholeNumbersWithUnits) {
  EXPECT_EQ(*duration_of("90 min"), minutes{90});
  EXPECT_EQ(*duration_of("1 h 30 min"), minutes{90});
  EXPECT_EQ(*duration_of("45 s"), seconds{45});
  EXPECT_EQ(*duration_of("2d"), hours{48});
  EXPECT_EQ(*duration_of("250 ms"), milliseconds{250});
  EXPECT_EQ(*duration_of("0 s"), seconds{0});
}

TEST(Quantities, WhatIsNoDurationIsRefused) {
  for (const char* text : {"", "90", "min", "-1 h", "1.5 h", "1 h  2 min", "1 h ", " 1 h", "1  h",
                           "2 min 1 h", "1 h 1 h", "1 week", "1 H", "0x1 s", "1 h30", "1 h,"}) {
    EXPECT_FALSE(duration_of(text).ok()) << text;
  }
}

TEST(Quantities, DurationsEndAtAHundredYears) {
  EXPECT_EQ(*duration_of("36500 d"), kDurationMax);
  for (const char* text : {"36500 d 1 us", "36501 d", "9223372036854775807 d",
                           "9223372036854775808 us", "99999999999999999999999 us"}) {
    ASSERT_FALSE(duration_of(text).ok()) << text;
    EXPECT_EQ(duration_of(text).error().code, terms::Code::kOutOfRange);
  }
}

TEST(Quantities, TimesAreADayAndATimeOfDayOrADurationSinceStartex) {
  EXPECT_EQ(time_us("D+0 00:00"), 0);
  EXPECT_EQ(time_us("D+0 00:00:30"), 30'000'000);
  EXPECT_EQ(time_us("D+1 09:30"), (24 * 60 + 9 * 60 + 30) * 60'000'000LL);
  EXPECT_EQ(time_us("D+0 00:00:01.5"), 1'500'000);
  EXPECT_EQ(time_us("90 min"), 90 * 60'000'000LL);
}

TEST(Quantities, WhatIsNoTimeIsRefused) {
  for (const char* text :
       {"D+1", "D+1 ", "D+1 9:30", "D+1 24:00", "D+1 09:60", "D+1 09:30:60", "D+1 09:30:00.1234567",
        "D+1 09:30.5", "D-1 09:30", "D+ 09:30", "d+1 09:30", "D+1  09:30", "D+1 09:30 ",
        "D+36500 00:00", "D+99999999999999999999 00:00", "09:30", "D+1 09:30:00."}) {
    EXPECT_EQ(time_us(text), -1) << text;
  }
}

TEST(Quantities, ATimeOfDayHasTwoDigitsEach) {
  EXPECT_EQ(*time_of_day_of("00:00"), terms::Duration{});
  EXPECT_EQ(*time_of_day_of("23:45:30"), std::chrono::seconds((23 * 60 + 45) * 60 + 30));
  for (const char* text : {"", "7:00", "24:00", "07:60", "07", "07:00 ", "D+0 07:00", "07:00:60"}) {
    EXPECT_FALSE(time_of_day_of(text).ok()) << text;
  }
}

TEST(Quantities, AMeasureIsExactInTheSmallestOfItsUnits) {
  constexpr Unit kPower[] = {{"kW", 1}, {"MW", 1000}};
  EXPECT_EQ(*measure_of("120 MW", kPower), 120'000);
  EXPECT_EQ(*measure_of("-1.25MW", kPower), -1250);
  EXPECT_FALSE(measure_of("0.5 kW", kPower));
  EXPECT_FALSE(measure_of("12", kPower));
  EXPECT_FALSE(measure_of("12 GW", kPower));
  EXPECT_FALSE(measure_of("9223372036854775807 MW", kPower));
}

TEST(Quantities, OddsAreExactMillionths) {
  EXPECT_EQ(millionths("12%"), 120'000);
  EXPECT_EQ(millionths("3.5%"), 35'000);
  EXPECT_EQ(millionths("0.0001%"), 1);
  EXPECT_EQ(millionths("0.35"), 350'000);
  EXPECT_EQ(millionths("0.000001"), 1);
  EXPECT_EQ(millionths("1"), 1'000'000);
  EXPECT_EQ(millionths("1.000000"), 1'000'000);
  EXPECT_EQ(millionths("100%"), 1'000'000);
  EXPECT_EQ(millionths("0"), 0);
}

TEST(Quantities, WhatIsNoOddsIsRefused) {
  for (const char* text :
       {"", "%", ".5", "5.", "5.%", "-1%", "+1%", "35", "1.000001", "100.0001%", "101%",
        "0.0000001", "0.00001%", "12 %", "12%%", "1e-3", "0,5", "99999999999999999999"}) {
    EXPECT_EQ(millionths(text), -1) << text;
  }
}

TEST(Quantities, IntegersAreDecimalAndOfOneSpelling) {
  EXPECT_EQ(*integer_of("0"), 0);
  EXPECT_EQ(*integer_of("-12"), -12);
  EXPECT_EQ(*integer_of("9223372036854775807"), INT64_MAX);
  for (const char* text :
       {"", "-", "+1", "007", "-0", "1.0", "1e3", "0x10", "1_000", " 1", "9223372036854775808"}) {
    EXPECT_FALSE(integer_of(text).ok()) << text;
  }
}

TEST(Quantities, WhatIsPrintedIsReadBack) {
  terms::Stream chance(7, terms::Purpose::kChoice, 0);
  for (int i = 0; i < 2000; ++i) {
    // Of all sizes, from microseconds to years.
    const auto bound = std::uint64_t{1} << (1 + chance.below(51));
    const terms::Duration duration{static_cast<std::int64_t>(chance.below(bound))};
    const terms::ExerciseTime time = terms::kStartex + duration;
    EXPECT_EQ(*duration_of(terms::to_text(duration)), duration) << terms::to_text(duration);
    EXPECT_EQ(*time_of(terms::to_text(time)), time) << terms::to_text(time);
  }
}

}  // namespace
}  // namespace redoubt::yaml

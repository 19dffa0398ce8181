#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include "proto/convert/from_agent.h"
#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.pb.h"
#include "tests/convert/anything.h"

namespace redoubt::convert {
namespace {

constexpr std::uint64_t kDraws = 2'000;

template <class Wire>
Wire there_and_back(const Wire& wire) {
  const auto message = from_wire(wire);
  EXPECT_TRUE(message.ok()) << message.error().message << '\n' << wire.DebugString();
  Wire back;
  if (message.ok()) to_wire(*message, back);
  return back;
}

template <class Wire>
void expect_all_survive() {
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    Wire wire;
    Anything(seed).fill(wire);
    ASSERT_EQ(there_and_back(wire).DebugString(), wire.DebugString()) << "seed " << seed;
  }
}

TEST(RoundTrip, NothingThatAnAgentSaysIsLost) { expect_all_survive<v1::FromAgent>(); }

TEST(RoundTrip, NothingThatTheControllerSaysIsLost) { expect_all_survive<v1::ToAgent>(); }

template <class Wire>
std::string on_the_wire(const auto& message) {
  Wire wire;
  to_wire(message, wire);
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  std::string text;
  printer.PrintToString(wire, &text);
  return text;
}

TEST(Wire, AnIdIsSentPlusOneAndNoneAsNothing) {
  const terms::Act act{.action = {0}, .target = {41}, .with = {}};
  EXPECT_EQ(on_the_wire<v1::FromAgent>(terms::FromAgent{terms::Orders{{{7, act}}}}),
            "orders { orders { number: 7 act { action: 1 target: 42 } } } ");
}

TEST(Wire, NeverIsSentAsNothing) {
  EXPECT_EQ(on_the_wire<v1::FromAgent>(terms::FromAgent{terms::Turn{3, {}}}),
            "turn { grant: 3 intent { } } ");
  v1::FromAgent turn;
  turn.mutable_turn()->set_grant(3);
  EXPECT_EQ(std::get<terms::Turn>(from_wire(turn).value()).intent.wake, terms::kNever);
}

TEST(Wire, WordsKeepTheirNames) {
  const terms::Ruling ruling{.order = 9,
                             .verdict = terms::Verdict::kRefused,
                             .reason = terms::Reason::kNoPeople,
                             .starts = terms::from_microseconds(5),
                             .ends = terms::from_microseconds(6)};
  EXPECT_EQ(on_the_wire<v1::ToAgent>(terms::ToAgent{terms::Rulings{{ruling}}}),
            "rulings { rulings { order: 9 verdict: VERDICT_REFUSED reason: REASON_NO_PEOPLE "
            "starts_us: 5 ends_us: 6 } } ");
  const terms::Alert alert{.number = 1, .severity = terms::Severity::kHigh, .confidence = 80};
  const auto batch = std::make_shared<std::vector<terms::Observation>>(
      std::vector<terms::Observation>{{terms::from_microseconds(2), alert}});
  EXPECT_EQ(on_the_wire<v1::ToAgent>(terms::ToAgent{terms::Observations{1, batch}}),
            "observations { first: 1 batch { at_us: 2 alert { number: 1 severity: SEVERITY_HIGH "
            "confidence: 80 } } } ");
}

}  // namespace
}  // namespace redoubt::convert

#include "agents/red/random_mind.h"
#include "tests/agents/red/counted_new.h"
#include "tests/agents/red/table.h"

namespace redoubt::red {
namespace {

TEST(Random, AllocatesNothingAfterTheFirstInstant) {
  terms::Brief brief;
  brief.role = terms::Role::kRed;
  brief.actions = catalogue();
  RandomMind mind(brief);
  terms::Intent intent;
  const std::vector<terms::Observation> seen = {
      {terms::kStartex, terms::Sighting{Handle{0}, EntityKind::kHost, {}, false, "ws-1", {}}}};
  mind.decide({terms::kStartex, seen, {}}, intent);
  const std::size_t before = allocations();
  for (int i = 1; i <= 1000; ++i) {
    const terms::Ruling ruling{static_cast<terms::OrderNumber>(i), terms::Verdict::kStarted,
                               Reason::kNone, at(seconds{i - 1}), at(seconds{i})};
    const terms::Observation outcome{at(seconds{i}), terms::Outcome{ruling.order, true, {}}};
    intent.clear();
    mind.decide({at(seconds{i}), {&outcome, 1}, {&ruling, 1}}, intent);
    ASSERT_EQ(intent.orders.size(), 1U);
  }
  EXPECT_EQ(allocations(), before);
}

}  // namespace
}  // namespace redoubt::red

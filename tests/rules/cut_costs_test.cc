#include "controller/rules/cut_costs.h"

#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

constexpr range::LinkId kTheEdge{0};

/// The office, where clerks outside use the server's files, and a partner who minds when the edge
/// is cut.
range::Layout office_with_partner() {
  range::Layout layout = office();
  layout.links[0].rules = {{.allow = true}};
  layout.functions = {{.name = "archive", .parts = {kEdge}},
                      {.name = "lamps", .parts = {range::entity(kDesk)}}};
  layout.pact.partnerships = {{.name = "north-south"}};
  layout.pact.reactions = {
      {.partnership = {0}, .on = range::alliance::Occasion::kCut, .of = kEdge, .by = -120}};
  return layout;
}

TEST(CutCosts, AreWhatFunctionsLoseAtOnceAndPartnersMind) {
  const range::Layout layout = office_with_partner();
  const CutCost cost = cost_of_cut(first_day(range::World(layout)), kTheEdge);
  ASSERT_EQ(cost.losses.size(), 1U);
  EXPECT_EQ(cost.losses[0].function, range::FunctionId{0});
  EXPECT_EQ(cost.losses[0].permille, 1000);
  ASSERT_EQ(cost.distrusts.size(), 1U);
  EXPECT_EQ(cost.distrusts[0].permille, 120);
}

TEST(CutCosts, AreNoneWhereTheLinkIsCutAlreadyButForTrust) {
  const range::Layout layout = office_with_partner();
  const auto world = world_after(layout, {on(kEdge, EventKind::kLinkCut)});
  EXPECT_TRUE(cost_of_cut(first_day(world), kTheEdge).losses.empty());
}

TEST(CutCosts, IncludeTheWorkOfPeopleWhoseServiceLiesBeyondWheneverTheyAreAtWork) {
  range::Layout layout = office();
  layout.links[0].rules = {{.allow = true}};
  layout.hosts.push_back({.name = "branch", .zone = {0}});
  layout.staff = {{.name = "clerks",
                   .people = 10,
                   .at = {{3}},
                   .shift = {std::chrono::hours(8), std::chrono::hours(16)},
                   .uses = {{{range::entity(range::ServiceId{0})}, 1000}}}};
  layout.functions = {{.name = "paperwork", .parts = {range::entity(range::StaffId{0})}}};
  const CutCost cost = cost_of_cut(first_day(range::World(layout)), kTheEdge);
  ASSERT_EQ(cost.losses.size(), 1U);
  EXPECT_EQ(cost.losses[0].permille, 1000);
}

}  // namespace
}  // namespace redoubt::rules

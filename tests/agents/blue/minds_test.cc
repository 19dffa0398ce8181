#include "agents/blue/minds.h"

#include "tests/agents/blue/table.h"

namespace redoubt::blue {
namespace {

struct BlueMinds : testing::Test {
  terms::Brief brief;

  BlueMinds() {
    brief.role = terms::Role::kBlue;
    brief.actions = catalogue();
    brief.playbooks = {playbook("look", on_alert(), {take(kInspect), answer("yes")})};
  }
  std::string complaint(const char* mind = kDefaultMind) {
    return make_mind(mind, brief).error().message;
  }
};

TEST_F(BlueMinds, AreMadeByName) {
  EXPECT_TRUE(make_mind("playbook", brief).ok());
  EXPECT_TRUE(make_mind("idle", brief).ok());
  EXPECT_EQ(complaint("genius"), "no blue mind is called 'genius': playbook, wavering, idle");
}

TEST_F(BlueMinds, ABriefThatIsNotBluesIsRefused) {
  brief.role = terms::Role::kRed;
  brief.cell_name = "bear";
  EXPECT_EQ(complaint(), "cell 'bear' is not a blue cell");
}

TEST_F(BlueMinds, APlaybookThatUsesWhatDoesNotExistIsRefused) {
  brief.playbooks[0].steps[0].measure = terms::ActionId{99};
  EXPECT_EQ(complaint(), "playbook 'look' uses a measure that is not in the catalogue");
}

TEST_F(BlueMinds, ACatalogueOutOfOrderIsRefused) {
  std::swap(brief.actions[0], brief.actions[1]);
  EXPECT_EQ(complaint(), "the brief's catalogue is not in order");
}

TEST_F(BlueMinds, TheIdleMindDoesNothing) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 4, "idle");
  table.alarm(table.sees("ws-1"));
  table.delivers("1-01", {"yes"}, at(hours{1}));
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_THAT(intent, NotesNothing());
  EXPECT_EQ(intent.wake, terms::kNever);
}

}  // namespace
}  // namespace redoubt::blue

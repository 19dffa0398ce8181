#include "agents/red/minds.h"

#include "tests/agents/red/table.h"

namespace redoubt::red {
namespace {

struct RedMinds : testing::Test {
  terms::Brief brief;

  RedMinds() {
    brief.role = terms::Role::kRed;
    brief.actions = catalogue();
    brief.campaign.steps = {step("get-in", {attempt(kPhish)})};
  }
  std::string complaint(const char* mind = kDefaultMind) {
    return make_mind(mind, brief).error().message;
  }
};

TEST_F(RedMinds, AreMadeByName) {
  EXPECT_TRUE(make_mind("campaign", brief).ok());
  EXPECT_TRUE(make_mind("random", brief).ok());
  EXPECT_EQ(complaint("genius"), "no red mind is called 'genius': campaign, random");
}

TEST_F(RedMinds, ABriefThatIsNotRedsIsRefused) {
  brief.role = terms::Role::kBlue;
  brief.cell_name = "soc";
  EXPECT_EQ(complaint(), "cell 'soc' is not a red cell");
}

TEST_F(RedMinds, ACampaignThatNamesWhatDoesNotExistIsRefused) {
  brief.campaign.steps[0].after = {5};
  EXPECT_EQ(complaint(), "campaign step 'get-in' refers to a step that does not exist");
  brief.campaign.steps[0] = step("get-in", {attempt(terms::ActionId{99})});
  EXPECT_EQ(complaint(), "campaign step 'get-in' uses an action that is not in the catalogue");
  brief.campaign.steps[0] = step("get-in", {});
  EXPECT_EQ(complaint(), "campaign step 'get-in' has no alternative to try");
}

TEST_F(RedMinds, ACatalogueOutOfOrderIsRefused) {
  std::swap(brief.actions[0], brief.actions[1]);
  EXPECT_EQ(complaint(), "the brief's catalogue is not in order");
}

}  // namespace
}  // namespace redoubt::red

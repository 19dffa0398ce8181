#include "controller/conduct/lobby.h"

#include <gtest/gtest.h>

#include "tests/rehearsal/slice.h"

/// In which order those who listen are told.
namespace redoubt::conduct {
namespace {

using rehearsal::Slice;

/// Counts what it is told.
class Listening final : public Audience {
 public:
  bool hear(std::shared_ptr<const terms::ToAgent>) override {
    ++told;
    return true;
  }
  void leave(terms::Status) override {}

  int told = 0;
};

struct Listeners : testing::Test {
  Listeners() {
    course.mark(terms::kStartex);
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = std::make_shared<Listening>();
      const terms::Hello hello{terms::kProtocolVersion, std::to_string(i), "blue",
                               terms::Pace::kFree};
      lobby.enter(i + 1, hello, all[i]);
      all[i]->told = 0;  // the Welcome
    }
  }
  std::vector<int> told() const { return {all[0]->told, all[1]->told, all[2]->told}; }

  Course course{Slice{}.draw(), {.seed = 5}, {}};
  Lobby lobby{course};
  std::array<std::shared_ptr<Listening>, 3> all;
};

using Told = std::vector<int>;

TEST_F(Listeners, WhoeverWaitsHasTheirTurnAfterOneMessage) {
  const auto somebody_waits = [] { return true; };
  EXPECT_EQ(lobby.tell(somebody_waits), Lobby::Told::kMoreLater);
  EXPECT_EQ(told(), (Told{1, 0, 0}));
  EXPECT_EQ(lobby.tell(somebody_waits), Lobby::Told::kMoreLater);
  EXPECT_EQ(told(), (Told{1, 1, 0}));
}

TEST_F(Listeners, WhereSomebodyAlwaysWaitsAllAreStillToldEverything) {
  while (lobby.tell([] { return true; }) == Lobby::Told::kMoreLater) continue;
  const Told one_by_one = told();
  EXPECT_GT(one_by_one[0], 1);
  EXPECT_EQ(one_by_one[1], one_by_one[0]);
  EXPECT_EQ(one_by_one[2], one_by_one[0]);
}

}  // namespace
}  // namespace redoubt::conduct

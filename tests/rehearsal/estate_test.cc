// What becomes of a team's estate in a run: copies that are made by the clock, and what is restored
// from them.

#include <gtest/gtest.h>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using scenario::EffectKind;
using terms::Access;

constexpr std::chrono::hours kHour{1};
constexpr terms::ActionId kRestore{3};
constexpr terms::ActionId kVerify{4};

scenario::Action measure(const char* code, EffectKind effect) {
  scenario::Action action{.code = code, .name = code, .role = terms::Role::kBlue};
  action.effects = {{effect}};
  action.shortest = action.longest = 30 * kMinute;
  return action;
}

/// The slice's gateway, copied by the clock; red comes in within the first half hour.
class Estate {
 public:
  explicit Estate(terms::Duration every, std::uint32_t keeps = 4)
      : engine_(drawn(every, keeps), 7) {
    order(Slice::kRed, Slice::kExploit, {});
  }

  void order(terms::CellId cell, terms::ActionId action, terms::Duration since_startex) {
    engine_.submit(cell, {++number_, terms::Act{action, {1}, {}}}, terms::kStartex + since_startex);
  }
  Access held_at(terms::Duration since_startex) {
    engine_.advance_to(terms::kStartex + since_startex);
    return engine_.world().host({0}).access;
  }
  std::size_t copies() const { return engine_.world().copies().of({0}).size(); }

 private:
  static std::shared_ptr<const scenario::Exercise> drawn(terms::Duration every,
                                                         std::uint32_t keeps) {
    auto exercise = *Slice{.exploit_odds = Slice::Certain()}.draw();
    exercise.catalogue.push_back(measure("D3-RDI", EffectKind::kRestore));
    exercise.catalogue.push_back(measure("D3-FIM.1", EffectKind::kVerifyCopies));
    exercise.layout.backups = {{.name = "hourly", .covers = {{0}}, .every = every, .keeps = keeps}};
    return std::make_shared<const scenario::Exercise>(std::move(exercise));
  }

  engine::Engine engine_;
  terms::OrderNumber number_ = 0;
};

TEST(Estate, CopiesAreMadeByTheClockThoughNothingElseHappens) {
  Estate estate(2 * kHour);
  estate.held_at(5 * kHour);
  EXPECT_EQ(estate.copies(), 3U);
}

TEST(Estate, TheIntruderComesBackFromACopyThatWasMadeWhileItWasThere) {
  Estate estate(kHour);
  estate.order(Slice::kBlue, kRestore, 2 * kHour);
  EXPECT_EQ(estate.held_at(3 * kHour), Access::kFoothold);
}

TEST(Estate, FromACopyThatIsOlderThanTheIntruderItDoesNot) {
  Estate estate(6 * kHour);
  estate.order(Slice::kBlue, kRestore, 2 * kHour);
  EXPECT_EQ(estate.held_at(3 * kHour), Access::kNone);
}

TEST(Estate, WhoVerifiesItsCopiesFirstRestoresAnOlderOne) {
  Estate estate(2 * kHour);
  estate.order(Slice::kBlue, kVerify, 121 * kMinute);
  estate.order(Slice::kBlue, kRestore, 160 * kMinute);
  EXPECT_EQ(estate.held_at(4 * kHour), Access::kNone);
}

}  // namespace
}  // namespace redoubt::rehearsal

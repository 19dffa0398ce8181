// Data leaves over a line of limited width, in whole runs.

#include <gtest/gtest.h>

#include <optional>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using scenario::EffectKind;
using scenario::NeedKind;

constexpr terms::ActionId kCarryOff{3};

/// The slice with data on the gateway that may be carried off by who gets out, in ten minutes or
/// longer where the line is narrow.
class Archive {
 public:
  explicit Archive(std::int64_t kbps) {
    auto exercise = *Slice{}.draw();
    exercise.layout.links[0].capacity_kbps = kbps;
    exercise.layout.data = {{.name = "records", .host = {0}, .megabytes = 900}};
    exercise.layout.hosts[0].data = {{0}};
    scenario::Action carry_off{.code = "T1048"};
    carry_off.needs = {{NeedKind::kGoesOut, 0}, {NeedKind::kData}};
    carry_off.effects = {{EffectKind::kTakeData}};
    carry_off.shortest = carry_off.longest = 10 * kMinute;
    exercise.catalogue.push_back(carry_off);
    scenario::Consequence cut{.after = 30 * kMinute};
    cut.facts = {{.kind = EventKind::kLinkCut, .subject = entity(range::LinkId{0})}};
    exercise.injects = {{.at = terms::kStartex}};
    exercise.injects[0].then = {cut};
    engine_.emplace(std::make_shared<const scenario::Exercise>(std::move(exercise)), 7,
                    [this](const range::Event& event) { events_.push_back(event); });
  }

  /// Carries the records off at STARTEX; the line is cut half an hour later.
  terms::Ruling carry_off() {
    const terms::Order order{1, terms::Act{kCarryOff, {1}, {}}};
    const terms::Ruling ruling = engine_->submit(Slice::kRed, order, terms::kStartex);
    engine_->advance_to(terms::kStartex + 300 * kMinute);
    return ruling;
  }
  bool taken() const { return engine_->world().data({0}).taken; }
  terms::Reason why_failed() const {
    for (const range::Event& event : events_) {
      if (event.kind == EventKind::kOrderFailed) return static_cast<terms::Reason>(event.amount);
    }
    return terms::Reason::kNone;
  }

 private:
  std::vector<range::Event> events_;
  std::optional<engine::Engine> engine_;
};

TEST(Transfer, AWideLineTakesNoLongerThanTheDeed) {
  Archive archive(100'000);
  EXPECT_EQ(archive.carry_off().ends, terms::kStartex + 10 * kMinute);
  EXPECT_TRUE(archive.taken());
}

TEST(Transfer, ANarrowLineTakesAsLongAsTheVolumeNeeds) {
  Archive archive(6000);
  EXPECT_EQ(archive.carry_off().ends, terms::kStartex + 20 * kMinute);
  EXPECT_TRUE(archive.taken());
}

TEST(Transfer, ATeamThatCutsTheLineMeanwhileKeepsItsData) {
  Archive archive(2000);
  EXPECT_EQ(archive.carry_off().ends, terms::kStartex + 60 * kMinute);
  EXPECT_FALSE(archive.taken());
  EXPECT_EQ(archive.why_failed(), terms::Reason::kInterrupted);
}

TEST(Flood, TheMissionThatRestsOnALinkFeelsItForAsLongAsItLasts) {
  auto exercise = *Slice{}.draw();
  exercise.layout.functions[0].parts = {entity(range::LinkId{0})};
  scenario::Consequence flood;
  flood.facts = {{.kind = EventKind::kLinkFlooded,
                  .subject = entity(range::LinkId{0}),
                  .amount = range::Flood{700, 30 * kMinute}.packed()}};
  exercise.injects = {{.at = terms::kStartex}};
  exercise.injects[0].then = {flood};
  engine::Engine engine(std::make_shared<const scenario::Exercise>(std::move(exercise)), 7);
  engine.advance_to(terms::kStartex + 29 * kMinute);
  EXPECT_EQ(engine.world().availability(range::FunctionId{0}), 300);
  engine.advance_to(terms::kStartex + 30 * kMinute);
  EXPECT_EQ(engine.world().availability(range::FunctionId{0}), 1000);
}

}  // namespace
}  // namespace redoubt::rehearsal

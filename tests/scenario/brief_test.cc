#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using testing::IsEmpty;

constexpr terms::CellId kBlue{0};
constexpr terms::CellId kRed{1};

terms::Brief brief_with(const std::string& section, const std::string& lines, terms::CellId cell) {
  return brief_for(exercise_with(section, lines), cell, 7);
}

terms::ActionBrief technique(const std::string& said) {
  return brief_with("techniques", "techniques: {T1: {name: N, tactic: t, " + said + "}}", kRed)
      .actions.front();
}

terms::ActionBrief measure(const std::string& said) {
  return brief_with("measures", "measures: {D3-X: {name: N, tactic: t, " + said + "}}", kBlue)
      .actions.back();
}

/// As a catalogue would write them.
std::string written(const terms::ActionBrief& action) {
  std::string text;
  for (const terms::ActionNeed& need : action.needs) {
    if (!text.empty()) text += ", ";
    text += need.of.empty() ? need.what : "{" + need.what + ": " + need.of + "}";
  }
  return "[" + text + "]";
}

TEST(Brief, SaysEachNeedOfAnActionAsTheCatalogueWritesIt) {
  const std::string of_a_host =
      "[{session: admin}, {no_session: foothold}, {reach: mail}, {weakness: user}, credential, "
      "channel, data, {isolated: true}, near, discovered, {service: mail}, {system: server-os}, "
      "{software: portal}, {goes_out: mail}, {goes_out: any}, captured]";
  EXPECT_EQ(written(technique("needs: " + of_a_host)), of_a_host);
  const std::string of_a_point =
      "[own, {by_hand: false}, {drives: true}, {spoofed: false}, {silenced: true}, "
      "{inhibited: false}]";
  EXPECT_EQ(written(measure("target: point, needs: " + of_a_point)), of_a_point);
  EXPECT_EQ(written(measure("target: link, needs: [own, {open: false}]")), "[own, {open: false}]");
}

TEST(Brief, SaysOfAnActionWhatOneAttemptCosts) {
  EXPECT_EQ(technique("cost: 4").cost, 4);
  EXPECT_EQ(technique("about: A line").cost, 0);
}

TEST(Brief, OfReplacedEquipmentSaysThePriceOfWhoeverIsTrustedMost) {
  Exercise exercise = exercise_of(Text());
  exercise.layout.mobile.suppliers.resize(2);
  exercise.layout.mobile.suppliers[0].trust = 200;
  exercise.layout.mobile.suppliers[0].price = 30;
  exercise.layout.mobile.suppliers[1].trust = 850;
  exercise.layout.mobile.suppliers[1].price = 55;
  exercise.catalogue.back().effects = {{EffectKind::kReplaceSupplier}};
  EXPECT_EQ(brief_for(exercise, kBlue, 7).actions.back().cost, 55);
}

TEST(Brief, SaysWhichActionsCutTheirTargetOff) {
  EXPECT_TRUE(measure("needs: [own], effects: [isolate]").cuts_off);
  EXPECT_TRUE(measure("target: link, needs: [own], effects: [cut]").cuts_off);
  EXPECT_FALSE(measure("needs: [own], effects: [patch]").cuts_off);
}

TEST(Brief, TellsACampaignToItsOwnCellAlone) {
  const std::string campaign =
      "campaign:\n  cell: tide\n  aim: Listen\n  steps:\n    - {id: lure, any_of: [{do: T1190}]}";
  EXPECT_EQ(brief_with("campaign", campaign, kRed).campaign.steps.size(), 1U);
  EXPECT_THAT(brief_with("campaign", campaign, kBlue).campaign.steps, IsEmpty());
}

}  // namespace
}  // namespace redoubt::scenario

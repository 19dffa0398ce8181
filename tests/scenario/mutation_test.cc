#include "proto/terms/random.h"
#include "tests/scenario/vocabulary.h"

/// Whatever the files say, they are read or refused, and nothing breaks.
namespace redoubt::scenario {
namespace {

/// The small scenario with everything in it that refers to anything.
Text full() {
  return Text()
      .with("campaign",
            "campaign:\n  cell: tide\n  aim: A\n  steps:\n"
            "    - {id: a, any_of: [{do: T1190, at: {tag: desk, zone: office}}], after: [b]}\n"
            "    - {id: b, any_of: [{do: T1190, at: {name: gateway}}], unless: [a]}")
      .with("playbooks",
            "playbooks:\n"
            "  p: {cells: soc, on: [{inject: 1-01}], steps: [{reply: Wait}, {do: D3-NI, aim: "
            "{named: desk-1}}]}\n"
            "  q: {cells: soc, on: [{alert: high, technique: T1190, tag: desk}], steps: [{do: "
            "D3-NI}]}")
      .with("injects",
            "injects:\n"
            "  1-01: {title: A, at: 1 h, to: soc, from: F, subject: S, deadline: 1 h,\n"
            "         options: [{text: Wait, then: [{cut: edge}]}, {text: Ask}]}\n"
            "  1-02: {title: B, when: {any: [{answered: 1-01, option: Wait}, {alerted: soc, on: "
            "desk}]},\n"
            "         then: [{services: 40%, on: gateway}, {patch: gateway}, {restore: desk}]}")
      .with("functions",
            "functions:\n"
            "  page: {parts: [gateway/web, edge, inner], shown_to: soc}\n"
            "  inner: {parts: [tag:desk], needs: 2}")
      .with("detectors",
            "detectors:\n"
            "  chain: {team: soc, all_of: [burst, eye], in_order: true, within: 4 h, by: zone}\n"
            "  burst: {team: soc, from: eye, keep: {tactic: initial-access, on: [tag:desk]},\n"
            "          at_least: 3, within: 30 min, quiet: 2 h, silent: true}")
      .with("grid", "grid: {base: 10 MVA, trip_after: 2 min, restore_after: 1 h}")
      .with("buses", "buses: {mill: {}, town: {demand: 90 MW, shed: 2, owner: soc}}")
      .with("lines", "lines: {lane: {between: [mill, town], reactance: 0.05, rating: 95 MW}}")
      .with("generators", "generators: {turbine: {bus: mill, output: 60 MW, most: 0.1 GW}}")
      .with("phases", "phases: [{name: A, from: 0 s, holds: red}, {name: B, from: 1 h}]");
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool part = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.';
    if (part) words.back() += c;
    if (!part && !words.back().empty()) words.emplace_back();
  }
  return words;
}

/// Puts another word of the scenario in the place of one, or takes it out.
void mutate(std::vector<File>& files, terms::Stream& chance) {
  const auto pick = [&](const auto& list) {
    return static_cast<std::size_t>(chance.below(list.size()));
  };
  std::string& text = files[pick(files)].text;
  const std::vector<std::string> words = words_of(text);
  const std::vector<std::string> others = words_of(files[pick(files)].text);
  const std::string& old = words[pick(words)];
  const std::size_t at = text.find(old);
  const bool gone = chance.below(8) == 0;
  text.replace(at, old.size(), gone ? "" : others[pick(others)]);
}

TEST(Mutations, TheFullScenarioIsSoundBeforeThem) { EXPECT_EQ(faults(full()), ""); }

TEST(Mutations, AreReadOrRefused) {
  terms::Stream chance(2026, terms::Purpose::kChoice, 1);
  std::size_t refused = 0;
  constexpr std::size_t kRuns = 1500;
  for (std::size_t run = 0; run < kRuns; ++run) {
    std::vector<File> files = full().files();
    for (std::uint64_t i = 0; i <= run % 4; ++i) mutate(files, chance);
    yaml::Findings findings;
    const auto loaded = read_files(std::move(files), findings);
    ASSERT_EQ(loaded.has_value(), findings.ok());
    if (!loaded) ++refused;
  }
  EXPECT_GT(refused, kRuns / 2);
  EXPECT_LT(refused, kRuns);
}

}  // namespace
}  // namespace redoubt::scenario

#include "tests/bench/plan_drawn.h"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace redoubt::bench {
namespace {

constexpr std::uint32_t kMinutes = 10 * 24 * 60;
constexpr std::uint32_t kInjectsInFile = 800;

class PlanDrawing {
 public:
  explicit PlanDrawing(const PlanSize& size) : size_(size) {}

  std::vector<scenario::File> files() {
    add("exercise", exercise());
    add("range", range());
    add("teams", teams());
    add("red", red());
    for (std::uint32_t from = 0; from < size_.injects; from += kInjectsInFile) {
      add(fmt::format("msel-{:02}", from / kInjectsInFile), injects(from));
    }
    return std::move(files_);
  }

 private:
  void add(const std::string& name, const std::string& text) {
    files_.push_back({"drawn/" + name + ".yaml", "format_version: 1\n" + text});
  }

  static std::string exercise() {
    return "exercise: {title: Drawn, endex: 11 d, catalogue: own}\n"
           "trace_kinds: [process]\n"
           "techniques:\n"
           "  T1190: {name: Exploit, tactic: initial-access, needs: [{reach: web}], effects: "
           "[{gain_access: admin}], traces: [{kind: process, odds: 40%}], duration: 1 h}\n"
           "measures:\n"
           "  D3-NI: {name: Isolation, tactic: isolate, needs: [own], effects: [isolate], people: "
           "1}\n"
           "protocols: [web]\nsystems: [os]\n";
  }

  std::string range() const {
    std::string nations = "nations:\n";
    std::string sites = "sites:\n  elsewhere: {nation: n0}\n";
    std::string zones = "zones:\n  outside: {site: elsewhere, external: true}\n";
    std::string links = "links:\n";
    std::string hosts = "hosts:\n";
    std::string functions = "functions:\n";
    const std::uint32_t inner_zones = 2 * size_.nations;
    const std::uint32_t each = (size_.hosts + inner_zones - 1) / inner_zones;
    for (std::uint32_t i = 0; i < size_.nations; ++i) {
      nations += fmt::format("  n{0}: {{title: Nation {0}}}\n", i);
      sites += fmt::format("  s{0}: {{nation: n{0}}}\n", i);
      zones += fmt::format("  desks-{0}: {{site: s{0}}}\n  servers-{0}: {{site: s{0}}}\n", i);
      links += fmt::format(
          "  edge-{0}: {{between: [outside, desks-{0}], owner: team-{0}, rules: [{{allow: "
          "web}}]}}\n"
          "  inner-{0}: {{between: [desks-{0}, servers-{0}], owner: team-{0}, rules: [{{allow: "
          "web}}]}}\n",
          i);
      for (const char* zone : {"desks", "servers"}) {
        hosts += fmt::format(
            "  {0}-host-{1}: {{zone: {0}-{1}, system: os, owner: team-{1}, services: web, count: "
            "{2}}}\n",
            zone, i, each);
      }
      functions += fmt::format("  work-{0}: {{parts: [inner-{0}], shown_to: team-{0}}}\n", i);
    }
    return nations + sites + zones + links + hosts + functions;
  }

  std::string teams() const {
    std::string cells = "cells:\n  tide: {role: red}\n  control: {role: white}\n";
    std::string sensors = "sensors:\n";
    std::string objectives = "objectives:\n";
    std::string metrics = "metrics:\n";
    std::string storylines = "storylines:\n";
    std::string incidents = "incidents:\n";
    for (std::uint32_t i = 0; i < size_.nations; ++i) {
      cells += fmt::format("  team-{0}: {{role: blue, nation: n{0}, people: 12}}\n", i);
      sensors += fmt::format(
          "  eye-{0}: {{team: team-{0}, covers: [desks-{0}], odds: {{process: "
          "60%}}}}\n",
          i);
      objectives += fmt::format("  hold-{0}: {{title: Hold, cells: team-{0}}}\n", i);
      metrics += fmt::format(
          "  said-{0}: {{cell: team-{0}, objective: hold-{0}, counts: answer, best: 4, worst: "
          "0}}\n",
          i);
      storylines += fmt::format(
          "  story-{0}: {{title: Story {0}, lead: L, objectives: hold-{0}, audiences: {{n{0}: "
          "team-{0}}}, keeps: [{{words: [ember-{0}], until: {0}-0}}]}}\n",
          i);
      for (int n = 0; n < 3; ++n) {
        incidents += fmt::format("  incident-{0}-{1}: {{storyline: story-{0}, title: I}}\n", i, n);
      }
    }
    return cells + sensors + objectives + metrics + storylines + incidents;
  }

  static std::string red() {
    return "campaign:\n  cell: tide\n  aim: All of them\n  steps:\n"
           "    - {id: in, any_of: [{do: T1190, at: {fresh: true}}], times: 100, pause: 1 h}\n";
  }

  /// Every second one at a time, the others on conditions, of five kinds in turn.
  std::string injects(std::uint32_t from) const {
    std::string text = "injects:\n";
    const std::uint32_t to = std::min(from + kInjectsInFile, size_.injects);
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint32_t nation = i % size_.nations;
      const std::uint32_t nth = i / size_.nations;
      const std::uint64_t minute = std::uint64_t{i} * kMinutes / size_.injects;
      text += fmt::format(
          "  {}-{}: {{title: Inject {}, {}, incident: incident-{}-{}, {}}}\n", nation, nth, i,
          nth % 2 == 0 ? fmt::format("at: {} min", minute) : "when: " + condition(nation, nth),
          nation, i % 3, letter(nation, nth));
    }
    return text;
  }

  static std::string condition(std::uint32_t nation, std::uint32_t nth) {
    const std::string before = fmt::format("{}-{}", nation, nth - 1);
    switch (nth / 2 % 5) {
      case 0:
        return fmt::format("{{answered: {}, option: Hold}}", before);
      case 1:
        return fmt::format("{{held_for: 10 min, that: {{below: 60%, of: work-{}}}}}", nation);
      case 2:
        return fmt::format("{{all: [{{delivered: {}}}, {{access: user, on: desks-{}}}]}}", before,
                           nation);
      case 3:
        return fmt::format("{{missing: {{link_cut: edge-{}}}, after: {{delivered: {}}}, for: 1 h}}",
                           nation, before);
      default:
        return fmt::format("{{any: [{{unanswered: {}}}, {{score: 3, of: team-{}}}]}}", before,
                           nation);
    }
  }

  static std::string letter(std::uint32_t nation, std::uint32_t nth) {
    return fmt::format(
        "to: team-{0}, from: Staff, subject: Question {1}, body: What do you know of the matter "
        "that "
        "was in your papers this morning, expects: An answer, objective: hold-{0}, deadline: 4 h, "
        "options: [{{text: Hold, points: 4}}, {{text: Act, then: [{{cut: inner-{0}}}, {{open: "
        "inner-{0}, after: 1 h}}]}}]",
        nation, nth);
  }

  PlanSize size_;
  std::vector<scenario::File> files_;
};

}  // namespace

std::vector<scenario::File> plan_drawn(const PlanSize& size) { return PlanDrawing(size).files(); }

}  // namespace redoubt::bench

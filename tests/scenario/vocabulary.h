#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "controller/scenario/reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

/// What the tests of the scenario reader are written in: a small sound scenario as text, each
/// section in a file of its own, so that a test can say another section and see what is said of it.
namespace redoubt::scenario {

using testing::HasSubstr;
using testing::StartsWith;

class Text {
 public:
  /// Puts these lines in the place of a section; they begin in line 2 of `SECTION.yaml`.
  Text& with(const std::string& section, std::string lines) {
    sections_[section] = std::move(lines);
    return *this;
  }
  Text& without(const std::string& section) { return sections_.erase(section), *this; }

  std::vector<File> files() const {
    std::vector<File> files;
    for (const auto& [section, lines] : sections_) {
      files.push_back({"t/" + section + ".yaml", "format_version: 1\n" + lines + "\n"});
    }
    return files;
  }

 private:
  std::map<std::string, std::string> sections_ = {
      {"exercise", "exercise: {title: T, endex: 12 h, catalogue: own, goal: gateway}"},
      {"trace_kinds", "trace_kinds: [process, network]"},
      {"protocols", "protocols: [web, mail]"},
      {"systems", "systems: [desk-os, server-os]"},
      {"techniques",
       "techniques:\n"
       "  T1190: {name: Exploit, tactic: initial-access, needs: [{reach: web}],\n"
       "          effects: [{gain_access: user}], traces: [{kind: process, odds: 40%}]}"},
      {"measures",
       "measures:\n"
       "  D3-NI: {name: Isolation, tactic: isolate, needs: [own], effects: [isolate], people: 1}"},
      {"nations", "nations: {veldmark: {title: Republic of Veldmark}}"},
      {"sites", "sites: {harbour: {nation: veldmark}, elsewhere: {nation: veldmark}}"},
      {"zones", "zones:\n  outside: {site: elsewhere, external: true}\n  office: {site: harbour}"},
      {"links", "links: {edge: {between: [outside, office], owner: soc, rules: [{allow: all}]}}"},
      {"weaknesses",
       "weaknesses: {W-1: {cwe: CWE-787, kind: remote, service: web, title: A flaw}}"},
      {"accounts", "accounts: {keeper: {level: admin, owner: soc}}"},
      {"software", "software: {portal: {vendor: halden, version: \"3.1\"}}"},
      {"templates", "templates: {desk: {system: desk-os, tags: [desk], services: [mail]}}"},
      {"hosts",
       "hosts:\n"
       "  gateway: {system: server-os, zone: office, owner: soc, services: web, weaknesses: W-1}\n"
       "  desk: {template: desk, zone: office, owner: soc, count: 3, cached: keeper}"},
      {"functions", "functions: {page: {parts: [gateway/web, edge], shown_to: soc}}"},
      {"sensors", "sensors: {eye: {team: soc, covers: office, odds: {process: 60%}}}"},
      {"cells",
       "cells:\n"
       "  soc: {role: blue, people: 3}\n"
       "  tide: {role: red, knows: gateway}\n"
       "  control: {role: white}"},
      {"objectives", "objectives: {hold: {title: Hold, cells: soc}}"},
      {"metrics",
       "metrics:\n"
       "  lost: {cell: soc, objective: hold, counts: access_gained, points: -2, best: 0, worst: "
       "-8}"},
  };
};

/// What a position and a message look like here: "hosts:3:5 there is no zone ...".
inline std::string place_of(const yaml::Place& at) {
  std::string file = at.source->name();
  if (file.starts_with("t/")) file = file.substr(2);
  if (file.ends_with(".yaml")) file.resize(file.size() - 5);
  return at.mark.line == 0 ? file : fmt::format("{}:{}:{}", file, at.mark.line, at.mark.column);
}

/// All that is wrong, a line each; the other place of a finding follows after " <- ".
inline std::string told(const yaml::Findings& findings) {
  std::string lines;
  for (const yaml::Finding& finding : findings.kept()) {
    const char* sort = finding.severity == yaml::Severity::kWarning ? "warning: " : "";
    lines += fmt::format("{} {}{}", place_of(finding.at), sort, finding.message);
    if (finding.note) {
      lines += fmt::format(" <- {} {}", place_of(finding.note->at), finding.note->text);
    }
    lines += '\n';
  }
  return lines;
}

inline std::string faults(const Text& text) {
  yaml::Findings findings;
  const auto loaded = read_files(text.files(), findings);
  EXPECT_EQ(loaded.has_value(), findings.ok());
  return told(findings);
}

/// What is said where one section reads like this.
inline std::string faults_with(const std::string& section, std::string lines) {
  return faults(Text().with(section, std::move(lines)));
}

inline Exercise exercise_of(const Text& text) {
  yaml::Findings findings;
  const auto loaded = read_files(text.files(), findings);
  EXPECT_EQ(told(findings), "");
  return loaded ? *loaded->exercise : Exercise{};
}

inline Exercise exercise_with(const std::string& section, std::string lines) {
  return exercise_of(Text().with(section, std::move(lines)));
}

template <class Id>
std::vector<std::uint32_t> numbers(const std::vector<Id>& ids) {
  std::vector<std::uint32_t> all;
  for (const Id id : ids) all.push_back(id.value);
  return all;
}

}  // namespace redoubt::scenario

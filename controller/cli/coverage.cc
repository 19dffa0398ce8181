#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "controller/cli/exit.h"
#include "controller/cli/loading.h"
#include "controller/cli/verbs.h"
#include "controller/rules/coverage_matrix.h"

namespace redoubt::cli {
namespace {

using rules::Cover;
using rules::CoverageMatrix;
using scenario::Exercise;
using terms::CellId;

struct CoverageOptions {
  std::string folder;
  std::string team;
  bool all = false;
  bool json = false;
};

/// The team of that name; where none is named, all.
terms::Result<std::vector<CellId>> teams_of(const Exercise& exercise, const std::string& name) {
  std::vector<CellId> teams;
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    const scenario::Cell& cell = exercise.cells[i];
    if (cell.role != terms::Role::kBlue) continue;
    if (name.empty() || cell.name == name) teams.push_back(CellId{i});
  }
  if (!teams.empty() || name.empty()) return teams;
  return terms::Error{terms::Code::kNotFound,
                      fmt::format("exercise '{}' has no team '{}'", exercise.name, name)};
}

std::string percent(terms::Odds odds) {
  constexpr std::uint32_t kPerPercent = terms::Odds::kCertain / 100;
  const std::uint32_t whole = odds.per_million / kPerPercent;
  return whole == 0 ? "<1%" : fmt::format("{}%", whole);
}

std::string as_text(const Cover& cover) {
  return cover.blind() ? "blind"
                       : fmt::format("{} {}/{}", percent(cover.best), cover.covered, cover.hosts);
}

using Table = std::vector<std::vector<std::string>>;

/// A row for each technique under one that names the zones.
Table table_of(const Exercise& exercise, const CoverageMatrix& matrix) {
  Table table{{"technique"}};
  for (const range::ZoneId zone : matrix.zones()) {
    table[0].push_back(exercise.layout.zones[zone.value].name);
  }
  for (std::size_t row = 0; row < matrix.techniques().size(); ++row) {
    const scenario::Action& action = exercise.catalogue[matrix.techniques()[row].value];
    auto& line = table.emplace_back();
    line.push_back(action.code + " " + action.name);
    for (std::size_t i = 0; i < matrix.zones().size(); ++i) {
      line.push_back(as_text(matrix.at(row, i)));
    }
  }
  return table;
}

/// Columns as wide as what stands in them.
std::string aligned(const Table& table) {
  constexpr std::size_t kGap = 2;
  std::vector<std::size_t> widths(table[0].size(), 0);
  for (const auto& line : table) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  std::string text;
  for (const auto& line : table) {
    std::string padded;
    for (std::size_t i = 0; i < line.size(); ++i) {
      padded += fmt::format("{:<{}}", line[i], widths[i] + kGap);
    }
    text += padded.substr(0, padded.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string as_text(const Exercise& exercise, CellId team, const CoverageMatrix& matrix) {
  return fmt::format("{}: what the sensors of '{}' may notice\n\n{}\n{} of {} are blind spots.\n",
                     exercise.name, exercise.cells[team.value].name,
                     aligned(table_of(exercise, matrix)), matrix.blind_spots(),
                     matrix.techniques().size() * matrix.zones().size());
}

constexpr const char* kLegend =
    "35% 3/12: one use of the technique is noticed with these odds on the host of the zone where\n"
    "it is likeliest, and on 3 of the zone's 12 hosts it may be noticed at all.\n";

nlohmann::ordered_json as_json(const Exercise& exercise, CellId team,
                               const CoverageMatrix& matrix) {
  nlohmann::ordered_json techniques = nlohmann::ordered_json::array();
  for (std::size_t row = 0; row < matrix.techniques().size(); ++row) {
    const scenario::Action& action = exercise.catalogue[matrix.techniques()[row].value];
    nlohmann::ordered_json zones = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < matrix.zones().size(); ++i) {
      const Cover& cover = matrix.at(row, i);
      zones.push_back({{"zone", exercise.layout.zones[matrix.zones()[i].value].name},
                       {"hosts", cover.hosts},
                       {"covered", cover.covered},
                       {"best_per_million", cover.best.per_million},
                       {"blind", cover.blind()}});
    }
    techniques.push_back({{"code", action.code},
                          {"name", action.name},
                          {"tactic", action.tactic},
                          {"zones", zones}});
  }
  return {{"team", exercise.cells[team.value].name},
          {"blind_spots", matrix.blind_spots()},
          {"techniques", techniques}};
}

int coverage(const CoverageOptions& options) {
  const auto loaded = load(options.folder);
  if (!loaded.ok()) return fail(loaded.error());
  const Exercise& exercise = *loaded->exercise;
  const auto teams = teams_of(exercise, options.team);
  if (!teams.ok()) return fail(teams.error());
  const auto techniques =
      options.all ? rules::techniques_on_hosts(exercise) : rules::techniques_of_campaigns(exercise);
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const CellId team : *teams) {
    const CoverageMatrix matrix(exercise, team, techniques);
    if (options.json) {
      all.push_back(as_json(exercise, team, matrix));
    } else {
      fmt::print("{}\n", as_text(exercise, team, matrix));
    }
  }
  fmt::print("{}", options.json ? all.dump(2) + "\n" : std::string(kLegend));
  return kOk;
}

}  // namespace

void add_coverage(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<CoverageOptions>();
  CLI::App* verb = app.add_subcommand(
      "coverage",
      "What each team's sensors may notice: the techniques of red's campaign by zone, with the "
      "odds, the hosts covered and the blind spots; techniques done to other things than hosts "
      "leave no traces");
  verb->add_option("exercise", options->folder, "Folder of an exercise")->required();
  verb->add_option("--team", options->team, "This team alone");
  verb->add_flag("--all", options->all, "All techniques of the catalogue");
  verb->add_flag("--json", options->json, "Print one JSON array, an object for each team");
  verb->callback([options, &chosen] { chosen = [options] { return coverage(*options); }; });
}

}  // namespace redoubt::cli

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/loading.h"
#include "controller/cli/verbs.h"
#include "controller/report/wording.h"
#include "controller/rules/cut_costs.h"

namespace redoubt::cli {
namespace {

using rules::CutCost;
using scenario::Exercise;

struct CutsOptions {
  std::string folder;
  bool all = false;
  bool json = false;
};

std::string who(const Exercise& exercise, const range::Link& link) {
  return link.owner.valid() ? exercise.cells[link.owner.value].name : "exercise control";
}

std::string as_text(const Exercise& exercise, const CutCost& cost) {
  const range::Layout& layout = exercise.layout;
  const range::Link& link = layout.links[cost.link.value];
  std::string text = fmt::format("{}, which {} may cut:\n", link.name, who(exercise, link));
  if (cost.free()) text += "  costs nothing\n";
  for (const CutCost::Loss& loss : cost.losses) {
    text += fmt::format("  {} loses {}\n", layout.functions[loss.function.value].name,
                        report::percent(loss.permille));
  }
  for (const CutCost::Distrust& trust : cost.distrusts) {
    text += fmt::format(
        "  the trust of {} {} by {}\n", layout.pact.partnerships[trust.partnership.value].name,
        trust.permille > 0 ? "falls" : "rises", report::percent(std::abs(trust.permille)));
  }
  return text;
}

nlohmann::ordered_json as_json(const Exercise& exercise, const CutCost& cost) {
  const range::Layout& layout = exercise.layout;
  nlohmann::ordered_json losses = nlohmann::ordered_json::array();
  for (const CutCost::Loss& loss : cost.losses) {
    losses.push_back(
        {{"function", layout.functions[loss.function.value].name}, {"permille", loss.permille}});
  }
  nlohmann::ordered_json trust = nlohmann::ordered_json::array();
  for (const CutCost::Distrust& each : cost.distrusts) {
    trust.push_back({{"partnership", layout.pact.partnerships[each.partnership.value].name},
                     {"falls_by_permille", each.permille}});
  }
  const range::Link& link = layout.links[cost.link.value];
  return {{"link", link.name}, {"by", who(exercise, link)}, {"losses", losses}, {"trust", trust}};
}

int cuts(const CutsOptions& options) {
  const auto loaded = load(options.folder);
  if (!loaded.ok()) return fail(loaded.error());
  const Exercise& exercise = *loaded->exercise;
  const auto day = rules::first_day(range::World(exercise.layout));
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (std::uint32_t i = 0; i < exercise.layout.links.size(); ++i) {
    const CutCost cost = rules::cost_of_cut(day, range::LinkId{i});
    if (options.json) {
      all.push_back(as_json(exercise, cost));
    } else if (options.all || !cost.free()) {
      fmt::print("{}", as_text(exercise, cost));
    }
  }
  if (options.json) fmt::print("{}\n", all.dump(2));
  return kOk;
}

}  // namespace

void add_cuts(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<CutsOptions>();
  CLI::App* verb =
      app.add_subcommand("cuts",
                         "What each link costs when it is cut: how much of which mission function "
                         "at once, and how much "
                         "of whose trust; what fails later, as reserves run out, is not in it");
  verb->add_option("exercise", options->folder, "Folder of an exercise")->required();
  verb->add_flag("--all", options->all, "Also the links whose cut costs nothing");
  verb->add_flag("--json", options->json, "Print one JSON array, an object for each link");
  verb->callback([options, &chosen] { chosen = [options] { return cuts(*options); }; });
}

}  // namespace redoubt::cli

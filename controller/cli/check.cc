#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "controller/cli/exit.h"
#include "controller/cli/loading.h"
#include "controller/cli/sarif.h"
#include "controller/cli/verbs.h"
#include "controller/proof/prove.h"
#include "controller/scenario/reader.h"

namespace redoubt::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> folders;
  Given given;
  bool json = false;
  bool sarif = false;
  std::string docs;
  bool quiet = false;
};

std::string summary(const scenario::Exercise& exercise) {
  return fmt::format("{}: {} hosts, {} zones, {} actions, {} cells, {} injects, {} metrics",
                     exercise.name, exercise.layout.hosts.size(), exercise.layout.zones.size(),
                     exercise.catalogue.size(), exercise.cells.size(), exercise.injects.size(),
                     exercise.metrics.size());
}

nlohmann::ordered_json as_json(const yaml::Place& at) {
  return {{"file", at.source ? at.source->name() : ""},
          {"line", at.mark.line},
          {"column", at.mark.column}};
}

nlohmann::ordered_json as_json(const yaml::Finding& finding) {
  nlohmann::ordered_json json = as_json(finding.at);
  json["severity"] = finding.severity == yaml::Severity::kError ? "error" : "warning";
  json["code"] = finding.code;
  json["message"] = finding.message;
  if (!finding.note) return json;
  json["note"] = as_json(finding.note->at);
  json["note"]["message"] = finding.note->text;
  return json;
}

nlohmann::ordered_json as_json(const std::string& folder, const yaml::Findings& findings) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const yaml::Finding* finding : findings.in_order()) list.push_back(as_json(*finding));
  return {{"exercise", folder},
          {"errors", findings.errors()},
          {"warnings", findings.warnings()},
          {"findings", list}};
}

/// All variants that its variables draw; what is wrong with several of them is said once.
void prove(const scenario::Loaded& loaded, yaml::Findings& findings) {
  for (const auto& exercise : loaded.variants.all) {
    yaml::Findings of_variant;
    proof::prove(*exercise, loaded.written, of_variant);
    findings.add_new(of_variant);
  }
}

void print(const std::string& folder, const std::optional<scenario::Loaded>& loaded,
           const yaml::Findings& findings, bool quiet) {
  fmt::print("{}", findings.to_text());
  if (quiet) return;
  if (findings.ok()) {
    fmt::print("{}\n", summary(*loaded->exercise));
    return;
  }
  fmt::print("{}: {} error{}, {} warning{}\n", folder, findings.errors(),
             findings.errors() == 1 ? "" : "s", findings.warnings(),
             findings.warnings() == 1 ? "" : "s");
}

int check(const CheckOptions& options) {
  const auto settings = settings_of(options.given);
  if (!settings.ok()) return fail(settings.error());
  bool sound = true;
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  std::vector<yaml::Findings> found;
  for (const std::string& folder : options.folders) {
    yaml::Findings findings;
    const auto loaded = scenario::read_folder(folder, findings, *settings);
    if (loaded) prove(*loaded, findings);
    sound = sound && findings.ok();
    if (options.json) {
      all.push_back(as_json(folder, findings));
    } else if (options.sarif) {
      found.push_back(std::move(findings));
    } else {
      print(folder, loaded, findings, options.quiet);
    }
  }
  if (options.json) fmt::print("{}\n", all.dump(2));
  if (options.sarif) fmt::print("{}\n", sarif_of(found, options.docs));
  return sound ? kOk : kNo;
}

}  // namespace

void add_check(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* verb = app.add_subcommand(
      "check",
      "Say everything that is wrong with exercises, as file:line:column, and prove what can be "
      "proved of their plans: what never comes, what nobody can see; 1 if there is an error. "
      "`redoubt explain CODE` says more");
  verb->add_option("exercise", options->folders, "Folders of exercises")->required();
  add_settings(*verb, options->given);
  auto* json =
      verb->add_flag("--json", options->json, "Print one JSON array, an object for each exercise");
  auto* sarif = verb->add_flag("--sarif", options->sarif,
                               "Print SARIF 2.1.0, which editors and code hosts show beside the "
                               "lines; files are named from the working directory");
  sarif->excludes(json);
  verb->add_option("--docs", options->docs,
                   "The URL under which docs/ of Redoubt can be read: SARIF links to it")
      ->needs(sarif);
  verb->add_flag("--quiet", options->quiet, "Print findings alone");
  verb->footer(
      "Example: redoubt check exercises/first-watch\n"
      "         redoubt check exercises/first-watch --sarif > findings.sarif");
  verb->callback([options, &chosen] { chosen = [options] { return check(*options); }; });
}

}  // namespace redoubt::cli

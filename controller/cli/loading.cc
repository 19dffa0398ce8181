#include "controller/cli/loading.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <optional>
#include <utility>

#include "controller/conduct/entry.h"

namespace redoubt::cli {
namespace {

terms::Result<scenario::Loaded> with_faults_told(std::optional<scenario::Loaded> loaded,
                                                 const yaml::Findings& findings,
                                                 const std::string& what) {
  fmt::print(stderr, "{}", findings.to_text());
  if (loaded) return std::move(*loaded);
  return terms::Error{terms::Code::kInvalidArgument,
                      fmt::format("{} cannot be played: {} error{}", what, findings.errors(),
                                  findings.errors() == 1 ? "" : "s")};
}

/// The first record says with which seed.
terms::Result<conduct::Opening> opening_of(const journal::Journal& journal) {
  std::optional<terms::Result<conduct::Opening>> opening;
  const auto read = journal.read(1, [&](const journal::Record& record) -> terms::Status {
    if (!opening) opening = conduct::decode_opening(record);
    return terms::Error{terms::Code::kAborted, "that was all"};
  });
  if (opening) return *opening;
  return read.ok() ? terms::Error{terms::Code::kDataLoss, "the journal is empty"} : read.error();
}

}  // namespace

terms::Result<scenario::Loaded> load(const std::string& folder,
                                     const scenario::Settings& settings) {
  yaml::Findings findings;
  auto loaded = scenario::read_folder(folder, findings, settings);
  return with_faults_told(std::move(loaded), findings, folder);
}

terms::Result<scenario::Loaded> load(const journal::Journal& journal) {
  auto exhibits = journal.exhibits();
  if (!exhibits.ok()) return exhibits.error();
  std::vector<scenario::File> files;
  for (journal::Exhibit& exhibit : *exhibits) {
    files.push_back({std::move(exhibit.path), std::move(exhibit.content)});
  }
  yaml::Findings findings;
  auto loaded = scenario::read_files(std::move(files), findings);
  auto told = with_faults_told(std::move(loaded), findings, "the scenario that the journal keeps");
  if (!told.ok() || told->variants.all.size() == 1) return told;
  const auto opening = opening_of(journal);
  if (!opening.ok()) return opening.error();
  choose(*told, opening->seed);
  return told;
}

void choose(scenario::Loaded& loaded, std::uint64_t seed) {
  loaded.exercise = loaded.variants.all[loaded.variants.of(seed)];
}

void add_settings(CLI::App& verb, Given& given) {
  verb.add_option("--set", given.set, "NAME=VALUE: what a variable of the exercise stands for")
      ->expected(1)
      ->take_all();
}

terms::Result<scenario::Settings> settings_of(const Given& given) {
  scenario::Settings settings;
  for (const std::string& each : given.set) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0) {
      return terms::Error{terms::Code::kInvalidArgument,
                          fmt::format("--set {}: it is written NAME=VALUE", each)};
    }
    settings.emplace_back(each.substr(0, equals), each.substr(equals + 1));
  }
  return settings;
}

std::vector<journal::Exhibit> exhibits_of(const scenario::Loaded& loaded) {
  std::vector<journal::Exhibit> exhibits;
  for (const scenario::File& file : loaded.files) exhibits.push_back({file.name, file.text});
  return exhibits;
}

}  // namespace redoubt::cli

#include "controller/cli/loading.h"

#include <fmt/core.h>

#include <cstdio>
#include <utility>

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

}  // namespace

terms::Result<scenario::Loaded> load(const std::string& folder) {
  yaml::Findings findings;
  auto loaded = scenario::read_folder(folder, findings);
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
  return with_faults_told(std::move(loaded), findings, "the scenario that the journal keeps");
}

std::vector<journal::Exhibit> exhibits_of(const scenario::Loaded& loaded) {
  std::vector<journal::Exhibit> exhibits;
  for (const scenario::File& file : loaded.files) exhibits.push_back({file.name, file.text});
  return exhibits;
}

}  // namespace redoubt::cli

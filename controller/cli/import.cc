#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/verbs.h"
#include "controller/formats/nasim/read.h"
#include "controller/formats/nasim/write.h"
#include "controller/yaml/parse.h"

namespace redoubt::cli {
namespace {

using terms::Code;
using terms::Error;

struct ImportOptions {
  std::string file;
  std::string folder;
};

/// A new folder with one file in it. Nothing that exists is written over.
terms::Status write(const std::filesystem::path& folder, const std::string& text) {
  std::error_code error;
  if (!std::filesystem::create_directories(folder, error)) {
    if (error) return Error{Code::kPermissionDenied, folder.string() + ": " + error.message()};
    return Error{Code::kAlreadyExists, folder.string() + " exists; name another with --out"};
  }
  std::ofstream out(folder / "exercise.yaml", std::ios::binary);
  out << text << std::flush;
  if (!out) return Error{Code::kPermissionDenied, folder.string() + ": cannot be written"};
  return terms::Done{};
}

int import_nasim(const ImportOptions& options) {
  const std::filesystem::path file = options.file;
  yaml::Findings findings;
  const auto tree = yaml::read_file(file, findings);
  const auto network = tree ? formats::nasim::read(*tree, findings) : std::nullopt;
  fmt::print(stderr, "{}", findings.to_text());
  if (!network) return kUnreadable;
  const std::filesystem::path folder =
      options.folder.empty() ? file.stem() : std::filesystem::path(options.folder);
  const auto written =
      write(folder, formats::nasim::scenario_of(*network, "NASim: " + file.stem().string()));
  if (!written.ok()) return fail(written.error());
  const std::size_t subnets = network->subnets.size() - 1;  // less the internet
  fmt::print("{}: {} hosts in {} subnet{}; redoubt rehearse {} --red random --runs 1000 plays it\n",
             folder.string(), network->hosts.size(), subnets, subnets == 1 ? "" : "s",
             folder.string());
  return kOk;
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
  CLI::App* verb = app.add_subcommand("import", "Turn other people's files into exercises");
  verb->require_subcommand(1);
  auto options = std::make_shared<ImportOptions>();
  CLI::App* nasim = verb->add_subcommand(
      "nasim", "A scenario of NASim, the network attack simulator, to be played by its rules");
  nasim->add_option("file", options->file, "Its YAML file")->required();
  nasim->add_option("-o,--out", options->folder,
                    "Folder to write, which must not exist; by default called as the file is");
  nasim->callback([options, &chosen] { chosen = [options] { return import_nasim(*options); }; });
}

}  // namespace redoubt::cli

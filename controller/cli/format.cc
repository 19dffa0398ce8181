#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "controller/cli/exit.h"
#include "controller/cli/verbs.h"
#include "controller/cli/writing.h"
#include "controller/scenario/folder.h"
#include "controller/yaml/file.h"
#include "controller/yaml/layout.h"
#include "controller/yaml/parse.h"

namespace redoubt::cli {
namespace {

namespace fs = std::filesystem;

struct FormatOptions {
  std::vector<std::string> paths;
  bool check = false;
};

struct Page {
  std::string path;
  std::string text;
};

/// The files that are meant: of a folder those that an exercise is read from.
std::vector<Page> files_at(const std::string& path, yaml::Findings& findings) {
  std::vector<Page> files;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    for (scenario::Found& found : scenario::files_in(path, "", findings)) {
      files.push_back({std::move(found.shown), std::move(found.file.text)});
    }
    return files;
  }
  auto text = yaml::bytes_of(path, yaml::kFileBytesMax);
  if (text) {
    files.push_back({path, std::move(*text)});
  } else {
    scenario::say_of(yaml::Fault::kUnreadable, path, text.error().message, findings);
  }
  return files;
}

/// Worse than what was found before is what counts for the whole.
void worsen(Exit& status, Exit found) { status = std::max(status, found); }

void format_file(const Page& file, bool check, Exit& status) {
  yaml::Findings findings;
  const auto tree = yaml::parse(file.path, file.text, findings);
  fmt::print(stderr, "{}", findings.to_text());
  if (tree == nullptr) return worsen(status, kUnreadable);
  const auto text = yaml::laid_out(*tree);
  if (!text) {
    fmt::print(stderr, "redoubt: {}: {}; it is left as it is\n", file.path, text.error().message);
    return worsen(status, kNo);
  }
  if (*text == file.text) return;
  if (check) {
    fmt::print("{}\n", file.path);
    return worsen(status, kNo);
  }
  const terms::Status written = replace_file(file.path, *text);
  if (!written.ok()) return worsen(status, fail(written.error()));
  fmt::print("{}\n", file.path);
}

int format(const FormatOptions& options) {
  Exit status = kOk;
  for (const std::string& path : options.paths) {
    yaml::Findings findings;
    const std::vector<Page> files = files_at(path, findings);
    fmt::print(stderr, "{}", findings.to_text());
    if (!findings.ok()) worsen(status, kUnreadable);
    for (const Page& file : files) format_file(file, options.check, status);
  }
  return status;
}

}  // namespace

void add_format(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<FormatOptions>();
  CLI::App* verb = app.add_subcommand(
      "format",
      "Lay YAML files out as the shipped exercises are: indents, blanks, empty lines. Comments "
      "stay. A file that would say anything else afterwards is left as it is, and named; 1 if "
      "there is one. Prints the files that it changes");
  verb->add_option("path", options->paths, "Folders of exercises, or files")->required();
  verb->add_flag("--check", options->check,
                 "Change nothing: print the files that would change; 1 if there is one");
  verb->footer(
      "Example: redoubt format exercises/first-watch\n"
      "         redoubt format --check exercises/first-watch/msel.yaml");
  verb->callback([options, &chosen] { chosen = [options] { return format(*options); }; });
}

}  // namespace redoubt::cli

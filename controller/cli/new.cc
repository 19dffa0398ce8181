#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "controller/cli/exit.h"
#include "controller/cli/starter.h"
#include "controller/cli/verbs.h"
#include "controller/cli/writing.h"
#include "controller/scenario/folder.h"

namespace redoubt::cli {
namespace {

namespace fs = std::filesystem;
using terms::Code;
using terms::Error;

/// The folder itself, however it was written: "drills/mine/" too.
fs::path folder_of(const std::string& written) {
  fs::path path = fs::absolute(written).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

int write_starter(const std::string& written) {
  const fs::path folder = folder_of(written);
  if (!scenario::is_tame(folder.filename().string())) {
    return fail({Code::kInvalidArgument,
                 fmt::format("{}: an exercise is called as its folder, which needs a name of "
                             "letters, digits, '.', '_' and '-'",
                             written)});
  }
  std::vector<NewFile> files;
  for (const StarterFile& file : starter()) {
    files.push_back({std::string(file.name), std::string(file.text)});
  }
  const terms::Status made = make_folder(folder, files);
  if (!made.ok()) return fail(made.error());
  fmt::print(
      "{0}: {1} files, a small exercise that plays as it stands. Begin with exercise.yaml, then\n"
      "  redoubt check {0}                  says what is wrong, after each change\n"
      "  redoubt rehearse {0} --runs 200    says how it usually ends\n"
      "  redoubt run {0}                    plays it, and writes the after-action report\n",
      written, files.size());
  return kOk;
}

}  // namespace

void add_new(CLI::App& app, Chosen& chosen) {
  auto folder = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand(
      "new",
      "Write a small exercise to begin with: it is complete, plays as it stands, and says in "
      "comments what everything is for");
  verb->add_option("folder", *folder,
                   "Folder to write; the exercise is called as it is. It must not hold anything")
      ->required();
  verb->footer("Example: redoubt new my-exercise && redoubt run my-exercise");
  verb->callback([folder, &chosen] { chosen = [folder] { return write_starter(*folder); }; });
}

}  // namespace redoubt::cli

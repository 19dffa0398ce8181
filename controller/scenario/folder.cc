#include "controller/scenario/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

#include "controller/yaml/file.h"
#include "controller/yaml/parse.h"

namespace redoubt::scenario {

namespace fs = std::filesystem;
using yaml::Fault;

namespace {

constexpr std::string_view kExtension = ".yaml";
constexpr std::size_t kEntriesMax = 4096;  ///< of any kind, in one folder

/// The names of the YAML files, sorted.
std::vector<std::string> names_in(const fs::path& folder, yaml::Findings& findings) {
  std::vector<std::string> names;
  std::error_code error;
  std::size_t entries = 0;
  for (fs::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    std::string name = each->path().filename().string();
    if (name.ends_with(kExtension)) names.push_back(std::move(name));
    if (++entries < kEntriesMax) continue;
    say_of(Fault::kTooMuch, folder.string(),
           fmt::format("more than {} entries in one folder", kEntriesMax), findings);
    return {};
  }
  if (error) say_of(Fault::kUnreadable, folder.string(), error.message(), findings);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

bool is_tame(std::string_view name) {
  return !name.empty() && name.size() <= 128 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '_' || c == '-';
         });
}

void say_of(yaml::Fault fault, const std::string& path, std::string message,
            yaml::Findings& findings) {
  findings.error(fault, {std::make_shared<const yaml::Source>(path, ""), {}}, std::move(message));
}

std::vector<Found> files_in(const fs::path& folder, const std::string& prefix,
                            yaml::Findings& findings) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    say_of(Fault::kUnreadable, folder.string(),
           fs::exists(folder, error) ? "no folder" : "there is no such folder", findings);
    return {};
  }
  const std::size_t faults = findings.errors();
  const std::vector<std::string> names = names_in(folder, findings);
  if (names.empty() && findings.errors() == faults) {
    say_of(Fault::kMissing, folder.string(), "there is no .yaml file in this folder", findings);
  }
  if (names.size() > kFilesMax) {
    say_of(Fault::kTooMuch, folder.string(),
           fmt::format("{} files, {} at most", names.size(), kFilesMax), findings);
    return {};
  }
  std::vector<Found> found;
  std::size_t bytes = 0;
  for (const std::string& name : names) {
    const fs::path path = folder / name;
    if (!is_tame(name)) {
      say_of(Fault::kSpelling, path.string(),
             "a file's name is made of letters, digits, '.', '_' and '-'", findings);
      continue;
    }
    auto text = yaml::bytes_of(path, yaml::kFileBytesMax);
    if (!text) {
      say_of(Fault::kUnreadable, path.string(), text.error().message, findings);
      continue;
    }
    bytes += text->size();
    found.push_back({{prefix + name, std::move(*text)}, path.string()});
    if (bytes <= kBytesMax) continue;
    say_of(Fault::kTooMuch, folder.string(),
           fmt::format("more than {} bytes in one folder", kBytesMax), findings);
    return {};
  }
  return found;
}

std::string name_of_folder(const fs::path& folder, yaml::Findings& findings) {
  std::error_code error;
  std::string name = fs::canonical(folder, error).filename().string();
  if (error) {
    say_of(Fault::kUnreadable, folder.string(), "there is no such folder", findings);
    return {};
  }
  if (is_tame(name)) return name;
  say_of(Fault::kSpelling, folder.string(),
         "an exercise is called as its folder, which needs a name of letters, digits, '.', '_' "
         "and '-'",
         findings);
  return {};
}

}  // namespace redoubt::scenario

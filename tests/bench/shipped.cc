#include "tests/bench/shipped.h"

#include <stdlib.h>

#include <filesystem>
#include <system_error>

#include "proto/terms/check.h"

namespace redoubt::bench {

scenario::Loaded shipped(const std::string& name) {
  yaml::Findings findings;
  auto loaded = scenario::read_folder("exercises/" + name, findings);
  REDOUBT_CHECK(loaded.has_value());
  return std::move(*loaded);
}

std::string program(const std::string& name) {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string();
}

Folder::Folder() {
  path_ = (std::filesystem::temp_directory_path() / "redoubt-bench-XXXXXX").string();
  REDOUBT_CHECK(mkdtemp(path_.data()) != nullptr);
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace redoubt::bench

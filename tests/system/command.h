#pragma once

#include <gtest/gtest.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

/// The installed commands, called as a user calls them.
namespace redoubt {

struct Said {
  int status = -1;
  std::string out;

  nlohmann::json json() const {
    return nlohmann::json::parse(out, nullptr, /*allow_exceptions=*/false);
  }
};

/// Runs one of our programs with these words, in this folder; what it says on stderr is let
/// through.
inline Said call_in(const std::string& where, const std::string& program,
                    const std::string& words) {
  const char* folder = std::getenv("REDOUBT_BIN");
  if (folder == nullptr) ADD_FAILURE() << "REDOUBT_BIN is not set";
  const std::string at = std::filesystem::absolute(folder != nullptr ? folder : ".").string();
  const std::string command = "cd '" + where + "' && '" + at + "/" + program + "' " + words;
  Said said;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return said;
  char part[4096];
  for (std::size_t n = 0; (n = fread(part, 1, sizeof part, pipe)) > 0;) said.out.append(part, n);
  const int status = pclose(pipe);
  said.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return said;
}

inline Said call(const std::string& program, const std::string& words) {
  return call_in(".", program, words);
}

/// A folder of this test's own, gone with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "redoubt-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder " << name;
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace redoubt

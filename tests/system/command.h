#pragma once

#include <gtest/gtest.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/folder.h"

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

}  // namespace redoubt

#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "tests/system/command.h"

namespace redoubt {

/// Which of what a program says is heard.
enum class Heard { kErrors, kEverything };

/// One of our programs, running beside the test until it ends, is killed, or the test is over.
class Process {
 public:
  Process(const std::string& program, std::vector<std::string> words,
          Heard heard = Heard::kErrors) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) ADD_FAILURE() << "no pipe";
    from_ = ends[0];
    const std::string file = std::string(std::getenv("REDOUBT_BIN")) + "/" + program;
    std::vector<char*> arguments{const_cast<char*>(file.c_str())};
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (heard == Heard::kEverything) {
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    if (posix_spawn(&pid_, file.c_str(), &actions, nullptr, arguments.data(), environ) != 0) {
      ADD_FAILURE() << file << " cannot be started";
      pid_ = 0;
    }
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
  }
  ~Process() {
    send(SIGKILL);
    wait();
    close(from_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const {
    if (pid_ != 0) kill(pid_, signal);
  }

  /// Its exit status; 128 and the signal that ended it. Reads on meanwhile, so that it is not held
  /// up by what it says.
  int wait() {
    while (pid_ != 0 && read_some(std::chrono::minutes(2))) {
    }
    if (pid_ == 0) return status_;
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    return status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  /// What follows the first place at which it says this, up to white space; waits until it does.
  std::string word_after(const std::string& words) {
    while (true) {
      const auto at = said_.find(words);
      const auto end = at == std::string::npos ? at : said_.find_first_of(" \n", at + words.size());
      if (end != std::string::npos) {
        return said_.substr(at + words.size(), end - at - words.size());
      }
      if (read_some(std::chrono::seconds(30))) continue;
      ADD_FAILURE() << "never said '" << words << "', but: " << said_;
      return "";
    }
  }
  const std::string& said() const { return said_; }

 private:
  bool read_some(std::chrono::milliseconds within) {
    pollfd waiting{from_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(within.count())) <= 0) return false;
    char part[4096];
    const ssize_t n = read(from_, part, sizeof part);
    if (n > 0) said_.append(part, static_cast<std::size_t>(n));
    return n > 0;
  }

  pid_t pid_ = 0;
  int from_ = -1;
  int status_ = -1;
  std::string said_;
};

}  // namespace redoubt

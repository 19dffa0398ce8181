#include "tests/bench/side.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "proto/terms/check.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

using Pipe = std::array<int, 2>;

Pipe make_pipe() {
  Pipe pipe{};
  REDOUBT_CHECK(pipe2(pipe.data(), O_CLOEXEC) == 0);
  return pipe;
}

int spawn(const std::vector<std::string>& words, int in, int out) {
  const std::string file = program("redoubt-bench-side");
  std::vector<char*> arguments{const_cast<char*>(file.c_str())};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  pid_t pid = 0;
  REDOUBT_CHECK(posix_spawn(&pid, file.c_str(), &actions, nullptr, arguments.data(), environ) == 0);
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

}  // namespace

Side::Side(const std::vector<std::string>& words) {
  const Pipe down = make_pipe();
  const Pipe up = make_pipe();
  pid_ = spawn(words, down[0], up[1]);
  close(down[0]);
  close(up[1]);
  to_ = fdopen(down[1], "w");
  from_ = fdopen(up[0], "r");
}

Side::~Side() {
  std::fclose(to_);
  std::fclose(from_);
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void Side::say(const std::string& line) {
  std::fprintf(to_, "%s\n", line.c_str());
  std::fflush(to_);
}

std::string Side::hear() {
  char line[256];
  REDOUBT_CHECK(std::fgets(line, sizeof line, from_) != nullptr);
  std::string words = line;
  words.pop_back();
  return words;
}

double Side::processor_seconds() const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/stat");
  std::string word;
  while (file >> word && !word.ends_with(')')) {
  }
  for (int field = 3; field < 14; ++field) file >> word;
  double user = 0;
  double system = 0;
  file >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double Side::resident_bytes() const { return size("VmRSS:"); }

double Side::peak_bytes() const { return size("VmHWM:"); }

double Side::size(const std::string& key) const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/status");
  std::string word;
  while (file >> word && word != key) {
  }
  double kibibytes = 0;
  REDOUBT_CHECK(file >> kibibytes);
  return kibibytes * 1024;
}

}  // namespace redoubt::bench

#include "controller/cli/agents.h"

#include <fmt/core.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

namespace redoubt::cli {
namespace {

constexpr int kPatienceMilliseconds = 2000;

/// In the new process, where only what is safe after a fork may be called. It has a process group
/// of its own, no signal is held back that the controller holds back for itself, and it ends when
/// the controller does, even by a kill: else it would come back to the next one as a second mind.
[[noreturn]] void become(const char* program, char* const* arguments, pid_t controller) {
  sigset_t none;
  sigemptyset(&none);
  setpgid(0, 0);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() == controller) execv(program, arguments);
  _exit(127);
}

terms::Result<int> spawn(const std::string& program, std::vector<std::string> arguments) {
  std::vector<char*> pointers{const_cast<char*>(program.c_str())};
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const pid_t controller = getpid();
  const pid_t pid = fork();
  if (pid == 0) become(program.c_str(), pointers.data(), controller);
  if (pid < 0) {
    return terms::Error{terms::Code::kUnavailable,
                        fmt::format("{} cannot be started: {}", program, std::strerror(errno))};
  }
  return pid;
}

}  // namespace

terms::Status Agents::start(const AgentCommand& command) {
  std::error_code ignored;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  const std::string program = (folder / command.program).string();
  if (access(program.c_str(), X_OK) != 0) {
    return terms::Error{terms::Code::kNotFound,
                        fmt::format("{} is not there; it should stand beside redoubt", program)};
  }
  auto pid = spawn(program, command.arguments);
  if (!pid.ok()) return pid.error();
  processes_.push_back({.pid = *pid, .name = command.program});
  return terms::Done{};
}

void Agents::look() {
  for (Process& process : processes_) {
    if (process.running && waitpid(process.pid, &process.status, WNOHANG) == process.pid) {
      process.running = false;
    }
  }
}

bool Agents::any_running() const {
  for (const Process& process : processes_) {
    if (process.running) return true;
  }
  return false;
}

std::vector<std::string> Agents::failed() {
  look();
  std::vector<std::string> names;
  for (Process& process : processes_) {
    const bool well = WIFEXITED(process.status) && WEXITSTATUS(process.status) == 0;
    if (process.running || process.told || well) continue;
    process.told = true;
    names.push_back(process.name);
  }
  return names;
}

void Agents::wait(int milliseconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  for (look(); any_running() && std::chrono::steady_clock::now() < until; look()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

Agents::~Agents() {
  for (const Process& process : processes_) {
    if (process.running) kill(process.pid, SIGTERM);
  }
  wait(kPatienceMilliseconds);
  for (Process& process : processes_) {
    if (!process.running) continue;
    kill(process.pid, SIGKILL);
    waitpid(process.pid, &process.status, 0);
  }
}

}  // namespace redoubt::cli

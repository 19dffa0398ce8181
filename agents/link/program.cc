#include "agents/link/program.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <iostream>
#include <thread>
#include <utility>

namespace redoubt::link {
namespace {

constexpr int kExitUnreachable = 4;
constexpr int kExitInterrupted = 130;

constexpr int kEnough = SIGUSR1;

sigset_t awaited_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, kEnough}) sigaddset(&signals, signal);
  return signals;
}

/// Waits for SIGINT or SIGTERM in a thread of its own, where anything may be called, unlike in a
/// signal handler. The first stops the connection, the second the process. They must be blocked in
/// all other threads.
class Interrupts {
 public:
  explicit Interrupts(Connection& connection)
      : waiter_([this, &connection] { wait(connection); }) {}
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  ~Interrupts() {
    pthread_kill(waiter_.native_handle(), kEnough);
    waiter_.join();
    if (stopper_.joinable()) stopper_.join();
  }

 private:
  void wait(Connection& connection) {
    if (next() == kEnough) return;
    stopper_ = std::thread([&connection] { connection.stop(); });
    if (next() != kEnough) _exit(kExitInterrupted);
  }

  static int next() {
    const sigset_t signals = awaited_signals();
    int signal = 0;
    sigwait(&signals, &signal);
    return signal;
  }

  std::thread stopper_;  ///< waiter_ starts it
  std::thread waiter_;
};

}  // namespace

int play(const std::string& program, Voice voice, ConnectionSettings settings,
         MindMaker make_mind) {
  const auto print = [program](const std::string& line) {
    std::cerr << program + ": " + line + "\n";
  };
  if (voice == Voice::kNormal) settings.tell = print;
  const sigset_t signals = awaited_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  Connection connection(std::move(settings), std::move(make_mind));
  Interrupts interrupts(connection);
  const terms::Result<Ending> ended = connection.run();
  if (!ended.ok()) {
    print(ended.error().message);
    return kExitUnreachable;
  }
  return *ended == Ending::kFinished ? 0 : kExitInterrupted;
}

}  // namespace redoubt::link

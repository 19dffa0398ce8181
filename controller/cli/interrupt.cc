#include "controller/cli/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <utility>

#include "controller/cli/exit.h"

namespace redoubt::cli {
namespace {

/// What wakes the waiting thread when there is nothing more to wait for.
constexpr int kRelease = SIGUSR2;

sigset_t waited_for() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, kRelease);
  return set;
}

}  // namespace

struct Interrupt::Parts {
  std::function<void()> first;
  std::atomic<bool> came = false;
  std::atomic<bool> released = false;
  sigset_t before{};
  std::thread thread;

  void wait() {
    const sigset_t set = waited_for();
    for (int number = 0; sigwait(&set, &number) == 0;) {
      if (number == kRelease) {
        if (released) return;
        continue;
      }
      if (came.exchange(true)) _exit(kInterrupted);
      first();
    }
  }
};

Interrupt::Interrupt(std::function<void()> first) : parts_(std::make_unique<Parts>()) {
  parts_->first = std::move(first);
  const sigset_t set = waited_for();
  pthread_sigmask(SIG_BLOCK, &set, &parts_->before);
  parts_->thread = std::thread([this] { parts_->wait(); });
}

Interrupt::~Interrupt() {
  parts_->released = true;
  pthread_kill(parts_->thread.native_handle(), kRelease);
  parts_->thread.join();
  pthread_sigmask(SIG_SETMASK, &parts_->before, nullptr);
}

bool Interrupt::came() const { return parts_->came; }

}  // namespace redoubt::cli

#include "controller/cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>

namespace redoubt::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirst{500};
constexpr milliseconds kOnTerminal{100};
constexpr milliseconds kElsewhere{10'000};

bool on_terminal() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

}  // namespace

struct ProgressLine::Parts {
  const Mode mode;
  const bool terminal = on_terminal();
  std::function<std::string()> say;
  std::mutex mutex;
  std::condition_variable changed;
  bool closed = false;  ///< guarded by mutex
  std::thread thread;

  explicit Parts(Mode with) : mode(with) {}

  void tell() {
    std::unique_lock lock(mutex);
    bool shown = false;
    for (milliseconds pause = kFirst; !changed.wait_for(lock, pause, [this] { return closed; });
         pause = terminal ? kOnTerminal : kElsewhere) {
      fmt::print(stderr, "{}{}{}", terminal ? "\r\x1b[K" : "", say(), terminal ? "" : "\n");
      std::fflush(stderr);
      shown = true;
    }
    if (shown && terminal) fmt::print(stderr, "\r\x1b[K");
  }
};

ProgressLine::ProgressLine(Mode mode) : parts_(std::make_unique<Parts>(mode)) {}

ProgressLine::~ProgressLine() { close(); }

void ProgressLine::every_so_often(std::function<std::string()> say) {
  if (parts_->mode == Mode::kSilent || parts_->thread.joinable()) return;
  parts_->say = std::move(say);
  parts_->thread = std::thread([this] { parts_->tell(); });
}

void ProgressLine::close() {
  if (!parts_->thread.joinable()) return;
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->closed = true;
  }
  parts_->changed.notify_all();
  parts_->thread.join();
}

}  // namespace redoubt::cli

#include "controller/conduct/precedence.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace redoubt::conduct {
namespace {

/// The shortest that is granted: whoever asks for less than the one who runs may interrupt them.
constexpr std::chrono::nanoseconds kTurn = std::chrono::microseconds(100);

/// sched_setattr(2) in its first form; the system's own header of it and POSIX's exclude each
/// other.
struct Wanted {
  std::uint32_t size = sizeof(Wanted);
  std::uint32_t policy = SCHED_OTHER;
  std::uint64_t flags = 0;
  std::int32_t nice = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;  ///< of an ordinary thread: how long its turns are
  std::uint64_t deadline = 0;
  std::uint64_t period = 0;
};
static_assert(sizeof(Wanted) == 48);

/// A third of the share of a thread that does not.
constexpr int kGivesWayBy = 5;
constexpr int kNicest = 19;

}  // namespace

void go_first() {
  // Whoever gave the process another policy had a reason.
  int policy = SCHED_OTHER;
  sched_param ignored{};
  if (pthread_getschedparam(pthread_self(), &policy, &ignored) != 0 || policy != SCHED_OTHER)
    return;
  Wanted wanted;
  wanted.nice = getpriority(PRIO_PROCESS, 0);
  wanted.runtime = static_cast<std::uint64_t>(kTurn.count());
  (void)syscall(SYS_sched_setattr, 0, &wanted, 0);
}

/// Of this thread alone: to Linux a thread is what POSIX means by a process here.
void give_way() {
  const int now = getpriority(PRIO_PROCESS, 0);
  (void)setpriority(PRIO_PROCESS, 0, std::min(kNicest, now + kGivesWayBy));
}

}  // namespace redoubt::conduct

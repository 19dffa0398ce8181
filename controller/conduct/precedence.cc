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

/// The shortest that is granted. Of those who wait, whoever asks for less goes first; and whoever
/// runs is left alone for as long as their turn, but by those who ask for less.
constexpr std::chrono::nanoseconds kShortTurn = std::chrono::microseconds(100);
constexpr std::chrono::nanoseconds kLongTurn = std::chrono::milliseconds(20);

/// A third of the share of who does not. Much less would starve those who carry the agents' own
/// words, wherever the agents run on the same machine.
constexpr int kGivesWayBy = 5;
constexpr int kNicest = 19;

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

/// For this thread alone: to Linux a thread is what POSIX means by a process here.
void take_turns(std::chrono::nanoseconds turn, int nicer_by) {
  // Whoever gave the process another policy had a reason.
  int policy = SCHED_OTHER;
  sched_param ignored{};
  (void)pthread_getschedparam(pthread_self(), &policy, &ignored);
  if (policy != SCHED_OTHER) return;
  Wanted wanted;
  wanted.nice = std::min(kNicest, getpriority(PRIO_PROCESS, 0) + nicer_by);
  wanted.runtime = static_cast<std::uint64_t>(turn.count());
  (void)syscall(SYS_sched_setattr, 0, &wanted, 0);
}

}  // namespace

void go_first() { take_turns(kShortTurn, 0); }

void give_way() { take_turns(kLongTurn, kGivesWayBy); }

}  // namespace redoubt::conduct

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "controller/journal/sqlite_journal.h"
#include "proto/terms/random.h"
#include "tests/journal/vocabulary.h"

namespace redoubt::journal {
namespace {

namespace fs = std::filesystem;

/// In the child: resumes the journal, commits batches for ever, and acknowledges each by writing
/// the last sequence to the pipe.
[[noreturn]] void write_until_killed(const fs::path& file, int acknowledgements) {
  const auto journal = resume_sqlite_journal(file, {.checkpoint_pages = 20});
  if (!journal) ::_exit(1);
  while (true) {
    add(**journal, 3);
    if (!(*journal)->commit()) ::_exit(2);
    const std::uint64_t last = (*journal)->head().records;
    if (::write(acknowledgements, &last, sizeof last) != sizeof last) ::_exit(3);
  }
}

/// Starts a writer, kills it after it acknowledged this many batches, and returns the last sequence
/// that it acknowledged; 0 when none.
std::uint64_t kill_after(std::uint64_t batches, const fs::path& file) {
  std::array<int, 2> ends{};
  REDOUBT_CHECK(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REDOUBT_CHECK(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(file, ends[1]);
  }
  ::close(ends[1]);
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < batches; ++i) {
    EXPECT_EQ(::read(ends[0], &last, sizeof last), ssize_t{sizeof last});
  }
  ::kill(child, SIGKILL);
  while (::read(ends[0], &last, sizeof last) == sizeof last) continue;
  ::close(ends[0]);
  int status = 0;
  REDOUBT_CHECK(::waitpid(child, &status, 0) == child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself with " << WEXITSTATUS(status);
  return last;
}

TEST(Crash, KillingTheWriterLosesNothingAcknowledged) {
  const Folder folder;
  const fs::path file = folder / "a.journal";
  must(create_sqlite_journal(file, two_exhibits())).reset();
  terms::Stream chance(2026, terms::Purpose::kChoice, 0);
  for (int kill = 0; kill < 30; ++kill) {
    const std::uint64_t acknowledged = kill_after(chance.below(25), file);
    const auto journal = must(view_sqlite_journal(file));
    ASSERT_GE(journal->head().records, acknowledged) << "kill " << kill;
    ASSERT_EQ(all(*journal), records_up_to(journal->head().records)) << "kill " << kill;
    ASSERT_EQ(why(journal->verify()), "") << "kill " << kill;
  }
}

}  // namespace
}  // namespace redoubt::journal

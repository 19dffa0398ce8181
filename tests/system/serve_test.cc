// A controller and agents that are started by hand, each a process of its own, and what becomes of
// an exercise whose controller is killed.

#include <gmock/gmock.h>

#include <memory>
#include <thread>

#include "controller/journal/sqlite_journal.h"
#include "tests/system/process.h"

namespace redoubt {
namespace {

using testing::HasSubstr;

constexpr char kExercise[] = "exercises/first-watch";

struct Drill : testing::Test {
  /// A controller on the journal of this test, on the same port each time.
  Process& serve(const std::string& rate) {
    controller = std::make_unique<Process>(
        "redoubt",
        std::vector<std::string>{"serve", kExercise, "--journal", journal, "--listen", address,
                                 "--console", "none", "--seed", "5", "--rate", rate});
    address = controller->word_after(", at ");
    address.erase(address.find_last_not_of(";,") + 1);
    return *controller;
  }
  std::unique_ptr<Process> agent(const std::string& program, const std::string& cell) const {
    return std::make_unique<Process>(program,
                                     std::vector<std::string>{"--server", address, "--cell", cell});
  }
  /// Waits until so much of the exercise is on the disk.
  void wait_for_records(std::uint64_t records) const {
    while (true) {
      const auto view = journal::view_sqlite_journal(journal);
      if (view.ok() && (*view)->head().records >= records) return;
      std::this_thread::yield();
    }
  }
  nlohmann::json replayed() const { return call("redoubt", "replay --json " + journal).json(); }
  static nlohmann::json rehearsed() {
    return call("redoubt", std::string("rehearse --seed 5 --course --json ") + kExercise)
        .json()["courses"][0];
  }

  const Folder folder;
  const std::string journal = folder / "drill.journal";
  std::string address = "127.0.0.1:0";
  std::unique_ptr<Process> controller;
};

TEST_F(Drill, ThreeTerminalsDoTheSameAsOneCommand) {
  serve("0");
  EXPECT_EQ(controller->word_after("redoubt-red --server " + address + " --cell "), "heron");
  EXPECT_EQ(controller->word_after("redoubt-blue --server " + address + " --cell "), "watch");
  const auto red = agent("redoubt-red", "heron");
  const auto blue = agent("redoubt-blue", "watch");
  EXPECT_EQ(red->wait(), 0) << red->said();
  EXPECT_EQ(blue->wait(), 0) << blue->said();
  EXPECT_EQ(controller->wait(), 0);
  EXPECT_EQ(replayed()["fingerprint"], rehearsed()["fingerprint"]);
}

/// Agents go on by themselves when their controller is back, and the course is the one it would
/// have been.
TEST_F(Drill, AControllerThatIsKilledAgainAndAgainLosesNothing) {
  serve("7200");
  const auto red = agent("redoubt-red", "heron");
  const auto blue = agent("redoubt-blue", "watch");
  for (const std::uint64_t records : {5U, 30U, 60U, 61U, 90U}) {
    wait_for_records(records);
    controller->send(SIGKILL);
    EXPECT_EQ(controller->wait(), 128 + SIGKILL);
    serve("7200");
  }
  EXPECT_EQ(red->wait(), 0) << red->said();
  EXPECT_EQ(blue->wait(), 0) << blue->said();
  EXPECT_EQ(controller->wait(), 0) << controller->said();
  EXPECT_EQ(replayed()["fingerprint"], rehearsed()["fingerprint"]);
}

TEST_F(Drill, BrokenOffByCtrlCItIsKeptAndGoneOnWith) {
  serve("7200");
  const auto red = agent("redoubt-red", "heron");
  const auto blue = agent("redoubt-blue", "watch");
  wait_for_records(40);
  controller->send(SIGINT);
  EXPECT_EQ(controller->wait(), 130);
  EXPECT_EQ(replayed()["ended"], false);
  serve("0");
  EXPECT_EQ(controller->wait(), 0);
  EXPECT_EQ(replayed()["fingerprint"], rehearsed()["fingerprint"]);
}

TEST_F(Drill, OverTlsTheCourseIsTheSame) {
  const Said said =
      call("redoubt", "serve --tls --minds --console none --seed 5 --rate 0 --journal " + journal +
                          " --listen " + address + " " + kExercise + " 2>&1");
  EXPECT_EQ(said.status, 0) << said.out;
  EXPECT_THAT(said.out, HasSubstr("over TLS; its authority is " + journal + ".authority/"));
  EXPECT_EQ(replayed()["fingerprint"], rehearsed()["fingerprint"]);
}

TEST_F(Drill, AnAddressIsANumber) {
  const Said said =
      call("redoubt", std::string("serve --console none --listen example.org:7411 --journal ") +
                          (folder / "j") + " " + kExercise + " 2>&1");
  EXPECT_EQ(said.status, 3) << said.out;
  EXPECT_THAT(said.out, HasSubstr("expected an address and a port"));
}

TEST_F(Drill, AnAgentInACellThatIsNotThereIsToldSo) {
  serve("0");
  const auto lost = agent("redoubt-blue", "nowhere");
  EXPECT_EQ(lost->wait(), 4);
  EXPECT_THAT(lost->said(), HasSubstr("no such cell"));
}

}  // namespace
}  // namespace redoubt

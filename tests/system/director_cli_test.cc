// An exercise that is conducted in one terminal and steered from others.

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>
#include <regex>
#include <sstream>

#include "tests/system/process.h"

namespace redoubt {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Terminals : testing::Test {
  Terminals() { setenv("XDG_RUNTIME_DIR", folder.path().c_str(), 1); }
  ~Terminals() override { unsetenv("XDG_RUNTIME_DIR"); }

  /// A controller that lets people in, once it does.
  std::unique_ptr<Process> serve(const std::string& journal = "drill.journal",
                                 const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"serve",     "exercises/first-watch",
                                      "--journal", folder / journal,
                                      "--listen",  "127.0.0.1:0",
                                      "--console", "127.0.0.1:0",
                                      "--rate",    "60"};
    words.insert(words.end(), more.begin(), more.end());
    auto controller = std::make_unique<Process>("redoubt", words);
    controller->word_after("people come in at ");
    controller->word_after("watch/advisor ");
    return controller;
  }

  /// What a command says, errors too.
  static Said say(const std::string& words) { return call("redoubt", words + " 2>&1"); }
  static int status(const std::string& words) { return say(words).status; }

  std::string seat_file() const { return folder / "redoubt/director.json"; }
  static std::string slurp(const std::string& path) {
    std::string text;
    if (FILE* file = fopen(path.c_str(), "r")) {
      char part[4096];
      text.assign(part, fread(part, 1, sizeof part, file));
      fclose(file);
    }
    return text;
  }

  const Folder folder;
};

TEST_F(Terminals, TheClockIsHeldFromAnotherOne) {
  const auto controller = serve();
  const Said unready = say("clock start");
  EXPECT_EQ(unready.status, 1);
  EXPECT_THAT(unready.out, HasSubstr("nobody plays there"));
  const Said started = say("clock start --why 'the teams come later'");
  EXPECT_EQ(started.status, 0);
  EXPECT_THAT(started.out, HasSubstr("running at 60"));
  EXPECT_THAT(say("clock pause --why lunch").out, HasSubstr("D+0 00:00:00  paused"));
  const Said again = say("clock pause");
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.out, HasSubstr("time stands already"));
  EXPECT_THAT(say("clock freeze").out, HasSubstr("frozen"));
  EXPECT_THAT(say("clock thaw").out, HasSubstr("paused"));
  EXPECT_THAT(say("clock rate 1.5").out, HasSubstr("paused"));
  EXPECT_THAT(say("clock step '10 min'").out, HasSubstr("running at 1.5, until D+0 00:10:00"));
  EXPECT_EQ(status("clock hold 'D+0 00:30'"), 0);
  EXPECT_EQ(status("clock unhold 'D+0 00:30'"), 0);
  EXPECT_EQ(status("clock unhold 'D+0 00:30'"), 1);
}

TEST_F(Terminals, TheReportTellsWhatPeopleDidAndWhy) {
  const auto controller = serve();
  EXPECT_EQ(status("clock start --why 'the teams come later'"), 0);
  EXPECT_EQ(status("clock pause --why 'the projector is dark'"), 0);
  EXPECT_EQ(status("seat take watch --why 'to show it'"), 0);
  EXPECT_EQ(status("inject send 1-02 --why 'they wait'"), 0);
  EXPECT_EQ(status("inject send 1-02"), 1);
  EXPECT_EQ(status("post observation 'they read it at once'"), 0);
  const auto people = say("report --json " + (folder / "drill.journal")).json()["people"];
  EXPECT_EQ(people["clock"][1]["what"], "pause");
  EXPECT_EQ(people["clock"][1]["why"], "the projector is dark");
  EXPECT_EQ(people["clock"][1]["seat"], "director");
  EXPECT_TRUE(people["clock"][1]["ended"].is_null());
  EXPECT_EQ(people["seats"][0]["cell"], "watch");
  EXPECT_EQ(people["orders"][0]["what"], "sends 1-02 The ferry line asks");
  EXPECT_EQ(people["orders"][1]["ruling"], "refused");
  EXPECT_EQ(people["posts"][0]["kind"], "observation");
  EXPECT_EQ(people["persons"][0]["injects"]["send"], 1);
  EXPECT_THAT(say("report " + (folder / "drill.journal")).out, HasSubstr("the projector is dark"));
}

TEST_F(Terminals, AnInjectThatIsSentIsOnTheBoardAndIsSeenByWhoeverWatches) {
  const auto controller = serve();
  Process watch("redoubt", {"watch", "--json"}, Heard::kEverything);
  watch.word_after("\"caught_up\"");
  EXPECT_EQ(say("inject send 1-02 --why 'they wait'").out, "send 1-02: taken\n");
  EXPECT_EQ(watch.word_after("send inject 1-02: they wait: "), "taken\"}");
  EXPECT_EQ(watch.word_after("The ferry line asks is "), "delivered\"}");
  const Said twice = say("inject send 1-02");
  EXPECT_EQ(twice.status, 1);
  EXPECT_THAT(twice.out, HasSubstr("refused"));
  EXPECT_EQ(say("inject list --json").json()[2]["stage"], "delivered");
  EXPECT_THAT(say("inject list").out, HasSubstr("1-02  delivered"));
  watch.send(SIGINT);
  EXPECT_EQ(watch.wait(), 130);
}

TEST_F(Terminals, ThePlanIsAmendedAndTheReportTellsWhoDidAndWhy) {
  const auto controller = serve();
  EXPECT_EQ(say("inject edit 1-02 --time 'D+0 00:50' --subject 'Tonight?' --why 'too early'").out,
            "edit 1-02: taken\n");
  EXPECT_EQ(say("inject add X-01 --to watch --kind phone --body 'Call me.' --title 'A call'").out,
            "add X-01: taken\n");
  EXPECT_THAT(say("inject list").out, HasSubstr("D+0 00:50:00  The ferry line asks"));
  EXPECT_THAT(say("inject list").out, HasSubstr("X-01  delivered"));
  EXPECT_EQ(status("inject add X-01 --to watch --body again"), 1);
  EXPECT_EQ(status("inject edit X-01 --body 'too late'"), 1);
  EXPECT_EQ(status("inject edit 1-02 --time tomorrow"), 2);
  EXPECT_EQ(status("inject add X-02 --body nobody"), 2);
  controller->send(SIGINT);
  controller->wait();
  const Said report = say("report " + (folder / "drill.journal") + " --json");
  EXPECT_THAT(report.out, HasSubstr("too early"));
  EXPECT_THAT(report.out, HasSubstr("A call"));
}

TEST_F(Terminals, WhoWatchesIsToldWhenTheControllerGoes) {
  const auto controller = serve();
  Process watch("redoubt", {"watch"}, Heard::kEverything);
  watch.word_after("caught_up");
  controller->send(SIGINT);
  EXPECT_EQ(watch.wait(), 4);
  EXPECT_THAT(watch.said(), HasSubstr("the controller stops here"));
  EXPECT_EQ(controller->wait(), 130);
}

TEST_F(Terminals, PeopleWriteAndTakeSeats) {
  const auto controller = serve();
  EXPECT_EQ(say("post chat 'all set?' --to watch --about '#ops'").out, "1\n");
  EXPECT_EQ(say("post observation 'they read it at once'").out, "2\n");
  EXPECT_EQ(status("post chat hello --to nowhere"), 1);
  EXPECT_EQ(status("seat take watch --why 'to show it'"), 0);
  EXPECT_EQ(status("seat give watch"), 0);
  EXPECT_EQ(status("seat take nowhere"), 1);
}

TEST_F(Terminals, TheExitStatusSaysWhatWasWrong) {
  const auto controller = serve();
  for (const char* words : {"clock", "clock turn", "clock rate -1", "clock step 10",
                            "clock jump tomorrow", "inject send", "post chat", "seat"}) {
    EXPECT_EQ(status(words), 2) << words;
  }
  EXPECT_EQ(status("inject hold 9-99"), 1);
  const Said wrong = say("clock pause --code AAAA-BBBB-CCCC");
  EXPECT_EQ(wrong.status, 4);
  EXPECT_THAT(wrong.out, HasSubstr("this is no seat's code"));
  const Said elsewhere = say("clock pause --at 127.0.0.1:1");
  EXPECT_EQ(elsewhere.status, 4);
  EXPECT_THAT(elsewhere.out, HasSubstr("say --code CODE"));
  EXPECT_EQ(status("clock pause --at 127.0.0.1:1 --code AAAA-BBBB-CCCC"), 4);
}

TEST_F(Terminals, ASeatDoesWhatItMayAndSeesWhatItMay) {
  const auto controller = serve();
  std::smatch found;
  const std::string said = controller->said();
  ASSERT_TRUE(std::regex_search(said, found, std::regex("watch/lead +(\\S+)")));
  const std::string as = " --code " + found[1].str();
  const Said refused = say("clock pause" + as);
  EXPECT_EQ(refused.status, 4);
  EXPECT_THAT(refused.out, HasSubstr("your seat does not allow this"));
  EXPECT_EQ(status("watch --cell heron" + as), 4);
  EXPECT_EQ(status("inject list" + as), 4);
  EXPECT_EQ(status("seat take" + as), 0);
}

TEST_F(Terminals, ATeamOrdersAnswersAndReadsFromATerminal) {
  const auto controller = serve();
  std::smatch found;
  const std::string said = controller->said();
  ASSERT_TRUE(std::regex_search(said, found, std::regex("watch/lead +(\\S+)")));
  const std::string as = " --code " + found[1].str();
  EXPECT_EQ(status("inject send 1-02"), 0);
  EXPECT_THAT(say("order list" + as).out, HasSubstr("office/desk  (own)"));
  EXPECT_THAT(say("order act D3-NI desk" + as).out, HasSubstr("started, until"));
  EXPECT_THAT(say("order act D3-NI nothing" + as).out,
              HasSubstr("knows of no host called nothing"));
  EXPECT_EQ(say("order read 1-02" + as).out, "taken\n");
  EXPECT_EQ(say("order answer 1-02 --option 0 --text 'we know'" + as).out, "taken\n");
  EXPECT_EQ(status("order answer 1-02 --option 0" + as), 1);
  EXPECT_EQ(status("order read 9-99" + as), 1);
  EXPECT_EQ(status("order act D3-NI desk"), 1);  // the director's cell plays nobody
}

TEST_F(Terminals, TheDirectorsPlaceIsThisUsersAloneAndGoesWithItsController) {
  const Said nobody = say("clock pause");
  EXPECT_EQ(nobody.status, 4);
  EXPECT_THAT(nobody.out, HasSubstr("start one with redoubt serve"));
  const auto controller = serve();
  struct stat status_of{};
  ASSERT_EQ(stat(seat_file().c_str(), &status_of), 0);
  EXPECT_EQ(status_of.st_mode & 0777U, 0600U);
  ASSERT_EQ(stat((folder / "redoubt").c_str(), &status_of), 0);
  EXPECT_EQ(status_of.st_mode & 0777U, 0700U);
  controller->send(SIGINT);
  EXPECT_EQ(controller->wait(), 130);
  EXPECT_FALSE(std::filesystem::exists(seat_file()));
}

TEST_F(Terminals, TheControllerThatWasStartedLastIsMeant) {
  const auto first = serve("first.journal");
  const auto second = serve("second.journal");
  const std::string left = slurp(seat_file());
  first->send(SIGINT);
  EXPECT_EQ(first->wait(), 130);
  EXPECT_EQ(slurp(seat_file()), left);
  EXPECT_EQ(status("inject list"), 0);
  second->send(SIGINT);
  EXPECT_EQ(second->wait(), 130);
  EXPECT_FALSE(std::filesystem::exists(seat_file()));
}

TEST_F(Terminals, OverTlsTheyKnowTheControllerAndLetAgentsIn) {
  const auto controller = serve("drill.journal", {"--tls"});
  EXPECT_THAT(controller->word_after("people come in at "), StartsWith("https://127.0.0.1:"));
  EXPECT_THAT(say("clock start --why 'the teams come later'").out, HasSubstr("running at 60"));
  std::istringstream command(call("redoubt", "enrol watch 2>/dev/null").out);
  const std::vector<std::string> words{std::istream_iterator<std::string>(command), {}};
  ASSERT_EQ(words.size(), 7U);
  EXPECT_EQ(words[0], "redoubt-blue");
  std::vector<std::string> with(words.begin() + 1, words.end());
  with.insert(with.end(), {"--identity", folder / "blue.identity"});
  Process blue(words[0], with);
  EXPECT_EQ(blue.word_after("plays in watch, exercise "), "first-watch");
  Process late(words[0], {words.begin() + 1, words.end()});
  EXPECT_EQ(late.wait(), 4);
  EXPECT_THAT(late.said(), HasSubstr("this code is not good"));
  EXPECT_EQ(say("enrol --revoke watch/redoubt-blue").status, 0);
  EXPECT_EQ(blue.wait(), 4);
  EXPECT_THAT(blue.said(), HasSubstr("taken back"));
  EXPECT_EQ(status("enrol --revoke watch/redoubt-blue"), 1);
  EXPECT_EQ(status("enrol nowhere"), 1);
  EXPECT_EQ(status("enrol"), 2);
}

TEST_F(Terminals, NoCodeIsShownToAnotherMachineThatDoesNotProveWhoItIs) {
  const Said refused = say("clock pause --at 192.0.2.1:7411 --code AAAA-BBBB-CCCC");
  EXPECT_EQ(refused.status, 4);
  EXPECT_THAT(refused.out, HasSubstr("say --authority FILE"));
  EXPECT_EQ(status("clock pause --at 192.0.2.1:7411 --code A --authority " + (folder / "none")), 4);
}

TEST_F(Terminals, AFolderThatOthersReachHoldsNoCode) {
  std::filesystem::create_directory(folder / "redoubt");
  std::filesystem::permissions(folder / "redoubt", std::filesystem::perms(0755));
  const auto controller = serve();
  EXPECT_THAT(controller->said(), HasSubstr("must be a folder of this user's alone"));
  EXPECT_FALSE(std::filesystem::exists(seat_file()));
  EXPECT_EQ(status("clock pause"), 4);
}

}  // namespace
}  // namespace redoubt

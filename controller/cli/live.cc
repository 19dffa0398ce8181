#include "controller/cli/live.h"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "controller/cli/interrupt.h"
#include "controller/cli/loading.h"
#include "controller/cli/progress.h"
#include "controller/cli/reporting.h"
#include "controller/cli/seat_file.h"
#include "controller/cli/secured.h"
#include "controller/conduct/conductor.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/proof/prove.h"
#include "controller/report/html.h"
#include "controller/rpc/server.h"

namespace redoubt::cli {
namespace {

constexpr std::chrono::milliseconds kAgentsLookedAfter{200};
constexpr int kAgentsFarewellMilliseconds = 5000;

/// What the strand last said, for the thread that prints.
class Latest {
 public:
  void set(const conduct::Progress& progress) {
    const std::lock_guard lock(mutex_);
    progress_ = progress;
  }

  std::string line() const {
    const std::lock_guard lock(mutex_);
    const std::string now = terms::to_text(progress_.now);
    std::string line = fmt::format("{}  {} events  {} alerts", now.substr(0, now.find('.')),
                                   progress_.events, progress_.alerts);
    std::string awaited;
    for (const conduct::CellProgress& cell : progress_.cells) {
      if (cell.role == terms::Role::kBlue) line += fmt::format("  {} {:+}", cell.name, cell.score);
      if (cell.awaited && cell.agents.empty()) awaited += " " + cell.name;
    }
    return awaited.empty() ? line : line + "  waiting for" + awaited;
  }

 private:
  mutable std::mutex mutex_;
  conduct::Progress progress_;
};

/// Lets Ctrl-C find the conductor, however early it comes.
class Brake {
 public:
  void pull() {
    const std::lock_guard lock(mutex_);
    pulled_ = true;
    if (conductor_ != nullptr) conductor_->stop();
  }
  void attach(conduct::Conductor* conductor) {
    const std::lock_guard lock(mutex_);
    conductor_ = conductor;
    if (pulled_ && conductor_ != nullptr) conductor_->stop();
  }

 private:
  std::mutex mutex_;
  conduct::Conductor* conductor_ = nullptr;
  bool pulled_ = false;
};

/// A conductor, and what is wrong with its plan.
struct Begun {
  std::unique_ptr<conduct::Conductor> conductor;
  console::PlanCheck plan_check;
};

console::Check found_in(const scenario::Loaded& loaded) {
  yaml::Findings findings;
  proof::prove(*loaded.exercise, loaded.written, findings);
  const std::size_t found = findings.errors() + findings.warnings();
  if (found == 0) return {"The plan", "ok", "redoubt check finds nothing"};
  return {"The plan", findings.errors() > 0 ? "missing" : "warning",
          fmt::format("redoubt check finds {} error{} and {} warning{}", findings.errors(),
                      findings.errors() == 1 ? "" : "s", findings.warnings(),
                      findings.warnings() == 1 ? "" : "s")};
}

conduct::Options as_conducted(const LiveOptions& options) {
  conduct::Options conducted{.rate = options.rate};
  conducted.started = options.started;
  conducted.people = !options.console.empty();
  return conducted;
}

terms::Result<Begun> with_findings(terms::Result<std::unique_ptr<conduct::Conductor>> conductor,
                                   const LiveOptions& options, const scenario::Loaded& loaded) {
  if (!conductor.ok()) return conductor.error();
  if (options.console.empty()) return Begun{std::move(*conductor), {}};
  return Begun{std::move(*conductor), {loaded.exercise, found_in(loaded)}};
}

terms::Result<Begun> begin(const LiveOptions& options, Latest& latest) {
  if (options.folder.empty()) {
    return terms::Error{
        terms::Code::kInvalidArgument,
        fmt::format("{} does not exist: name an exercise to begin one in it", options.journal)};
  }
  auto loaded = load(options.folder, options.settings);
  if (!loaded.ok()) return loaded.error();
  choose(*loaded, options.seed);
  auto journal = journal::create_sqlite_journal(options.journal, exhibits_of(*loaded));
  if (!journal.ok()) return journal.error();
  return with_findings(
      conduct::Conductor::create(
          loaded->exercise, options.seed, std::move(*journal), as_conducted(options),
          [&latest](const conduct::Progress& progress) { latest.set(progress); }),
      options, *loaded);
}

/// What the journal keeps is what is played on, whatever has become of the folder since.
terms::Result<Begun> go_on(const LiveOptions& options, Latest& latest) {
  auto journal = journal::resume_sqlite_journal(options.journal);
  if (!journal.ok()) return journal.error();
  auto loaded = load(**journal);
  if (!loaded.ok()) return loaded.error();
  if (!options.quiet) fmt::print(stderr, "redoubt: going on where {} ends\n", options.journal);
  return with_findings(conduct::Conductor::resume(
                           loaded->exercise, std::move(*journal), as_conducted(options),
                           [&latest](const conduct::Progress& progress) { latest.set(progress); }),
                       options, *loaded);
}

/// Stops the exercise when an agent of ours has given up: it would be waited for in vain.
class Watch {
 public:
  Watch(Agents& agents, Brake& brake)
      : thread_([&agents, &brake, this](const std::stop_token& enough) {
          while (!enough.stop_requested()) {
            for (const std::string& name : agents.failed()) {
              fmt::print(stderr, "\nredoubt: {} has ended with a failure\n", name);
              failed_ = true;
              brake.pull();
            }
            std::this_thread::sleep_for(kAgentsLookedAfter);
          }
        }) {}

  /// Ends the watching; whether an agent has failed.
  bool close() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    return failed_;
  }

 private:
  bool failed_ = false;  ///< the thread's until it has been joined
  std::jthread thread_;
};

terms::Status start_all(Agents& agents, const std::vector<AgentCommand>& commands) {
  for (const AgentCommand& command : commands) {
    if (auto started = agents.start(command); !started.ok()) return started;
  }
  return terms::Done{};
}

/// The after-action review as it can be written from the journal now.
terms::Result<std::string> report_from(const std::string& path) {
  const auto journal = journal::view_sqlite_journal(path);
  if (!journal.ok()) return journal.error();
  const auto account = account_of(**journal);
  if (!account.ok()) return account.error();
  return report::to_html(*account);
}

/// What the codes of the seats are made from; nothing where people do not come in.
terms::Result<std::optional<seats::Secret>> secret_of(const LiveOptions& options) {
  if (options.console.empty()) return std::optional<seats::Secret>();
  const auto secret = seats::secret_at(options.journal + ".key");
  if (!secret.ok()) return secret.error();
  return std::optional(*secret);
}

/// The people's door, or none where nobody asked for one.
terms::Result<std::unique_ptr<console::Server>> open_console(
    const LiveOptions& options, const Begun& begun, const std::optional<seats::Secret>& secret,
    const Secured& secured) {
  if (!secret) return std::unique_ptr<console::Server>();
  console::Server::Options people;
  people.listen = options.console;
  people.members = options.members;
  people.endings = options.journal + ".ended";
  if (secured.people) people.tls = secured.proof->credentials;
  people.plan_check = begun.plan_check;
  people.report = [path = options.journal] { return report_from(path); };
  return console::Server::start(people, *begun.conductor,
                                begun.conductor->engine().shared_exercise(), *secret);
}

/// The agents' door; beside it that of people's programs, where people come in at all.
terms::Result<std::unique_ptr<rpc::Server>> open_doors(const LiveOptions& options,
                                                       const Begun& begun,
                                                       const std::optional<seats::Secret>& secret,
                                                       const Secured& secured) {
  std::optional<rpc::PeoplesDoor> people;
  if (secret) {
    people = rpc::PeoplesDoor{begun.conductor.get(), begun.conductor->engine().shared_exercise(),
                              *secret, options.members};
  }
  rpc::Limits limits;
  if (people) limits.pushing_percent = rpc::kPushingBesidePeople;
  return rpc::Server::start(options.listen, *begun.conductor, limits, std::move(people),
                            secured.agents ? secured.proof : std::nullopt);
}

/// Lets this user's other terminals steer without a code; null where there is nothing to steer.
std::unique_ptr<SeatFile> leave_seat(Doorway doorway,
                                     const std::vector<console::Server::Place>& places) {
  for (const console::Server::Place& place : places) {
    if (place.seat.role != seats::Role::kDirector) continue;
    doorway.code = place.code;
    auto left = SeatFile::leave(doorway);
    if (left.ok()) return std::move(*left);
    fmt::print(stderr, "redoubt: redoubt clock and the like need --at and --code: {}\n",
               left.error().message);
  }
  return nullptr;
}

/// Where this machine's other terminals find the door, and what it proves itself with.
Doorway doorway_of(const LiveOptions& options, const rpc::Server& server, const Secured& secured) {
  Doorway doorway{server.address_from_here(), {}, {}, {}};
  if (!secured.agents) return doorway;
  doorway.authority = secured.proof->authority->certificate();
  doorway.reached = reached_at(options, server.address());
  return doorway;
}

void name_authority(const Secured& secured) {
  if (!secured.proof) return;
  const authority::Authority& authority = *secured.proof->authority;
  fmt::print(stderr, "redoubt: over TLS; its authority is {}, SHA-256 {}\n",
             authority.certificate_file(), authority.fingerprint());
}

/// The people's door as one opens it in a browser.
std::string url_of(const LiveOptions& options, const console::Server& people,
                   const Secured& secured) {
  return secured.people ? "https://" + reached_at(options, people.address()) + "/"
                        : "http://" + people.address() + "/";
}

terms::Result<LiveResult> conduct(const LiveOptions& options, const AgentsFor& agents_for,
                                  const Ushers& ushers, const Begun& begun, Brake& brake,
                                  Latest& latest) {
  conduct::Conductor& conductor = *begun.conductor;
  const auto secret = secret_of(options);
  if (!secret.ok()) return secret.error();
  const auto secured = secure(options, conductor.engine().exercise().name);
  if (!secured.ok()) return secured.error();
  auto people = open_console(options, begun, *secret, *secured);
  if (!people.ok()) return people.error();
  auto server = open_doors(options, begun, *secret, *secured);
  if (!server.ok()) return server.error();
  std::unique_ptr<SeatFile> seat;
  if (*people) seat = leave_seat(doorway_of(options, **server, *secured), (*people)->places());
  if (!options.quiet) {
    fmt::print(stderr, "redoubt: {}, seed {}, at {}\n", conductor.engine().exercise().name,
               options.seed, (*server)->address());
    name_authority(*secured);
  }
  if (*people && ushers) ushers(url_of(options, **people, *secured), (*people)->places());
  std::vector<AgentCommand> commands =
      agents_for(conductor.engine().exercise(), {(*server)->address_from_here(), secured->agents});
  if (const auto known = identify(commands, *secured); !known.ok()) return known.error();
  Agents agents;
  const auto started = start_all(agents, commands);
  if (!started.ok()) return started.error();
  brake.attach(&conductor);
  Watch watch(agents, brake);
  ProgressLine progress(options.quiet ? ProgressLine::Mode::kSilent : ProgressLine::Mode::kLine);
  progress.every_so_often([&latest] { return latest.line(); });
  const auto start = std::chrono::steady_clock::now();
  const terms::Status played = conductor.run();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  progress.close();
  brake.attach(nullptr);
  const bool agent_failed = watch.close();
  if (*people) (*people)->shutdown();
  if (conductor.engine().ended()) agents.wait(kAgentsFarewellMilliseconds);
  (*server)->shutdown();
  if (!played.ok()) return played.error();
  if (agent_failed) {
    return terms::Error{terms::Code::kUnavailable,
                        "an agent failed; the journal can be gone on "
                        "with by redoubt serve"};
  }
  return LiveResult{.ended = conductor.engine().ended(), .seconds = took.count()};
}

}  // namespace

std::filesystem::path new_folder(const std::string& exercise) {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  std::string stamp(32, '\0');
  stamp.resize(std::strftime(stamp.data(), stamp.size(), "%Y-%m-%d-%H%M%S", &local));
  const std::string name = std::filesystem::weakly_canonical(exercise).filename().string();
  return std::filesystem::path("runs") / fmt::format("{}-{}", name, stamp);
}

terms::Result<LiveResult> play_live(const LiveOptions& options, const AgentsFor& agents,
                                    const Ushers& ushers) {
  Brake brake;
  Interrupt interrupt([&brake] { brake.pull(); });
  Latest latest;
  auto begun =
      std::filesystem::exists(options.journal) ? go_on(options, latest) : begin(options, latest);
  if (!begun.ok()) return begun.error();
  auto result = conduct(options, agents, ushers, *begun, brake, latest);
  if (result.ok()) result->interrupted = interrupt.came();
  return result;
}

}  // namespace redoubt::cli

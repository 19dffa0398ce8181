#include <CLI/CLI.hpp>
#include <chrono>
#include <string>

#include "agents/blue/minds.h"
#include "agents/link/program.h"

namespace {

using namespace redoubt;

constexpr const char* kWhat =
    "Plays a blue team in a Redoubt exercise: connects to the controller (redoubt serve), takes "
    "the "
    "brief of its cell, and defends the simulated range until the exercise is over.";
constexpr const char* kExitCodes =
    "Exit codes: 0 the exercise has ended, 2 wrong usage, 4 the controller cannot be reached or "
    "does not let this agent play, 130 interrupted.";

}  // namespace

int main(int argc, char** argv) {
  link::ConnectionSettings settings{.server = "127.0.0.1:7411", .place = {"redoubt-blue", "blue"}};
  std::string mind = blue::kDefaultMind;
  int patience = 60;
  bool quiet = false;

  CLI::App app(kWhat, "redoubt-blue");
  app.footer(kExitCodes);
  app.set_version_flag("--version", "redoubt-blue " REDOUBT_VERSION);
  app.option_defaults()->always_capture_default();
  app.add_option("--server", settings.server, "address and port of the controller");
  app.add_option("--cell", settings.place.cell, "name of the cell to play in, as in the scenario");
  app.add_option("--name", settings.place.agent, "name of this agent, unique in its cell");
  app.add_option("--mind", mind,
                 "how it decides: playbook follows the brief's playbooks; wavering does so too, "
                 "and draws its "
                 "answers where they are silent; idle does nothing but listen")
      ->check(CLI::IsMember({"idle", "playbook", "wavering"}));
  link::Identification& by = settings.identification;
  app.add_option("--enrol", by.code,
                 "code from redoubt enrol, good once: gets a certificate for this agent");
  app.add_option("--fingerprint", by.fingerprint,
                 "SHA-256 of the authority's certificate; codes carry its beginning");
  app.add_option("--identity", by.file,
                 "file for key and certificate, kept for the next time; with --enrol, "
                 "NAME-CELL.identity here unless it is said");
  app.add_flag_callback(
      "--free", [&] { settings.place.pace = terms::Pace::kFree; },
      "act as time passes; without it, time waits for this agent");
  app.add_option("--patience", patience, "seconds to go on trying when the controller is away")
      ->check(CLI::Range(0, 86'400));
  app.add_flag("--quiet", quiet, "print errors only");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }

  settings.patience = std::chrono::seconds(patience);
  const link::Voice voice = quiet ? link::Voice::kErrorsOnly : link::Voice::kNormal;
  return link::play("redoubt-blue", voice, settings,
                    [mind](const terms::Brief& brief) { return blue::make_mind(mind, brief); });
}

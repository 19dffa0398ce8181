#include <CLI/CLI.hpp>
#include <chrono>
#include <string>

#include "agents/link/program.h"
#include "agents/red/minds.h"

namespace {

using namespace redoubt;

constexpr const char* kWhat =
    "Plays red in a Redoubt exercise: connects to the controller (redoubt serve), takes the brief "
    "of its cell, and acts on the simulated range until the exercise is over. It attacks "
    "nothing real.";
constexpr const char* kExitCodes =
    "Exit codes: 0 the exercise has ended, 2 wrong usage, 4 the controller cannot be reached or "
    "does not let this agent play, 130 interrupted.";

}  // namespace

int main(int argc, char** argv) {
  link::ConnectionSettings settings{.server = "127.0.0.1:7411", .place = {"redoubt-red", "red"}};
  std::string mind = red::kDefaultMind;
  int patience = 60;
  bool quiet = false;

  CLI::App app(kWhat, "redoubt-red");
  app.footer(kExitCodes);
  app.set_version_flag("--version", "redoubt-red " REDOUBT_VERSION);
  app.option_defaults()->always_capture_default();
  app.add_option("--server", settings.server, "address and port of the controller");
  app.add_option("--cell", settings.place.cell, "name of the cell to play in, as in the scenario");
  app.add_option("--name", settings.place.agent, "name of this agent, unique in its cell");
  app.add_option(
         "--mind", mind,
         "how it decides: campaign follows the brief's campaign, random draws every order by "
         "chance")
      ->check(CLI::IsMember({"campaign", "random"}));
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
  return link::play("redoubt-red", voice, settings,
                    [mind](const terms::Brief& brief) { return red::make_mind(mind, brief); });
}

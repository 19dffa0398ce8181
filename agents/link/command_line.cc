#include "agents/link/command_line.h"

#include <CLI/CLI.hpp>
#include <chrono>

#include "agents/link/program.h"

namespace redoubt::link {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 the exercise has ended, 2 wrong usage, 4 the controller cannot be reached or "
    "does not let this agent play, 130 interrupted.";
constexpr int kExitUsage = 2;

void add_identification(CLI::App& app, Identification& by) {
  app.add_option("--enrol", by.code,
                 "code from redoubt enrol, good once: gets a certificate for this agent");
  app.add_option("--fingerprint", by.fingerprint,
                 "SHA-256 of the authority's certificate; codes carry its beginning");
  app.add_option("--identity", by.file,
                 "file for key and certificate, kept for the next time; with --enrol, "
                 "NAME-CELL.identity here unless it is said");
}

}  // namespace

int run(const Program& program, int argc, char** argv) {
  ConnectionSettings settings{.server = "127.0.0.1:7411", .place = {program.name, program.cell}};
  std::string mind = program.mind;
  int patience = 60;
  bool quiet = false;

  CLI::App app(program.about, program.name);
  app.footer(kExitCodes);
  app.set_version_flag("--version", program.name + " " REDOUBT_VERSION);
  app.option_defaults()->always_capture_default();
  app.add_option("--server", settings.server, "address and port of the controller");
  app.add_option("--cell", settings.place.cell, "name of the cell to play in, as in the scenario");
  app.add_option("--name", settings.place.agent, "name of this agent, unique in its cell");
  app.add_option("--mind", mind, "how it decides: " + program.minds_about)
      ->check(CLI::IsMember(program.minds));
  add_identification(app, settings.identification);
  app.add_flag_callback(
      "--free", [&] { settings.place.pace = terms::Pace::kFree; },
      "act as time passes; without it, time waits for this agent");
  app.add_option("--patience", patience, "seconds to go on trying when the controller is away")
      ->check(CLI::Range(0, 86'400));
  app.add_flag("--quiet", quiet, "print errors only");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }

  settings.patience = std::chrono::seconds(patience);
  const Voice voice = quiet ? Voice::kErrorsOnly : Voice::kNormal;
  return play(program.name, voice, settings, [&program, mind](const terms::Brief& brief) {
    return program.make_mind(mind, brief);
  });
}

}  // namespace redoubt::link

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/authority/identity.h"
#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

struct EnrolOptions {
  Calling calling;
  std::string cell;
  std::string agent;
  std::string revoke;
};

/// What whoever runs the agent has to type.
std::string command_of(const EnrolOptions& options, const Doorway& doorway,
                       const rpc::CodeForAgent& code) {
  const std::string server = doorway.reached.empty() ? doorway.address : doorway.reached;
  const bool ours = code.role == "red" || code.role == "blue";
  std::string text = fmt::format("{} --server {} --cell {}",
                                 ours ? "redoubt-" + code.role : "AGENT", server, options.cell);
  if (!options.agent.empty()) text += " --name " + options.agent;
  return text + " --enrol " + code.code;
}

int invite(const EnrolOptions& options) {
  const auto doorway = doorway_of(options.calling);
  if (!doorway.ok()) return fail_call(doorway.error());
  rpc::DirectorClient client(doorway->address, doorway->code, doorway->authority);
  const auto code = client.invite(options.cell, options.agent);
  if (!code.ok()) return fail_call(code.error());
  fmt::print("{}\n", command_of(options, *doorway, *code));
  fmt::print(stderr, "redoubt: good once, until {:%H:%M}; the authority's SHA-256 is {}\n",
             fmt::localtime(static_cast<std::time_t>(code->until_s)), code->fingerprint);
  return kOk;
}

int revoke(const EnrolOptions& options) {
  const auto identity = authority::read_identity(options.revoke);
  if (!identity) return fail_usage("--revoke takes an agent as CELL/NAME: watch/redoubt-blue");
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto revoked = (*client)->expel(identity->cell, identity->agent);
  if (!revoked.ok()) return fail_call(revoked.error());
  fmt::print("{}: taken back; its streams have ended\n", to_text(*identity));
  return kOk;
}

int enrol(const EnrolOptions& options) {
  if (options.cell.empty() == options.revoke.empty()) {
    return fail_usage("name a cell for a code, or --revoke CELL/NAME");
  }
  return options.revoke.empty() ? invite(options) : revoke(options);
}

}  // namespace

void add_enrol(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<EnrolOptions>();
  CLI::App* verb = app.add_subcommand(
      "enrol", "Let an agent on another machine into an exercise that redoubt serve conducts");
  verb->add_option("cell", options->cell, "In which it will play");
  verb->add_option("--agent", options->agent,
                   "Its name; it replaces one of that name. Without it, the agent says its own");
  verb->add_option("--revoke", options->revoke,
                   "Take back what the agent CELL/NAME holds, and cut its streams");
  add_calling(*verb, options->calling);
  verb->footer(
      "It prints the command to start the agent with. The code in it is good once, for an hour;\n"
      "the agent keeps its key and certificate, and renews them itself.");
  verb->callback([options, &chosen] { chosen = [options] { return enrol(*options); }; });
}

}  // namespace redoubt::cli

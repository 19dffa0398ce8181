#include "controller/cli/secured.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "controller/authority/address.h"
#include "controller/authority/kept_file.h"

namespace redoubt::cli {
namespace {

/// Whether the door at this address needs TLS; `names` gains those by which it is reached.
terms::Result<bool> look_at(const std::string& listen, const LiveOptions& options,
                            std::vector<std::string>& names) {
  const auto address = authority::read_address(listen);
  if (!address.ok()) return address.error();
  if (address->loopback && !options.tls) return false;
  for (const std::string& name : authority::names_of(*address)) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return true;
}

}  // namespace

terms::Result<Secured> secure(const LiveOptions& options, const std::string& exercise) {
  std::vector<std::string> names = options.names;
  const auto agents = look_at(options.listen, options, names);
  if (!agents.ok()) return agents.error();
  terms::Result<bool> people = false;
  if (!options.console.empty()) people = look_at(options.console, options, names);
  if (!people.ok()) return people.error();
  if (!*agents && !*people) return Secured{};
  const std::string folder =
      options.authority.empty() ? options.journal + ".authority" : options.authority;
  auto made = authority::Authority::at(folder, exercise);
  if (!made.ok()) return made.error();
  std::shared_ptr<authority::Authority> authority = std::move(*made);
  auto credentials = authority->serve_as(names);
  if (!credentials.ok()) return credentials.error();
  return Secured{rpc::OverTls{std::move(authority), std::move(*credentials)}, *agents, *people};
}

std::string reached_at(const LiveOptions& options, const std::string& address) {
  const auto listened = authority::read_address(address);
  if (!listened.ok() || (!listened->every && options.names.empty())) return address;
  const std::vector<std::string> names = authority::names_of(*listened);
  // After loopback and the machine's own name, which others may not know, come its addresses.
  constexpr std::size_t kOwnName = 3;
  std::string host = options.names.empty() ? names.back() : options.names.front();
  if (options.names.empty() && names.size() > kOwnName + 1) host = names[kOwnName + 1];
  const bool six = host.find(':') != std::string::npos;
  return (six ? "[" + host + "]" : host) + ":" + std::to_string(listened->port);
}

terms::Status identify(std::vector<AgentCommand>& commands, const Secured& secured) {
  if (!secured.agents) return terms::Done{};
  authority::Authority& authority = *secured.proof->authority;
  const auto folder = std::filesystem::path(authority.certificate_file()).parent_path();
  for (AgentCommand& command : commands) {
    const auto issued = authority.issue({command.cell, command.program});
    if (!issued.ok()) return issued.error();
    const std::string file = folder / (command.program + "-" + command.cell + ".identity");
    const auto kept =
        authority::write_kept(file, issued->key + issued->certificates + authority.certificate());
    if (!kept.ok()) return kept;
    command.arguments.insert(command.arguments.end(), {"--identity", file});
  }
  return terms::Done{};
}

}  // namespace redoubt::cli

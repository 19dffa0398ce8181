#pragma once

#include <optional>
#include <string>
#include <vector>

#include "controller/cli/agents.h"
#include "controller/cli/live.h"
#include "controller/rpc/server.h"
#include "proto/terms/result.h"

namespace redoubt::cli {

/// Which doors speak TLS, and with what: those that others reach, or all where that was asked for.
struct Secured {
  std::optional<rpc::OverTls> proof;  ///< none: no door does
  bool agents = false;
  bool people = false;
};

/// Makes the exercise's authority, or finds it, where a door needs one. Errors: kInvalidArgument
/// for what is no address or no name; those of the authority's files.
terms::Result<Secured> secure(const LiveOptions& options, const std::string& exercise);

/// "192.0.2.7:7411": what to tell others, of a door that listens at `address`.
std::string reached_at(const LiveOptions& options, const std::string& address);

/// Gives agents that the controller starts itself their papers, in files beside the authority.
terms::Status identify(std::vector<AgentCommand>& commands, const Secured& secured);

}  // namespace redoubt::cli

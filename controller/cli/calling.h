#pragma once

#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/seat_file.h"
#include "controller/rpc/director_client.h"
#include "proto/terms/result.h"

namespace CLI {
class App;
}

namespace redoubt::cli {

/// How a verb finds a controller that runs: told by whoever calls it, or from the file that
/// `redoubt serve` leaves for this user.
struct Calling {
  std::string at;
  std::string code;
  std::string authority;  ///< file
};

/// `--at ADDRESS`, `--code CODE`, `--authority FILE`.
void add_calling(CLI::App& verb, Calling& calling);

/// Errors: kUnavailable where nobody says where a controller is; kPermissionDenied where its code
/// is missing, or where a code would be shown to another machine that does not prove who it is.
terms::Result<Doorway> doorway_of(const Calling& calling);
terms::Result<std::unique_ptr<rpc::DirectorClient>> call_on(const Calling& calling);

/// "redoubt: ..." on stderr. What the controller would not do is the answer no; a controller that
/// cannot be reached, or does not let one in, is another matter.
Exit fail_call(const terms::Error& error);

/// What makes no sense as it stands on the command line.
Exit fail_usage(const std::string& text);

}  // namespace redoubt::cli

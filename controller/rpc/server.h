#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "controller/authority/authority.h"
#include "controller/conduct/bridge.h"
#include "controller/conduct/door.h"
#include "controller/rpc/limits.h"
#include "controller/scenario/exercise.h"
#include "controller/seats/passes.h"
#include "proto/terms/result.h"

namespace redoubt::rpc {

inline constexpr std::uint16_t kDefaultPort = 7411;

/// What people's programs come in by: redoubt.v1.Director. Its bridge must outlive the server.
struct PeoplesDoor {
  conduct::Bridge* bridge = nullptr;
  std::shared_ptr<const scenario::Exercise> exercise;
  seats::Secret secret{};                 ///< from which the codes of the seats are made
  std::size_t members = seats::kMembers;  ///< seats for members of each team
};

/// What makes a door one over TLS: agents show a certificate of the authority's there, and get it
/// by redoubt.v1.Enrolment. People's programs need none.
struct OverTls {
  std::shared_ptr<authority::Authority> authority;
  authority::Credentials credentials;  ///< of the door
};

/// The listener agents connect to: redoubt.v1.Agent, the standard health service and server
/// reflection; beside them redoubt.v1.Director, where people take part. Wherever others reach it it
/// speaks TLS, and there redoubt.v1.Enrolment is, too.
///
/// Threads: gRPC's own; the door and its audiences are called from several of them at once. With
/// people there is one more, on which news is put into words.
class Server {
 public:
  /// `address`: "127.0.0.1:7411", "[::1]:0", "localhost:0"; port 0 takes a free one. `door` must
  /// outlive the server. Call it before the process has started threads: it takes the variables out
  /// of the environment by which gRPC would change its behaviour.
  /// Errors: kInvalidArgument for what is no address, kPermissionDenied for one that others
  /// reach without TLS, kUnavailable for one that cannot be had.
  static terms::Result<std::unique_ptr<Server>> start(const std::string& address,
                                                      conduct::Door& door,
                                                      const Limits& limits = {},
                                                      std::optional<PeoplesDoor> people = {},
                                                      std::optional<OverTls> tls = {});
  ~Server();

  std::uint16_t port() const;

  /// "127.0.0.1:7411", with the actual port.
  std::string address() const;
  /// The same as this machine itself reaches it, also where the door listens on every address.
  std::string address_from_here() const;

  std::size_t open_streams() const;
  std::size_t open_watches() const;

  /// Lets nobody in, ends every open stream with kUnavailable, gives them Limits::drain_within to
  /// take what is queued for them, cuts the rest. Blocks until the last is gone. Harmless when
  /// repeated; not from a signal handler, and not from the conductor's strand.
  void shutdown();

 private:
  struct Listener;
  explicit Server(std::unique_ptr<Listener> listener);

  std::unique_ptr<Listener> listener_;
};

}  // namespace redoubt::rpc

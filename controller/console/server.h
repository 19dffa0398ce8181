#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "controller/authority/root.h"
#include "controller/conduct/bridge.h"
#include "controller/console/reception.h"
#include "controller/scenario/exercise.h"
#include "controller/seats/passes.h"
#include "proto/terms/result.h"

namespace redoubt::console {

inline constexpr std::uint16_t kDefaultPort = 7410;

/// What is refused, and when. docs/architecture.md has the table.
struct Limits {
  std::size_t connections = 1024;
  std::size_t connections_per_address = 512;
  std::uint32_t header_bytes = 8192;
  int seconds_to_request = 10;  ///< and to the end of its body
  int idle_seconds = 60;        ///< of a feed, after which it is asked whether it is there
};

/// The people's door: HTTP and WebSocket, over TLS wherever others reach it. Who speaks plain HTTP
/// where TLS is spoken is told so, and nothing else.
///
/// Threads: one of its own, on which the hall, the reception and every connection live. It is
/// told of news by the conductor's strand, and nothing else is shared.
class Server {
 public:
  struct Options {
    std::string listen = "127.0.0.1:7410";      ///< port 0: any free one
    std::optional<authority::Credentials> tls;  ///< without them it listens on loopback alone
    std::size_t members = seats::kMembers;
    std::string endings;  ///< file of the passes that were ended; empty: they are not kept
    PlanCheck plan_check;
    Reception::Report report;
    Limits limits;
  };

  /// The bridge must outlive the server. Errors: kInvalidArgument for what is no address,
  /// kPermissionDenied for one that others reach without TLS, kUnavailable for one that cannot be
  /// had.
  static terms::Result<std::unique_ptr<Server>> start(
      const Options& options, conduct::Bridge& bridge,
      std::shared_ptr<const scenario::Exercise> exercise, const seats::Secret& secret);
  ~Server();

  /// "127.0.0.1:7410", with the actual port.
  std::string address() const;
  /// Every seat and its code, for who hands them out.
  struct Place {
    seats::Seat seat;
    std::string code;
  };
  std::vector<Place> places() const;

  /// Closes every connection and ends the thread. Harmless when repeated.
  void shutdown();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::console

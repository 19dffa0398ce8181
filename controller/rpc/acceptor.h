#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

#include "controller/authority/address.h"
#include "proto/terms/result.h"

namespace redoubt::rpc {

/// Takes connections in where strangers can make them. gRPC 1.51's own listener never accepts again
/// once it has run out of descriptors (CVE-2023-4785); this one waits until there are some.
///
/// One thread of its own, on which the connections are handed over.
class Acceptor {
 public:
  /// Takes over the descriptor.
  using Hand = std::function<void(int descriptor)>;

  /// Listens; port 0: any free one. Nobody is taken in before begin(). Errors: kUnavailable.
  static terms::Result<std::unique_ptr<Acceptor>> listen(const authority::Address& address);
  ~Acceptor();
  Acceptor(const Acceptor&) = delete;
  Acceptor& operator=(const Acceptor&) = delete;

  std::uint16_t port() const { return port_; }
  void begin(Hand hand);
  /// Nobody is handed over any more. Harmless when repeated.
  void stop();

 private:
  Acceptor(int listening, int wakes, std::uint16_t port)
      : listening_(listening), wakes_(wakes), port_(port) {}
  void run(const Hand& hand) const;
  bool wait(bool for_somebody) const;

  const int listening_;
  const int wakes_;  ///< readable: stop
  const std::uint16_t port_;
  std::thread thread_;
};

}  // namespace redoubt::rpc

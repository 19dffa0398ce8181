#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/terms/result.h"

namespace redoubt::authority {

/// Where a door listens. In numbers: a name could come to mean anything.
struct Address {
  std::string host;  ///< "127.0.0.1", "::1": without brackets
  std::uint16_t port = 0;
  bool loopback = false;  ///< nobody reaches it but from this machine
  bool every = false;     ///< all addresses that this machine has
};

/// "127.0.0.1:7411", "[::1]:0", "localhost:0", "0.0.0.0:7411". Errors: kInvalidArgument.
terms::Result<Address> read_address(const std::string& text);

/// "127.0.0.1:7411", "[::1]:7411".
std::string to_text(const Address& address);

/// As this machine itself reaches it.
Address from_here(const Address& address);

/// By what others may reach such a door: this machine's name, the address or, where it listens on
/// every one, those that the machine has; and always loopback.
std::vector<std::string> names_of(const Address& address);

/// Whether one may speak to such a host and port in the clear: it is this machine. Its host may be
/// a name, of which "localhost" alone is.
bool stays_here(const std::string& host_and_port);

}  // namespace redoubt::authority

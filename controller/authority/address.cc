#include "controller/authority/address.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace redoubt::authority {
namespace {

using terms::Code;
using terms::Error;

constexpr std::size_t kNamesMax = 32;

std::optional<std::uint16_t> port_in(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size()) return {};
  return port;
}

bool set_4(Address& address) {
  in_addr bytes{};
  if (inet_pton(AF_INET, address.host.c_str(), &bytes) != 1) return false;
  address.loopback = (ntohl(bytes.s_addr) >> 24U) == 127;
  address.every = bytes.s_addr == htonl(INADDR_ANY);
  return true;
}

bool set_6(Address& address) {
  in6_addr bytes{};
  if (inet_pton(AF_INET6, address.host.c_str(), &bytes) != 1) return false;
  address.loopback = IN6_IS_ADDR_LOOPBACK(&bytes) != 0;
  address.every = IN6_IS_ADDR_UNSPECIFIED(&bytes) != 0;
  return true;
}

bool bracketed(std::string_view host) {
  return host.size() > 2 && host.front() == '[' && host.back() == ']';
}

void add(std::vector<std::string>& names, const std::string& name) {
  const bool there = std::ranges::find(names, name) != names.end();
  if (!there && !name.empty() && names.size() < kNamesMax) names.push_back(name);
}

/// The addresses of this machine, loopback and those of one wire alone left out.
void add_own(std::vector<std::string>& names) {
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return;
  for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr) continue;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (one->ifa_addr->sa_family == AF_INET) {
      const auto* v4 = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
      inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
    } else if (one->ifa_addr->sa_family == AF_INET6) {
      const auto* v6 = reinterpret_cast<const sockaddr_in6*>(one->ifa_addr);
      if (IN6_IS_ADDR_LINKLOCAL(&v6->sin6_addr) != 0) continue;
      inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
    }
    add(names, text.data());
  }
  freeifaddrs(first);
}

}  // namespace

terms::Result<Address> read_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const auto port =
      colon == std::string::npos ? std::nullopt : port_in(std::string_view(text).substr(colon + 1));
  const Error no_address{Code::kInvalidArgument,
                         "\"" + text +
                             "\": expected an address and a port in numbers, 127.0.0.1:7411 or "
                             "[::1]:7411"};
  if (!port) return no_address;
  Address address{text.substr(0, colon), *port};
  // By name it could mean anything; here it means what it should.
  if (address.host == "localhost") address.host = "127.0.0.1";
  if (bracketed(address.host)) {
    address.host = address.host.substr(1, address.host.size() - 2);
    if (!set_6(address)) return no_address;
  } else if (!set_4(address)) {
    return no_address;
  }
  return address;
}

std::string to_text(const Address& address) {
  const bool six = address.host.find(':') != std::string::npos;
  return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

Address from_here(const Address& address) {
  if (!address.every) return address;
  const bool six = address.host.find(':') != std::string::npos;
  return {six ? "::1" : "127.0.0.1", address.port, true, false};
}

std::vector<std::string> names_of(const Address& address) {
  std::vector<std::string> names = {"localhost", "127.0.0.1", "::1"};
  if (address.loopback) {
    add(names, address.host);
    return names;
  }
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0) add(names, host.data());
  if (address.every) {
    add_own(names);
  } else {
    add(names, address.host);
  }
  return names;
}

bool stays_here(const std::string& host_and_port) {
  const auto address = read_address(host_and_port);
  return address.ok() && address->loopback;
}

}  // namespace redoubt::authority

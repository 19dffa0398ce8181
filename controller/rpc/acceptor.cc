#include "controller/rpc/acceptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace redoubt::rpc {
namespace {

using terms::Code;
using terms::Error;

/// Out of descriptors or memory: somebody will leave.
constexpr int kPauseMilliseconds = 100;

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

SocketAddress socket_address(const authority::Address& address) {
  SocketAddress made;
  auto* four = reinterpret_cast<sockaddr_in*>(&made.storage);
  auto* six = reinterpret_cast<sockaddr_in6*>(&made.storage);
  if (inet_pton(AF_INET, address.host.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(address.port);
    made.size = sizeof *four;
  } else if (inet_pton(AF_INET6, address.host.c_str(), &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(address.port);
    made.size = sizeof *six;
  }
  return made;
}

std::uint16_t port_of(int listening) {
  SocketAddress bound;
  bound.size = sizeof bound.storage;
  if (getsockname(listening, reinterpret_cast<sockaddr*>(&bound.storage), &bound.size) != 0) {
    return 0;
  }
  return ntohs(bound.storage.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6*>(&bound.storage)->sin6_port
                   : reinterpret_cast<const sockaddr_in*>(&bound.storage)->sin_port);
}

}  // namespace

terms::Result<std::unique_ptr<Acceptor>> Acceptor::listen(const authority::Address& address) {
  const SocketAddress at = socket_address(address);
  const int listening =
      ::socket(at.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  const int on = 1;
  const bool open =
      listening >= 0 && ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
      ::bind(listening, reinterpret_cast<const sockaddr*>(&at.storage), at.size) == 0 &&
      ::listen(listening, SOMAXCONN) == 0;
  const int wakes = open ? ::eventfd(0, EFD_CLOEXEC) : -1;
  if (wakes >= 0) {
    return std::unique_ptr<Acceptor>(new Acceptor(listening, wakes, port_of(listening)));
  }
  const Error why{Code::kUnavailable, std::strerror(errno)};
  if (listening >= 0) ::close(listening);
  return why;
}

Acceptor::~Acceptor() {
  stop();
  ::close(listening_);
  ::close(wakes_);
}

void Acceptor::begin(Hand hand) {
  thread_ = std::thread([this, hand = std::move(hand)] { run(hand); });
}

void Acceptor::stop() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  REDOUBT_CHECK(::write(wakes_, &one, sizeof one) == sizeof one);
  thread_.join();
}

void Acceptor::run(const Hand& hand) const {
  while (wait(/*for_somebody=*/true)) {
    const int taken = ::accept4(listening_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (taken < 0) {
      const bool gone = errno == EAGAIN || errno == EINTR || errno == ECONNABORTED;
      if (!gone && !wait(/*for_somebody=*/false)) return;
      continue;
    }
    const int on = 1;
    ::setsockopt(taken, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    hand(taken);
  }
}

/// Until somebody has come, or a while; false: enough.
bool Acceptor::wait(bool for_somebody) const {
  std::array<pollfd, 2> waiting{{{wakes_, POLLIN, 0}, {listening_, POLLIN, 0}}};
  while (true) {
    const int ready =
        ::poll(waiting.data(), for_somebody ? 2 : 1, for_somebody ? -1 : kPauseMilliseconds);
    if (ready < 0 && errno == EINTR) continue;
    return waiting[0].revents == 0;
  }
}

}  // namespace redoubt::rpc

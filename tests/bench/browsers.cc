#include "tests/bench/browsers.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "proto/terms/check.h"

namespace redoubt::bench {
namespace {

constexpr std::size_t kRead = std::size_t{1} << 16U;

int connect_to(const std::string& address) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  to.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.find(':') + 1))));
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  REDOUBT_CHECK(::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
  const int at_once = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  return socket;
}

void send_all(int socket, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t now = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    REDOUBT_CHECK(now > 0);
    sent += static_cast<std::size_t>(now);
  }
}

bool receive(int socket, std::string& into) {
  char bytes[kRead];
  const ssize_t got = ::recv(socket, bytes, sizeof bytes, 0);
  if (got > 0) into.append(bytes, static_cast<std::size_t>(got));
  return got > 0;
}

/// What stands between quotes after a key of a flat JSON text, or after a header's name.
std::string after(const std::string& text, const std::string& key, char end) {
  const std::size_t at = text.find(key);
  REDOUBT_CHECK(at != std::string::npos);
  const std::size_t begin = at + key.size();
  return text.substr(begin, text.find(end, begin) - begin);
}

std::string request(const std::string& address, const std::string& text) {
  const int socket = connect_to(address);
  send_all(socket, text);
  std::string answer;
  while (receive(socket, answer)) {
  }
  ::close(socket);
  return answer;
}

/// A message as a client frames it, masked with zeros.
std::string framed(const std::string& text) {
  std::string frame = "\x81";
  if (text.size() < 126) {
    frame += static_cast<char>(0x80U | text.size());
  } else {
    frame += static_cast<char>(0x80U | 126U);
    frame += static_cast<char>(text.size() >> 8U);
    frame += static_cast<char>(text.size() & 255U);
  }
  return frame + std::string(4, '\0') + text;
}

struct Line {
  int socket = -1;
  std::string bytes;

  /// The next message that has come whole.
  std::optional<std::string> next() {
    if (bytes.size() < 2) return std::nullopt;
    const auto byte = [this](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    std::size_t head = 2;
    std::uint64_t size = byte(1) & 127U;
    if (size >= 126) {
      const std::size_t width = size == 126 ? 2 : 8;
      if (bytes.size() < head + width) return std::nullopt;
      size = 0;
      for (std::size_t i = 0; i < width; ++i) size = size << 8U | byte(head + i);
      head += width;
    }
    if (bytes.size() < head + size) return std::nullopt;
    std::string text = bytes.substr(head, size);
    bytes.erase(0, head + size);
    return text;
  }
};

}  // namespace

struct Browsers::Parts {
  std::string address;
  std::string cookie;
  std::vector<Line> lines;

  std::string heads() const {
    return "Host: " + address + "\r\nOrigin: http://" + address + "\r\nCookie: " + cookie + "\r\n";
  }
  void sign_in(const std::string& code) {
    const std::string body = R"({"code":")" + code + R"(","name":"Bench"})";
    const std::string answer =
        request(address, "POST /api/sign-in HTTP/1.1\r\n" + heads() +
                             "Content-Type: application/json\r\nConnection: close\r\n"
                             "Content-Length: " +
                             std::to_string(body.size()) + "\r\n\r\n" + body);
    cookie = after(answer, "Set-Cookie: ", ';');
  }
  void open() {
    const std::string session =
        request(address, "GET /api/session HTTP/1.1\r\n" + heads() + "Connection: close\r\n\r\n");
    Line line{connect_to(address), {}};
    send_all(line.socket, "GET /api/feed HTTP/1.1\r\n" + heads() +
                              "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                              "Sec-WebSocket-Version: 13\r\n\r\n");
    std::size_t end = 0;
    while ((end = line.bytes.find("\r\n\r\n")) == std::string::npos) {
      REDOUBT_CHECK(receive(line.socket, line.bytes));
    }
    REDOUBT_CHECK(line.bytes.starts_with("HTTP/1.1 101"));
    line.bytes.erase(0, end + 4);
    send_all(line.socket, framed(R"({"ticket":")" + after(session, R"("ticket":")", '"') + "\"}"));
    lines.push_back(std::move(line));
  }
};

Browsers::Browsers(const std::string& address, const std::string& code, std::size_t count)
    : parts_(std::make_unique<Parts>()) {
  parts_->address = address;
  parts_->sign_in(code);
  for (std::size_t i = 0; i < count; ++i) parts_->open();
}

Browsers::~Browsers() {
  for (const Line& line : parts_->lines) ::close(line.socket);
}

void Browsers::say(std::size_t which, const std::string& text) {
  send_all(parts_->lines.at(which).socket, framed(text));
}

bool Browsers::hear(const Enough& enough, double seconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  std::vector<pollfd> waiting;
  for (const Line& line : parts_->lines) waiting.push_back({line.socket, POLLIN, 0});
  while (true) {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      Line& line = parts_->lines[i];
      if ((waiting[i].revents & POLLIN) != 0) REDOUBT_CHECK(receive(line.socket, line.bytes));
      while (const auto text = line.next()) {
        if (enough(i, *text)) return true;
      }
    }
    const std::chrono::duration<double> left = until - std::chrono::steady_clock::now();
    if (left.count() <= 0) return false;
    ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count() * 1000) + 1);
  }
}

}  // namespace redoubt::bench

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace redoubt::bench {

/// Many browsers at the people's door, as far as a controller can tell: each signs in, opens its
/// feed on a connection of its own, and reads whatever comes. One thread.
class Browsers {
 public:
  /// `address` "127.0.0.1:7410"; all with the code of one seat.
  Browsers(const std::string& address, const std::string& code, std::size_t count);
  ~Browsers();

  void say(std::size_t which, const std::string& text);

  /// Reads what comes for anybody until `enough` says so of a message, or so long has passed.
  /// Whether it did.
  using Enough = std::function<bool(std::size_t who, const std::string& text)>;
  bool hear(const Enough& enough, double seconds);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::bench

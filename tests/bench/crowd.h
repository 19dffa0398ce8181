#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace redoubt::bench {

/// Many agents that only listen, each on a connection of its own: what comes is counted and thrown
/// away unread.
class Crowd {
 public:
  /// All say Hello, as agents of the cell "blue" at free pace.
  Crowd(const std::string& address, std::size_t agents);
  ~Crowd();

  /// Until each has heard so many messages.
  void wait_until_heard(std::size_t messages) const;
  /// How many of them hear something more within that time; at once when all have.
  std::size_t hear_more(std::chrono::milliseconds within) const;
  /// Until all streams have ended well.
  void wait_until_over();

  std::uint64_t bytes() const;
  /// What the first of them heard.
  const std::vector<std::string>& heard() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::bench

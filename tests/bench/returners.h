#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace redoubt::bench {

/// Agents that prove who they are, each on a connection of its own and with a key of its own, and
/// come back when their controller does: each knows the last observation it holds, and none may be
/// missing or come twice.
class Returners {
 public:
  /// Enrolled at the authority in that folder, which nobody else may have open meanwhile.
  Returners(const std::string& folder, std::size_t agents);
  ~Returners();

  struct Played {
    double seconds = 0;        ///< until each has taken in all that had happened
    std::uint64_t missed = 0;  ///< observations that it then knew and had not known, the fewest
  };
  /// All connect at once.
  Played play(const std::string& address);
  /// The same connections, and nothing heard on them: seconds until all hands are shaken.
  double shake_hands(const std::string& address);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Where the exercise of the bench has its authority, in such a folder, and what it is called.
std::string authority_in(const std::string& folder);
inline constexpr char kAuthorityOf[] = "bench";

}  // namespace redoubt::bench

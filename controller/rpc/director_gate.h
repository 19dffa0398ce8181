#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "controller/conduct/people.h"
#include "controller/seats/passes.h"
#include "proto/terms/result.h"

namespace redoubt::rpc {

/// Somebody who has shown the code of a seat.
struct Comer {
  std::size_t nth = 0;  ///< of the seats
  seats::Seat seat;
  conduct::Person person;

  bool may(seats::Permission permission) const { return seats::may(seat.role, permission); }
};

/// Somebody who is not let in, and why.
struct TurnedAway {
  enum class For : std::uint8_t { kCode, kTooOften, kName };
  For what = For::kCode;
  std::string text;
};

/// What is asked for, as far as asking too often goes: who writes much can still stop the clock.
enum class Family : std::size_t { kClock, kSteer, kOrder, kPost, kSit, kLook };
inline constexpr std::size_t kFamilyCount = 6;

/// Calls of one family that a seat may make in a burst, and how many a second after that.
inline constexpr double kCallBurst = 60;
inline constexpr double kCallsASecond = 20;

/// Who may come in by calls: each of them shows the code of a seat anew. Thread-safe; never waits
/// for more than a look at a table.
///
/// On loopback all come from one address, and its wrong codes cost everybody there time. So a code
/// that has come in before is let in at once, and a director's always is: nobody can keep exercise
/// control from its clock by showing wrong ones. A code has 50 bits; that it is in use helps nobody
/// to find it.
class Gate {
 public:
  using Clock = seats::Passes::Clock;

  Gate(const seats::Secret& secret, std::vector<seats::Seat> seats);

  /// `name` is what the person wants to be called: printable ASCII, as metadata is. `address` is
  /// where it comes from, without a port.
  std::variant<Comer, TurnedAway> admit(std::string_view code, std::string_view name,
                                        const std::string& address, Clock::time_point now);

  /// Errors: kResourceExhausted when there were too many such calls from that seat.
  terms::Status spend(const Comer& comer, Family family, Clock::time_point now);

  const std::vector<seats::Seat>& seats() const { return passes_.seats(); }

 private:
  struct Known {
    std::string code;  ///< as it was shown
    std::size_t nth = 0;
  };
  static constexpr std::size_t kKnownMax = 4096;

  const Known* known(std::string_view code) const;

  struct Credit {
    double calls = kCallBurst;
    Clock::time_point at{};
  };

  std::mutex mutex_;
  // Under the mutex; the seats never change.
  seats::Passes passes_;
  std::vector<Known> known_;
  std::vector<std::array<Credit, kFamilyCount>> credits_;  ///< by seat
};

}  // namespace redoubt::rpc

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "controller/seats/endings.h"
#include "controller/seats/seats.h"
#include "proto/terms/result.h"

namespace redoubt::seats {

/// What everything secret here is derived from; it stands in a file beside the journal, so that
/// codes and sessions outlive the controller.
using Secret = std::array<std::uint8_t, 32>;

/// Reads the file, or makes it, readable by its owner alone. Errors: kPermissionDenied for one that
/// others may read, kUnavailable, kDataLoss.
terms::Result<Secret> secret_at(const std::string& path);

/// Someone who has signed in.
struct Pass {
  std::uint64_t id = 0;    ///< by which it can be ended
  std::uint32_t seat = 0;  ///< index into the seats
  std::string name;
  std::int64_t issued_s = 0;  ///< Unix time
};

/// Refused, and when to try again.
struct Denial {
  std::string text;
  std::chrono::seconds retry_after{0};
};

/// Who may come in: a code for each seat, and what a browser holds once it has given one.
///
/// A code is 50 bits drawn from the secret and the seat's name, twelve letters and digits in three
/// groups. A cookie holds the pass itself and a code that only the secret can make, so the
/// controller keeps nothing of it and knows it again after a restart, but for those that have been
/// ended: by signing out, or by lying unused for half an hour (a feed that is open is use). Wrong
/// codes cost time: from the fifth in a row from one address each doubles the wait, up to five
/// minutes, and all addresses together have a hundred a minute (OWASP ASVS 5.0, 6.3.1). One thread.
class Passes {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::hours kLives{12};
  static constexpr std::chrono::minutes kIdles{30};
  /// Passes whose use is remembered; of one more, the one unused for longest is ended.
  static constexpr std::size_t kUsedMax = 4096;

  Passes(const Secret& secret, std::vector<Seat> seats, Endings endings = {});

  const std::vector<Seat>& seats() const { return seats_; }
  /// "4KQ7-M2XR-T9VA".
  std::string code(std::uint32_t seat) const;

  /// A new pass for whoever gives a seat's code. `address` is where it comes from.
  std::optional<Pass> sign_in(std::string_view code, std::string_view name,
                              const std::string& address, Clock::time_point now, Denial& denial);
  void end(const Pass& pass);

  /// Whether it still holds: else it is ended. Whatever asks for it is use.
  bool use(const Pass& pass, Clock::time_point now);
  /// A feed that came in with it was opened, or closed.
  void arrive(const Pass& pass, Clock::time_point now);
  void depart(const Pass& pass, Clock::time_point now);

  std::string cookie(const Pass& pass) const;
  /// The pass that it holds, if it was made here, has not been ended and is young enough.
  std::optional<Pass> read(std::string_view cookie, std::int64_t now_s) const;
  /// What a request that changes something must say besides the cookie.
  std::string token(const Pass& pass) const;
  /// Opens one feed, once, within a minute.
  std::string ticket(const Pass& pass, Clock::time_point now);
  bool take_ticket(const Pass& pass, std::string_view ticket, Clock::time_point now);

 private:
  struct Tries {
    int failed = 0;
    Clock::time_point not_before{};
  };
  struct Ticket {
    std::string text;
    std::uint64_t pass = 0;
    Clock::time_point until{};
  };

  struct Use {
    std::int64_t issued_s = 0;
    Clock::time_point last{};
    int feeds = 0;  ///< open now

    bool idle(Clock::time_point now) const { return feeds == 0 && now - last > kIdles; }
  };

  /// Ends those that nobody uses any more, now and then.
  void sweep(Clock::time_point now);
  bool wait(const std::string& address, Clock::time_point now, Denial& denial);
  void count_failure(const std::string& address, Clock::time_point now);
  std::string mac(std::string_view purpose, std::string_view text) const;

  Secret secret_;
  std::vector<Seat> seats_;
  std::vector<std::string> codes_;  ///< by seat, as they are compared
  Endings endings_;
  std::map<std::uint64_t, Use> used_;  ///< by pass
  Clock::time_point swept_{};
  std::map<std::string, Tries> tries_;  ///< by address
  std::deque<Clock::time_point> failures_;
  std::deque<Ticket> tickets_;
};

/// Unix time of the machine.
std::int64_t unix_seconds();

}  // namespace redoubt::seats

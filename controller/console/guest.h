#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "controller/console/hall.h"

namespace redoubt::console {

/// Replies that wait to be written; who asks on without reading is sent away.
inline constexpr std::size_t kRepliesMax = 256;
/// Requests that may come in a burst, and how many a second after that.
inline constexpr double kRequestBurst = 60;
inline constexpr double kRequestsASecond = 20;
/// Bytes of one request.
inline constexpr std::size_t kRequestBytesMax = 65'536;

/// One open feed of one person: what it has been told, and what it asks. Reads its messages one at
/// a time from what the hall keeps, at its own pace. Belongs to the console's thread.
///
/// Every request is named in request_kinds() with the permission that it needs; nothing else is
/// done for anybody.
class Guest : public std::enable_shared_from_this<Guest> {
 public:
  Guest(Hall& hall, seats::Pass pass, std::function<void()> wake);

  const seats::Pass& pass() const { return pass_; }
  const seats::Seat& seat() const;

  /// The next message; null when there is none now.
  Text next();
  /// A request as it came. False: this guest is to be sent away.
  bool hear(const std::string& text);
  void wake() const { wake_(); }
  /// Its feed is to be closed, the next time that anybody looks.
  void send_away() {
    ended_ = true;
    wake_();
  }
  bool sent_away() const { return ended_; }

 private:
  struct Place {
    const Feed* feed = nullptr;
    std::size_t told = 0;
  };
  struct Wanted;  // a request, parsed: guest_requests.cc

  bool may(seats::Permission permission) const;
  Text next_of(Place& place) const;
  Text next_state();
  Text next_score();
  void reply(std::uint64_t re, const Answered& answered);
  void refuse(std::uint64_t re, const char* code, std::string text);
  bool spend();

  // guest_requests.cc
  void handle(const Wanted& wanted);
  void steer_clock(const Wanted& wanted);
  void steer_inject(const Wanted& wanted);
  void amend(const Wanted& wanted);
  void mark(const Wanted& wanted);
  void reopen(const Wanted& wanted);
  void order(const Wanted& wanted);
  void post(const Wanted& wanted);
  void sit(const Wanted& wanted);
  void release_score(const Wanted& wanted);
  void look(const Wanted& wanted);
  /// `complete` has the last word on what is answered to a wish that was granted.
  void ask(const Wanted& wanted, terms::CellId cell, conduct::Wish wish,
           const std::function<void(const Hall&, Answered&)>& complete = {});
  /// What is answered to a wish that was granted; `ruled`: it was an order.
  Answered granted(const conduct::Granting& granting, bool ruled) const;

  Hall* hall_;
  seats::Pass pass_;
  std::function<void()> wake_;
  std::deque<Text> replies_;
  /// What it is told before anything else. Said only when its turn comes: the greeting does not
  /// wait for a board of 10,000 injects to be written, and the browser reads while that is done.
  std::deque<std::function<Text()>> first_;
  std::vector<Place> places_;
  std::uint64_t time_told_ = 0;
  std::uint64_t seats_told_ = 0;
  std::uint64_t score_told_ = 0;
  bool knows_score_ = false;
  bool caught_up_ = false;
  bool ended_ = false;
  double credit_ = kRequestBurst;
  seats::Passes::Clock::time_point credited_;
};

/// What can be asked, and what one must be allowed to do for it.
struct RequestKind {
  std::string name;
  seats::Permission needs;
};
const std::vector<RequestKind>& request_kinds();

}  // namespace redoubt::console

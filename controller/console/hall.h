#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/console/feed.h"
#include "controller/console/plan_check.h"
#include "controller/console/say_cell.h"
#include "controller/console/truth.h"
#include "controller/seats/passes.h"

namespace redoubt::console {

class Guest;

/// Lets a call happen on the console's own thread, some time soon. Thread-safe.
using Post = std::function<void(std::function<void()>)>;

/// What the console knows and who is in it: hears news from the conductor, words them once, and
/// tells its guests. Everything in here belongs to the console's thread.
class Hall : public std::enable_shared_from_this<Hall> {
 public:
  /// The bridge must outlive the hall.
  Hall(conduct::Bridge& bridge, std::shared_ptr<const scenario::Exercise> exercise,
       std::vector<seats::Seat> seats, PlanCheck plan_check, Post post);
  ~Hall();

  /// Begins to look on.
  void open();

  /// Somebody has opened a feed. `wake` is called when there may be something for them.
  std::shared_ptr<Guest> enter(const seats::Pass& pass, std::function<void()> wake);
  void leave(const Guest& guest);
  /// Everybody who came in with that pass.
  std::vector<std::shared_ptr<Guest>> guests_of(const seats::Pass& pass) const;

  const scenario::Exercise& exercise() const { return *exercise_; }
  const std::vector<seats::Seat>& seats() const { return seats_; }
  const std::vector<Sitting>& sitting() const { return sitting_; }
  std::uint64_t seats_version() const { return seats_version_; }
  /// Who sits where, and how the cells stand: of all, or of one cell for whoever may know no more.
  /// Worded once for everybody who may know as much.
  Text roll(bool of_all, terms::CellId cell);
  const Truth& truth() const { return truth_; }
  /// Of a cell; not valid: of all.
  const Feed& feed(terms::CellId cell) const;
  const std::vector<Text>& plan();
  /// The map and the board as they stand, made when somebody asks.
  std::string whole() const;
  std::string board() const;
  std::string desk() const;  ///< may be empty
  terms::ExerciseTime next_inject() const { return next_inject_; }
  std::vector<Check> readiness();
  /// The exercise with every amendment that was answered; exercise() follows with the news.
  std::shared_ptr<const scenario::Exercise> as_amended() const { return bridge_->plan(); }

  /// What was attached under that number, where who sits there may read it; null.
  std::shared_ptr<const conduct::Attachment> attachment(std::uint64_t number,
                                                        const seats::Seat& seat) const;

  /// Asks the conductor; the answer comes on the console's thread.
  void ask(const conduct::Person& who, terms::CellId cell, conduct::Wish wish,
           std::function<void(const terms::Result<conduct::Granting>&)> then);
  /// Asks the conductor; the answer comes on the console's thread, unless the guest has left.
  void ask(const std::shared_ptr<Guest>& guest, terms::CellId cell, conduct::Wish wish,
           std::function<void(Guest&, const terms::Result<conduct::Granting>&)> then);

 private:
  class Ear;

  void take(terms::CellId cell, const conduct::News& news);
  void take(const conduct::CellNews& news);
  void take(const conduct::ControlNews& news);
  void follow(std::shared_ptr<const scenario::Exercise> amended);
  void take_events(const std::vector<range::Event>& events);
  void take_attachments(Feed& feed, seats::Permission needs,
                        const std::vector<std::shared_ptr<const conduct::Attachment>>& attachments);
  void tell_time(Feed& feed, const conduct::TimeNews& time);
  void wake_all();

  // Set once.
  conduct::Bridge* bridge_;
  std::shared_ptr<const scenario::Exercise> exercise_;
  std::vector<seats::Seat> seats_;
  PlanCheck plan_check_;
  Post post_;

  std::vector<std::shared_ptr<Ear>> ears_;  ///< by cell, and the last of all
  std::vector<Feed> feeds_;                 ///< likewise
  Truth truth_;
  std::vector<std::int64_t> totals_;  ///< by metric, as the ledger has come so far
  /// What was attached, by number, and the feeds on which it came.
  struct Attached {
    std::shared_ptr<const conduct::Attachment> what;
    std::set<std::size_t> feeds;
  };
  std::map<std::uint64_t, Attached> attached_;
  std::vector<Text> plan_;
  terms::ExerciseTime next_inject_ = terms::kNever;
  std::vector<Sitting> sitting_;  ///< by seat
  std::uint64_t seats_version_ = 1;
  std::map<std::pair<bool, terms::CellId>, Text> rolls_;  ///< of that version:
  std::uint64_t rolls_version_ = 0;
  std::vector<std::shared_ptr<Guest>> guests_;
  /// Seats that answered a communications check, or called one.
  std::vector<std::string> checked_;
};

}  // namespace redoubt::console

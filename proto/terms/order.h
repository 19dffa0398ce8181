#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "proto/terms/ids.h"
#include "proto/terms/observation.h"
#include "proto/terms/time.h"

namespace redoubt::terms {

/// Carry out a technique or a measure.
struct Act {
  ActionId action;
  Handle target;  ///< what it is done to; of the kind that the action's brief names
  Handle with;    ///< what it is done with, where the action needs a choice (a credential, a
                  ///< partner); else not valid
};

/// Answer an inject.
struct Reply {
  Handle inject;
  std::uint16_t option = 0;  ///< index into the inject's options; 0 where it has none
  std::string text;          ///< free words, kept for the evaluators; at most kReplyTextMax bytes
};
inline constexpr std::size_t kReplyTextMax = 4096;

/// Say that an inject has been read.
struct Acknowledge {
  Handle inject;
};

/// What exercise control can do with an inject.
enum class Steering : std::uint8_t {
  kApprove,  ///< a draft, which comes by its plan from now on
  kHold,     ///< it does not come until it is released
  kRelease,  ///< and comes at once if its time has passed
  kSend,     ///< now, whatever it waits for
  kSkip,     ///< it never comes
  kCancel,   ///< the same, and it is taken back where it has come
  kMark,     ///< the answer of `cell` is worth `level` of its rubric; marked again, the last counts
};
inline constexpr int kSteeringCount = 7;
const char* name(Steering steering);

/// Steer the plan. For white cells.
struct Direct {
  Steering what = Steering::kSend;
  std::string inject;  ///< its number, "2-03" or "2-03#2"; at most kInjectNumberMax bytes
  CellId cell;
  std::uint16_t level = 0;
  std::string why;  ///< kept for the review; at most kReplyTextMax bytes
};
inline constexpr std::size_t kInjectNumberMax = 80;

/// Change a line of the plan that is still to come, or put a new one into it. For white cells. What
/// is not given stays as it is; of a new line it is empty.
struct Amend {
  std::string inject;  ///< its number; of a new line the number that it gets
  bool add = false;    ///< a new line
  /// It comes then, whatever it waited for before. A new line without a time comes at once.
  std::optional<ExerciseTime> at;
  bool follow = false;  ///< what comes after it in its storyline moves by as much
  std::optional<std::vector<CellId>> to;
  std::optional<std::string> title, from, subject, body;
  std::optional<std::string> expects, notes;  ///< for the evaluators, for exercise control
  std::optional<Duration> deadline;           ///< after delivery; zero: none
  // Of a new line alone.
  std::optional<InjectKind> kind;           ///< mail, unless said
  std::string incident, objective, rubric;  ///< by name; empty: none
  std::vector<std::string> options;         ///< what can be answered; none: free words
  std::string why;                          ///< kept for the review
};
inline constexpr std::size_t kAmendLineMax = 256;   ///< bytes of a title, a sender, an option ...
inline constexpr std::size_t kAmendTextMax = 8192;  ///< bytes of the body, of what is expected ...
inline constexpr std::size_t kAmendOptionsMax = 8;
inline constexpr std::size_t kAmendCellsMax = 256;

/// Whether no text or list in it is longer than may be written down.
bool within_limits(const Amend& amend);
/// As an order holds it: rare and large, it lies apart from those that are moved about in great
/// numbers. Never null.
using SharedAmend = std::shared_ptr<const Amend>;

/// What a participant asks for.
struct Order {
  OrderNumber number = 0;
  std::variant<Act, Reply, Acknowledge, Direct, SharedAmend> what;
};
/// The amendment in it; null where it is another order.
inline const Amend* amend_in(const decltype(Order::what)& what) {
  const auto* shared = std::get_if<SharedAmend>(&what);
  return shared != nullptr ? shared->get() : nullptr;
}

/// Whether it marks an answer. Marks alone are taken when an exercise is over: what they are of
/// lies behind by then.
inline bool marks(const decltype(Order::what)& what) {
  const auto* direct = std::get_if<Direct>(&what);
  return direct != nullptr && direct->what == Steering::kMark;
}

/// What a mind wants at one instant.
struct Intent {
  std::vector<Order> orders;
  ExerciseTime wake = kNever;  ///< ask me again then, even if I see nothing new
  std::vector<std::string>
      notes;  ///< reasons, above all for what was not done; for the after-action review only

  void clear() {
    orders.clear();
    wake = kNever;
    notes.clear();
  }
};
inline constexpr std::size_t kOrdersPerTurnMax = 64;
inline constexpr std::size_t kNotesPerTurnMax = 64;
inline constexpr std::size_t kNoteMax = 512;

}  // namespace redoubt::terms

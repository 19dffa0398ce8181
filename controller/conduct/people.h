#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "controller/conduct/clock.h"
#include "controller/journal/journal.h"
#include "controller/scenario/plan_ids.h"
#include "proto/terms/order.h"
#include "proto/terms/result.h"

/// What people do in an exercise, and how the journal keeps who did it. Orders of theirs stand
/// beside it as any others do; nothing in here steers the course.
///
///   person   text seat, text name, u32 cell, i64 wall (microseconds since 1970), u8 what, then
///            clock (0): u8 what, i64 at, u64 rate, text why
///            post  (1): u8 kind, list of u32 to, text about, u64 refers, text text,
///                       list of (text, text) fields
///            gave  (2): u64 number of the order that follows
///            sits  (3): u8 taken, text why
///            score (4): u8 released, text why
///            judges (5): u8 what, u32 inject, u32 cell, u16 level, text why
///            adds  (6): u64 post, text name, text bytes
///            stopped (7): nothing more
namespace redoubt::conduct {

struct Person {
  std::string seat;  ///< "director", "harbour/lead"; empty: nobody
  std::string name;  ///< what they want to be called
};
inline constexpr std::size_t kSeatNameMax = 128;
inline constexpr std::size_t kPersonNameMax = 64;

enum class PostKind : std::uint8_t {
  kChat,
  kCase,         ///< of a team's case log
  kReport,       ///< a situation or incident report
  kRequest,      ///< to exercise control or another cell
  kStatus,       ///< of the request it refers to
  kObservation,  ///< of an evaluator
  kRating,       ///< of an objective, likewise
  kCheck,        ///< a communications check, or the answer to one
};
inline constexpr int kPostKindCount = 8;
const char* name(PostKind kind);

/// Something written down for others to read.
struct Posting {
  PostKind kind = PostKind::kChat;
  std::vector<terms::CellId> to;  ///< may read it, besides the own cell and exercise control
  std::string about;              ///< "#ops", "alert 12", "2-03"
  std::uint64_t refers = 0;       ///< number of the post that it answers; 0: none
  std::string text;
  std::map<std::string, std::string> fields;  ///< of a form
};
inline constexpr std::size_t kPostAboutMax = 128;
inline constexpr std::size_t kPostTextMax = 8192;
inline constexpr std::size_t kPostFieldsMax = 32;
inline constexpr std::size_t kPostBytesMax = 32768;

/// An order to the clock and its reason.
struct ClockWish {
  ClockOrder order;
  std::string why;
};

/// A person takes a cell's seat from its mind, or gives it back. While it is taken, what the mind
/// orders does not count.
struct SeatWish {
  bool take = true;
  std::string why;
};

/// From now on the people of a cell are told its score, or they are not any more. Without such a
/// word they are not.
struct ScoreWish {
  bool release = true;
  std::string why;
};

/// What somebody of exercise control made of a cell's answer to an inject. The order that a mark is
/// stands before it in the journal; a proposal and a reopening order nothing.
struct Judgement {
  enum class What : std::uint8_t {
    kProposed,  ///< a mark that counts once a second person gives the same
    kMarked,
    kReopened,  ///< it is to be marked again
  };
  What what = What::kMarked;
  scenario::InjectId inject;
  terms::CellId of;         ///< whose answer
  std::uint16_t level = 0;  ///< of its rubric; not of a reopening
  std::string why;
};
inline constexpr int kJudgementCount = 3;
const char* name(Judgement::What what);  ///< "proposed"

/// A file that belongs to an observation.
struct AttachmentWish {
  std::uint64_t post = 0;  ///< number of the observation
  std::string name;        ///< of the file, with nothing of its path
  std::string bytes;
};
inline constexpr std::size_t kAttachmentNameMax = 100;
inline constexpr std::size_t kAttachmentBytesMax = 262'144;

/// That the order which follows in the journal is this person's.
struct OrderGiven {
  terms::OrderNumber number = 0;
};

/// Time has come to where it had been told to stop, and stands. Nobody's deed; kept for the wall's
/// clock.
struct ClockStopped {};

/// One thing a person did, as the journal keeps it.
struct Deed {
  Person who;          ///< nobody, where time stopped by itself
  terms::CellId cell;  ///< in which; of a seat or a score, whose
  std::int64_t wall_us = 0;
  std::variant<ClockWish, Posting, OrderGiven, SeatWish, ScoreWish, Judgement, AttachmentWish,
               ClockStopped>
      what;
};

std::string encode(const Deed& deed);
/// kDataLoss, naming the record, on bytes that encode() cannot have written.
terms::Result<Deed> decode_deed(const journal::Record& record);

/// kInvalidArgument, in words for whoever wrote it, over one of the limits above.
terms::Status within_limits(const Person& who);
terms::Status within_limits(const Posting& posting);

}  // namespace redoubt::conduct

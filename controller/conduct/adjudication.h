#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "controller/conduct/people.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/time.h"

namespace redoubt::conduct {

/// Judgements in one exercise; one more is refused.
inline constexpr std::size_t kJudgementsMax = 100'000;

/// What somebody made of an answer, and when.
struct Judged {
  std::uint64_t number = 0;  ///< from 1, without gap
  terms::ExerciseTime at = terms::kStartex;
  std::int64_t wall_us = 0;
  Person who;
  Judgement what;
};

/// Whether these are two people, as far as can be told: they have different names, and who shares a
/// seat with the other has said a name at all.
bool are_two(const Person& one, const Person& other);

/// What exercise control made of the answers of teams: every mark, proposal and reopening, in
/// order. Append-only; points themselves come from the engine alone. Belongs to the strand; what it
/// keeps never changes and may be read anywhere.
///
///   a mark that weighs little     is given at once
///   one that weighs heavily       is proposed; given when a second person marks the same
///   another level by anybody      is proposed in its place
///   reopened                      waits for a mark again; until then the points stand
class Adjudication {
 public:
  explicit Adjudication(std::shared_ptr<const scenario::Exercise> exercise)
      : exercise_(std::move(exercise)) {}

  /// Whether it can be kept. Errors: kInvalidArgument, kFailedPrecondition where it is so already,
  /// kResourceExhausted.
  terms::Status may(const Person& who, const Judgement& judgement) const;
  void add(Judged judged);

  /// Whether a mark of this person is the second of two that say the same.
  bool confirms(const Person& who, const Judgement& mark) const;

  const std::vector<std::shared_ptr<const Judged>>& all() const { return all_; }

 private:
  struct Standing {
    std::shared_ptr<const Judged> proposed;  ///< and not settled since; null
    bool reopened = false;
  };
  const Standing* standing(const Judgement& judgement) const;

  std::shared_ptr<const scenario::Exercise> exercise_;
  std::vector<std::shared_ptr<const Judged>> all_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Standing> standings_;  ///< by inject and cell
};

}  // namespace redoubt::conduct

#pragma once

#include <cstddef>
#include <cstdint>

/// How far an inject has come. As planners and evaluators count it (docs/language.md).
///
///   draft ▶ approved ▶ scheduled ▶ sent ▶ delivered ▶ acknowledged ▶ answered ▶ adjudicated
///                        │   ▲                └──────────▶ expired ────────▶ adjudicated
///                        held            skipped: it never comes; cancelled: it was taken back
namespace redoubt::scenario {

enum class Stage : std::uint8_t {
  kDraft,         ///< nobody has approved it: it does not come
  kApproved,      ///< it comes when somebody, or a consequence, sends it
  kScheduled,     ///< it comes at its time, or by its condition
  kHeld,          ///< it would come, but exercise control holds it back
  kSent,          ///< on its way
  kDelivered,     ///< its addressees have it
  kAcknowledged,  ///< one of them says that they have read it
  kExpired,       ///< its deadline passed, and nobody had answered
  kAnswered,
  kAdjudicated,  ///< what they made of it was marked
  kSkipped,      ///< will not come
  kCancelled,    ///< taken back: no answer to it counts any more
};
inline constexpr int kStageCount = 12;
const char* name(Stage stage);

/// Whether it may still come.
constexpr bool to_come(Stage stage) { return stage <= Stage::kHeld; }
/// Whether its addressees have it, or had it.
constexpr bool out(Stage stage) {
  return stage >= Stage::kDelivered && stage <= Stage::kAdjudicated;
}

}  // namespace redoubt::scenario

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/event.h"
#include "controller/scenario/condition.h"
#include "controller/scenario/life_cycle.h"
#include "controller/scenario/plan_ids.h"
#include "controller/scenario/story_clock.h"
#include "proto/terms/observation.h"
#include "proto/terms/time.h"

/// The master scenario events list: storylines, their incidents, and the injects that tell them.
namespace redoubt::scenario {

/// What exercise control does to the range, or tells a team, when something comes to pass.
struct Consequence {
  terms::Duration after{};
  std::vector<range::Event>
      facts;                ///< kind, subject, object and amount are set; published in order
  std::int32_t people = 0;  ///< added to the people of `cell`
  terms::CellId cell;       ///< whose people change, or who is advised
  std::string advisor;      ///< who advises; empty: nobody does
  terms::ActionId technique;
  range::Entity about;
  std::string text;
};

/// Who of one nation a storyline is for.
struct Audience {
  range::NationId nation;
  std::vector<terms::CellId> cells;
};

/// What a storyline keeps for later: none of these words may reach a team before that inject.
struct Secret {
  std::vector<std::string> words;
  InjectId until;
};

/// One thread of the plot, from beginning to end. Several run at once.
struct Storyline {
  std::string name;
  std::string title;
  std::string summary;
  std::string lead;  ///< who of exercise control answers for it
  std::vector<ObjectiveId> objectives;
  std::vector<Audience> audiences;  ///< none: whoever its injects go to
  std::vector<Secret> keeps;
};

/// Something that happens in a storyline, told by one inject or several.
struct Incident {
  std::string name;
  std::string title;
  std::string summary;
  StorylineId storyline;
};

struct InjectOption {
  std::string text;
  std::vector<Consequence> then;
  std::int64_t points = 0;
};

/// How an inject reaches people.
enum class Mode : std::uint8_t { kMail, kPhone, kPaper, kChat, kPortal, kInPerson, kBroadcast };
inline constexpr int kModeCount = 7;
const char* name(Mode mode);

/// What a planner's own column holds.
enum class ColumnType : std::uint8_t { kText, kNumber, kChoice, kTruth, kDuration, kDate };

/// A column that the planners of this exercise have added to the list.
struct Column {
  std::string name;
  std::string title;
  ColumnType type = ColumnType::kText;
  std::vector<std::string> values;  ///< of kChoice: what may stand there
};

/// What stands in such a column.
struct Custom {
  std::uint32_t column = 0;  ///< index into Exercise::columns
  std::string text;          ///< as it was written, once it was found to be of the column's type
};

/// The words in which one nation reads an inject. Empty: as everybody does.
struct Edition {
  range::NationId nation;
  std::string from;
  std::string subject;
  std::string body;
};

/// How an inject comes more than once. Each time is an Inject of its own; the first stands at the
/// head of the series, where it was written.
struct Series {
  InjectId head;                 ///< not valid: it comes once
  std::uint32_t occurrence = 1;  ///< from 1
  std::uint32_t times = 1;       ///< of all
  std::vector<InjectId> others;  ///< of the head: the second, third ...
  /// Of one that comes when a condition holds: it comes again after this while that still holds;
  /// zero: when it holds anew.
  terms::Duration every{};
};

/// One line of the MSEL.
struct Inject {
  std::string number;  ///< "2-03"; of a series "2-03#1", "2-03#2" ...
  std::string title;
  terms::InjectKind kind = terms::InjectKind::kMail;
  Mode mode = Mode::kMail;
  IncidentId incident;
  bool draft = false;        ///< does not come unless somebody approves it
  bool contingency = false;  ///< comes only when exercise control, or a consequence, sends it
  terms::ExerciseTime at = terms::kNever;  ///< kNever: when `when` first holds
  terms::ExerciseTime not_before = terms::kStartex;
  terms::ExerciseTime not_after = terms::kNever;
  Condition when;             ///< looked at only where `at` is kNever and it is no contingency
  terms::Duration transit{};  ///< from sending to delivery
  Series series;
  StoryTime story = kNoStoryTime;  ///< when it plays in the story, where that was written
  std::vector<terms::CellId> to;   ///< none: an action of exercise control
  std::string from;
  std::string subject;
  std::string body;
  std::vector<Edition> editions;  ///< at most one for each nation
  std::string script;             ///< for who plays the part; no team reads it
  std::string expects;            ///< for the evaluators
  std::string notes;              ///< for exercise control
  std::vector<Custom> columns;
  std::string exclusive;   ///< of those with the same word here one comes, the first
  terms::Duration work{};  ///< of a team's people together, to answer it well
  ObjectiveId objective;
  RubricId rubric;             ///< what an answer is marked against, by people
  terms::Duration deadline{};  ///< after delivery; zero: none
  std::vector<InjectOption> options;
  InjectOption no_answer;  ///< what follows when the deadline passes
  std::vector<Consequence> then;

  /// Waits for nothing of its own: it follows the head of its series, or somebody sends it.
  bool waits() const { return at == terms::kNever && !contingency && series.occurrence == 1; }
};

}  // namespace redoubt::scenario

#include "controller/scenario/exercise_reader.h"

#include <utility>

#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::string_view kOwnCatalogue = "own";

}  // namespace

void read_exercise(Draft& draft) {
  const std::vector<Value>& given = draft.sections.of("exercise");
  if (given.empty()) return;  // said by who knows the folder's name
  for (std::size_t i = 1; i < given.size(); ++i) {
    given[i].error(yaml::Fault::kTwice, "there is one exercise in a folder",
                   yaml::Note{given.front().place(), "the first stands here"});
  }
  Fields fields(given.front());
  Exercise& exercise = draft.exercise;
  exercise.title = fields.required("title").text(kTitleMax).value_or("");
  exercise.summary = fields.optional("summary").text().value_or("");
  const Value endex = fields.required("endex");
  exercise.endex = endex.time().value_or(terms::kNever);
  if (exercise.endex <= terms::kStartex) {
    endex.error(yaml::Fault::kOutOfRange, "an exercise ends after it has begun");
  }
  if (const Value story = fields.optional("story"); story.present()) {
    Fields clock(story);
    exercise.story_begins = clock.required("begins").date().value_or(kNoStoryTime);
    exercise.story_zone = clock.optional("zone").text(kTitleMax).value_or("");
  }
  exercise.rules = fields.optional("rules").word<Rules>(kRules).value_or(Rules::kRedoubt);
  fields.optional("catalogue").word<bool>({{"shared", true}, {kOwnCatalogue, false}});
  draft.goal = fields.optional("goal");
}

void read_goal(Draft& draft) {
  if (draft.goal) draft.exercise.goal = draft.things.hosts(*draft.goal);
}

bool has_own_catalogue(const yaml::Tree& file) {
  for (const auto& [section, exercise] : file.root().pairs()) {
    if (section.text() != "exercise") continue;
    for (const auto& [key, value] : exercise.pairs()) {
      if (key.text() == "catalogue") return value.text() == kOwnCatalogue;
    }
  }
  return false;
}

}  // namespace redoubt::scenario

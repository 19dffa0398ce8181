#include "controller/scenario/phases_reader.h"

#include <utility>

#include "controller/scenario/consequence_reader.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kPhasesMax = 100;

/// Who is told something, gets people or has to wait for it is for injects to say.
std::vector<Consequence> read_policy(Draft& draft, const Value& list) {
  std::vector<Consequence> policy = read_consequences(draft, list);
  for (const Consequence& each : policy) {
    if (each.facts.empty() || each.after.count() > 0) {
      list.error("a phase changes the range, as it begins; all else is for injects");
      break;
    }
  }
  return policy;
}

}  // namespace

void read_phases(Draft& draft) {
  std::optional<Value> last;
  auto& phases = draft.exercise.phases;
  Names names("phase", Names::Spelling::kWords);
  for (const Value& element : draft.sections.elements("phases", kPhasesMax)) {
    Fields fields(element);
    Phase phase;
    const Value name = fields.required("name");
    if (name.present() && names.declare(name)) phase.name = name.node().text();
    const Value from = fields.required("from");
    const auto begins = from.time();
    check_before_endex(draft, from, begins);
    phase.from = begins.value_or(terms::kStartex);
    for (const Value& role : fields.optional("holds").one_or_list(4)) {
      phase.holds.push_back(role.word<terms::Role>(kRoles).value_or(terms::Role::kWhite));
    }
    if (begins && !last && phase.from != terms::kStartex) {
      from.error(yaml::Fault::kOutOfRange, "the first phase begins at STARTEX, D+0 00:00");
    }
    if (begins && last && phase.from <= phases.back().from) {
      from.error(yaml::Fault::kOutOfRange, "a phase begins after the one before it",
                 yaml::Note{last->place(), "that one begins here"});
    }
    if (begins) last = from;
    phase.story = fields.optional("story").date().value_or(kNoStoryTime);
    phase.policy = read_policy(draft, fields.optional("then"));
    draft.phases.push_back(element.place());
    phases.push_back(std::move(phase));
  }
}

}  // namespace redoubt::scenario

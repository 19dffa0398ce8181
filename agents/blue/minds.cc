#include "agents/blue/minds.h"

#include <cstddef>

#include "agents/blue/idle_mind.h"
#include "agents/blue/playbook_mind.h"

namespace redoubt::blue {

using terms::Code;
using terms::Done;
using terms::Error;
using terms::Status;

namespace {

/// What the minds rely on.
Status check(const terms::Brief& brief) {
  const auto wrong = [](const std::string& what) { return Error{Code::kInvalidArgument, what}; };
  if (brief.role != terms::Role::kBlue) {
    return wrong("cell '" + brief.cell_name + "' is not a blue cell");
  }
  for (std::size_t i = 0; i < brief.actions.size(); ++i) {
    if (brief.actions[i].id.value != i) return wrong("the brief's catalogue is not in order");
  }
  for (const terms::Playbook& playbook : brief.playbooks) {
    for (const terms::PlaybookStep& step : playbook.steps) {
      if (!step.measure.valid() || step.measure.value < brief.actions.size()) continue;
      return wrong("playbook '" + playbook.id + "' uses a measure that is not in the catalogue");
    }
  }
  return Done{};
}

}  // namespace

terms::Result<std::unique_ptr<terms::Mind>> make_mind(const std::string& name,
                                                      const terms::Brief& brief) {
  const Status status = check(brief);
  if (!status) return status.error();
  if (name == "playbook") return std::unique_ptr<terms::Mind>(new PlaybookMind(brief));
  if (name == "wavering") {
    return std::unique_ptr<terms::Mind>(new PlaybookMind(brief, Replies::Undecided::kDrawn));
  }
  if (name == "idle") return std::unique_ptr<terms::Mind>(new IdleMind());
  return Error{Code::kNotFound, "no blue mind is called '" + name + "': playbook, wavering, idle"};
}

}  // namespace redoubt::blue

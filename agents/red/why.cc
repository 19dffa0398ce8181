#include "agents/red/why.h"

#include "proto/terms/order.h"

namespace redoubt::red {

using terms::Campaign;
using terms::EntityKind;
using terms::Selector;

namespace {

using Kind = Why::Kind;

std::string describe(EntityKind kind, const Selector& selector) {
  std::string text = terms::name(kind);
  if (!selector.name.empty()) text += " '" + selector.name + "'";
  if (!selector.tag.empty()) text += " tagged '" + selector.tag + "'";
  if (!selector.zone.empty()) text += " in zone '" + selector.zone + "'";
  if (!selector.among.empty()) {
    text += " of " + std::to_string(selector.among.size()) + " that the plan names";
  }
  if (selector.held) text += " where a session is held";
  if (selector.fresh) text += " that this step has not had";
  return text;
}

const terms::Attempt& attempt_of(const Why& why, std::uint32_t step, const terms::Brief& brief) {
  return brief.campaign.steps.at(step).any_of.at(why.alternative);
}

std::string missing(const Why& why, std::uint32_t step, const terms::Brief& brief) {
  const terms::Attempt& attempt = attempt_of(why, step, brief);
  const terms::ActionBrief& action = brief.actions.at(attempt.action.value);
  return why.kind == Kind::kNoTarget
             ? " put off: no " + describe(action.target, attempt.target) + " in sight"
             : " put off: no " + describe(*action.with, attempt.with) + " to do it with";
}

std::string what_befell(const Why& why, std::uint32_t step, const terms::Brief& brief,
                        const Picture& picture) {
  const terms::Attempt& attempt = attempt_of(why, step, brief);
  std::string text =
      ": " + brief.actions.at(attempt.action.value).name + " on " + picture.name_of(why.thing);
  if (why.kind == Kind::kRefused) return text + " refused: " + terms::explain(why.reason);
  return text + " failed: " + terms::explain(why.reason) + " (" + std::to_string(why.failures) +
         " of " + std::to_string(brief.campaign.steps[step].tries) + " tries)";
}

std::string clause(const Why& why, std::uint32_t step, const terms::Brief& brief,
                   const Picture& picture) {
  const auto other = [&] { return brief.campaign.steps.at(why.step).id; };
  switch (why.kind) {
    case Kind::kNothing:
      return " under way";
    case Kind::kWaitsFor:
      return ": waiting for " + other();
    case Kind::kTooEarly:
      return ": waiting until " + terms::to_text(why.time);
    case Kind::kBusy:
      return " put off: enough is under way";
    case Kind::kNoTarget:
    case Kind::kNoSecond:
      return missing(why, step, brief);
    case Kind::kAllRefused:
      return std::string(" put off: every target in sight was refused, the last because ") +
             terms::explain(why.reason);
    case Kind::kRefused:
    case Kind::kFailed:
      return what_befell(why, step, brief, picture);
    case Kind::kReopened:
      return " open again: access to " + picture.name_of(why.thing) + " was lost";
    case Kind::kUsedUp:
      return std::string(" given up: no tries left, the last failed because ") +
             terms::explain(why.reason);
    case Kind::kDeadline:
      return " given up: not done by " + terms::to_text(why.time);
    case Kind::kPointless:
      return " skipped: pointless, as " + other() + " has succeeded";
    case Kind::kNoCue:
      return ": waiting for its cue";
    case Kind::kCutOff:
      return " skipped: it needs " + other() + ", which will not succeed";
  }
  return {};
}

/// Cuts at a character's edge, so that what is left is still UTF-8.
void cut(std::string& text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
}

}  // namespace

std::string in_words(const Why& why, std::uint32_t step, const terms::Brief& brief,
                     const Picture& picture) {
  std::string text = "step " + brief.campaign.steps.at(step).id + clause(why, step, brief, picture);
  cut(text, terms::kNoteMax);
  return text;
}

}  // namespace redoubt::red

#include <utility>

#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What exercise control has planned.
namespace redoubt::scenario::grammar {

namespace {

constexpr std::int64_t kMostPoints = 1'000'000;

Shape points() { return integer(-kMostPoints, kMostPoints); }

Key then(std::string_view about) { return {"then", kOptional, list(of(consequence)), about}; }

const Mapping& option() {
  static const Mapping kOption = {
      "option",
      "One answer to choose.",
      {{"text", kRequired, text(), "What the team reads."},
       then("What follows from it."),
       {"points", kOptional, points(), "What it earns; the inject names an objective."}}};
  return kOption;
}

const Mapping& no_answer() {
  static const Mapping kNoAnswer = {
      "no_answer",
      "What follows where nobody answers within the deadline.",
      {then("What follows."), {"points", kOptional, points(), "What it earns."}}};
  return kNoAnswer;
}

std::vector<Key> time_of_an_inject() {
  return {
      {"title", kRequired, text(), "For the MSEL."},
      {"like", kOptional, name("inject template"), "What it does not say stands there."},
      {"with", kOptional, entries(name(), text()), "What `$(NAME)` stands for in the template."},
      {"at", kOneOf, time(), "When it comes."},
      {"when", kOneOf, of(condition), "It comes once, when this first holds."},
      {"contingency", kOneOf, truth(), "It comes when exercise control sends it: true."},
      {"not_before", kOptional, time(), "And not earlier than this.", {"when"}},
      {"not_after", kOptional, time(), "And not later than this.", {"when"}},
      {"transit", kOptional, duration(), "How long it takes to those who read it."},
      {"story", kOptional, date(), "What time it is then in the story."},
      {"every", kOptional, duration(), "It comes again so often."},
      {"times", kOptional, integer(1, 1000), "So many times."},
      {"until", kOptional, time(), "Until then; with `at` and `every`."},
      {"exclusive", kOptional, name("group of injects"), "Of those that name this, one comes."},
      {"incident", kOptional, name("incident"), "What it belongs to."},
      {"draft", kOptional, truth(), "Whether it is still being written."},
  };
}

std::vector<Key> letter() {
  return {
      {"kind", kOptional, word(kInjectKinds), "What it is; default mail."},
      {"mode", kOptional, word(kModes), "How it reaches people; default by its kind."},
      {"to", kOptional, one_or_list(name("cell")), "Who reads it; left out: no team sees it."},
      {"from", kDepends, text(), "Who wrote it; required where somebody reads it."},
      {"subject", kDepends, text(), "What it is about; required where somebody reads it."},
      {"body", kOptional, text(), "What it says."},
      {"script", kOptional, text(), "For who speaks; of the modes phone and in_person."},
      {"notes", kOptional, text(), "For exercise control."},
      {"columns", kOptional, entries(name("column"), value_of_a_column()),
       "What the MSEL says besides."},
  };
}

std::vector<Key> answers() {
  return {
      {"expects", kOptional, text(), "What a good team does, for the evaluators."},
      {"objective", kOptional, name("objective"), "What its points count for."},
      {"deadline", kOptional, duration(), "For an answer, after it came; left out: none."},
      {"work", kOptional, duration(), "What an answer takes somebody of the team."},
      {"options", kOptional, list(of(option)), "Answers to choose; left out: words."},
      {"no_answer", kOptional, of(no_answer), "What follows where none comes in time."},
      {"rubric", kOptional, name("rubric"), "By which the answer is marked."},
      then("What follows as it comes."),
  };
}

}  // namespace

const Mapping& phase() {
  static const Mapping kPhase = {
      "phase",
      "A stretch of the exercise.",
      {{"name", kRequired, text(), "What people call it."},
       {"from", kRequired, time(), "When it begins; the first at STARTEX."},
       {"story", kOptional, date(), "What time it is then in the story."},
       {"holds", kOptional, one_or_list(word(kRoles)), "Orders of these roles are refused."},
       then("What becomes so as it begins.")}};
  return kPhase;
}

const Mapping& inject() {
  static const Mapping kInject = [] {
    Mapping made{"inject", "What exercise control tells the teams, or does.", {}, "like"};
    for (const std::vector<Key>& keys : {time_of_an_inject(), letter(), answers()}) {
      made.keys.insert(made.keys.end(), keys.begin(), keys.end());
    }
    return made;
  }();
  return kInject;
}

const Mapping& inject_template() {
  static const Mapping kTemplate = [] {
    Mapping made{"inject_template", "What injects like it have that they do not say.", {}};
    for (Key key : inject().keys) {
      if (key.name == "like" || key.name == "with") continue;
      key.must = kOptional;
      key.beside.clear();
      made.keys.push_back(std::move(key));
    }
    return made;
  }();
  return kTemplate;
}

const Mapping& milestone() {
  static const Mapping kMilestone = {
      "milestone",
      "A named switch of the plan, reached once.",
      {title(),
       {"when", kOptional, of(condition), "When this first holds; left out: by `reach` alone."}}};
  return kMilestone;
}

}  // namespace redoubt::scenario::grammar

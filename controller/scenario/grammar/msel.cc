#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What exercise control has planned, and how teams are marked.
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

}  // namespace

const Mapping& phase() {
  static const Mapping kPhase = {
      "phase",
      "A stretch of the exercise.",
      {{"name", kRequired, text(), "What people call it."},
       {"from", kRequired, time(), "When it begins; the first at STARTEX."},
       {"holds", kOptional, one_or_list(word(kRoles)), "Orders of these roles are refused."},
       then("What becomes so as it begins.")}};
  return kPhase;
}

const Mapping& inject() {
  static const Mapping kInject = {
      "inject",
      "What exercise control tells the teams, or does, at a time or when something holds.",
      {{"title", kRequired, text(), "For the MSEL."},
       {"kind", kOptional, word(kInjectKinds), "How it comes; default mail."},
       {"at", kOneOf, time(), "When it comes."},
       {"when", kOneOf, of(condition), "It comes once, when this first holds."},
       {"not_before", kOptional, time(), "And not earlier than this.", {"when"}},
       {"to", kOptional, one_or_list(name("cell")), "Who reads it; left out: no team sees it."},
       {"from", kDepends, text(), "Who wrote it; required where somebody reads it."},
       {"subject", kDepends, text(), "What it is about; required where somebody reads it."},
       {"body", kOptional, text(), "What it says."},
       {"expects", kOptional, text(), "What a good team does, for the evaluators."},
       {"objective", kOptional, name("objective"), "What its points count for."},
       {"deadline", kOptional, duration(), "For an answer, after it came; left out: none."},
       {"options", kOptional, list(of(option)), "Answers to choose; left out: words."},
       {"no_answer", kOptional, of(no_answer), "What follows where none comes in time."},
       then("What follows as it comes.")}};
  return kInject;
}

const Mapping& milestone() {
  static const Mapping kMilestone = {
      "milestone",
      "A named switch of the plan, reached once.",
      {title(), {"when", kRequired, of(condition), "Reached when this first holds."}}};
  return kMilestone;
}

const Mapping& objective() {
  static const Mapping kObjective = {
      "objective",
      "What teams are trained in.",
      {{"title", kRequired, text(), "What people call it."},
       {"cells", kRequired, one_or_list(name("cell")), "Who is marked on it."}}};
  return kObjective;
}

const Mapping& metric() {
  static const Mapping kMetric = {
      "metric",
      "What is counted of a cell, and what it earns.",
      {title(),
       {"cell", kRequired, name("cell"), "Whose it is."},
       {"objective", kRequired, name("objective"), "What it counts for."},
       {"counts", kRequired, word(kCounts), "What is counted."},
       {"on", kOptional, things("host"), "Left out: all of the team's (`measure`: anything)."},
       {"level", kOptional, word(kLevels), "Of `access_gained`; default foothold."},
       {"code", kDepends, code("measure"), "Of `measure`."},
       {"availability", kDepends, share(), "Of `below`."},
       {"every", kDepends, duration(), "Of `below`: each such stretch of time counts."},
       {"points", kDepends, points(), "For each; of `answer`, what words earn, and optional."},
       {"at_most", kOptional, integer(1, INT32_MAX), "Counted so often; left out: always."},
       {"best", kRequired, points(), "What is full marks."},
       {"worst", kRequired, points(), "What is none."},
       {"weight", kOptional, integer(1, 1000), "Within its objective; default 1."}}};
  return kMetric;
}

}  // namespace redoubt::scenario::grammar

#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// How teams are marked.
namespace redoubt::scenario::grammar {

namespace {

constexpr std::int64_t kMostPoints = 1'000'000;

Shape points() { return integer(-kMostPoints, kMostPoints); }

const Mapping& rubric_level() {
  static const Mapping kLevel = {"rubric_level",
                                 "One mark that an answer may get.",
                                 {{"text", kRequired, text(), "What such an answer is like."},
                                  {"points", kRequired, points(), "What it earns."}}};
  return kLevel;
}

}  // namespace

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
       {"counts", kOneOf, word(kCounts), "What is counted."},
       {"equals", kOneOf, text(), "What others come to, such as `max(0, sight - 2 * losses)`."},
       {"on",
        kOptional,
        things("host"),
        "Left out: all of the team's (`measure`: anything).",
        {"counts"}},
       {"level", kOptional, word(kLevels), "Of `access_gained`; default foothold.", {"counts"}},
       {"code", kDepends, code("measure"), "Of `measure`.", {"counts"}},
       {"availability", kDepends, share(), "Of `below`.", {"counts"}},
       {"every", kDepends, duration(), "Of `below`: each such stretch of time.", {"counts"}},
       {"rubric", kDepends, name("rubric"), "Of `mark`.", {"counts"}},
       {"points", kDepends, points(), "For each; not of `mark`, optional of `answer`.", {"counts"}},
       {"at_most",
        kOptional,
        integer(1, INT32_MAX),
        "Counted so often; left out: always.",
        {"counts"}},
       {"best", kRequired, points(), "What is full marks."},
       {"worst", kRequired, points(), "What is none."},
       {"weight", kOptional, integer(1, 1000), "Within its objective; default 1."}}};
  return kMetric;
}

const Mapping& rubric() {
  static const Mapping kRubric = {
      "rubric",
      "How an answer is marked by people.",
      {title(), {"levels", kRequired, list(of(rubric_level)), "Two at least."}}};
  return kRubric;
}

const Mapping& goal() {
  static const Mapping kGoal = {
      "goal",
      "What objectives come to together.",
      {{"title", kRequired, text(), "What people call it."},
       {"objectives", kRequired, entries(name("objective"), integer(1, 1000)),
        "The weight of each."}}};
  return kGoal;
}

}  // namespace redoubt::scenario::grammar

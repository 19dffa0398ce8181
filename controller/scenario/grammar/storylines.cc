#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What the plot is told in, and what may differ from one exercise to the next.
namespace redoubt::scenario::grammar {

namespace {

const Mapping& secret() {
  static const Mapping kSecret = {
      "secret",
      "What no team may read too early.",
      {{"words", kRequired, one_or_list(text()), "Words that give it away."},
       {"until", kRequired, code("inject"), "The inject that lets it out."}}};
  return kSecret;
}

const Mapping& edition() {
  static const Mapping kEdition = {
      "edition",
      "What a letter reads like in one nation; what is left out is as in the others.",
      {{"from", kOptional, text(), "Who wrote it."},
       {"subject", kOptional, text(), "What it is about."},
       {"body", kOptional, text(), "What it says."}}};
  return kEdition;
}

}  // namespace

Shape value_of_a_variable() {
  return either(
      {text(), code(), integer(INT64_MIN, kNoLimit), truth(), odds(), duration(), time()});
}

Shape value_of_a_column() {
  return either({text(), integer(-1'000'000, 1'000'000), truth(), duration(), date(), word({})});
}

const Mapping& column() {
  static const Mapping kColumn = {
      "column",
      "Something more that the MSEL says of injects.",
      {title(),
       {"type", kOptional, word(kColumnTypes), "Of what stands there; default text."},
       {"values", kOptional, list(text()), "Of a choice: what may be chosen."}}};
  return kColumn;
}

const Mapping& storyline() {
  static const Mapping kStoryline = {
      "storyline",
      "One thread of the plot.",
      {{"title", kRequired, text(), "What people call it."},
       {"summary", kOptional, text(), "What it tells."},
       {"lead", kRequired, text(), "Who of exercise control answers for it."},
       {"objectives", kOptional, one_or_list(name("objective")), "What it is for."},
       {"audiences", kOptional, entries(thing("nation"), one_or_list(name("cell"))),
        "The cells that it is for, by nation."},
       {"keeps", kOptional, list(of(secret)), "What no team may read too early."}}};
  return kStoryline;
}

const Mapping& incident() {
  static const Mapping kIncident = {
      "incident",
      "Something that happens in a storyline.",
      {{"title", kRequired, text(), "What people call it."},
       {"summary", kOptional, text(), "What happens."},
       {"storyline", kRequired, name("storyline"), "The storyline."}}};
  return kIncident;
}

const Mapping& overlay() {
  static const Mapping kOverlay = {
      "overlay",
      "What the letters read like in one nation.",
      {{"injects", kRequired, entries(code("inject"), of(edition)), "By inject."}}};
  return kOverlay;
}

const Mapping& variable() {
  static const Mapping kVariable = {
      "variable",
      "What `$(NAME)` stands for.",
      {{"type", kOptional,
        word({"text", "choice", "name", "number", "duration", "time", "odds", "truth"}),
        "What its values are; default text."},
       {"about", kOptional, text(), "One line for people."},
       {"default", kOneOf, value_of_a_variable(), "What it stands for where it is not set."},
       {"draw", kOneOf, list(value_of_a_variable()), "The seed draws one of these."},
       {"allowed", kOptional, list(value_of_a_variable()),
        "What it may be set to; left out: anything."},
       {"stream",
        kOptional,
        name("stream"),
        "Variables of one stream are drawn together.",
        {"draw"}}}};
  return kVariable;
}

}  // namespace redoubt::scenario::grammar

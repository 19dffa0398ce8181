#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What is played, who plays it, and what the built-in minds go by.
namespace redoubt::scenario::grammar {

namespace {

const Mapping& selector() {
  static const Mapping kSelector = {
      "selector",
      "Chooses what a technique is done to; left out: anything will do.",
      {{"name", kOptional, thing("target"), "This one."},
       {"tag", kOptional, name("tag"), "Any that carries this tag."},
       {"zone", kOptional, thing("zone"), "Any in this zone."},
       {"credential_for", kOptional, hosts(), "Hosts that leave one about for these."},
       {"runs", kOptional, thing("software"), "Hosts that run this."},
       {"serves", kOptional, name("protocol"), "Hosts that serve this."},
       {"holds", kOptional, things("data"), "Hosts that hold any of this."},
       {"held", kOptional, truth(), "Whether red must hold it already."},
       {"fresh", kOptional, truth(), "Whether red must not hold it yet."}}};
  return kSelector;
}

const Mapping& attempt() {
  static const Mapping kAttempt = {
      "attempt",
      "One way to do a step.",
      {{"do", kRequired, code("technique"), "The technique."},
       {"at", kOptional, of(selector), "What it is done to; left out: anything."}}};
  return kAttempt;
}

const Mapping& step() {
  static const Mapping kStep = {
      "step",
      "One step of a campaign.",
      {{"id", kRequired, name("step"), "By which other steps refer to it."},
       {"intent", kOptional, text(), "What it is for."},
       {"any_of", kRequired, list(of(attempt)), "Alternatives, in order."},
       {"after", kOptional, one_or_list(name("step")), "Steps that must have succeeded."},
       {"after_any", kOptional, one_or_list(name("step")), "Of these, one must have."},
       {"when", kOptional, of(condition), "Not before this first holds."},
       {"unless", kOptional, one_or_list(name("step")), "Steps that make it pointless."},
       {"not_before", kOptional, time(), "Not earlier than this."},
       {"give_up_at", kOptional, time(), "Not later than this."},
       {"blind", kOptional, truth(), "Whether it is meant that no sensor can see it."},
       {"pause", kOptional, duration(), "Between tries."},
       {"tries", kOptional, integer(1, 1000), "Of each alternative."},
       {"times", kOptional, integer(1, 1000), "Successes wanted."}}};
  return kStep;
}

const Mapping& trigger() {
  static const Mapping kTrigger = {
      "trigger",
      "What sets a playbook off.",
      {{"alert", kOneOf, word(kSeverities), "An alert of this severity or a higher one."},
       {"finding", kOneOf, word(kFindingKinds), "Something that was found."},
       {"function_below", kOneOf, share(), "A function that stands below this."},
       {"inject", kOneOf, code("inject"), "This inject."},
       {"advisory", kOneOf, code("technique"), "A warning of this technique."},
       {"start", kOneOf, truth(), "The start: true."},
       {"technique", kOptional, code("technique"), "Only alerts of this one.", {"alert"}},
       {"below", kOptional, share(), "Of the findings service and level.", {"finding"}},
       {"tag",
        kOptional,
        name("tag"),
        "Only about what carries this tag.",
        {"alert", "finding", "advisory", "start"}}}};
  return kTrigger;
}

const Mapping& aim() {
  static const Mapping kAim = {"aim",
                               "What a measure is done to.",
                               {{"named", kOneOf, thing("target"), "This one."},
                                {"tagged", kOneOf, name("tag"), "What carries this tag."}}};
  return kAim;
}

const Mapping& playbook_step() {
  static const Mapping kStep = {
      "playbook_step",
      "Does something (`do`), or replies (`reply`, `text`).",
      {{"do", kOptional, code("measure"), "The measure."},
       {"aim", kOptional, either({word({"subject", "object", "zone"}), of(aim)}),
        "What it is done to; default subject."},
       {"cost_max", kOptional, share(), "What it may cost the functions of the team."},
       {"when", kOptional, word(kStepConditions), "Default always."},
       {"wait", kOptional, duration(), "Before it."},
       {"reply", kOptional, text(), "The option of the inject that is chosen."},
       {"text", kOptional, text(), "What is said with it."}}};
  return kStep;
}

const Mapping& story() {
  static const Mapping kStory = {"story",
                                 "What time it is in the story.",
                                 {{"begins", kRequired, date(), "At STARTEX."},
                                  {"zone", kOptional, text(), "The time zone that is shown."}}};
  return kStory;
}

}  // namespace

const Mapping& exercise() {
  static const Mapping kExercise = {
      "exercise",
      "What is played. Its name is that of the folder.",
      {{"title", kRequired, text(), "What people call it."},
       {"summary", kOptional, text(), "What it is about."},
       {"endex", kRequired, time(), "When it ends."},
       {"rules", kOptional, word(kRules), "Default redoubt; nasim for imported networks."},
       {"catalogue", kOptional, word({"shared", "own"}),
        "Whether the folder `catalogue` beside this one is read too; default shared."},
       {"story", kOptional, of(story), "What time it is in the story."},
       {"goal", kOptional, hosts(), "It ends when red holds all of these as admin."}}};
  return kExercise;
}

const Mapping& cell() {
  static const Mapping kCell = {
      "cell",
      "Who plays.",
      {{"role", kRequired, word(kRoles), "Only blue owns things and takes measures."},
       {"title", kOptional, text(), "What people call it."},
       {"nation", kOptional, thing("nation"), "Whose it is."},
       {"mission", kOptional, text(), "What it is told to do."},
       {"people", kOptional, integer(0, 10'000), "Who can be busy with measures."},
       {"knows", kOptional, things("anything"), "What it knows from the start besides its own."}}};
  return kCell;
}

const Mapping& campaign() {
  static const Mapping kCampaign = {
      "campaign",
      "What a red cell is after, and how.",
      {{"cell", kRequired, name("cell"), "The red cell."},
       {"aim", kRequired, text(), "What it is after."},
       {"steps", kRequired, list(of(step)), "They may refer to each other in any order."}}};
  return kCampaign;
}

const Mapping& playbook() {
  static const Mapping kPlaybook = {
      "playbook",
      "What the mind of a blue team does when something happens.",
      {{"cells", kRequired, one_or_list(name("cell")), "The blue cells that go by it."},
       {"intent", kOptional, text(), "What it is for."},
       {"on", kRequired, one_or_list(either({word({"start", "alert", "advisory"}), of(trigger)})),
        "What sets it off."},
       {"priority", kOptional, integer(1, 9), "1 first, 9 last; default 5."},
       {"at_most", kOptional, integer(1, 10'000), "It runs so often; left out: always."},
       {"once_per_subject", kOptional, truth(), "Default true."},
       {"steps", kRequired, list(of(playbook_step)), "One after the other."}}};
  return kPlaybook;
}

}  // namespace redoubt::scenario::grammar

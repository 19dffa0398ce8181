#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// What people hear and believe, who trusts whom, and who is at work.
namespace redoubt::scenario::grammar {

namespace {

const Mapping& against() {
  static const Mapping kAgainst = {"against",
                                   "What falls where all believe it.",
                                   {{"trust", kOptional, share(), "In institutions."},
                                    {"support", kOptional, share(), "For the mission."}}};
  return kAgainst;
}

const Mapping& feed() {
  static const Mapping kFeed = {
      "feed",
      "What makes a narrative more credible.",
      {{"by", kRequired, share(), "So much more."},
       {"outage", kOneOf, things("function, bus, district or slice"), "While these fail."},
       {"leak", kOneOf, things("data"), "Once any of it is taken."},
       {"below", kRequired, share(), "What counts as failing.", {"outage"}},
       {"for_good", kOptional, truth(), "Whether that stays so after.", {"outage"}}}};
  return kFeed;
}

const Mapping& sharing() {
  static const Mapping kSharing = {"sharing",
                                   "What is shared while trust is high enough.",
                                   {{"level", kRequired, word(kTlp), "How closely it is held."},
                                    {"floor", kRequired, share(), "The trust that it takes."}}};
  return kSharing;
}

const Mapping& reaction() {
  static const Mapping kReaction = {
      "reaction",
      "What moves the trust of a partnership.",
      {{"by", kRequired, signed_share(), "So much, up or down."},
       {"leak", kOneOf, things("data"), "That it is taken."},
       {"loss", kOneOf, things("data"), "That it is destroyed."},
       {"cut", kOneOf, things("link"), "That they are cut."},
       {"outage", kOneOf, things("function, bus, district or slice"),
        "That they serve too little."},
       {"supplier", kOneOf, things("supplier"), "That equipment is replaced by theirs."},
       {"report", kOneOf, word({"late"}), "That a report this partnership waits for is late."},
       {"unanswered", kOneOf, one_or_list(code("inject")), "That they expire."},
       {"for",
        kOptional,
        duration(),
        "Once it has lasted so long.",
        {"leak", "loss", "cut", "outage"}},
       {"below", kRequired, share(), "What is too little.", {"outage"}},
       {"who",
        kOptional,
        one_or_list(name("cell")),
        "By one of these; left out: by anybody.",
        {"leak", "loss", "cut", "supplier", "report", "unanswered"}}}};
  return kReaction;
}

const Mapping& use() {
  static const Mapping kUse = {
      "use",
      "What people use at work.",
      {{"what", kRequired, things("service or subscribers"), "Any of these will do."},
       {"per_hour", kRequired, measure({""}), "How often each person tries."}}};
  return kUse;
}

}  // namespace

const Mapping& information() {
  static const Mapping kInformation = {
      "information",
      "How people talk to each other.",
      {{"step", kOptional, duration(), "How finely the spread is followed; 1 min to 1 d."},
       {"talks_a_day", kOptional, integer(0, 1000), "In which one hears what another thinks."},
       {"abroad", kOptional, share(), "Odds of a tie between groups of two nations."},
       {"ties", kOptional, one_or_list(share(), 2), "How much tied groups talk, from and to."},
       {"draw", kOptional, integer(0, INT32_MAX), "Another number draws another graph."}}};
  return kInformation;
}

const Mapping& outlet() {
  static const Mapping kOutlet = {
      "outlet",
      "A medium that groups follow.",
      {title(),
       {"nation", kRequired, thing("nation"), "Where it is."},
       {"leaning", kOptional, signed_share(), "On what divides people most; default 0%."}}};
  return kOutlet;
}

const Mapping& group() {
  static const Mapping kGroup = {
      "group",
      "People who hear and believe.",
      {title(),
       {"nation", kRequired, thing("nation"), "Where they live."},
       {"size", kRequired, integer(1, 1'000'000'000), "How many they are."},
       {"trust", kRequired, share(), "In institutions, while nothing is told."},
       {"support", kRequired, share(), "For the mission, likewise."},
       {"leaning", kOptional, signed_share(), "On what divides people most; default 0%."},
       {"follows", kOptional, entries(thing("outlet"), share()),
        "The share of the group that each outlet reaches in a day."}}};
  return kGroup;
}

const Mapping& narrative() {
  static const Mapping kNarrative = {
      "narrative",
      "Something that is told.",
      {title(),
       {"credibility", kRequired, share(), "Odds that who hears it believes it."},
       {"seed", kOptional, share(), "Of a group, believe it where it is seeded; default 1%."},
       {"half_life", kOptional, duration(), "Half forget it in this; default 24 h."},
       {"against", kOptional, of(against), "What falls where all believe it."},
       {"feeds_on", kOptional, list(of(feed)), "What makes it more credible."}}};
  return kNarrative;
}

const Mapping& partnership() {
  static const Mapping kPartnership = {
      "partnership",
      "What one nation shares with another, and how far it trusts it.",
      {title(),
       {"from", kRequired, thing("nation"), "Who trusts and shares."},
       {"to", kRequired, thing("nation"), "With whom."},
       {"trust", kRequired, share(), "At STARTEX."},
       {"recovers_a_day", kOptional, share(), "Left out: not at all."},
       {"margin", kOptional, share(), "Before what was stopped is shared again; default 5%."},
       {"shares", kOptional, list(of(sharing)), "From the least closely held."},
       {"reacts", kOptional, list(of(reaction)), "What moves its trust."}}};
  return kPartnership;
}

const Mapping& staff() {
  static const Mapping kStaff = {
      "staff",
      "People at work.",
      {title(),
       {"people", kRequired, integer(1, 100'000), "How many."},
       {"at", kRequired, hosts(), "Where they work."},
       {"owner", kOptional, name("cell"), "Default: who answers for the first of their hosts."},
       {"shift", kOptional, pair(time_of_day()), "From and to, in quarters; left out: all day."},
       {"uses", kOptional, list(of(use)), "What they use at work."},
       {"tickets", kOptional, odds(), "That who fails at a try opens one; default never."},
       {"false_tickets", kOptional, odds(), "That a person opens one for nothing, each hour."}}};
  return kStaff;
}

}  // namespace redoubt::scenario::grammar

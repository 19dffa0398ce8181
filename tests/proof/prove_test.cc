// Faults planted in a sound plan, each found where it is written and by its code.

#include "controller/proof/prove.h"

#include "controller/proof/page.h"
#include "tests/proof/proved.h"

namespace redoubt::proof {
namespace {

using scenario::Text;
using testing::HasSubstr;

/// A plan in which everything comes to something.
Text sound() {
  return Text()
      .with("exercise", "exercise: {title: T, endex: 12 h, catalogue: own}")
      .with("injects",
            "injects:\n"
            "  1-01:\n"
            "    {title: T, kind: decision, at: 1 h, to: soc, from: A, subject: S, expects: E,\n"
            "     objective: hold, options: [{text: Yes, points: 2}, {text: No}]}\n"
            "  1-02: {title: T, kind: order, when: {answered: 1-01, option: No}, then: [{cut: "
            "edge}]}")
      .with("metrics",
            "metrics:\n"
            "  lost: {cell: soc, objective: hold, counts: access_gained, points: -2, best: 0, "
            "worst: -8}\n"
            "  said: {cell: soc, objective: hold, counts: answer, best: 2, worst: 0}")
      .with("milestones", "milestones: {late: {when: {time: 2 h}}}")
      .with("campaign",
            "campaign:\n"
            "  cell: tide\n"
            "  aim: A\n"
            "  steps:\n"
            "    - {id: in, any_of: [{do: T1190, at: {name: gateway}}]}");
}

std::string proved_with(const std::string& section, const std::string& lines) {
  return proved(sound().with(section, lines));
}
/// With one more inject in line 6.
std::string proved_with_inject(const std::string& inject) {
  return proved_with(
      "injects",
      "injects:\n"
      "  1-01: {title: T, kind: decision, at: 1 h, to: soc, from: A, subject: S, "
      "expects: E, objective: hold,\n"
      "    options: [{text: Yes, points: 2}, {text: No}]}\n"
      "  1-02: {title: T, kind: order, when: {answered: 1-01, option: No}, then: [{cut: edge}]}\n"
      "  9-99: " +
          inject);
}
std::string waiting_for(const std::string& condition) {
  return proved_with_inject("{title: T, kind: order, when: " + condition +
                            ", not_before: 1 h, then: [{cut: edge}]}");
}

const char* const kNever = "injects:6:3 [R2002] inject '9-99' can never come\n";

TEST(Proof, FindsNothingInASoundPlan) { EXPECT_EQ(proved(sound()), ""); }

TEST(Proof, AnObjectiveThatNothingMarksShowsNothing) {
  EXPECT_EQ(proved_with("objectives",
                        "objectives:\n  hold: {title: Hold, cells: soc}\n"
                        "  share: {title: Share, cells: soc}"),
            "objectives:4:3 [R2001] nothing marks anybody on objective 'share'\n");
}

TEST(Proof, WhatWaitsForWhatNeverIsNeverComes) {
  for (const char* condition : {
           "{time: 13 h}",
           "{all: [{time: 1 h}, {time: 13 h}]}",
           "{any: [{time: 13 h}, {below: 0%, of: page}]}",
           "{count: 2, of: [{time: 1 h}, {time: 13 h}, {time: 14 h}]}",
           "{held_for: 10 min, that: {time: 13 h}}",
           "{once: {above: 100%, of: page}}",
           "{first: {time: 1 h}, then: {time: 13 h}}",
           "{first: {time: 13 h}, before: {time: 1 h}}",
           "{missing: {time: 1 h}, after: {time: 13 h}, for: 1 h}",
           "{done: D3-NI, by: tide}",
           "{done: T1190, by: soc}",
           "{score: 5, of: control}",
           "{score_below: 0, of: control}",
       }) {
    EXPECT_EQ(waiting_for(condition), kNever) << condition;
  }
}

TEST(Proof, WhatWaitsForWhatMayBeIsLetPass) {
  for (const char* condition : {
           "{time: 11 h}",
           "{any: [{time: 13 h}, {below: 50%, of: page}]}",
           "{not: {time: 13 h}}",
           "{missing: {time: 13 h}, by: 11 h}",
           "{done: D3-NI, by: soc, on: desk-1}",
           "{done: T1190}",
           "{score: 5, of: soc}",
           "{alerted: soc, on: gateway}",
           "{isolated: gateway}",
           "{link_cut: edge}",
           "{milestone: late}",
           "{lately: 1 h, that: {access: user, on: gateway}}",
       }) {
    EXPECT_EQ(waiting_for(condition), "") << condition;
  }
}

TEST(Proof, AnAlertNeedsASensorThatCoversWhatItIsAbout) {
  const std::string wall = proved(
      sound()
          .with("sensors", "sensors: {eye: {team: soc, covers: gateway, odds: {process: 60%}}}")
          .with("injects",
                "injects:\n"
                "  9-99: {title: T, kind: order, when: {alerted: soc, on: desk-2}, then: [{cut: "
                "edge}]}\n"
                "  9-98: {title: T, kind: mail, at: 1 h, to: soc, from: A, subject: S, "
                "expects: E}")
          .with("metrics",
                "metrics: {lost: {cell: soc, objective: hold, counts: access_gained, points: "
                "-2, best: 0, worst: -8}}"));
  EXPECT_EQ(wall, "injects:3:3 [R2002] inject '9-99' can never come\n");
}

TEST(Proof, WhatWaitsInACircleNeverComes) {
  const std::string circle = proved_with(
      "milestones",
      "milestones:\n  late: {when: {milestone: later}}\n  later: {when: {milestone: late}}");
  EXPECT_EQ(circle,
            "milestones:3:3 [R2003] milestone 'late' can never be reached\n"
            "milestones:4:3 [R2003] milestone 'later' can never be reached\n");
}

TEST(Proof, AConsequenceMayReachAMilestone) {
  EXPECT_EQ(proved(sound()
                       .with("milestones", "milestones: {late: {when: {time: 13 h}}}")
                       .with("phases", "phases: [{name: A, from: 0 s}]")
                       .with("injects",
                             "injects:\n  1-01: {title: T, kind: mail, at: 1 h, to: soc, from: A, "
                             "subject: S, expects: E, then: [{reach: late}]}")
                       .with("metrics",
                             "metrics: {lost: {cell: soc, objective: hold, counts: access_gained, "
                             "points: -2, best: 0, worst: -8}}")),
            "");
}

TEST(Proof, WhatATeamGetsSaysWhatIsExpected) {
  EXPECT_THAT(proved_with_inject("{title: T, kind: mail, at: 2 h, to: soc, from: A, subject: S}"),
              HasSubstr("injects:6:3 [R2004] inject '9-99' says nowhere"));
}

TEST(Proof, ADecisionHasConsequences) {
  const std::string options =
      "{title: T, kind: decision, at: 2 h, to: soc, from: A, subject: S, expects: E, options: "
      "[{text: Yes}, {text: No}]}";
  EXPECT_THAT(proved_with_inject(options), HasSubstr("injects:6:3 [R2005] whatever is chosen"));
}

TEST(Proof, AStepOfRedsCanWorkSomewhere) {
  const auto steps = [](const std::string& technique) {
    return proved(sound().with("techniques",
                               "techniques:\n  T1190: {name: Exploit, tactic: "
                               "initial-access, effects: [{gain_access: user}], "
                               "traces: [{kind: process, odds: 40%}], needs: [" +
                                   technique + "]}"));
  };
  EXPECT_EQ(steps("{reach: web}"), "");
  for (const char* need : {"{weakness: local}", "data", "credential", "{service: mail}"}) {
    EXPECT_THAT(steps(need), HasSubstr("campaign:6:12 [R2006] step 'in' can never work")) << need;
  }
}

TEST(Proof, APathThatNoRuleOpensIsNone) {
  EXPECT_THAT(
      proved(sound()
                 .with("links",
                       "links: {edge: {between: [outside, office], owner: soc, rules: "
                       "[{allow: mail}]}}")
                 .with("hosts",
                       "hosts:\n"
                       "  gateway: {system: server-os, zone: office, owner: soc, services: "
                       "web, weaknesses: W-1}\n"
                       "  desk: {template: desk, zone: annex, owner: soc, count: 3, cached: "
                       "keeper}")
                 .with("zones",
                       "zones:\n  outside: {site: elsewhere, external: true}\n"
                       "  office: {site: harbour}\n  annex: {site: harbour}")),
      HasSubstr("no host and no outside gets there by web"));
}

TEST(Proof, AStepOfRedsIsSeenOrMeantNotToBe) {
  const auto with = [](const std::string& covers, const std::string& mark) {
    return proved(sound()
                      .with("sensors", "sensors: {eye: {team: soc, covers: " + covers +
                                           ", odds: {process: 60%}}}")
                      .with("campaign",
                            "campaign:\n  cell: tide\n  aim: A\n  steps:\n"
                            "    - {id: in, any_of: [{do: T1190, at: {name: gateway}}]" +
                                mark + "}"));
  };
  EXPECT_EQ(with("gateway", ""), "");
  EXPECT_EQ(with("desk", ""), "campaign:6:12 [R2007] no sensor can notice step 'in' anywhere\n");
  EXPECT_EQ(with("desk", ", blind: true"), "");
  EXPECT_EQ(with("gateway", ", blind: true"),
            "campaign:6:12 [R2008] step 'in' is marked blind, and can be seen\n");
}

TEST(Proof, ATeamHasPeopleForWhatItIsAskedAtOnce) {
  std::string many = "injects:\n";
  for (int i = 0; i < 4; ++i) {
    many += "  1-0" + std::to_string(i) +
            ": {title: T, kind: mail, at: 61 min, to: soc, from: A, subject: S, expects: E, "
            "deadline: 1 h}\n";
  }
  const std::string said = proved(sound()
                                      .with("injects", many)
                                      .with("metrics",
                                            "metrics: {lost: {cell: soc, objective: hold, "
                                            "counts: access_gained, points: -2, best: 0, worst: "
                                            "-8}}"));
  EXPECT_EQ(said,
            "injects:6:3 [R2009] 4 injects want an answer of the 3 people of 'soc' in one quarter "
            "of an hour\n");
}

TEST(Proof, ATeamToWhichNothingComesIsSaid) {
  EXPECT_THAT(proved_with("cells",
                          "cells:\n"
                          "  soc: {role: blue, people: 3}\n"
                          "  tide: {role: red, knows: gateway}\n"
                          "  control: {role: white}\n"
                          "  spare: {role: blue, people: 2}"),
              HasSubstr("cells:6:3 [R2010] no inject goes to 'spare'"));
}

TEST(Proof, FindsNothingInTheShippedExercises) {
  for (const char* name : {"first-watch", "fallen-mast", "dark-harbour", "long-shadow"}) {
    yaml::Findings findings;
    const auto loaded = scenario::read_folder(std::string("exercises/") + name, findings);
    ASSERT_TRUE(loaded.has_value());
    prove(*loaded->exercise, loaded->written, findings);
    EXPECT_EQ(findings.to_text(), "") << name;
  }
}

}  // namespace
}  // namespace redoubt::proof

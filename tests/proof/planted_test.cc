// One fault planted in a sound plan with storylines: found where it is written, by its code.

#include "controller/proof/page.h"
#include "controller/proof/prove.h"
#include "tests/proof/proved.h"

namespace redoubt::proof {
namespace {

using scenario::Text;
using testing::HasSubstr;

const char* const kInjects =
    "injects:\n"
    "  1-01: {title: T, kind: decision, at: 1 h, to: soc, from: A, subject: S, expects: E, "
    "incident: "
    "calls,\n"
    "    objective: hold, deadline: 1 h, options: [{text: Yes, points: 2}, {text: No}]}\n"
    "  1-02: {title: T, kind: action, when: {answered: 1-01, option: No}, then: [{cut: edge}]}\n"
    "  1-03: {title: T, kind: mail, at: 8 h, to: soc, from: A, subject: The key is Harbour, "
    "expects: "
    "E}\n";

Text sound() {
  return Text()
      .with("exercise",
            "exercise: {title: T, endex: 12 h, catalogue: own, goal: gateway, story: {begins: "
            "2031-05-12 06:00}}")
      .with("phases",
            "phases: [{name: A, from: 0 s}, {name: B, from: 6 h, story: 2031-05-13 06:00}]")
      .with("cells",
            "cells:\n"
            "  soc: {role: blue, people: 3, nation: veldmark}\n"
            "  tide: {role: red, knows: gateway}\n"
            "  control: {role: white}")
      .with("storylines",
            "storylines:\n"
            "  press: {title: The press, lead: Cdr Veen, objectives: hold, audiences: {veldmark: "
            "soc},\n"
            "    keeps: [{words: [harbour], until: 1-03}]}")
      .with("incidents", "incidents:\n  calls: {storyline: press, title: Somebody calls}")
      .with("injects", kInjects)
      .with("techniques",
            "techniques:\n"
            "  T1190: {name: Exploit, tactic: initial-access, needs: [{reach: web}],\n"
            "          effects: [{gain_access: admin}], traces: [{kind: process, odds: 40%}]}")
      .with("metrics",
            "metrics:\n"
            "  lost: {cell: soc, objective: hold, counts: access_gained, points: -2, best: 0, "
            "worst: -8}\n"
            "  said: {cell: soc, objective: hold, counts: answer, best: 2, worst: 0}")
      .with("playbooks", "playbooks:\n  look: {cells: soc, on: [alert], steps: [{do: D3-NI}]}")
      .with("campaign",
            "campaign:\n"
            "  cell: tide\n"
            "  aim: A\n"
            "  steps:\n"
            "    - {id: in, any_of: [{do: T1190, at: {name: gateway}}]}\n"
            "    - {id: on, any_of: [{do: T1190}], after: in}");
}

struct Fault {
  std::string section;
  std::string lines;
  std::string found;  ///< where, by which code, and how it begins
};

std::string with(const std::string& more) { return kInjects + more; }

std::vector<Fault> of_time() {
  return {
      {"phases",
       "phases:\n  - {name: A, from: 0 s}\n  - {name: B, from: 6 h, story: 2031-05-12 09:00}",
       "phases:4:5 [R2011] phase 'B' sets the story's clock back to Mon 2031-05-12 09:00"},
      {"injects",
       with("  1-04: {title: T, at: 3 h, story: 2031-05-12 06:30, to: soc, from: A, subject: S, "
            "expects: E, incident: calls}"),
       "injects:7:3 [R2011] inject '1-04' plays at Mon 2031-05-12 06:30"},
  };
}

std::vector<Fault> of_drafts() {
  return {
      {"injects",
       with("  1-04: {title: T, at: 3 h, draft: true, to: soc, from: A, subject: S, expects: E}"),
       "injects:7:3 [R2012] inject '1-04' is still a draft"},
      {"injects",
       with("  1-04: {title: T, at: 3 h, draft: true, to: soc, from: A, subject: S, expects: E}\n"
            "  1-05: {title: T, when: {delivered: 1-04}, then: [{cut: edge}]}"),
       "injects:8:3 [R2002] inject '1-05' can never come"},
  };
}

std::vector<Fault> of_branches() {
  return {
      {"injects",
       with("  1-04: {title: T, when: {isolated: gateway}, exclusive: way, then: [{cut: edge}]}"),
       "injects:7:3 [R2013] nothing else is exclusive with 'way'"},
      {"injects",
       with("  1-04: {title: T, when: {isolated: gateway}, exclusive: way, then: [{cut: edge}]}\n"
            "  1-05: {title: T, when: {link_cut: edge}, exclusive: way, then: [{open: edge}]}"),
       "injects:8:3 [R2013] injects '1-04' and '1-05' both claim to be the one"},
      {"injects",
       with("  1-04: {title: T, when: {answered: 1-01}, exclusive: way, then: [{cut: edge}]}\n"
            "  1-05: {title: T, when: {answered: 1-01, option: Yes}, exclusive: way, then: [{open: "
            "edge}]}"),
       "injects:8:3 [R2013] injects '1-04' and '1-05' both claim"},
      {"injects",
       with(
           "  1-04: {title: T, when: {below: 60%, of: page}, exclusive: way, then: [{cut: edge}]}\n"
           "  1-05: {title: T, when: {above: 50%, of: page}, not_before: 1 h, exclusive: way, "
           "then: "
           "[{open: edge}]}"),
       "injects:8:3 [R2013] injects '1-04' and '1-05' both claim"},
      {"injects",
       with("  1-04: {title: T, at: 3 h, exclusive: way, then: [{cut: edge}]}\n"
            "  1-05: {title: T, at: 4 h, exclusive: way, then: [{open: edge}]}"),
       "injects:8:3 [R2013] injects '1-04' and '1-05' both claim"},
  };
}

std::vector<Fault> of_secrets() {
  return {
      {"injects",
       with("  1-04: {title: T, at: 3 h, to: soc, from: A, subject: S, body: Look at the harbour, "
            "expects: E}"),
       "injects:7:3 [R2015] inject '1-04' says 'harbour', which storyline 'press' keeps until "
       "'1-03'"},
      {"injects",
       with("  1-04: {title: T, when: {isolated: gateway}, to: soc, from: The HARBOUR master, "
            "subject: "
            "S, expects: E}"),
       "injects:7:3 [R2015] inject '1-04' says 'harbour'"},
      {"injects",
       with(
           "  1-04: {title: T, at: 3 h, to: soc, from: A, subject: S, expects: E, options: [{text: "
           "To the harbour, points: 1}, {text: No}], objective: hold}"),
       "injects:7:3 [R2015] inject '1-04' says 'harbour'"},
  };
}

std::vector<Fault> of_what_does_nothing() {
  return {
      {"storylines",
       "storylines:\n"
       "  press: {title: The press, lead: V, objectives: hold, audiences: {veldmark: soc}}\n"
       "  sea: {title: The sea, lead: V}",
       "storylines:4:3 [R2016] no inject tells storyline 'sea'"},
      {"incidents",
       "incidents:\n  calls: {storyline: press, title: C}\n  leak: {storyline: press, title: L}",
       "incidents:4:3 [R2016] no inject tells incident 'leak'"},
      {"injects", with("  1-04: {title: T, kind: action, at: 3 h}"),
       "injects:7:3 [R2017] inject '1-04' does nothing"},
      {"injects",
       with(
           "  1-04: {title: T, kind: decision, at: 3 h, to: soc, from: A, subject: S, expects: E}"),
       "injects:7:3 [R2018] decision '1-04' offers nothing"},
      {"injects",
       with("  1-04: {title: T, at: 11 h, deadline: 90 min, to: soc, from: A, subject: S, expects: "
            "E}"),
       "injects:7:3 [R2019] the deadline of inject '1-04' lies after ENDEX"},
      {"injects",
       with("  1-04: {title: T, at: 10 h, transit: 90 min, deadline: 1 h, to: soc, from: A, "
            "subject: "
            "S, expects: E}"),
       "injects:7:3 [R2019] the deadline of inject '1-04' lies after ENDEX"},
  };
}

std::vector<Fault> of_conditions() {
  return {
      {"injects", with("  1-04: {title: T, when: {above: 50%, of: page}, then: [{cut: edge}]}"),
       "injects:7:3 [R2020] the condition of inject '1-04' holds from the beginning"},
      {"injects", with("  1-04: {title: T, when: {not: {isolated: gateway}}, then: [{cut: edge}]}"),
       "injects:7:3 [R2020] the condition of inject '1-04' holds from the beginning"},
      {"injects",
       with("  1-04: {title: T, when: {acknowledged: 1-05}, then: [{cut: edge}]}\n"
            "  1-05: {title: T, when: {time: 13 h}, to: soc, from: A, subject: S, expects: E}"),
       "injects:7:3 [R2002] inject '1-04' can never come"},
  };
}

std::vector<Fault> of_playbooks() {
  return {
      {"playbooks",
       "playbooks:\n"
       "  look: {cells: soc, on: [alert], steps: [{do: D3-NI}]}\n"
       "  wait: {cells: soc, on: [{inject: 1-03}], steps: [{text: Yes}]}",
       ""},
      {"sensors", "sensors: {}", "playbooks:3:3 [R2021] nothing sets off playbook 'look' of 'soc'"},
  };
}

std::vector<Fault> of_marks() {
  return {
      {"metrics",
       "metrics:\n"
       "  lost: {cell: soc, objective: hold, counts: access_gained, points: -2, best: 0, worst: "
       "-8}\n"
       "  said: {cell: soc, objective: hold, counts: answer, best: 5, worst: 0}",
       "metrics:4:3 [R2022] metric 'said' comes to 2 at most, and its best is 5"},
      {"metrics",
       "metrics:\n"
       "  lost: {cell: soc, objective: hold, counts: access_gained, points: -2, best: 1, worst: "
       "-8}\n"
       "  said: {cell: soc, objective: hold, counts: answer, best: 2, worst: 0}",
       "metrics:3:3 [R2022] metric 'lost' comes to 0 at most, and its best is 1"},
      {"metrics",
       "metrics:\n"
       "  said: {cell: soc, objective: hold, counts: answer, best: 2, worst: 0}\n"
       "  seen: {cell: soc, objective: hold, counts: true_alert, points: 2, at_most: 3, best: 8, "
       "worst: 0}",
       "metrics:4:3 [R2022] metric 'seen' comes to 6 at most, and its best is 8"},
  };
}

std::vector<Fault> of_red() {
  return {
      {"techniques",
       "techniques:\n"
       "  T1190: {name: Exploit, tactic: initial-access, needs: [{reach: web}],\n"
       "          effects: [{gain_access: user}], traces: [{kind: process, odds: 40%}]}",
       "exercise:2:57 [R2023] nothing gives red full control of 'gateway', its aim"},
      {"campaign",
       "campaign:\n  cell: tide\n  aim: A\n  steps:\n"
       "    - {id: in, any_of: [{do: T1190, at: {zone: outside}}]}\n"
       "    - {id: on, any_of: [{do: T1190}], after: in}",
       "campaign:7:12 [R2024] step 'on' waits for one that never succeeds"},
      {"campaign",
       "campaign:\n  cell: tide\n  aim: A\n  steps:\n"
       "    - {id: in, any_of: [{do: T1190, at: {zone: outside}}]}\n"
       "    - {id: on, any_of: [{do: T1190}], after_any: [in]}",
       "campaign:7:12 [R2024] step 'on' waits for one that never succeeds"},
      {"campaign",
       "campaign:\n  cell: tide\n  aim: A\n  steps:\n"
       "    - {id: in, any_of: [{do: T1190, at: {name: gateway}}], when: {time: 13 h}}\n",
       "campaign:6:66 [R2003] milestone 'tide/in' can never be reached"},
      {"storylines",
       "storylines:\n"
       "  press: {title: The press, lead: V, objectives: hold, audiences: {veldmark: soc, north: "
       "soc2}}",
       "storylines:3:3 [R2025] storyline 'press' is for 'north', and no inject of it goes there"},
      {"injects",
       with("  1-04: {title: T, at: 9 h, work: 10 h, deadline: 2 h, to: soc, from: A, subject: S, "
            "expects: E}"),
       "injects:7:3 [R2009] 'soc' cannot finish the work of inject '1-04'"},
  };
}

std::vector<Fault> faults() {
  std::vector<Fault> all;
  for (const auto& some :
       {of_time(), of_drafts(), of_branches(), of_secrets(), of_what_does_nothing(),
        of_conditions(), of_playbooks(), of_marks(), of_red()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

Text planted(const Fault& fault) {
  Text text = sound();
  if (fault.lines.find("soc2") != std::string::npos) {
    text.with("nations", "nations: {veldmark: {title: V}, north: {title: N}}")
        .with("cells",
              "cells:\n"
              "  soc: {role: blue, people: 3, nation: veldmark}\n"
              "  soc2: {role: white, nation: north}\n"
              "  tide: {role: red, knows: gateway}");
  }
  return text.with(fault.section, fault.lines);
}

TEST(Planted, ASoundPlanHasNoFault) { EXPECT_EQ(proved(sound()), ""); }

TEST(Planted, EachFaultIsFoundWhereItStandsAndByItsCode) {
  for (const Fault& fault : faults()) {
    const std::string found = proved(planted(fault));
    if (fault.found.empty()) {
      EXPECT_EQ(found, "");
    } else {
      EXPECT_THAT(found, HasSubstr(fault.found)) << fault.lines;
    }
  }
}

TEST(Planted, BranchesThatExcludeEachOtherAreLetPass) {
  for (const auto& [one, other] : std::vector<std::pair<const char*, const char*>>{
           {"{answered: 1-01, option: Yes}", "{answered: 1-01, option: No}"},
           {"{answered: 1-01}", "{unanswered: 1-01}"},
           {"{below: 50%, of: page}", "{above: 50%, of: page}"},
           {"{isolated: gateway}", "{all: [{not: {isolated: gateway}}, {link_cut: edge}]}"},
           {"{held_for: 5 min, that: {below: 40%, of: page}}", "{above: 60%, of: page}"},
           {"{any: [{answered: 1-01, option: Yes}, {unanswered: 1-01}]}",
            "{answered: 1-01, option: No}"},
       }) {
    const std::string text = fmt::format(
        "{}  1-04: {{title: T, when: {}, not_before: 2 h, exclusive: way, then: [{{cut: edge}}]}}\n"
        "  1-05: {{title: T, when: {}, not_before: 2 h, exclusive: way, then: [{{open: edge}}]}}",
        kInjects, one, other);
    EXPECT_EQ(proved(sound().with("injects", text)), "") << one;
  }
}

TEST(Planted, ATeamThatWaitsForLongIsNamed) {
  EXPECT_THAT(
      proved(
          sound()
              .with("exercise", "exercise: {title: T, endex: 2 d, catalogue: own, goal: gateway}")
              .with("phases", "phases: [{name: A, from: 0 s}]")
              .with("injects", std::string(kInjects).replace(
                                   std::string(kInjects).find("  1-02"), std::string::npos,
                                   "  1-03: {title: T, kind: mail, at: 8 h, to: soc, from: A, "
                                   "subject: S, expects: E}"))),
      HasSubstr("cells:3:3 [R2014] nothing comes to 'soc' between D+0 08:00"));
}

TEST(Planted, EveryCodeOfThePagesIsPlantedSomewhere) {
  std::string all;
  for (const Fault& fault : faults()) all += fault.found;
  for (const Page& page : pages()) {
    // Those below are planted in prove_test.cc; R2014 above.
    if (page.code < kStoryBackwards || page.code == kLongIdle) continue;
    EXPECT_THAT(all, HasSubstr(std::string(page.code)));
  }
}

}  // namespace
}  // namespace redoubt::proof

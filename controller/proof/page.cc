#include "controller/proof/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace redoubt::proof {
namespace {

using yaml::Severity;

constexpr Page kProved[] = {
    {kNoEvidence, Severity::kError, "An objective that nothing shows",
     "No metric marks any of the teams on this objective, so the report can say nothing about it "
     "and its rating stays empty.",
     "Give it a metric for each team that it is set for, or take it out."},
    {kNeverComes, Severity::kError, "An inject that never comes",
     "Its condition cannot hold, whatever the teams and red do: it waits for another inject or "
     "milestone that never comes, for an alert that no sensor can raise, for a deed that nobody "
     "can do, or for a time at which the exercise is over.",
     "Mend what it waits for. `redoubt why JOURNAL NUMBER` shows the parts of a condition after a "
     "rehearsal."},
    {kNeverReached, Severity::kError, "A milestone that is never reached",
     "Neither can its condition hold, nor is there a consequence that reaches it; whatever waits "
     "for it waits in vain.",
     "Mend its condition, or let some consequence `reach` it."},
    {kNothingExpected, Severity::kWarning, "An inject of which nobody knows what it is for",
     "A team gets it, and evaluators are not told what a good team does with it: they cannot mark "
     "it, and neither can those who play the other side answer.",
     "Say under `expects` what a good team does."},
    {kNoConsequence, Severity::kError, "A decision that decides nothing",
     "It offers options, and none of them changes the range, tells anybody anything or earns a "
     "point, and nothing waits for an answer to it.",
     "Give its options consequences or points, or let something wait for one of them."},
    {kNeverWorks, Severity::kError, "A step of red's that can never work",
     "Each of its techniques needs something that none of its targets has: a weakness, a service, "
     "a path for a protocol from anywhere, data. Whatever comes after it in the campaign does not "
     "come either.",
     "Aim it elsewhere, draw what it needs, or let another technique do it."},
    {kNobodySees, Severity::kWarning, "A step of red's that nobody can see",
     "No sensor of any team notices a trace of it on any of its targets, so a team cannot do "
     "better or worse at seeing it.",
     "Cover one of its targets with a sensor that knows such traces, or say `blind: true` if that "
     "is what the exercise is about."},
    {kSeenAfterAll, Severity::kWarning, "A blind step that can be seen",
     "It is marked `blind`, and some sensor may notice it all the same.",
     "Take the mark away, or the sensor."},
    {kOverloaded, Severity::kWarning, "More to answer than there are people",
     "In a quarter of an hour more planned injects want an answer of a team than it has people: "
     "some will go unread, and what goes unread is not practised.",
     "Spread them, or give the team more people."},
    {kIdle, Severity::kWarning, "A team to which nothing comes",
     "No inject goes to this blue team in the whole exercise, so its people wait for red alone.",
     "Write it at least one, or leave the team out."},
    {kStoryBackwards, Severity::kError, "Story time that runs backwards",
     "People in the story would live through an hour twice: a phase sets the story's clock back, "
     "or an inject plays before one of the same storyline that came earlier.",
     "Set the clock forward only, and let injects play in the order in which they come."},
    {kDraftLeft, Severity::kWarning, "An inject that is still a draft",
     "It does not come unless somebody of exercise control approves it during play.",
     "Approve it by taking `draft: true` out, or take the inject out."},
    {kBothExclusive, Severity::kError, "Two branches that both claim to be the one",
     "Both are marked `exclusive` with the same word, and their conditions can hold at once: which "
     "of them comes would be chance. Or nothing else carries that word, and nothing is excluded.",
     "Let their conditions exclude each other: other options of one answer by one team, a value "
     "below and above, a condition and its `not`."},
    {kLongIdle, Severity::kWarning, "A team that waits for long",
     "For more than half a day of play nothing can come to this team from the plan.",
     "Give it something in between, or say in `holds` of the phase that nothing happens then."},
    {kRevealed, Severity::kError, "Words that give away what a storyline keeps for later",
     "The storyline `keeps` these words until an inject, and a team may read them before it came.",
     "Say it otherwise, let it wait for that inject, or keep less."},
    {kUntold, Severity::kWarning, "A storyline or incident that no inject tells",
     "It stands in the plan, and nothing of it ever happens.",
     "Name it under `incident` of the injects that tell it, or take it out."},
    {kDoesNothing, Severity::kWarning, "An inject that does nothing",
     "It goes to nobody, changes nothing, and nothing waits for it.",
     "Address it, or give it consequences."},
    {kNothingToDecide, Severity::kError, "A decision without options",
     "Its kind is `decision`, and there is nothing to decide between.",
     "Give it options, or another kind."},
    {kDeadlineAfterEnd, Severity::kWarning, "A deadline after ENDEX",
     "When the exercise ends the answer is not due yet: who waits for it has done nothing wrong, "
     "and what follows from no answer never does.",
     "Send it earlier, or want the answer sooner."},
    {kComesAtOnce, Severity::kWarning, "A condition that holds from the beginning",
     "What waits for it comes at STARTEX, before anybody has done anything: hardly what is meant.",
     "Ask for what is to happen, or say `not_before`; if STARTEX is meant, say `at: 0 s`."},
    {kNeverSetOff, Severity::kWarning, "A playbook that nothing sets off",
     "None of its triggers can come about: their injects never come, or the team has no sensor "
     "that could raise the alert.",
     "Give it another trigger, or take it out."},
    {kBestOutOfReach, Severity::kWarning, "Full marks that nobody can reach",
     "Whatever a team does, the metric never comes to `best`: its objective can never be rated as "
     "performed without challenges.",
     "Set `best` to what a very good team earns; `redoubt rehearse` shows what is usual."},
    {kGoalOutOfReach, Severity::kError, "An aim of red's that is out of reach",
     "No technique gives red full control of this host, so that it never reaches its aim.",
     "Draw a way to it, or set another aim."},
    {kComesAfterNever, Severity::kError, "A step that waits for one that can never work",
     "What must have succeeded before it cannot, so that it never begins.",
     "Mend the other step, or let this one come after something else."},
    {kAudienceForgotten, Severity::kWarning, "An audience to which nothing comes",
     "The storyline is meant for cells of this nation, and none of its injects goes to them.",
     "Write them one, or take the nation out of its audiences."},
};

}  // namespace

std::span<const Page> pages() {
  static const std::vector<Page> kAll = [] {
    std::vector<Page> all(pages_of_reader().begin(), pages_of_reader().end());
    all.insert(all.end(), std::begin(kProved), std::end(kProved));
    return all;
  }();
  return kAll;
}

const Page* page_of(std::string_view code) {
  const auto found = std::find_if(pages().begin(), pages().end(),
                                  [&](const Page& page) { return page.code == code; });
  return found != pages().end() ? &*found : nullptr;
}

std::string text_of(const Page& page) {
  const bool error = page.severity == Severity::kError;
  return fmt::format("## {}: {}\n\n{}. {}\n\n**What to do:** {}\n", page.code, page.title,
                     error ? "An error" : "A warning", page.why, page.mend);
}

}  // namespace redoubt::proof

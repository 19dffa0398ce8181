#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "controller/proof/disjoint.h"
#include "controller/proof/page.h"
#include "controller/proof/prove.h"
#include "controller/scenario/story_clock.h"

namespace redoubt::proof {
namespace {

using scenario::Condition;
using scenario::ConditionKind;
using scenario::Exercise;
using scenario::Inject;
using scenario::InjectId;
using scenario::Storyline;
using scenario::StorylineId;
using terms::kNever;
using yaml::Severity;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(const std::string& text) {
  std::string lower;
  for (const char c : text) lower += lowered(c);
  return lower;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
}

/// Whether a text says a word, as a whole and however it is capitalised. Both are in small letters.
bool says(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

class StorylineProof {
 public:
  StorylineProof(const Exercise& exercise, const scenario::Written& written,
                 yaml::Findings& findings)
      : exercise_(exercise),
        written_(written),
        findings_(findings),
        told_(exercise.incidents.size()) {
    for (std::uint32_t i = 0; i < exercise.injects.size(); ++i) {
      const Inject& inject = exercise.injects[i];
      if (inject.incident.valid()) told_[inject.incident.value].push_back(i);
    }
  }

  void prove() {
    prove_clock();
    prove_branches();
    for (std::uint32_t i = 0; i < exercise_.incidents.size(); ++i) {
      if (told_[i].empty()) say_untold(i);
    }
    for (std::uint32_t i = 0; i < exercise_.storylines.size(); ++i) prove_storyline(i);
  }

 private:
  std::vector<std::uint32_t> injects_of(std::uint32_t storyline) const {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < exercise_.incidents.size(); ++i) {
      if (exercise_.incidents[i].storyline.value != storyline) continue;
      all.insert(all.end(), told_[i].begin(), told_[i].end());
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  /// What the phases set the story's clock to.
  void prove_clock() {
    scenario::StoryTime before = exercise_.story_begins;
    terms::ExerciseTime from = terms::kStartex;
    for (std::size_t i = 0; i < exercise_.phases.size(); ++i) {
      const scenario::Phase& phase = exercise_.phases[i];
      if (phase.story == scenario::kNoStoryTime) continue;
      const bool known = before != scenario::kNoStoryTime;
      const auto passed = std::chrono::duration_cast<std::chrono::seconds>(phase.from - from);
      if (known && phase.story < before + passed.count()) {
        findings_.proved(Severity::kError, written_.phases.at(i),
                         fmt::format("phase '{}' sets the story's clock back to {}", phase.name,
                                     scenario::story_text(phase.story)),
                         kStoryBackwards);
      }
      before = phase.story;
      from = phase.from;
    }
  }

  void prove_storyline(std::uint32_t i) {
    const Storyline& storyline = exercise_.storylines[i];
    const std::vector<std::uint32_t> injects = injects_of(i);
    if (injects.empty()) {
      findings_.proved(Severity::kWarning, written_.storylines[i],
                       fmt::format("no inject tells storyline '{}'", storyline.name), kUntold);
      return;
    }
    prove_order(injects);
    for (const scenario::Audience& audience : storyline.audiences) {
      prove_audience(i, audience, injects);
    }
    for (const scenario::Secret& secret : storyline.keeps) prove_secret(storyline, secret);
  }

  void say_untold(std::uint32_t incident) {
    findings_.proved(
        Severity::kWarning, written_.incidents[incident],
        fmt::format("no inject tells incident '{}'", exercise_.incidents[incident].name), kUntold);
  }

  scenario::StoryTime plays_at(const Inject& inject) const {
    return inject.story != scenario::kNoStoryTime ? inject.story
                                                  : scenario::story_time(exercise_, inject.at);
  }

  /// Of one storyline: what comes at a time plays no earlier than what came before it.
  void prove_order(std::vector<std::uint32_t> injects) {
    std::erase_if(injects, [&](std::uint32_t i) { return exercise_.injects[i].at == kNever; });
    std::stable_sort(injects.begin(), injects.end(), [&](std::uint32_t a, std::uint32_t b) {
      return exercise_.injects[a].at < exercise_.injects[b].at;
    });
    scenario::StoryTime latest = scenario::kNoStoryTime;
    for (const std::uint32_t i : injects) {
      const scenario::StoryTime plays = plays_at(exercise_.injects[i]);
      if (plays == scenario::kNoStoryTime) continue;
      if (plays < latest) {
        findings_.proved(Severity::kError, written_.injects[i],
                         fmt::format("inject '{}' plays at {}, and one before it later, at {}",
                                     exercise_.injects[i].number, scenario::story_text(plays),
                                     scenario::story_text(latest)),
                         kStoryBackwards);
      }
      latest = std::max(latest, plays);
    }
  }

  void prove_audience(std::uint32_t storyline, const scenario::Audience& audience,
                      const std::vector<std::uint32_t>& injects) {
    const auto reaches = [&](std::uint32_t i) {
      const auto& to = exercise_.injects[i].to;
      return std::any_of(to.begin(), to.end(), [&](terms::CellId cell) {
        const auto& cells = audience.cells;
        return std::find(cells.begin(), cells.end(), cell) != cells.end();
      });
    };
    if (!audience.nation.valid() || std::any_of(injects.begin(), injects.end(), reaches)) return;
    findings_.proved(Severity::kWarning, written_.storylines[storyline],
                     fmt::format("storyline '{}' is for '{}', and no inject of it goes there",
                                 exercise_.storylines[storyline].name,
                                 exercise_.layout.nations[audience.nation.value].name),
                     kAudienceForgotten);
  }

  void prove_branches() {
    std::map<std::string, std::vector<std::uint32_t>> branches;
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) {
      const Inject& inject = exercise_.injects[i];
      if (inject.exclusive.empty() || inject.series.occurrence > 1) continue;
      branches[inject.exclusive].push_back(i);
    }
    for (const auto& [word, injects] : branches) {
      if (injects.size() == 1) {
        findings_.proved(Severity::kError, written_.injects[injects.front()],
                         fmt::format("nothing else is exclusive with '{}'", word), kBothExclusive);
      }
      for (std::size_t b = 1; b < injects.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) prove_pair(injects[a], injects[b]);
      }
    }
  }

  void prove_pair(std::uint32_t a, std::uint32_t b) {
    const Inject& one = exercise_.injects[a];
    const Inject& other = exercise_.injects[b];
    // What somebody sends by hand, he sends knowing of the others.
    if (one.contingency || other.contingency) return;
    if (one.waits() && other.waits() && disjoint(exercise_, one.when, other.when)) return;
    findings_.proved(
        Severity::kError, written_.injects[b],
        fmt::format("injects '{}' and '{}' both claim to be the one, and both can come", one.number,
                    other.number),
        kBothExclusive);
  }

  /// Whether it cannot come before that other inject has.
  bool waits_for(const Inject& inject, InjectId until) const {
    if (inject.at != kNever) {
      const Inject& other = exercise_.injects[until.value];
      return other.at != kNever && inject.at >= other.at;
    }
    if (inject.contingency) return true;  // who sends it by hand knows
    const std::uint32_t head = inject.series.occurrence > 1 ? inject.series.head.value : UINT32_MAX;
    return needs(head == UINT32_MAX ? inject.when : exercise_.injects[head].when, until);
  }

  bool needs(const Condition& condition, InjectId until) const {
    const auto part_needs = [&](const Condition& part) { return needs(part, until); };
    const auto& parts = condition.parts;
    switch (condition.kind) {
      case ConditionKind::kAll:
      case ConditionKind::kThen:
        return std::any_of(parts.begin(), parts.end(), part_needs);
      case ConditionKind::kAny:
        return std::all_of(parts.begin(), parts.end(), part_needs);
      case ConditionKind::kOnce:
      case ConditionKind::kHolds:
      case ConditionKind::kLately:
      case ConditionKind::kBefore:
        return needs(parts.front(), until);
      case ConditionKind::kMissing:
        return parts.size() > 1 && needs(parts[1], until);
      case ConditionKind::kDelivered:
      case ConditionKind::kAnswered:
      case ConditionKind::kAcknowledged:
      case ConditionKind::kUnanswered:
        return condition.subject.index == until.value;
      case ConditionKind::kTime:
        return exercise_.injects[until.value].at <= condition.at;
      default:
        return false;
    }
  }

  static std::string read_by_teams(const Inject& inject) {
    std::string text = inject.from + '\n' + inject.subject + '\n' + inject.body;
    for (const scenario::Edition& edition : inject.editions) {
      text += '\n' + edition.from + '\n' + edition.subject + '\n' + edition.body;
    }
    for (const scenario::InjectOption& option : inject.options) text += '\n' + option.text;
    for (const scenario::Consequence& each : inject.then) text += '\n' + each.text;
    return lowered(text);
  }

  void prove_secret(const Storyline& storyline, const scenario::Secret& secret) {
    if (!secret.until.valid()) return;
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) {
      const Inject& inject = exercise_.injects[i];
      const bool itself = i == secret.until.value;
      if (itself || inject.to.empty() || inject.series.occurrence > 1) continue;
      if (waits_for(inject, secret.until)) continue;
      const std::string text = read_by_teams(inject);
      for (const std::string& word : secret.words) {
        if (!says(text, lowered(word))) continue;
        findings_.proved(Severity::kError, written_.injects[i],
                         fmt::format("inject '{}' says '{}', which storyline '{}' keeps until '{}'",
                                     inject.number, word, storyline.name,
                                     exercise_.injects[secret.until.value].number),
                         kRevealed);
        break;
      }
    }
  }

  const Exercise& exercise_;
  const scenario::Written& written_;
  yaml::Findings& findings_;
  std::vector<std::vector<std::uint32_t>> told_;  ///< by incident
};

}  // namespace

void prove_storylines(const Exercise& exercise, const scenario::Written& written,
                      yaml::Findings& findings) {
  StorylineProof(exercise, written, findings).prove();
}

}  // namespace redoubt::proof

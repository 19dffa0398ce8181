#include "controller/report/msel.h"

#include <algorithm>
#include <map>

#include "controller/report/wording.h"
#include "controller/rules/scoring.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;

/// Follows each inject from its delivery to the last of its consequences.
class Following {
 public:
  explicit Following(const Account& account)
      : account_(account), wording_(account), lines_(account.exercise->injects.size()) {
    for (std::uint32_t i = 0; i < lines_.size(); ++i) lines_[i].inject = scenario::InjectId{i};
  }

  void take(const Event& event) {
    switch (event.kind) {
      case EventKind::kInjectDelivered: {
        InjectLine& line = lines_.at(event.subject.index);
        line.delivered = event.at;
        line.owing = account_.exercise->injects[event.subject.index].to;
        roots_[event.sequence] = event.subject.index;
        return;
      }
      case EventKind::kInjectAnswered:
      case EventKind::kInjectExpired:
        return respond(event);
      case EventKind::kScored:
        return credit(event);
      default:
        return follow(event);
    }
  }

  std::vector<InjectLine> lines() && {
    std::stable_sort(lines_.begin(), lines_.end(), [](const InjectLine& a, const InjectLine& b) {
      return a.delivered < b.delivered;
    });
    return std::move(lines_);
  }

 private:
  struct Place {
    std::size_t line;
    std::size_t response;
  };

  void respond(const Event& event) {
    InjectLine& line = lines_.at(event.subject.index);
    roots_[event.sequence] = event.subject.index;
    responses_[event.sequence] = {event.subject.index, line.responses.size()};
    std::erase(line.owing, event.actor);
    Response response;
    response.cell = event.actor;
    response.answered = event.kind == EventKind::kInjectAnswered;
    response.at = event.at;
    if (response.answered) {
      const auto& options = account_.exercise->injects[event.subject.index].options;
      const auto option = static_cast<std::size_t>(event.amount);
      if (option < options.size()) response.option = options[option].text;
      response.words = words(event, line.inject);
    }
    line.responses.push_back(std::move(response));
  }

  /// A refused answer may stand before the one that counted.
  std::string words(const Event& answer, scenario::InjectId inject) const {
    const auto found =
        std::find_if(account_.words.begin(), account_.words.end(), [&](const Words& words) {
          return words.cell == answer.actor && words.inject == inject &&
                 words.option == answer.amount;
        });
    return found == account_.words.end() ? std::string() : found->text;
  }

  void credit(const Event& event) {
    const auto found = responses_.find(event.cause);
    if (found == responses_.end()) return;
    lines_[found->second.line].responses[found->second.response].points +=
        rules::unpacked_award(event.amount).points;
  }

  void follow(const Event& event) {
    const auto found = roots_.find(event.cause);
    if (found == roots_.end()) return;
    roots_[event.sequence] = found->second;
    lines_[found->second].consequences.push_back({event.at, wording_.describe(event)});
  }

  const Account& account_;
  Wording wording_;
  std::vector<InjectLine> lines_;
  std::map<std::uint64_t, std::size_t> roots_;  ///< by sequence of what an inject brought about
  std::map<std::uint64_t, Place> responses_;    ///< by sequence of the answer
};

}  // namespace

bool InjectLine::steered() const {
  using scenario::Stage;
  return std::any_of(life.begin(), life.end(), [](const Step& step) {
    const bool of_answer = step.stage == Stage::kAnswered || step.stage == Stage::kExpired;
    return !of_answer && (step.stage != Stage::kDelivered || step.who.valid());
  });
}

std::vector<InjectLine> msel(const Account& account) {
  Following following(account);
  for (const Event& event : account.events) following.take(event);
  std::vector<InjectLine> lines = std::move(following).lines();
  std::vector<std::vector<Step>> all = lives(account);
  for (InjectLine& line : lines) line.life = std::move(all[line.inject.value]);
  return lines;
}

}  // namespace redoubt::report

#include "controller/report/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "controller/report/wording.h"

namespace redoubt::report {
namespace {

using terms::CellId;
using terms::Duration;
using terms::kNever;

/// The figures of one team.
class Counting {
 public:
  Counting(const Review& review, CellId cell) : review_(review) {
    sum_.cell = cell;
    count_intrusions();
    count_alerts();
    count_measures();
    count_injects();
    for (const TeamMark& team : review.marks.teams) {
      if (team.cell == cell) sum_.points = team.total;
    }
  }

  TeamSummary summary() && { return std::move(sum_); }

 private:
  void count_intrusions() {
    std::vector<Duration> detect;
    std::vector<Duration> contain;
    std::vector<Duration> recover;
    const auto note = [](std::optional<Duration> time, std::uint32_t& count,
                         std::vector<Duration>& times) {
      if (!time) return;
      ++count;
      times.push_back(*time);
    };
    for (const Intrusion& intrusion : review_.intrusions) {
      if (intrusion.owner != sum_.cell) continue;
      ++sum_.intrusions;
      note(intrusion.to_detect(), sum_.detected, detect);
      note(intrusion.to_contain(), sum_.contained, contain);
      note(intrusion.to_recover(), sum_.recovered, recover);
    }
    sum_.to_detect = median(std::move(detect));
    sum_.to_contain = median(std::move(contain));
    sum_.to_recover = median(std::move(recover));
    for (const range::Event& event : review_.account->events) {
      if (review_.exercise().layout.owner(event.subject) != sum_.cell) continue;
      sum_.taken += event.kind == range::EventKind::kDataTaken ? 1 : 0;
      sum_.destroyed += event.kind == range::EventKind::kDataDestroyed ? 1 : 0;
    }
  }

  void count_alerts() {
    for (const AlertLine& alert : review_.alerts) {
      if (alert.team != sum_.cell) continue;
      ++(alert.is_true ? sum_.true_alerts : sum_.false_alerts);
    }
  }

  void count_measures() {
    std::uint32_t started = 0;
    for (const MeasureTable& table : review_.measures) {
      if (table.cell != sum_.cell) continue;
      for (const MeasureLine& line : table.lines) {
        sum_.ordered += line.ordered;
        sum_.worked += line.succeeded;
        sum_.failed += line.failed;
        sum_.mean_wait += line.waited;
        started += line.started;
      }
    }
    if (started > 0) sum_.mean_wait /= started;
  }

  void count_injects() {
    for (const InjectLine& line : review_.injects) {
      const scenario::Inject& inject = review_.exercise().injects[line.inject.value];
      const auto& to = inject.to;
      const bool mine = std::find(to.begin(), to.end(), sum_.cell) != to.end();
      if (line.delivered == kNever || !mine || !wants_answer(inject)) continue;
      ++sum_.asked;
      for (const Response& response : line.responses) {
        if (response.cell == sum_.cell) ++(response.answered ? sum_.answered : sum_.expired);
      }
    }
  }

  static bool wants_answer(const scenario::Inject& inject) {
    return !inject.options.empty() || inject.deadline.count() > 0;
  }

  const Review& review_;
  TeamSummary sum_;
};

std::string of_one_intrusion(const TeamSummary& team) {
  const auto stage = [](std::optional<Duration> time, const char* did, const char* did_not) {
    return time ? fmt::format("{} after {}", did, span(*time)) : std::string(did_not);
  };
  return fmt::format("The intruder got into its hosts once. The team {}, {} and {}.",
                     stage(team.to_detect, "noticed it", "did not notice it"),
                     stage(team.to_contain, "contained it", "did not contain it"),
                     stage(team.to_recover, "had recovered", "did not fully recover"));
}

std::string of_intrusions(const TeamSummary& team) {
  if (team.intrusions == 0) return "The intruder never got into any of its hosts.";
  if (team.intrusions == 1) return of_one_intrusion(team);
  const auto stage = [&](std::uint32_t count, std::optional<Duration> time, const char* what) {
    if (count == 0) return fmt::format("{} none", what);
    const std::string all = count == 2 ? "both" : fmt::format("all {}", count);
    return fmt::format("{} {} ({} {})", what,
                       count == team.intrusions ? all : std::to_string(count),
                       count == 1 ? "after" : "typically after", span(*time));
  };
  return fmt::format("The intruder got into its hosts {}. The team {}, {} and {}.",
                     team.intrusions == 2 ? "twice" : fmt::format("{} times", team.intrusions),
                     stage(team.detected, team.to_detect, "noticed"),
                     stage(team.contained, team.to_contain, "contained"),
                     stage(team.recovered, team.to_recover, "fully recovered"));
}

std::string of_losses(const TeamSummary& team) {
  if (team.taken == 0 && team.destroyed == 0) return "No data was lost.";
  std::vector<std::string> words;
  if (team.taken > 0)
    words.push_back(counted(team.taken, "data set was taken", "data sets were taken"));
  if (team.destroyed > 0) {
    words.push_back(counted(team.destroyed, "data set was destroyed", "data sets were destroyed"));
  }
  return capital(listing(words)) + ".";
}

std::string of_alerts(const TeamSummary& team) {
  const std::uint32_t all = team.true_alerts + team.false_alerts;
  if (all == 0) return "Its sensors raised no alert.";
  std::string text = "Its sensors raised " + counted(all, "alert", "alerts");
  if (team.false_alerts == 0) return text + ", none of them false.";
  if (team.true_alerts == 0)
    return text + (all == 1 ? ", and it was false." : ", all of them false.");
  return text + fmt::format(", {} of them false.", team.false_alerts);
}

std::string of_measures(const TeamSummary& team) {
  if (team.ordered == 0) return "It ordered no measures.";
  const std::uint32_t open = team.ordered - team.worked - team.failed;
  std::string text =
      fmt::format("It ordered {}: {} succeeded, {} failed",
                  counted(team.ordered, "measure", "measures"), team.worked, team.failed);
  if (open > 0) text += fmt::format(", {} not finished when the exercise ended", open);
  if (team.mean_wait < std::chrono::minutes(1)) return text + ".";
  return text + "; on average they waited " + span(team.mean_wait) + " for people.";
}

std::string of_injects(const TeamSummary& team) {
  if (team.asked == 0) return "";
  std::string text = fmt::format(
      "It answered {} of {}", team.answered,
      counted(team.asked, "inject that wanted an answer", "injects that wanted an answer"));
  if (team.expired > 0) text += fmt::format(" and let {} expire", team.expired);
  return text + ".";
}

std::string of_services(const Review& review, const TeamSummary& team) {
  const Wording wording(*review.account);
  const auto& functions = review.exercise().layout.functions;
  std::vector<std::string> words;
  std::size_t shown = 0;
  for (const ServiceLine& line : review.services) {
    const range::Function& function = functions[line.function.value];
    const auto& to = function.shown_to;
    if (std::find(to.begin(), to.end(), team.cell) == to.end()) continue;
    ++shown;
    if (line.below.count() == 0) continue;
    words.push_back(fmt::format("{} for {} (at its lowest {})", wording.name(entity(line.function)),
                                span(line.below), percent(line.lowest)));
  }
  if (shown == 0) return "";
  if (words.empty()) return "Every function it answers for stood at full throughout.";
  return "Below full stood " + listing(words) + ".";
}

/// "4 without challenges, 2 with some and 2 with major challenges".
std::string of_ratings(const TeamMark& mark) {
  static constexpr const char* kHow[] = {"without challenges", "with some challenges",
                                         "with major challenges", "not at all"};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::size(kHow); ++i) {
    const auto count = std::count_if(
        mark.objectives.begin(), mark.objectives.end(), [i](const ObjectiveMark& objective) {
          return objective.evaluation >= 0 && static_cast<std::size_t>(objective.rating) == i;
        });
    if (count > 0) words.push_back(fmt::format("{} {}", count, kHow[i]));
  }
  return listing(words);
}

std::string of_marks(const Review& review, const TeamSummary& team) {
  const auto& teams = review.marks.teams;
  const auto mark = std::find_if(teams.begin(), teams.end(),
                                 [&](const TeamMark& one) { return one.cell == team.cell; });
  if (mark == teams.end() || mark->objectives.empty()) return "";
  const std::string ratings = of_ratings(*mark);
  const auto points = fmt::format("It closed with {} points", plain(team.points));
  return ratings.empty() ? points + "."
                         : points + "; of its objectives it performed " + ratings + ".";
}

}  // namespace

std::vector<TeamSummary> summaries(const Review& review) {
  std::vector<TeamSummary> all;
  const auto& cells = review.exercise().cells;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells[i].role != terms::Role::kBlue) continue;
    TeamSummary team = Counting(review, CellId{i}).summary();
    for (std::string sentence :
         {of_intrusions(team), of_losses(team), of_alerts(team), of_measures(team),
          of_services(review, team), of_injects(team), of_marks(review, team)}) {
      if (!sentence.empty()) team.sentences.push_back(std::move(sentence));
    }
    all.push_back(std::move(team));
  }
  return all;
}

std::vector<std::string> summary_of_red(const Review& review) {
  std::uint32_t attempted = 0;
  std::uint32_t succeeded = 0;
  std::uint32_t noticed = 0;
  for (const TacticTable& table : review.techniques) {
    for (const TechniqueLine& line : table.lines) {
      attempted += line.attempted;
      succeeded += line.succeeded;
      noticed += line.detected;
    }
  }
  if (attempted == 0) return {"Red attempted nothing."};
  const auto staying = static_cast<std::size_t>(
      std::count_if(review.intrusions.begin(), review.intrusions.end(),
                    [](const Intrusion& intrusion) { return intrusion.recovered == kNever; }));
  std::vector<std::string> sentences;
  for (const CampaignLine& campaign : review.campaigns) {
    if (campaign.aim.empty()) continue;
    sentences.push_back(fmt::format("The aim of {} was: \u201c{}\u201d.",
                                    Wording(*review.account).name(campaign.cell), campaign.aim));
  }
  sentences.push_back(fmt::format("Red made {}, of which {} succeeded and {} caused an alert.",
                                  counted(attempted, "attempt", "attempts"), succeeded, noticed));
  sentences.push_back(fmt::format("At the end it, or something it left behind, was still on {}.",
                                  staying == 0 ? "no host" : counted(staying, "host", "hosts")));
  return sentences;
}

}  // namespace redoubt::report

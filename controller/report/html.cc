#include "controller/report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "controller/report/page.h"
#include "controller/report/people_section.h"
#include "controller/report/review.h"
#include "controller/report/sparkline.h"
#include "controller/report/summary.h"
#include "controller/report/text.h"
#include "controller/report/timeline.h"
#include "controller/report/wording.h"
#include "proto/terms/check.h"

namespace redoubt::report {
namespace {

using kainjow::mustache::data;
using terms::ExerciseTime;
using terms::kNever;

constexpr std::size_t kFew = 6;  ///< so many lines need no folding away

/// A key of the template and what stands there. A template looks for what a row lacks in the rows
/// around it, so each row gives all keys it is asked for.
using Fields = std::initializer_list<std::pair<const char*, data>>;

data row(Fields fields) {
  data row;
  for (const auto& [key, value] : fields) row.set(key, value);
  return row;
}

/// A section that is left out where there is nothing to say.
data said(const std::string& text) { return text.empty() ? data(false) : data(text); }
data number(std::int64_t count) { return std::to_string(count); }

std::string soon(terms::Duration duration) {
  return duration < std::chrono::minutes(1) ? "at once" : "after " + span(duration);
}

/// The first kLinesMax things as rows.
template <class Things, class Make>
data rows(const Things& things, const Make& make) {
  data rows(data::type::list);
  std::size_t count = 0;
  for (const auto& thing : things) {
    if (++count > kLinesMax) break;
    rows.push_back(make(thing));
  }
  return rows;
}
template <class Things>
data rest(const Things& things) {
  if (things.size() <= kLinesMax) return false;
  return fmt::format("{} more are left out here; the report as data has all.",
                     things.size() - kLinesMax);
}

data log(const std::vector<Note>& notes) {
  return rows(
      notes, [](const Note& note) { return row({{"when", clock(note.at)}, {"text", note.text}}); });
}

data life_of(const InjectLine& line, const Wording& wording) {
  return rows(line.life, [&](const Step& step) {
    return row({{"when", clock(step.at)},
                {"stage", report::name(step)},
                {"who", step.who.valid() ? wording.name(step.who) : "the plan"},
                {"why", said(step.why)}});
  });
}

/// Fills the template, section by section.
class Page {
 public:
  explicit Page(const Review& review) : review_(review), wording_(*review.account) {}

  data page() const {
    data page;
    set_title(page);
    set_summary(page);
    page.set("style", std::string(kPageStyle));
    page.set("timeline", timeline(review_));
    set_list(page, "intrusions",
             rows(review_.intrusions, [&](const auto& one) { return of(one); }));
    page.set("more_intrusions", rest(review_.intrusions));
    set_list(page, "tactics", rows(review_.techniques, [&](const auto& one) { return of(one); }));
    page.set("measures", rows(review_.measures, [&](const auto& one) { return of(one); }));
    set_score(page);
    set_list(page, "injects", rows(review_.injects, [&](const auto& one) { return of(one); }));
    set_list(page, "functions", rows(review_.services, [&](const auto& one) { return of(one); }));
    set_list(page, "tables", rows(review_.figures, [&](const auto& one) { return of(one); }));
    set_list(page, "plans", rows(review_.campaigns, [&](const auto& one) { return of(one); }));
    set_list(page, "notes", notes());
    page.set("people", said(people_section(review_)));
    return page;
  }

 private:
  static void set_list(data& page, const std::string& key, const data& list) {
    page.set("has_" + key, list.is_non_empty_list());
    page.set(key, list);
  }

  void set_title(data& page) const;
  void set_summary(data& page) const;
  void set_score(data& page) const;
  data notes() const;
  data ratings(terms::CellId cell) const;
  data of(const TeamSummary& team) const;
  data of(const Intrusion& intrusion) const;
  data of(const TacticTable& table) const;
  data of(const MeasureTable& table) const;
  data of(const TeamMark& team) const;
  data of(const ObjectiveMark& mark) const;
  data of(const MetricMark& mark) const;
  data of(const InjectLine& line) const;
  data of(const Response& response, ExerciseTime delivered) const;
  data of(const ServiceLine& line) const;
  data of(const FigureTable& table) const;
  data of(const Figure& figure) const;
  data of(const CampaignLine& campaign) const;
  std::string entry(const Intrusion& intrusion) const;
  std::vector<std::string> costs(const Intrusion& intrusion) const;
  std::string arithmetic(const ObjectiveMark& mark) const;

  const Review& review_;
  Wording wording_;
};

void Page::set_title(data& page) const {
  const Account& account = *review_.account;
  const scenario::Exercise& exercise = review_.exercise();
  page.set("title", exercise.title.empty() ? exercise.name : exercise.title);
  page.set("summary", said(exercise.summary));
  data facts(data::type::list);
  const auto fact = [&](const char* key, const std::string& value, bool code) {
    if (value.empty()) return;
    facts.push_back(row({{"key", key}, {"value", value}, {"code", code}}));
  };
  fact("Played", span(account.until() - terms::kStartex) + " of exercise time", false);
  fact("Ended", fmt::format("{}: {}", clock(account.until()), wording_.ending()), false);
  fact("Events", std::to_string(account.events.size()), false);
  fact("Scenario", exercise.name, true);
  fact("Seed", std::to_string(account.seed), true);
  fact("Fingerprint", fmt::format("{:016x}", account.fingerprint), true);
  fact("Journal", account.journal_head.substr(0, 16), true);
  page.set("facts", facts);
}

void Page::set_summary(data& page) const {
  const auto aloud = [](const std::vector<std::string>& sentences) {
    return fmt::format("{}", fmt::join(sentences, " "));
  };
  page.set("red", aloud(summary_of_red(review_)));
  page.set("teams", rows(summaries(review_), [&](const TeamSummary& team) {
             data one = of(team);
             one.set("sentences", aloud(team.sentences));
             return one;
           }));
}

data Page::of(const TeamSummary& team) const {
  data figures(data::type::list);
  const auto figure = [&](const std::string& value, const char* key) {
    figures.push_back(row({{"value", value}, {"key", key}}));
  };
  const auto time = [](std::optional<terms::Duration> length) {
    return length ? span(*length) : std::string("\u2013");
  };
  if (team.intrusions > 0) {
    figure(fmt::format("{} of {}", team.detected, team.intrusions), "intrusions noticed");
    figure(time(team.to_detect), "typical time to detect");
    figure(time(team.to_contain), "typical time to contain");
    figure(time(team.to_recover), "typical time to recover");
  }
  if (team.asked > 0)
    figure(fmt::format("{} of {}", team.answered, team.asked), "injects answered");
  figure(with_sign(team.points), "points");
  data one = row({{"team", wording_.name(team.cell)}, {"figures", figures}});
  set_list(one, "ratings", ratings(team.cell));
  return one;
}

data Page::ratings(terms::CellId cell) const {
  data list(data::type::list);
  for (const TeamMark& team : review_.marks.teams) {
    if (team.cell != cell) continue;
    for (const ObjectiveMark& mark : team.objectives) {
      if (mark.evaluation < 0) continue;
      list.push_back(
          row({{"letter", rules::letter(mark.rating)},
               {"meaning", meaning(mark.rating)},
               {"objective", review_.exercise().objectives[mark.objective.value].title}}));
    }
  }
  return list;
}

std::string Page::entry(const Intrusion& intrusion) const {
  const auto access = std::string("up to ") + terms::name(intrusion.access) + " access";
  if (intrusion.inject.valid()) {
    return fmt::format("by inject {}; {}", wording_.name(scenario::entity(intrusion.inject)),
                       access);
  }
  if (!intrusion.by.valid()) return "put there by exercise control; " + access;
  if (!intrusion.action.valid()) return access;
  return wording_.name(intrusion.action) + "; " + access;
}

std::vector<std::string> Page::costs(const Intrusion& intrusion) const {
  std::vector<std::string> costs;
  for (const range::DataId id : intrusion.taken) {
    costs.push_back(wording_.name(range::entity(id)) + " taken");
  }
  for (const range::DataId id : intrusion.destroyed) {
    costs.push_back(wording_.name(range::entity(id)) + " destroyed");
  }
  for (const Fall& fall : intrusion.falls) {
    const auto until = std::min(fall.until, review_.account->until());
    costs.push_back(
        fmt::format("{} at {} for {}{}", wording_.name(range::entity(fall.function)),
                    percent(fall.to_permille), span(until - fall.from),
                    fall.by == intrusion.owner ? ", by the team\u2019s own measure" : ""));
  }
  return costs;
}

data Page::of(const Intrusion& intrusion) const {
  const auto stage = [](std::optional<terms::Duration> after, ExerciseTime when,
                        const std::string& how) {
    if (!after) return data(false);
    return row({{"after", span(*after)}, {"when", clock(when)}, {"how", said(how)}});
  };
  const auto cost = costs(intrusion);
  const bool measured = intrusion.contained_by.valid() && intrusion.contained != kNever;
  return row(
      {{"host", wording_.name(intrusion.host)},
       {"owner", intrusion.owner.valid() ? wording_.name(intrusion.owner) : "nobody\u2019s"},
       {"begin", clock(intrusion.begin)},
       {"entry", entry(intrusion)},
       {"detected", stage(intrusion.to_detect(), intrusion.detected,
                          std::string("by an ") + name(intrusion.how))},
       {"contained", stage(intrusion.to_contain(), intrusion.contained,
                           measured ? wording_.name(intrusion.contained_by) : std::string())},
       {"returns",
        said(intrusion.returns == 0 ? std::string()
                                    : "came back " + counted(intrusion.returns, "time", "times"))},
       {"recovered", stage(intrusion.to_recover(), intrusion.recovered, {})},
       {"costs", rows(cost, [](const std::string& text) { return data(text); })},
       {"has_costs", !cost.empty()}});
}

data Page::of(const TacticTable& table) const {
  return row({{"tactic", tactic_title(table.tactic)},
              {"lines", rows(table.lines, [&](const TechniqueLine& line) {
                 const scenario::Action& action = review_.account->action(line.action);
                 return row({{"name", action.name},
                             {"code", action.code},
                             {"attempted", number(line.attempted)},
                             {"succeeded", number(line.succeeded)},
                             {"detected", number(line.detected)},
                             {"first", clock(line.first)},
                             {"last", clock(line.last)}});
               })}});
}

data Page::of(const MeasureTable& table) const {
  return row({{"team", wording_.name(table.cell)},
              {"has_lines", !table.lines.empty()},
              {"lines", rows(table.lines, [&](const MeasureLine& line) {
                 const scenario::Action& action = review_.account->action(line.action);
                 return row({{"name", action.name},
                             {"code", action.code},
                             {"ordered", number(line.ordered)},
                             {"succeeded", number(line.succeeded)},
                             {"failed", number(line.failed)},
                             {"wait", span(line.mean_wait())}});
               })}});
}

void Page::set_score(data& page) const {
  page.set("proof", review_.marks.proven
                        ? "Every point names the event that earned it. The sums were derived again "
                          "from the events alone while this report was made, and agree."
                        : "Warning: the sums do not agree with those derived from the events.");
  page.set("score", rows(review_.marks.teams, [&](const TeamMark& team) { return of(team); }));
}

data Page::of(const TeamMark& team) const {
  return row({{"team", wording_.name(team.cell)},
              {"total", with_sign(team.total)},
              {"has_objectives", !team.objectives.empty()},
              {"goals", rows(team.goals,
                             [&](const GoalMark& mark) {
                               return row({{"goal", review_.exercise().goals[mark.goal].title},
                                           {"letter", rules::letter(mark.rating)},
                                           {"meaning", meaning(mark.rating)},
                                           {"evaluation", percent(mark.evaluation)}});
                             })},
              {"objectives", rows(team.objectives, [&](const auto& mark) { return of(mark); })}});
}

/// "(2 × 50 % + 1 × 100 %) / 3"; nothing where there is nothing to weigh.
std::string Page::arithmetic(const ObjectiveMark& mark) const {
  if (mark.metrics.size() < 2) return {};
  std::vector<std::string> terms;
  std::int64_t weights = 0;
  for (const MetricMark& metric : mark.metrics) {
    if (metric.evaluation < 0) continue;
    const std::int64_t weight = review_.exercise().metrics[metric.metric.value].weight;
    weights += weight;
    terms.push_back(fmt::format("{} \u00d7 {}", weight, percent(metric.evaluation)));
  }
  return fmt::format("({}) / {}", fmt::join(terms, " + "), weights);
}

data Page::of(const ObjectiveMark& mark) const {
  const bool rated = mark.evaluation >= 0;
  return row(
      {{"rated", rated},
       {"letter", rules::letter(mark.rating)},
       {"meaning", meaning(mark.rating)},
       {"title", mark.objective.valid() ? review_.exercise().objectives[mark.objective.value].title
                                        : "Without an objective"},
       {"arithmetic", said(arithmetic(mark))},
       {"evaluation", percent(rated ? mark.evaluation : 0)},
       {"metrics", rows(mark.metrics, [&](const auto& metric) { return of(metric); })}});
}

data Page::of(const MetricMark& mark) const {
  const scenario::Metric& metric = review_.exercise().metrics[mark.metric.value];
  return row({{"metric", metric.title.empty() ? metric.name : metric.title},
              {"total", plain(mark.total)},
              {"best", plain(metric.best)},
              {"worst", plain(metric.worst)},
              {"evaluation", mark.evaluation < 0 ? "not marked" : percent(mark.evaluation)},
              {"works_out", !metric.equation.empty()},
              {"has_entries", !mark.entries.empty()},
              {"more", rest(mark.entries)},
              {"entries", rows(mark.entries, [](const Entry& entry) {
                 return row({{"when", clock(entry.at)},
                             {"why", entry.why},
                             {"points", with_sign(entry.points)},
                             {"running", with_sign(entry.running)}});
               })}});
}

data Page::of(const Response& response, ExerciseTime delivered) const {
  std::string what =
      response.answered
          ? fmt::format("answered {} ({})", soon(response.at - delivered), clock(response.at))
          : fmt::format("had not answered by the deadline ({})", clock(response.at));
  if (!response.option.empty()) what += ": \u201c" + response.option + "\u201d.";
  return row(
      {{"team", wording_.name(response.cell)},
       {"what", what},
       {"words", said(response.words)},
       {"points", said(response.points == 0 ? "" : with_sign(response.points) + " points")}});
}

data Page::of(const InjectLine& line) const {
  const scenario::Inject& inject = review_.exercise().injects[line.inject.value];
  data responses =
      rows(line.responses, [&](const Response& response) { return of(response, line.delivered); });
  const Waiting* waiting = review_.waiting_for(line.inject);
  const auto of_reason = [](const Reason& reason) {
    return row({{"depth", number(reason.depth)},
                {"mark", reason.holds ? "\u2713" : "\u2013"},
                {"what", reason.what},
                {"standing", reason.standing}});
  };
  const bool wants = !inject.options.empty() || inject.deadline.count() > 0;
  if (line.delivered != kNever && wants) {
    for (const terms::CellId cell : line.owing) {
      responses.push_back(row({{"team", wording_.name(cell)},
                               {"what", "had not answered when the exercise ended."},
                               {"words", false},
                               {"points", false}}));
    }
  }
  return row(
      {{"number", inject.number},
       {"inject", inject.title},
       {"meta", line_about(*review_.account, wording_, line.inject, line.delivered)},
       {"read", inject.body.empty() ? data(false)
                                    : row({{"subject", inject.subject}, {"body", inject.body}})},
       {"expects", said(inject.expects)},
       {"script", said(inject.script)},
       {"notes", said(inject.notes)},
       {"steered", line.steered()},
       {"life", life_of(line, wording_)},
       {"waited", waiting != nullptr},
       {"waited_for", line.delivered == kNever ? "What it waited for" : "Why it came then"},
       {"reasons", waiting != nullptr ? rows(waiting->reasons, of_reason) : data(false)},
       {"responses", responses},
       {"has_consequences", !line.consequences.empty()},
       {"few", line.consequences.size() <= kFew},
       {"consequences", rows(line.consequences, [](const Consequence& one) {
          return row({{"when", clock(one.at)}, {"what", one.what}});
        })}});
}

data Page::of(const ServiceLine& line) const {
  const std::size_t changes = line.levels.size() - 1;
  return row({{"function", wording_.name(range::entity(line.function))},
              {"mean", percent(line.mean)},
              {"lowest", percent(line.lowest)},
              {"below", span(line.below)},
              {"has_levels", changes > 0},
              {"changes", counted(changes, "change", "changes")},
              {"more", rest(line.levels)},
              {"levels", rows(line.levels, [](const Level& level) {
                 return row({{"when", clock(level.from)}, {"level", percent(level.permille)}});
               })}});
}

/// Of so many things, beside some that moved or alone, that nothing became of them.
std::string standing(std::size_t unmoved, bool others) {
  if (unmoved == 0) return "";
  const std::string who = others ? counted(unmoved, "other", "others") : fmt::format("{}", unmoved);
  return who + (unmoved == 1 ? " stood as it was throughout." : " stood as they were throughout.");
}

data Page::of(const FigureTable& table) const {
  const bool any = !table.moved.empty();
  return row({{"title", table.title},
              {"any", any},
              {"figures", rows(table.moved, [&](const auto& one) { return of(one); })},
              {"more", rest(table.moved)},
              {"unmoved", standing(table.unmoved, any)}});
}

data Page::of(const Figure& figure) const {
  const std::string of = wording_.name(figure.of);
  return row({{"thing",
               figure.among.valid() ? fmt::format("{}: {}", of, wording_.name(figure.among)) : of},
              {"course", sparkline(figure.levels, review_.account->until())},
              {"start", percent(figure.levels.front().permille)},
              {"lowest", percent(figure.lowest)},
              {"highest", percent(figure.highest)},
              {"mean", percent(figure.mean)},
              {"end", percent(figure.levels.back().permille)}});
}

data Page::of(const CampaignLine& campaign) const {
  return row({{"cell", wording_.name(campaign.cell)},
              {"aim", said(campaign.aim)},
              {"steps", rows(campaign.steps, [&](const StepLine& step) {
                 const bool done = step.succeeded >= step.wanted;
                 return row({{"step", step.id},
                             {"intent", said(step.intent)},
                             {"last", said(done ? "" : step.standing)},
                             {"after", listing(step.after)},
                             {"attempted", number(step.attempted)},
                             {"succeeded", number(step.succeeded)},
                             {"has_reasons", !step.reasons.empty()},
                             {"more", rest(step.reasons)},
                             {"reasons", log(step.reasons)}});
               })}});
}

/// What blue's minds said; red's stands beside the steps of its plan.
data Page::notes() const {
  const auto& cells = review_.exercise().cells;
  data groups(data::type::list);
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells[i].role != terms::Role::kBlue) continue;
    std::vector<Note> own;
    for (const Note& note : review_.account->notes) {
      if (note.cell.value == i) own.push_back(note);
    }
    if (own.empty()) continue;
    groups.push_back(row({{"cell", wording_.name(terms::CellId{i})},
                          {"count", counted(own.size(), "note", "notes")},
                          {"more", rest(own)},
                          {"lines", log(own)}}));
  }
  return groups;
}

}  // namespace

std::string to_html(const Account& account) {
  const Review review(account);
  kainjow::mustache::mustache page{std::string(kPageTemplate)};
  REDOUBT_CHECK(page.is_valid());
  page.set_custom_escape([](const std::string& text) { return escaped(text); });
  return page.render(Page(review).page());
}

}  // namespace redoubt::report

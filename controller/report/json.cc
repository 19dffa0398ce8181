#include "controller/report/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "controller/report/people_wording.h"
#include "controller/report/review.h"
#include "controller/report/summary.h"
#include "controller/report/wording.h"

namespace redoubt::report {
namespace {

using Json = nlohmann::ordered_json;
using terms::ExerciseTime;

Json at(ExerciseTime time) {
  return time == terms::kNever ? Json() : Json(terms::microseconds(time));
}

Json length(std::optional<terms::Duration> duration) {
  return duration ? Json(duration->count()) : Json();
}

/// A list with one entry per thing.
template <class Things, class Make>
Json list(const Things& things, const Make& make) {
  Json all = Json::array();
  for (const auto& thing : things) all.push_back(make(thing));
  return all;
}

/// Says what the review says, in its order.
class Writing {
 public:
  explicit Writing(const Review& review) : review_(review), wording_(*review.account) {}

  Json report() const {
    return {{"schema", "redoubt.report/1"},
            {"exercise", exercise()},
            {"teams", list(summaries(review_), [&](const auto& team) { return of(team); })},
            {"intrusions", list(review_.intrusions, [&](const auto& one) { return of(one); })},
            {"tactics", list(review_.techniques, [&](const auto& table) { return of(table); })},
            {"measures", list(review_.measures, [&](const auto& table) { return of(table); })},
            {"alerts", list(review_.alerts, [&](const auto& alert) { return of(alert); })},
            {"deeds", list(review_.deeds, [&](const auto& deed) { return of(deed); })},
            {"score", score()},
            {"injects", list(review_.injects, [&](const auto& line) { return of(line); })},
            {"functions", list(review_.services, [&](const auto& line) { return of(line); })},
            {"figures", list(review_.figures, [&](const auto& table) { return of(table); })},
            {"phases", list(review_.exercise().phases, phase)},
            {"campaigns", list(review_.campaigns, [&](const auto& line) { return of(line); })},
            {"notes", list(review_.account->notes, [&](const auto& note) { return of(note); })},
            {"people", people()}};
  }

 private:
  std::string name(range::HostId host) const { return wording_.id(range::entity(host)); }
  Json code(terms::ActionId action) const {
    return action.valid() ? Json(review_.account->action(action).code) : Json();
  }
  Json cell(terms::CellId cell) const { return cell.valid() ? Json(wording_.id(cell)) : Json(); }

  Json exercise() const {
    const Account& account = *review_.account;
    return {{"name", account.exercise->name},
            {"title", account.exercise->title},
            {"seed", account.seed},
            {"fingerprint", fmt::format("{:016x}", account.fingerprint)},
            {"journal_head", account.journal_head},
            {"played_us", at(account.until())},
            {"endex_us", at(account.exercise->endex)},
            {"ended", wording_.ending()},
            {"events", account.events.size()}};
  }

  Json of(const TeamSummary& team) const {
    return {{"team", wording_.id(team.cell)},
            {"title", wording_.name(team.cell)},
            {"intrusions", team.intrusions},
            {"detected", team.detected},
            {"contained", team.contained},
            {"recovered", team.recovered},
            {"median_to_detect_us", length(team.to_detect)},
            {"median_to_contain_us", length(team.to_contain)},
            {"median_to_recover_us", length(team.to_recover)},
            {"data_taken", team.taken},
            {"data_destroyed", team.destroyed},
            {"true_alerts", team.true_alerts},
            {"false_alerts", team.false_alerts},
            {"measures_ordered", team.ordered},
            {"measures_succeeded", team.worked},
            {"measures_failed", team.failed},
            {"mean_wait_us", team.mean_wait.count()},
            {"injects_asked", team.asked},
            {"injects_answered", team.answered},
            {"injects_expired", team.expired},
            {"points", team.points},
            {"sentences", team.sentences}};
  }

  Json of(const Intrusion& one) const {
    const auto data = [&](range::DataId id) { return wording_.id(range::entity(id)); };
    const auto fallen = [&](const Fall& fall) -> Json {
      return {{"function", wording_.id(range::entity(fall.function))},
              {"to_permille", fall.to_permille},
              {"from_us", at(fall.from)},
              {"until_us", at(fall.until)},
              {"by", cell(fall.by)}};
    };
    return {
        {"host", name(one.host)},
        {"team", cell(one.owner)},
        {"by", cell(one.by)},
        {"technique", code(one.action)},
        {"inject",
         one.inject.valid() ? Json(review_.exercise().injects[one.inject.value].number) : Json()},
        {"access", terms::name(one.access)},
        {"begin_us", at(one.begin)},
        {"detected_us", at(one.detected)},
        {"detected_by", report::name(one.how)},
        {"contained_us", at(one.contained)},
        {"contained_by", code(one.contained_by)},
        {"recovered_us", at(one.recovered)},
        {"to_detect_us", length(one.to_detect())},
        {"to_contain_us", length(one.to_contain())},
        {"to_recover_us", length(one.to_recover())},
        {"returns", one.returns},
        {"data_taken", list(one.taken, data)},
        {"data_destroyed", list(one.destroyed, data)},
        {"falls", list(one.falls, fallen)}};
  }

  Json of(const TacticTable& table) const {
    return {
        {"tactic", table.tactic},
        {"techniques", list(table.lines, [&](const TechniqueLine& line) -> Json {
           return {
               {"code", code(line.action)},   {"name", review_.account->action(line.action).name},
               {"attempted", line.attempted}, {"succeeded", line.succeeded},
               {"detected", line.detected},   {"named_rightly", line.named},
               {"first_us", at(line.first)},  {"last_us", at(line.last)}};
         })}};
  }

  Json of(const MeasureTable& table) const {
    return {{"team", wording_.id(table.cell)},
            {"measures", list(table.lines, [&](const MeasureLine& line) -> Json {
               return {{"code", code(line.action)},
                       {"name", review_.account->action(line.action).name},
                       {"tactic", review_.account->action(line.action).tactic},
                       {"ordered", line.ordered},
                       {"succeeded", line.succeeded},
                       {"failed", line.failed},
                       {"mean_wait_us", line.mean_wait().count()}};
             })}};
  }

  Json of(const AlertLine& alert) const {
    return {{"at_us", at(alert.at)},
            {"team", wording_.id(alert.team)},
            {"host", name(alert.host)},
            {"sensor", wording_.id(range::entity(alert.sensor))},
            {"technique", code(alert.technique)},
            {"true", alert.is_true}};
  }

  Json of(const Deed& deed) const {
    return {{"cell", wording_.id(deed.cell)},
            {"action", code(deed.action)},
            {"target", wording_.id(deed.target)},
            {"ordered_us", at(deed.ordered)},
            {"started_us", at(deed.started)},
            {"ended_us", at(deed.ended)},
            {"outcome", report::name(deed.fate)},
            {"reason", deed.fate == Fate::kFailed ? Json(terms::explain(deed.reason)) : Json()},
            {"noticed_us", at(deed.noticed)}};
  }

  Json score() const {
    return {{"derived_again", review_.marks.proven},
            {"teams", list(review_.marks.teams, [&](const TeamMark& team) -> Json {
               return {{"team", wording_.id(team.cell)},
                       {"points", team.total},
                       {"goals", list(team.goals,
                                      [&](const GoalMark& mark) -> Json {
                                        return {{"name", review_.exercise().goals[mark.goal].name},
                                                {"evaluation_permille", mark.evaluation},
                                                {"rating", rules::letter(mark.rating)}};
                                      })},
                       {"objectives", list(team.objectives,
                                           [&](const auto& objective) { return of(objective); })}};
             })}};
  }

  Json of(const ObjectiveMark& mark) const {
    const bool rated = mark.evaluation >= 0;
    const auto& objectives = review_.exercise().objectives;
    const bool named = mark.objective.valid();
    return {{"name", named ? Json(objectives[mark.objective.value].name) : Json()},
            {"title", named ? Json(objectives[mark.objective.value].title) : Json()},
            {"evaluation_permille", rated ? Json(mark.evaluation) : Json()},
            {"rating", rated ? Json(rules::letter(mark.rating)) : Json()},
            {"metrics", list(mark.metrics, [&](const auto& metric) { return of(metric); })}};
  }

  Json of(const MetricMark& mark) const {
    const scenario::Metric& metric = review_.exercise().metrics[mark.metric.value];
    return {{"name", metric.name},
            {"title", metric.title},
            {"points", mark.total},
            {"best", metric.best},
            {"worst", metric.worst},
            {"weight", metric.weight},
            {"evaluation_permille", mark.evaluation < 0 ? Json() : Json(mark.evaluation)},
            {"entries", list(mark.entries, [](const Entry& entry) -> Json {
               return {{"at_us", at(entry.at)},
                       {"points", entry.points},
                       {"running", entry.running},
                       {"cause", entry.cause},
                       {"why", entry.why}};
             })}};
  }

  Json of(const InjectLine& line) const {
    const scenario::Inject& inject = review_.exercise().injects[line.inject.value];
    const auto cells = [&](terms::CellId id) { return wording_.id(id); };
    return {{"number", inject.number},
            {"title", inject.title},
            {"kind", terms::name(inject.kind)},
            {"mode", scenario::name(inject.mode)},
            {"incident", incident(inject)},
            {"from", inject.from},
            {"subject", inject.subject},
            {"notes", inject.notes},
            {"columns", columns(inject)},
            {"planned_us", at(inject.at)},
            {"delivered_us", at(line.delivered)},
            {"to", list(inject.to, cells)},
            {"expects", inject.expects},
            {"responses", list(line.responses,
                               [&](const Response& response) -> Json {
                                 return {{"team", wording_.id(response.cell)},
                                         {"answered", response.answered},
                                         {"at_us", at(response.at)},
                                         {"option", response.option},
                                         {"words", response.words},
                                         {"points", response.points}};
                               })},
            {"owing", list(line.owing, cells)},
            {"life", list(line.life,
                          [&](const Step& step) -> Json {
                            return {{"at_us", at(step.at)},
                                    {"stage", report::name(step)},
                                    {"who", wording_.id(step.who)},
                                    {"why", step.why}};
                          })},
            {"waited_for", reasons(line)},
            {"consequences", list(line.consequences, [](const Consequence& one) -> Json {
               return {{"at_us", at(one.at)}, {"what", one.what}};
             })}};
  }

  /// Null for an inject that stands in no storyline.
  Json incident(const scenario::Inject& inject) const {
    if (!inject.incident.valid()) return nullptr;
    const scenario::Incident& incident = review_.exercise().incidents[inject.incident.value];
    return {{"name", incident.name},
            {"title", incident.title},
            {"storyline", review_.exercise().storylines[incident.storyline.value].name}};
  }

  Json columns(const scenario::Inject& inject) const {
    Json all = Json::object();
    for (const scenario::Custom& custom : inject.columns) {
      all[review_.exercise().columns[custom.column].name] = custom.text;
    }
    return all;
  }

  /// Null for an inject that came at a time.
  Json reasons(const InjectLine& line) const {
    const Waiting* waiting = review_.waiting_for(line.inject);
    if (waiting == nullptr) return nullptr;
    return list(waiting->reasons, [](const Reason& reason) -> Json {
      return {{"depth", reason.depth},
              {"holds", reason.holds},
              {"what", reason.what},
              {"standing", reason.standing}};
    });
  }

  Json of(const ServiceLine& line) const {
    return {{"name", wording_.id(range::entity(line.function))},
            {"title", wording_.name(range::entity(line.function))},
            {"lowest_permille", line.lowest},
            {"mean_permille", line.mean},
            {"below_full_us", line.below.count()},
            {"levels", list(line.levels, [](const Level& level) -> Json {
               return {{"from_us", at(level.from)}, {"permille", level.permille}};
             })}};
  }

  Json of(const FigureTable& table) const {
    return {{"domain", table.domain},
            {"title", table.title},
            {"unmoved", table.unmoved},
            {"moved", list(table.moved, [&](const auto& figure) { return of(figure); })}};
  }

  Json of(const Figure& figure) const {
    const bool among = figure.among.valid();
    return {{"name", wording_.id(figure.of)},
            {"among", among ? Json(wording_.id(figure.among)) : Json(nullptr)},
            {"lowest_permille", figure.lowest},
            {"highest_permille", figure.highest},
            {"mean_permille", figure.mean},
            {"levels", list(figure.levels, [](const Level& level) -> Json {
               return {{"from_us", at(level.from)}, {"permille", level.permille}};
             })}};
  }

  static Json phase(const scenario::Phase& phase) {
    return {{"name", phase.name}, {"from_us", at(phase.from)}};
  }

  Json of(const CampaignLine& campaign) const {
    return {{"cell", wording_.id(campaign.cell)},
            {"aim", campaign.aim},
            {"steps", list(campaign.steps, [&](const StepLine& step) -> Json {
               return {{"id", step.id},
                       {"intent", step.intent},
                       {"after", step.after},
                       {"attempted", step.attempted},
                       {"succeeded", step.succeeded},
                       {"wanted", step.wanted},
                       {"reasons", list(step.reasons, [&](const Note& note) { return of(note); })}};
             })}};
  }

  Json people() const {
    const People& people = review_.people;
    return {{"persons", list(people.persons, [](const auto& line) { return of(line); })},
            {"clock", list(people.clock, [](const auto& line) { return of(line); })},
            {"seats", list(people.tenures, [&](const auto& line) { return of(line); })},
            {"orders", list(people.orders, [&](const auto& line) { return of(line); })},
            {"judged", list(people.judged, [&](const auto& line) { return of(line); })},
            {"scores", list(people.scores, [&](const auto& line) { return of(line); })},
            {"posts", list(people.posts, [&](const auto& line) { return of(line); })}};
  }

  static Json wall(const Moment& when) { return when.wall_us ? Json(*when.wall_us) : Json(); }

  /// When, who and why, which each line begins with.
  static Json of(const Said& said) {
    return {{"at_us", at(said.when.at)},
            {"wall_us", wall(said.when)},
            {"seat", said.who.seat},
            {"name", said.who.name},
            {"why", said.why}};
  }

  static Json of(const PersonLine& line) {
    Json steered = Json::object();
    for (std::size_t i = 0; i < line.steered.size(); ++i) {
      steered[terms::name(static_cast<terms::Steering>(i))] = line.steered[i];
    }
    Json posts = Json::object();
    for (std::size_t i = 0; i < line.posts.size(); ++i) {
      posts[report::name(static_cast<PostKind>(i))] = line.posts[i];
    }
    return {{"seat", line.who.seat},         {"name", line.who.name},
            {"first_us", at(line.first.at)}, {"first_wall_us", wall(line.first)},
            {"last_us", at(line.last.at)},   {"last_wall_us", wall(line.last)},
            {"clock", line.clock},           {"injects", std::move(steered)},
            {"amended", line.amended},       {"added", line.added},
            {"seats", line.seats},           {"acts", line.acts},
            {"replies", line.replies},       {"read", line.read},
            {"refused", line.refused},       {"posts", std::move(posts)},
            {"proposed", line.proposed},     {"reopened", line.reopened},
            {"scores", line.scores},         {"files", line.files}};
  }

  static Json of(const ClockLine& line) {
    Json made = of(line.said);
    const bool aims = line.turn.to != terms::kStartex;
    const bool rate = line.turn.what == ClockTurn::What::kRate;
    made["what"] = line.stop ? report::name(line.stop->kind) : report::name(line.turn.what);
    made["to_us"] = aims && !line.stop ? at(line.turn.to) : Json();
    made["rate_milli"] = rate ? Json(line.turn.rate_milli) : Json();
    made["rate_before_milli"] = line.rate_before ? Json(*line.rate_before) : Json();
    made["stood"] = line.stop.has_value();
    made["ended"] = line.stop && line.stop->ended ? of(*line.stop->ended) : Json();
    return made;
  }

  Json of(const Tenure& one) const {
    return {{"cell", cell(one.cell)},
            {"taken", of(one.taken)},
            {"given_back", one.given_back ? of(*one.given_back) : Json()}};
  }

  Json of(const OrderLine& line) const {
    Json made = of(line.said);
    made["cell"] = cell(line.cell);
    made["what"] = what_of(line, *review_.account, wording_);
    made["ruling"] = terms::name(line.given->verdict);
    made["reason"] = line.refused() ? Json(terms::explain(line.given->reason)) : Json();
    return made;
  }

  Json of(const JudgedLine& line) const {
    const Judged& judged = *line.judged;
    const bool proposed = judged.what == Judged::What::kProposed;
    Json made = of(line.said);
    made["what"] = proposed ? "proposed" : "reopened";
    made["inject"] = review_.account->exercise->injects.at(judged.inject.value).number;
    made["cell"] = cell(judged.of);
    made["level"] = proposed ? Json(judged.level) : Json();
    return made;
  }

  Json of(const ScoreLine& line) const {
    Json made = of(line.said);
    made["cell"] = cell(line.cell);
    made["released"] = line.release;
    return made;
  }

  Json of(const PostLine& line) const {
    const Written& written = *line.written;
    Json made = of(line.said);
    made.erase("why");
    made["number"] = written.number;
    made["cell"] = cell(line.cell);
    made["kind"] = report::name(written.kind);
    made["to"] = list(written.to, [&](terms::CellId id) { return cell(id); });
    made["about"] = written.about;
    made["refers"] = written.refers == 0 ? Json() : Json(written.refers);
    made["text"] = written.text;
    made["fields"] = written.fields.empty() ? Json::object() : Json(written.fields);
    made["replaced"] = line.replaced;
    made["files"] = list(line.files, [](const Attached* file) -> Json {
      return {{"name", file->name}, {"bytes", file->bytes}};
    });
    return made;
  }

  Json of(const Note& note) const {
    return {{"at_us", at(note.at)}, {"cell", wording_.id(note.cell)}, {"text", note.text}};
  }

  const Review& review_;
  Wording wording_;
};

}  // namespace

std::string to_json(const Account& account) {
  const Review review(account);
  return Writing(review).report().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace redoubt::report

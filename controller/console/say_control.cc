#include "controller/console/say_control.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "controller/console/predecessors.h"
#include "controller/console/say_cell.h"
#include "controller/report/condition_wording.h"
#include "controller/report/life_cycle.h"
#include "controller/report/story.h"
#include "controller/report/waiting.h"
#include "controller/rules/adjudication.h"
#include "controller/rules/scoring.h"
#include "controller/scenario/story_clock.h"

namespace redoubt::console {
namespace {

using Json = nlohmann::ordered_json;
using range::Event;
using range::EventKind;
using scenario::InjectId;

constexpr std::size_t kEventsAtOnce = 500;
constexpr std::size_t kStoryLines = 200;
constexpr std::size_t kCausesMax = 100;
constexpr std::size_t kLineMax = 200;

std::string text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Id>
std::int64_t wire_id(Id id) {
  return id.valid() ? std::int64_t{id.value} : -1;
}

std::string cell_name(const scenario::Exercise& exercise, terms::CellId cell) {
  return cell.value < exercise.cells.size() ? exercise.cells[cell.value].name : std::string();
}

Json names(const scenario::Exercise& exercise, const std::vector<terms::CellId>& cells) {
  Json list = Json::array();
  for (const terms::CellId cell : cells) list.push_back(cell_name(exercise, cell));
  return list;
}

Json planned(const scenario::Exercise& exercise, const scenario::Inject& inject) {
  return {{"number", inject.number},
          {"title", inject.title},
          {"kind", terms::name(inject.kind)},
          {"mode", scenario::name(inject.mode)},
          {"incident", wire_id(inject.incident)},
          {"to", names(exercise, inject.to)},
          {"at", wire(inject.at)},
          {"contingency", inject.contingency},
          {"draft", inject.draft},
          {"objective", wire_id(inject.objective)},
          {"rubric", wire_id(inject.rubric)},
          {"deadline", inject.deadline.count()},
          {"work", inject.work.count()}};
}

/// What few injects have, and is left out of a long plan for all others.
void add_if_any(Json& line, const scenario::Inject& inject,
                const std::vector<std::uint32_t>& before) {
  if (!before.empty()) line["after"] = before;
  if (inject.columns.empty()) return;
  for (const scenario::Custom& custom : inject.columns) {
    line["columns"].push_back({{"column", custom.column}, {"text", custom.text}});
  }
}

/// What stands in the first part of the plan only.
void add_lists(const scenario::Exercise& exercise, Json& plan) {
  const auto list = [&plan](const char* key, const auto& all, const auto& line) {
    plan[key] = Json::array();
    for (const auto& one : all) plan[key].push_back(line(one));
  };
  list("storylines", exercise.storylines, [](const scenario::Storyline& one) {
    return Json{{"name", one.name}, {"title", one.title}, {"lead", one.lead}};
  });
  list("incidents", exercise.incidents, [](const scenario::Incident& one) {
    return Json{{"name", one.name}, {"title", one.title}, {"storyline", wire_id(one.storyline)}};
  });
  list("phases", exercise.phases, [](const scenario::Phase& one) {
    return Json{{"name", one.name}, {"from", wire(one.from)}};
  });
  list("objectives", exercise.objectives, [&](const scenario::Objective& one) {
    return Json{{"name", one.name}, {"title", one.title}, {"cells", names(exercise, one.cells)}};
  });
  const rules::MarkWeights weights(exercise);
  list("rubrics", exercise.rubrics, [&](const scenario::Rubric& one) {
    Json levels = Json::array();
    for (const auto& level : one.levels) {
      levels.push_back({{"text", level.text}, {"points", level.points}});
    }
    const auto nth = static_cast<std::uint32_t>(&one - exercise.rubrics.data());
    Json heavy = Json::array();
    for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
      if (weights.heavy(scenario::RubricId{nth}, terms::CellId{i})) {
        heavy.push_back(exercise.cells[i].name);
      }
    }
    return Json{{"name", one.name},
                {"title", one.title},
                {"levels", std::move(levels)},
                {"heavy", std::move(heavy)}};
  });
  list("metrics", exercise.metrics, [&](const scenario::Metric& one) {
    return Json{{"name", one.name},
                {"title", one.title},
                {"cell", cell_name(exercise, one.cell)},
                {"objective", wire_id(one.objective)}};
  });
  list("columns", exercise.columns,
       [](const scenario::Column& one) { return Json{{"name", one.name}, {"title", one.title}}; });
}

/// A condition with its parts in one line, as far as that can be read.
std::string in_a_line(const Truth& truth, const scenario::Condition& condition, int depth = 0) {
  if (condition.parts.empty() || depth > 2) return report::describe(truth.wording(), condition);
  std::string line;
  for (const scenario::Condition& part : condition.parts) {
    if (line.size() > kLineMax) return line + "; ...";
    line += (line.empty() ? "" : "; ") + in_a_line(truth, part, depth + 1);
  }
  const std::string how = report::describe(truth.wording(), condition);
  return condition.parts.size() == 1 ? how + " " + line : how + " (" + line + ")";
}

/// One line: what it waits for, where that is a condition.
std::string waits_for(const Truth& truth, const scenario::Inject& inject) {
  if (inject.contingency) return "waits until somebody sends it";
  if (!inject.waits()) return {};
  return "waits for: " + in_a_line(truth, inject.when);
}

Json row(const Truth& truth, std::uint32_t index) {
  const scenario::Exercise& exercise = truth.exercise();
  const scenario::Inject& inject = exercise.injects[index];
  const InjectId id{index};
  const rules::Story& story = truth.story();
  Json answers = Json::array();
  Json marks = Json::array();
  Json read_by = Json::array();
  for (const terms::CellId cell : inject.to) {
    const std::string name = cell_name(exercise, cell);
    if (story.acknowledged(id, cell)) read_by.push_back(name);
    if (const auto option = story.answer(id, cell)) {
      answers.push_back({{"cell", name},
                         {"at", wire(truth.staged(id))},
                         {"option", *option},
                         {"text", truth.words(id, cell)}});
    }
    if (const auto level = story.mark(id, cell)) {
      marks.push_back({{"cell", name}, {"level", *level}});
    }
  }
  const scenario::Stage stage = story.stage(id);
  return {{"i", index},
          {"stage", scenario::name(stage)},
          {"since", wire(truth.staged(id))},
          {"due", story.due(id)},
          {"delivered", wire(story.since(id))},
          {"waits", scenario::to_come(stage) ? waits_for(truth, inject) : ""},
          {"read_by", std::move(read_by)},
          {"answers", std::move(answers)},
          {"marks", std::move(marks)}};
}

Json event_line(const Truth& truth, const Event& event) {
  return {{"n", event.sequence},
          {"at", wire(event.at)},
          {"text", truth.wording().describe(event)},
          {"cause", event.cause},
          {"cell", cell_name(truth.exercise(), event.actor)},
          {"subject", event.subject.valid() ? thing_id(event.subject) : ""}};
}

Json event_lines(const Truth& truth, const std::vector<Event>& events) {
  Json lines = Json::array();
  for (const Event& event : events) {
    if (report::worth_telling(event)) lines.push_back(event_line(truth, event));
  }
  return lines;
}

Json why_it_waits(const Truth& truth, InjectId inject) {
  Json lines = Json::array();
  if (!truth.exercise().injects[inject.value].waits()) return lines;
  for (const report::Waiting& one : report::waiting(truth.account())) {
    if (one.what != scenario::entity(inject)) continue;
    for (const report::Reason& reason : one.reasons) {
      lines.push_back(std::string(2 * static_cast<std::size_t>(reason.depth), ' ') +
                      (reason.holds ? "+ " : "- ") + reason.what + " (" + reason.standing + ")");
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> say_plan(const scenario::Exercise& exercise) {
  std::vector<std::string> parts;
  const auto& injects = exercise.injects;
  const auto before = predecessors(exercise);
  for (std::size_t first = 0; first == 0 || first < injects.size(); first += kPlanPart) {
    Json plan = {{"t", "plan"}};
    if (first == 0) {
      add_lists(exercise, plan);
    } else {
      for (const char* key :
           {"storylines", "incidents", "phases", "objectives", "rubrics", "metrics", "columns"}) {
        plan[key] = Json::array();
      }
    }
    plan["total"] = injects.size();
    plan["first"] = first;
    plan["injects"] = Json::array();
    for (std::size_t i = first; i < std::min(injects.size(), first + kPlanPart); ++i) {
      plan["injects"].push_back(planned(exercise, injects[i]));
      add_if_any(plan["injects"].back(), injects[i], before[i]);
    }
    parts.push_back(text(plan));
  }
  return parts;
}

std::string say_lines(const scenario::Exercise& exercise,
                      const std::vector<std::uint32_t>& injects) {
  if (injects.empty()) return {};
  Json lines = Json::array();
  const auto before = predecessors(exercise);
  for (const std::uint32_t i : injects) {
    Json line = planned(exercise, exercise.injects[i]);
    add_if_any(line, exercise.injects[i], before[i]);
    line["i"] = i;
    lines.push_back(std::move(line));
  }
  return text({{"t", "lines"}, {"total", exercise.injects.size()}, {"lines", std::move(lines)}});
}

std::string say_board(const Truth& truth, const std::vector<std::uint32_t>& injects) {
  Json rows = Json::array();
  for (const std::uint32_t inject : injects) rows.push_back(row(truth, inject));
  return text({{"t", "board"}, {"items", std::move(rows)}});
}

std::string say_events(const Truth& truth, const std::vector<Event>& events) {
  Json lines = event_lines(truth, events);
  return lines.empty() ? std::string() : text({{"t", "events"}, {"items", std::move(lines)}});
}

std::string list_events(const Truth& truth, const std::vector<Event>& events) {
  return text({{"items", event_lines(truth, events)}});
}

std::string say_ledger(const Truth& truth, const std::vector<Event>& events,
                       std::vector<std::int64_t>& totals) {
  Json lines = Json::array();
  for (const Event& event : events) {
    if (event.kind != EventKind::kScored) continue;
    const rules::Award award = rules::unpacked_award(event.amount);
    totals.at(award.metric.value) += award.points;
    const Event* cause = truth.account().event(event.cause);
    lines.push_back({{"n", event.sequence},
                     {"at", wire(event.at)},
                     {"cell", cell_name(truth.exercise(), event.actor)},
                     {"metric", award.metric.value},
                     {"points", award.points},
                     {"total", totals[award.metric.value]},
                     {"cause", event.cause},
                     {"why", cause != nullptr ? truth.wording().describe(*cause) : ""}});
  }
  return lines.empty() ? std::string() : text({{"t", "ledger"}, {"items", std::move(lines)}});
}

std::string inject_details(const Truth& truth, InjectId id) {
  const scenario::Exercise& exercise = truth.exercise();
  const scenario::Inject& inject = exercise.injects[id.value];
  Json options = Json::array();
  for (const auto& option : inject.options) {
    options.push_back({{"text", option.text}, {"points", option.points}});
  }
  Json columns = Json::array();
  for (const auto& custom : inject.columns) {
    columns.push_back({{"column", custom.column}, {"text", custom.text}});
  }
  Json life = Json::array();
  const auto lives = report::lives(truth.account());
  for (const report::Step& step : lives[id.value]) {
    life.push_back({{"at", wire(step.at)},
                    {"stage", report::name(step)},
                    {"who", step.who.valid() ? truth.wording().name(step.who) : ""},
                    {"why", step.why}});
  }
  const bool dated = inject.story != scenario::kNoStoryTime;
  return text({{"from", inject.from},
               {"subject", inject.subject},
               {"body", inject.body},
               {"script", inject.script},
               {"expects", inject.expects},
               {"notes", inject.notes},
               {"story", dated ? scenario::story_text(inject.story) : ""},
               {"options", std::move(options)},
               {"exclusive", inject.exclusive},
               {"columns", std::move(columns)},
               {"waits", why_it_waits(truth, id)},
               {"life", std::move(life)}});
}

std::vector<Event> causes(const Truth& truth, std::uint64_t sequence) {
  std::vector<Event> chain;
  while (sequence != 0 && chain.size() < kCausesMax) {
    const Event* event = truth.account().event(sequence);
    if (event == nullptr) break;
    chain.push_back(*event);
    if (event->cause >= sequence) break;
    sequence = event->cause;
  }
  return chain;
}

std::vector<Event> consequences(const Truth& truth, std::uint64_t sequence) {
  std::vector<Event> lines;
  const auto& events = truth.account().events;
  std::unordered_set<std::uint64_t> followed = {sequence};
  auto event = std::ranges::lower_bound(events, sequence + 1, {}, &Event::sequence);
  for (; event != events.end() && lines.size() < kStoryLines; ++event) {
    if (!followed.contains(event->cause)) continue;
    followed.insert(event->sequence);
    if (report::worth_telling(*event)) lines.push_back(*event);
  }
  return lines;
}

std::vector<Event> story_of(const Truth& truth, range::Entity thing) {
  std::vector<Event> lines;
  const auto& events = truth.account().events;
  for (auto event = events.rbegin(); event != events.rend() && lines.size() < kStoryLines;
       ++event) {
    const bool about = event->subject == thing || event->object == thing;
    if (about && report::worth_telling(*event)) lines.push_back(*event);
  }
  std::ranges::reverse(lines);
  return lines;
}

std::vector<Event> before(const Truth& truth, std::uint64_t sequence) {
  std::vector<Event> lines;
  const auto& events = truth.account().events;
  auto event = std::ranges::lower_bound(events, sequence, {}, &Event::sequence);
  while (event != events.begin() && lines.size() < kEventsAtOnce) {
    --event;
    if (report::worth_telling(*event)) lines.push_back(*event);
  }
  std::ranges::reverse(lines);
  return lines;
}

}  // namespace redoubt::console

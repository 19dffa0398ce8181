#include "controller/console/say_desk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "controller/console/say_cell.h"
#include "controller/console/say_control.h"
#include "controller/rules/suggestion.h"

namespace redoubt::console {
namespace {

using Json = nlohmann::ordered_json;
using conduct::Judgement;
using rules::FreeAction;
using scenario::InjectId;
using terms::CellId;

/// Of what came since, the latest.
constexpr std::size_t kActionsSince = 50;

Json judgement_line(const Truth& truth, const conduct::Judged& judged) {
  return {{"n", judged.number},
          {"cell", truth.exercise().cells[judged.what.of.value].name},
          {"what", conduct::name(judged.what.what)},
          {"level", judged.what.what == Judgement::What::kReopened ? -1 : judged.what.level},
          {"at", wire(judged.at)},
          {"wall_ms", judged.wall_us / 1000},
          {"by", judged.who.seat},
          {"name", judged.who.name},
          {"why", judged.what.why}};
}

std::string lines_of(const Truth& truth, const std::vector<FreeAction>& actions) {
  std::vector<range::Event> events;
  for (const FreeAction& one : actions) {
    const range::Event* event = truth.account().event(one.event);
    if (event != nullptr) events.push_back(*event);
  }
  return list_events(truth, events);
}

/// Null where there is nothing to say.
Json desk_line(const Truth& truth, std::uint32_t index) {
  const scenario::Exercise& exercise = truth.exercise();
  const InjectId id{index};
  if (!exercise.injects[index].rubric.valid()) return nullptr;
  Json silent = Json::array();
  Json suggested = Json::array();
  for (const CellId cell : exercise.injects[index].to) {
    const rules::Dealing dealing = truth.dealings().of(id, cell);
    if (dealing.over() == terms::kNever) continue;
    const std::string& name = exercise.cells[cell.value].name;
    if (dealing.answered == terms::kNever) {
      silent.push_back({{"cell", name}, {"at", wire(dealing.expired)}});
    }
    const auto made = rules::suggestion(exercise, truth.dealings(), id, cell);
    suggested.push_back({{"cell", name},
                         {"level", made.level ? std::int64_t{*made.level} : -1},
                         {"reasons", made.reasons}});
  }
  Json judged = Json::array();
  for (const auto& one : truth.judged(id)) judged.push_back(judgement_line(truth, *one));
  if (suggested.empty() && judged.empty()) return nullptr;
  return {{"i", index},
          {"silent", std::move(silent)},
          {"suggested", std::move(suggested)},
          {"judged", std::move(judged)}};
}

}  // namespace

std::string say_desk(const Truth& truth, const std::vector<std::uint32_t>& injects) {
  Json lines = Json::array();
  for (const std::uint32_t inject : injects) {
    Json line = desk_line(truth, inject);
    if (!line.is_null()) lines.push_back(std::move(line));
  }
  if (lines.empty()) return {};
  const Json said = {{"t", "desk"}, {"items", std::move(lines)}};
  return said.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string answer_evidence(const Truth& truth, InjectId inject, CellId cell) {
  const rules::Dealing dealing = truth.dealings().of(inject, cell);
  const auto between = [&](terms::ExerciseTime from, terms::ExerciseTime to) {
    return from == terms::kNever ? std::vector<FreeAction>()
                                 : truth.dealings().actions(cell, from, to);
  };
  const auto meanwhile = between(dealing.delivered, dealing.over());
  auto since = dealing.over() == terms::kNever
                   ? std::vector<FreeAction>()
                   : between(dealing.over() + terms::Duration{1}, terms::kNever);
  const std::size_t beyond = since.size() - std::min(since.size(), kActionsSince);
  since.erase(since.begin(), since.begin() + static_cast<std::ptrdiff_t>(beyond));
  return "{\"meanwhile\":" + lines_of(truth, meanwhile) + ",\"since\":" + lines_of(truth, since) +
         "}";
}

}  // namespace redoubt::console

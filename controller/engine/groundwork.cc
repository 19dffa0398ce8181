#include "controller/engine/groundwork.h"

#include <algorithm>
#include <utility>

#include "controller/rules/cut_costs.h"

namespace redoubt::engine {
namespace {

using terms::CellId;

bool watches(const range::Function& function, CellId cell) {
  return std::find(function.shown_to.begin(), function.shown_to.end(), cell) !=
         function.shown_to.end();
}

using Supports = std::vector<Groundwork::Support>;

void add_supports(const range::World& drawn, CellId cell, range::HostId host, Supports& supports) {
  const auto& functions = drawn.layout().functions;
  for (std::uint32_t i = 0; i < functions.size(); ++i) {
    if (!watches(functions[i], cell)) continue;
    const range::FunctionId function{i};
    const std::int64_t loss = drawn.loss_if_isolated(host, function);
    if (loss > 0) supports.push_back({cell, entity(host), function, loss});
  }
}

void add_supports(const std::vector<rules::Moment>& day, CellId cell, range::LinkId link,
                  Supports& supports) {
  const auto& functions = day.at(0).world.layout().functions;
  for (const rules::CutCost::Loss& loss : rules::cost_of_cut(day, link).losses) {
    if (!watches(functions[loss.function.value], cell)) continue;
    supports.push_back({cell, entity(link), loss.function, loss.permille});
  }
}

Supports supports_of(const scenario::Exercise& exercise, const range::World& drawn) {
  Supports supports;
  const std::vector<rules::Moment> day = rules::first_day(drawn);
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    for (const range::Entity known : exercise.cells[i].knows) {
      if (exercise.layout.owner(known) != CellId{i}) continue;
      if (known.kind == terms::EntityKind::kHost) {
        add_supports(drawn, CellId{i}, range::HostId{known.index}, supports);
      } else if (known.kind == terms::EntityKind::kLink) {
        add_supports(day, CellId{i}, range::LinkId{known.index}, supports);
      }
    }
  }
  return supports;
}

}  // namespace

Groundwork::Groundwork(std::shared_ptr<const scenario::Exercise> of)
    : exercise(std::move(of)),
      rules(rules::rules_of(*exercise)),
      drawn(exercise->layout),
      coverage(*exercise),
      detectors(*exercise),
      chance_names(*exercise),
      supports(supports_of(*exercise, drawn)) {}

}  // namespace redoubt::engine

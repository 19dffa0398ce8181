#include "controller/engine/groundwork.h"

#include <algorithm>
#include <utility>

namespace redoubt::engine {
namespace {

using terms::CellId;

bool watches(const range::Function& function, CellId cell) {
  return std::find(function.shown_to.begin(), function.shown_to.end(), cell) !=
         function.shown_to.end();
}

void add_supports(const range::World& drawn, CellId cell, range::HostId host,
                  std::vector<Groundwork::Support>& supports) {
  const auto& functions = drawn.layout().functions;
  for (std::uint32_t i = 0; i < functions.size(); ++i) {
    if (!watches(functions[i], cell)) continue;
    const range::FunctionId function{i};
    const std::int64_t loss = drawn.loss_if_isolated(host, function);
    if (loss > 0) supports.push_back({cell, host, function, loss});
  }
}

std::vector<Groundwork::Support> supports_of(const scenario::Exercise& exercise,
                                             const range::World& drawn) {
  std::vector<Groundwork::Support> supports;
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    for (const range::Entity known : exercise.cells[i].knows) {
      const bool own =
          known.kind == terms::EntityKind::kHost && exercise.layout.owner(known) == CellId{i};
      if (own) add_supports(drawn, CellId{i}, range::HostId{known.index}, supports);
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

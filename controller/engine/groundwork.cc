#include "controller/engine/groundwork.h"

#include <algorithm>
#include <utility>

#include "controller/range/mission/ground.h"
#include "controller/rules/cut_costs.h"

namespace redoubt::engine {
namespace {

using terms::CellId;

using Supports = std::vector<Groundwork::Support>;

/// What a cell watches, and what that stands on.
struct Watched {
  range::FunctionId function;
  std::vector<range::Entity> ground;

  bool stands_on(range::Entity thing) const {
    return std::binary_search(ground.begin(), ground.end(), thing);
  }
};

std::vector<Watched> watched_by(const range::Layout& layout, CellId cell) {
  std::vector<Watched> all;
  for (std::uint32_t i = 0; i < layout.functions.size(); ++i) {
    const auto& shown_to = layout.functions[i].shown_to;
    if (std::find(shown_to.begin(), shown_to.end(), cell) == shown_to.end()) continue;
    all.push_back({range::FunctionId{i}, ground_of(layout, range::FunctionId{i})});
  }
  return all;
}

void add_supports(const range::World& drawn, CellId cell, range::HostId host,
                  const std::vector<Watched>& watched, Supports& supports) {
  for (const Watched& one : watched) {
    if (!one.stands_on(entity(host))) continue;
    const std::int64_t loss = drawn.loss_if_isolated(host, one.function);
    if (loss > 0) supports.push_back({cell, entity(host), one.function, loss});
  }
}

/// Whether a link can matter to what does not stand on it: people reach over it, or tunnels do.
bool may_matter_elsewhere(const range::Layout& layout) {
  return !layout.staff.empty() ||
         std::any_of(layout.links.begin(), layout.links.end(),
                     [](const range::Link& link) { return link.over.valid(); });
}

void add_supports(const std::vector<rules::Moment>& day, CellId cell, range::LinkId link,
                  const std::vector<Watched>& watched, Supports& supports) {
  const bool matters = std::any_of(watched.begin(), watched.end(),
                                   [&](const Watched& one) { return one.stands_on(entity(link)); });
  if (!matters && !may_matter_elsewhere(day.front().world.layout())) return;
  for (const rules::CutCost::Loss& loss : rules::cost_of_cut(day, link).losses) {
    const bool sees = std::any_of(watched.begin(), watched.end(), [&](const Watched& one) {
      return one.function == loss.function;
    });
    if (sees) supports.push_back({cell, entity(link), loss.function, loss.permille});
  }
}

Supports supports_of(const scenario::Exercise& exercise, const range::World& drawn) {
  Supports supports;
  const std::vector<rules::Moment> day = rules::first_day(drawn);
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    const CellId cell{i};
    const std::vector<Watched> watched = watched_by(exercise.layout, cell);
    if (watched.empty()) continue;
    for (const range::Entity known : exercise.cells[i].knows) {
      if (exercise.layout.owner(known) != cell) continue;
      if (known.kind == terms::EntityKind::kHost) {
        add_supports(drawn, cell, range::HostId{known.index}, watched, supports);
      } else if (known.kind == terms::EntityKind::kLink) {
        add_supports(day, cell, range::LinkId{known.index}, watched, supports);
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
      triggers(*exercise),
      supports(supports_of(*exercise, drawn)) {}

}  // namespace redoubt::engine

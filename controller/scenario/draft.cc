#include "controller/scenario/draft.h"

#include <fmt/format.h>

namespace redoubt::scenario {

using yaml::Value;

terms::CellId cell_of_role(const Draft& draft, const Value& reference, terms::Role role) {
  const std::uint32_t cell = draft.cells.resolve(reference);
  if (cell == kNone) return {};
  const Cell& found = draft.exercise.cells.at(cell);
  if (found.role == role) return {cell};
  reference.error(fmt::format("cell '{}' is {}, where a {} one is wanted", found.name,
                              terms::name(found.role), terms::name(role)),
                  yaml::Note{draft.cells.declared_at(cell), "it is declared here"});
  return {};
}

terms::ActionId action_of_role(const Draft& draft, const Value& reference, terms::Role role) {
  const auto word = [](terms::Role of) {
    return of == terms::Role::kRed ? "technique" : "measure";
  };
  const std::uint32_t action = draft.actions.resolve(reference, word(role));
  if (action == kNone) return {};
  const Action& found = draft.exercise.catalogue.at(action);
  if (found.role == role) return {action};
  reference.error(
      fmt::format("'{}' is a {}, where a {} is wanted", found.code, word(found.role), word(role)),
      yaml::Note{draft.actions.declared_at(action), "it is declared here"});
  return {};
}

InjectId inject_named(const Draft& draft, const yaml::Value& reference) {
  const bool scalar = reference.present() && reference.node().kind() == yaml::Kind::kScalar;
  const std::string written = scalar ? reference.node().text() : "";
  const std::size_t mark = written.find('#');
  if (mark == std::string::npos) return {draft.injects.resolve(reference)};
  const std::uint32_t head = draft.injects.find(written.substr(0, mark));
  if (head != kNone) {
    const Inject& inject = draft.exercise.injects.at(head);
    if (inject.number == written) return {head};
    for (const InjectId other : inject.series.others) {
      if (draft.exercise.injects[other.value].number == written) return other;
    }
  }
  reference.error(yaml::Fault::kUnknownName,
                  "no inject comes a time that is called " + yaml::in_quotes(written));
  return {};
}

void check_before_endex(const Draft& draft, const yaml::Value& value,
                        std::optional<terms::ExerciseTime> time) {
  if (time && *time >= draft.exercise.endex) {
    value.error(yaml::Fault::kOutOfRange, "the exercise has ended by then");
  }
}

void take_title(Draft& draft, range::Entity thing, const Value& title) {
  if (auto words = title.text()) draft.exercise.titles.push_back({thing, std::move(*words)});
}

}  // namespace redoubt::scenario

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/engine/engine.h"
#include "controller/range/event.h"
#include "controller/report/persons.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/order.h"

namespace redoubt::report {

/// What somebody wrote when answering an inject.
struct Words {
  terms::CellId cell;
  scenario::InjectId inject;
  std::uint16_t option = 0;
  std::string text;
};

/// What exercise control did with an inject, and why.
struct Direction {
  terms::CellId cell;
  scenario::InjectId inject;
  std::optional<terms::Steering> what;  ///< nothing: the line was amended, or put into the plan
  std::string why;
};

/// A reason that a mind gave, above all for what it did not do.
struct Note {
  terms::ExerciseTime at = terms::kStartex;
  terms::CellId cell;
  std::string text;
};

/// All that a report is made from: one course of an exercise, as the white cell may know it. Holds
/// whatever happened; says nothing about it yet.
struct Account {
  std::shared_ptr<const scenario::Exercise> exercise;  ///< with its plan as it stood in the end
  std::uint64_t seed = 0;
  std::vector<range::Event> events;  ///< all of them, in order of their sequence
  std::uint64_t fingerprint = 0;
  std::string journal_head;  ///< in hexadecimal; empty where no journal was kept
  std::vector<Words> words;
  std::vector<Direction> directions;  ///< in the order in which they were given
  std::vector<Note> notes;
  std::vector<PersonDeed> people;  ///< what people did, in order

  /// The event of that sequence; nullptr for 0 and for what never was.
  const range::Event* event(std::uint64_t sequence) const;
  /// The last instant anything is known of.
  terms::ExerciseTime until() const;
  const scenario::Action& action(terms::ActionId id) const;
};

/// Collects what the engine tells. The account must outlive it.
engine::Engine::Listener listener(Account& account);

/// Keeps the words of an answer to an inject, and of what exercise control did with one; other
/// orders, and those over the limit, have none.
/// `sight` is what the cell had been shown by the end.
void keep_words(Account& account, terms::CellId cell, const terms::Order& order,
                const rules::Sight& sight);

}  // namespace redoubt::report

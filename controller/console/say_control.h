#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/console/truth.h"

/// What is said to exercise control, as JSON: ground truth, and the plan with all that has not come
/// yet. Nothing of it may be told to a seat that the table of roles does not grant it to.
namespace redoubt::console {

/// Injects in one message of the plan.
inline constexpr std::size_t kPlanPart = 2000;
std::vector<std::string> say_plan(const scenario::Exercise& exercise);

/// Lines of the plan that have been amended, or are new; empty where there are none.
std::string say_lines(const scenario::Exercise& exercise,
                      const std::vector<std::uint32_t>& injects);

/// Rows of the board; `injects` may be in any order.
std::string say_board(const Truth& truth, const std::vector<std::uint32_t>& injects);

/// A line for each of these that a person would tell of; empty where there is none.
std::string say_events(const Truth& truth, const std::vector<range::Event>& events);
/// The same as an array for a reply.
std::string list_events(const Truth& truth, const std::vector<range::Event>& events);

/// The entries of the score ledger among these; empty where there are none. `totals` are what each
/// metric comes to before them, and after.
std::string say_ledger(const Truth& truth, const std::vector<range::Event>& events,
                       std::vector<std::int64_t>& totals);

/// All that is drawn on the map, as it is in `world`.
std::string say_whole(const scenario::Exercise& exercise, const range::World& world,
                      terms::ExerciseTime at);
/// Of these things what may have changed; empty where none of them is drawn.
std::string say_changes(const scenario::Exercise& exercise, const range::World& world,
                        terms::ExerciseTime at, const std::vector<range::Entity>& things);

/// All texts of an inject, why it waits, and its life so far.
std::string inject_details(const Truth& truth, scenario::InjectId inject);

/// From an event back to who began it.
std::vector<range::Event> causes(const Truth& truth, std::uint64_t sequence);
/// What followed from an event, by however many steps: the first of those that a person would tell
/// of.
std::vector<range::Event> consequences(const Truth& truth, std::uint64_t sequence);
/// The last of those about a thing.
std::vector<range::Event> story_of(const Truth& truth, range::Entity thing);
/// Those that a person would tell of, before that one.
std::vector<range::Event> before(const Truth& truth, std::uint64_t sequence);

/// "host/12".
std::string thing_id(range::Entity thing);
/// Not valid for what names nothing that is drawn.
range::Entity thing_of(const scenario::Exercise& exercise, const std::string& id);

}  // namespace redoubt::console

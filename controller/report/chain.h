#pragma once

#include <optional>
#include <string>
#include <vector>

#include "controller/report/account.h"

/// Why something came about: each fact names the one that brought it about, so that what happened
/// can be walked back to what somebody did.
namespace redoubt::report {

/// The facts that led to one, from the first to the fact itself.
std::vector<const range::Event*> chain_to(const Account& account, const range::Event& event);

/// The fact by which a thing of the range last got worse, if by `at` it has not been whole again;
/// nullptr where nothing is amiss with it.
const range::Event* trouble_of(const Account& account, range::Entity thing, terms::ExerciseTime at);

/// Things of the range by their name as the scenario writes it; several kinds may share one.
std::optional<range::Entity> thing_named(const scenario::Exercise& exercise,
                                         const std::string& name);

/// The chain for people: a line for each fact, with how long each took to follow.
std::string explanation(const Account& account, range::Entity thing, terms::ExerciseTime at);

}  // namespace redoubt::report

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/console/truth.h"

/// What is said at the adjudication desk, apart from the marks that count: how answers were judged
/// so far, what the machine would say of them, and what speaks for it. For exercise control.
namespace redoubt::console {

/// Of these injects, in any order: who let the deadline pass, what the machine suggests, and every
/// judgement so far. Empty where there is nothing of the kind.
std::string say_desk(const Truth& truth, const std::vector<std::uint32_t>& injects);

/// What a team did of its own accord between getting an inject and being through with it, and
/// since, as a reply's data.
std::string answer_evidence(const Truth& truth, scenario::InjectId inject, terms::CellId cell);

}  // namespace redoubt::console

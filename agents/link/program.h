#pragma once

#include <string>

#include "agents/link/connection.h"

namespace redoubt::link {

enum class Voice : std::uint8_t { kNormal, kErrorsOnly };

/// What an agent program does after it has read its command line: plays until the exercise is over,
/// or until SIGINT or SIGTERM (a second one ends the process at once). Lines for people go to
/// stderr, after the program's name. Call it from main, before anything has started a thread.
///
/// Returns the exit code: 0 the exercise has ended, 4 the controller could not be reached or did
/// not let this agent play, 130 interrupted.
int play(const std::string& program, Voice voice, ConnectionSettings settings, MindMaker make_mind);

}  // namespace redoubt::link

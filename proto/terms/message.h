#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "proto/terms/brief.h"
#include "proto/terms/mind.h"
#include "proto/terms/result.h"

/// The conversation between the controller and one agent, as plain values;
/// `proto/redoubt/v1/agent.proto` is the same on the wire. Agent: Hello, then Turn and Orders as it
/// likes, Goodbye. Controller: Welcome first, then the others in any order; Goodbye last.
namespace redoubt::terms {

inline constexpr std::uint32_t kProtocolVersion = 1;

/// How an agent stands to time.
enum class Pace : std::uint8_t {
  kLockstep,  ///< time waits for its Turn on each Grant
  kFree,      ///< time passes; Grants tell it the time and need no answer
};

// --- agent to controller -------------------------------------------------------------------------

struct Hello {
  std::uint32_t version = kProtocolVersion;
  std::string agent;  ///< its name, unique in its cell
  std::string cell;   ///< name of the cell it sits in
  Pace pace = Pace::kLockstep;
  std::uint64_t cursor = 0;  ///< last observation it has; 0 for none
  std::uint64_t grant = 0;   ///< last grant it has answered; 0 for none
};

/// The answer to a grant. Sent again with the same number after a reconnect, it counts once.
struct Turn {
  std::uint64_t grant = 0;
  Intent intent;
};

/// Orders between grants.
struct Orders {
  std::vector<Order> orders;
};

/// All observations up to this cursor have been taken in. Lets the controller measure how far a
/// reader is behind.
struct Seen {
  std::uint64_t cursor = 0;
};

struct AgentGoodbye {
  std::string why;
};

using FromAgent = std::variant<Hello, Turn, Orders, Seen, AgentGoodbye>;

// --- controller to agent -------------------------------------------------------------------------

struct Welcome {
  std::uint32_t version = kProtocolVersion;
  Brief brief;
};

/// Observations `first`, `first + 1`, ... in order. Shared, because a thousand agents may be sent
/// the same batch.
struct Observations {
  std::uint64_t first = 1;
  std::shared_ptr<const std::vector<Observation>> batch;
};

/// Rulings on orders of this agent's cell, in the order in which they were adjudicated.
struct Rulings {
  std::vector<Ruling> rulings;
};

/// It is `now`; everything the cell may see up to `now` has been sent before this message.
struct Grant {
  std::uint64_t number = 0;  ///< per cell, from 1
  ExerciseTime now = kStartex;
  std::uint64_t cursor =
      0;  ///< the last observation that goes before it: who lacks it has lost some
};

/// The controller ends the conversation; the stream's status carries the same code and words.
struct ControllerGoodbye {
  bool finished = false;  ///< the exercise is over, do not come back
  std::string why;
};

using ToAgent = std::variant<Welcome, Observations, Rulings, Grant, ControllerGoodbye>;

inline constexpr std::size_t kObservationsPerMessageMax = 64;

}  // namespace redoubt::terms

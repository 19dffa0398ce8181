#pragma once

#include <cstdint>

namespace redoubt::range {

/// What may be so of a thing of the range, or not: what rules ask of things that are no hosts.
enum class Trait : std::uint8_t {
  kOn,          ///< a machine, function or cell: not switched off
  kDamaged,     ///< likewise: does not work until it is repaired
  kByHand,      ///< a control point: people on site work it
  kDrives,      ///< a control point: it moves something
  kSpoofed,     ///< a control point: what it shows is forged
  kSilenced,    ///< a control point: its alarm is
  kInhibited,   ///< a control point: its safety function is
  kRegistered,  ///< a network function: the others find it
  kForged,      ///< a network function: a false one has its place
  kImplanted,   ///< a network function or cell: its firmware obeys somebody else
  kHeld,        ///< a slice: held apart from the others
  kTold,        ///< a narrative: somebody tells it
  kSends,       ///< software or a supplier: updates come from there
  kPoisoned,    ///< likewise: the next carries an implant
  kExposed,  ///< a network function or cell: there is a supplier that is trusted more than its own
};

}  // namespace redoubt::range

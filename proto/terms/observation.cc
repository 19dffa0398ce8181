#include "proto/terms/observation.h"

#include <array>

namespace redoubt::terms {

const char* name(Access access) {
  static constexpr std::array<const char*, 4> kNames = {"none", "foothold", "user", "admin"};
  return kNames.at(static_cast<std::size_t>(access));
}

const char* name(FindingKind kind) {
  static constexpr std::array<const char*, kFindingKindCount> kNames = {
      "session", "persistence", "clean",      "weakness", "credential", "data",
      "taken",   "channel",     "isolated",   "blocked",  "service",    "implant",
      "patched", "sensor",      "supports",   "training", "level",      "loading",
      "supply",  "reading",     "switched",   "damage",   "alarm",      "sharing",
      "belief",  "ticket",      "locked out", "copies",   "decoy",      "update"};
  return kNames.at(static_cast<std::size_t>(kind));
}

const char* name(Severity severity) {
  static constexpr std::array<const char*, 5> kNames = {"none", "low", "medium", "high",
                                                        "critical"};
  return kNames.at(static_cast<std::size_t>(severity));
}

const char* name(InjectKind kind) {
  static constexpr std::array<const char*, kInjectKindCount> kNames = {
      "mail",     "intelligence", "media",   "social",    "phone", "legal",
      "decision", "order",        "partner", "telemetry", "action"};
  return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace redoubt::terms

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/terms/ids.h"
#include "proto/terms/observation.h"

namespace redoubt::terms {

/// What sets a playbook off.
enum class TriggerKind : std::uint8_t {
  kAlert,     ///< an alert of at least `severity` (and `technique`, where given)
  kFinding,   ///< a finding of kind `finding`
  kFunction,  ///< a function that falls below `permille`
  kInject,    ///< the inject with number `inject`
  kAdvisory,  ///< a partner's advice (of `technique`, where given)
  kStart,     ///< STARTEX
};

struct Trigger {
  TriggerKind kind = TriggerKind::kAlert;
  Severity severity = Severity::kLow;
  ActionId technique;
  FindingKind finding = FindingKind::kClean;
  std::int64_t permille = 0;
  std::string inject;
  std::string tag;  ///< only about things that carry this tag
};

/// What a step acts on.
enum class Aim : std::uint8_t {
  kSubject,  ///< what the trigger was about (the alert's host, the finding's subject)
  kObject,   ///< the finding's second thing (the credential, the data, the software)
  kZone,     ///< the zone of the subject
  kNamed,    ///< the thing called `name`
  kTagged,   ///< each own thing that carries the tag `name`, one after the other
};

/// Whether a step is taken; otherwise it is passed over with the reason noted.
enum class StepCondition : std::uint8_t {
  kAlways,
  kFound,         ///< this run of the playbook has found an intruder, persistence or implant
  kNothingFound,  ///< it has looked and found nothing
  kLastSucceeded,
  kLastFailed,
};

struct PlaybookStep {
  ActionId measure;    ///< not valid: a reply to the inject that set the playbook off
  std::string option;  ///< for a reply: the option chosen, as it is written in the inject
  std::string text;    ///< for a reply: the words
  Aim aim = Aim::kSubject;
  std::string name;  ///< for kNamed and kTagged
  StepCondition when = StepCondition::kAlways;
  std::int64_t cost_max =
      1000;  ///< passed over when it would cost a mission function more than this many permille
  Duration wait{};  ///< before it is taken
};

struct Playbook {
  std::string id;
  std::string intent;
  std::vector<Trigger> on;  ///< any of these
  std::vector<PlaybookStep> steps;
  std::uint32_t priority = 5;  ///< 1 first ... 9 last, when people are short
  bool once_per_subject = true;
  std::uint32_t runs_max = UINT32_MAX;  ///< over all subjects
};

}  // namespace redoubt::terms

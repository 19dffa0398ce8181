#pragma once

#include <memory>
#include <string>

#include "proto/terms/brief.h"
#include "proto/terms/mind.h"
#include "proto/terms/result.h"

namespace redoubt::blue {

/// "playbook" follows the playbooks of the brief, "idle" does nothing but listen.
inline constexpr const char* kDefaultMind = "playbook";

/// Errors: kNotFound for another name (lists the names there are); kInvalidArgument for a brief
/// that is not a blue cell's, or whose playbooks name a measure that does not exist.
terms::Result<std::unique_ptr<terms::Mind>> make_mind(const std::string& name,
                                                      const terms::Brief& brief);

}  // namespace redoubt::blue

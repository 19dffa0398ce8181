#pragma once

#include <memory>
#include <string>

#include "proto/terms/brief.h"
#include "proto/terms/mind.h"
#include "proto/terms/result.h"

namespace redoubt::red {

/// "campaign" follows the campaign of the brief, "random" draws every order by chance.
inline constexpr const char* kDefaultMind = "campaign";

/// Errors: kNotFound for another name (lists the names there are); kInvalidArgument for a brief
/// that is not red's, or whose campaign names a step or an action that does not exist.
terms::Result<std::unique_ptr<terms::Mind>> make_mind(const std::string& name,
                                                      const terms::Brief& brief);

}  // namespace redoubt::red

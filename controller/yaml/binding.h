#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "controller/yaml/findings.h"
#include "controller/yaml/tree.h"

/// What stands for something else in a file: `$(name)` in any text, key or value. `$$(name)` is
/// meant as it stands, but for one `$`.
namespace redoubt::yaml {

using Bindings = std::map<std::string, std::string, std::less<>>;

/// Whether any of it stands for something else.
bool has_references(std::string_view text);

/// What stands under a node, in a tree of its own with the same places, each `$(name)` replaced.
/// Names without a binding are left where `unknown` is null, else it is told of each.
std::unique_ptr<const Tree> bound(
    const Node& node, const Bindings& bindings,
    const std::function<void(const Place&, std::string_view name)>& unknown);

}  // namespace redoubt::yaml

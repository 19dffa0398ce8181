#include "controller/range/event.h"

#include <algorithm>
#include <utility>

namespace redoubt::range {
namespace {

constexpr std::pair<EventKind, const char*> kNames[] = {
    ,
};

}  // namespace

const char* name(EventKind kind) {
  const auto* found = std::find_if(std::begin(kNames), std::end(kNames),
                                   [&](const auto& entry) { return entry.first == kind; });
  return found == std::end(kNames) ? "unknown" : found->second;
}

}  // namespace redoubt::range

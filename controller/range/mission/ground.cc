#include "controller/range/mission/ground.h"

#include <algorithm>

namespace redoubt::range {
namespace {

void add(const Layout& layout, FunctionId function, std::vector<Entity>& ground) {
  for (const Entity part : layout.functions.at(function.value).parts) {
    ground.push_back(part);
    if (part.kind == terms::EntityKind::kFunction) {
      add(layout, FunctionId{part.index}, ground);
    } else if (const HostId host = layout.host_of(part); host.valid()) {
      ground.push_back(entity(host));
    }
  }
}

}  // namespace

std::vector<Entity> ground_of(const Layout& layout, FunctionId function) {
  std::vector<Entity> ground;
  add(layout, function, ground);
  std::sort(ground.begin(), ground.end());
  ground.erase(std::unique(ground.begin(), ground.end()), ground.end());
  return ground;
}

}  // namespace redoubt::range

#include "controller/console/plan_check.h"

#include <algorithm>

#include "controller/proof/amended.h"

namespace redoubt::console {
namespace {

constexpr std::size_t kFaultsNamed = 5;

Check amended(const std::vector<std::string>& faults) {
  const std::string name = "The plan as amended";
  if (faults.empty()) return {name, "ok", "redoubt check would find nothing new"};
  std::string text;
  for (std::size_t i = 0; i < std::min(faults.size(), kFaultsNamed); ++i) {
    text += (i == 0 ? "" : "; ") + faults[i];
  }
  if (faults.size() > kFaultsNamed) {
    text += "; and " + std::to_string(faults.size() - kFaultsNamed) + " more";
  }
  return {name, "warning", text};
}

}  // namespace

std::vector<Check> PlanCheck::of(const std::shared_ptr<const scenario::Exercise>& now) {
  if (!written_ || now == written_) return {found_};
  if (proved_ != now) {
    amended_ = amended(proof::prove_amended(*written_, *now));
    proved_ = now;
  }
  return {found_, amended_};
}

}  // namespace redoubt::console

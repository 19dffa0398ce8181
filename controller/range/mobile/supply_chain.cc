#include "controller/range/mobile/supply_chain.h"

#include <algorithm>

namespace redoubt::range::mobile {

using terms::Odds;

Odds missed(const Inspection& inspection, const Supplier& supplier) {
  constexpr std::int64_t kFull = 1000;
  const std::int64_t least = inspection.least.per_million;
  const std::int64_t more = std::int64_t{inspection.misses.per_million} - least;
  return {static_cast<std::uint32_t>(least + more * supplier.trust / kFull)};
}

Odds found(const Inspection& inspection, const Supplier& supplier) {
  return {Odds::kCertain - missed(inspection, supplier).per_million};
}

Odds undetected(const Core& core, SupplierId supplier) {
  if (!supplier.valid()) return {};
  const Supplier& drawn = core.suppliers.at(supplier.value);
  if (!drawn.inspected || drawn.implants.per_million == 0) return drawn.implants;
  constexpr Odds kLeast{1};
  return std::max(kLeast, both(drawn.implants, missed(core.inspection, drawn)));
}

Replacement replacement(const Supplier& by, std::int64_t pieces) {
  return {by.price * pieces, by.delivery + by.fitting * pieces};
}

}  // namespace redoubt::range::mobile

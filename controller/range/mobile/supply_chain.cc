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

Odds withdrawn(const Core& core, SupplierId supplier) {
  const Supplier& drawn = core.suppliers.at(supplier.value);
  return drawn.inspected ? found(core.inspection, drawn) : Odds{};
}

SupplierId most_trusted(const Core& core) {
  const auto& all = core.suppliers;
  const auto most = std::max_element(
      all.begin(), all.end(),
      [](const Supplier& one, const Supplier& other) { return one.trust < other.trust; });
  return most != all.end() ? SupplierId{static_cast<std::uint32_t>(most - all.begin())}
                           : SupplierId{};
}

Replacement replacement(const Supplier& by, std::int64_t pieces) {
  return {by.price * pieces, by.delivery + by.fitting * pieces};
}

}  // namespace redoubt::range::mobile

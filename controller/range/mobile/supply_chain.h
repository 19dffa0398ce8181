#pragma once

#include <cstdint>

#include "controller/range/mobile/core.h"
#include "proto/terms/random.h"
#include "proto/terms/time.h"

/// What comes with equipment from its supplier: odds for the rules to draw with, and what another
/// supplier would cost. Pure functions of what is drawn.
namespace redoubt::range::mobile {

/// How likely the source-inspection centre misses an implant in what this supplier sends. It
/// spends its time on those whom the authorities trust least, and nobody's source is read to the
/// last line:
///
///   missed = least + (misses - least) * trust
terms::Odds missed(const Inspection& inspection, const Supplier& supplier);

/// How likely it finds an implant that is there.
terms::Odds found(const Inspection& inspection, const Supplier& supplier);

/// How likely an implant in one update by this supplier is found before the update goes out.
terms::Odds withdrawn(const Core& core, SupplierId supplier);

/// The supplier that is trusted most, the first of those; not valid where there is none.
SupplierId most_trusted(const Core& core);

/// What it takes to put equipment of another supplier in the place of what is there.
struct Replacement {
  std::int64_t price = 0;
  terms::Duration takes{};
};

/// price = pieces * price of each; takes = delivery + pieces * fitting.
Replacement replacement(const Supplier& by, std::int64_t pieces);

}  // namespace redoubt::range::mobile

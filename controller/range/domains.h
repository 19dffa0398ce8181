#pragma once

#include "controller/range/alliance/state.h"
#include "controller/range/information/state.h"
#include "controller/range/layout.h"
#include "controller/range/mobile/state.h"
#include "controller/range/power/state.h"
#include "controller/range/water/state.h"

namespace redoubt::range {

/// The domains of one run that follow from facts alone, side by side. A value.
struct Domains {
  explicit Domains(const Layout& layout)
      : power(layout.grid),
        water(layout.water),
        mobile(layout.mobile),
        information(layout.information),
        alliance(layout.pact) {}

  /// Calls `use` with each, in the one order in which they are settled.
  template <class Self, class Use>
  static void each(Self& domains, const Use& use) {
    use(domains.power);
    use(domains.water);
    use(domains.mobile);
    use(domains.information);
    use(domains.alliance);
  }

  power::State power;
  water::State water;
  mobile::State mobile;
  information::State information;
  alliance::State alliance;
};

}  // namespace redoubt::range

#include "controller/range/alliance/pact.h"

namespace redoubt::range::alliance {

std::int64_t cost_of_cut(const Pact& pact, PartnershipId partnership, LinkId link) {
  std::int64_t sum = 0;
  for (const Reaction& reaction : pact.reactions) {
    const bool its_own = reaction.partnership == partnership && reaction.of == entity(link);
    if (its_own && reaction.on == Occasion::kCut) sum += reaction.by;
  }
  return sum;
}

}  // namespace redoubt::range::alliance

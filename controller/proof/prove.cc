#include "controller/proof/prove.h"

namespace redoubt::proof {

void prove(const scenario::Loaded& loaded, yaml::Findings& findings) {
  prove_plan(loaded, findings);
  prove_triggers(loaded, findings);
  prove_campaigns(loaded, findings);
}

}  // namespace redoubt::proof

#include "controller/proof/prove.h"

namespace redoubt::proof {

void prove(const scenario::Exercise& exercise, const scenario::Written& written,
           yaml::Findings& findings) {
  prove_plan(exercise, written, findings);
  prove_triggers(exercise, written, findings);
  prove_storylines(exercise, written, findings);
  prove_marking(exercise, written, findings);
  prove_campaigns(exercise, written, findings);
}

}  // namespace redoubt::proof

#include "proto/terms/ruling.h"

#include <gtest/gtest.h>

namespace redoubt::terms {
namespace {

TEST(Ruling, AReasonThatLiesInTheThingIsMetAgainAndOneOfTheMomentIsNot) {
  for (const Reason reason : {Reason::kNotReachable, Reason::kNoSession, Reason::kNoWeakness,
                              Reason::kNoCredential, Reason::kAlreadyDone, Reason::kNotYours}) {
    EXPECT_TRUE(lies_in_target(reason)) << explain(reason);
  }
  for (const Reason reason : {Reason::kNone, Reason::kBadLuck, Reason::kNoPeople, Reason::kNotNow,
                              Reason::kOverLimit, Reason::kEnded, Reason::kInterrupted}) {
    EXPECT_FALSE(lies_in_target(reason)) << explain(reason);
  }
}

}  // namespace
}  // namespace redoubt::terms

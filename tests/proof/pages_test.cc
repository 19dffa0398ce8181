// Each finding has a page, and docs/findings.md holds them all. With REDOUBT_BLESS in its
// environment it writes that anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "controller/proof/page.h"

namespace redoubt::proof {
namespace {

constexpr const char* kManual = "docs/findings.md";

std::string manual() {
  std::string text =
      "# What `redoubt check` finds\n\nBeyond what is not well written, it proves what can be "
      "known "
      "of a plan before the day. A code stands\nbehind each such finding; `redoubt explain CODE` "
      "prints what follows here. Errors make the check fail, warnings do not.\n";
  for (const Page& page : pages()) text += "\n" + text_of(page);
  return text;
}

TEST(Pages, TheManualHoldsThemAll) {
  if (std::getenv("REDOUBT_BLESS") != nullptr) std::ofstream(kManual) << manual();
  std::stringstream written;
  written << std::ifstream(kManual).rdbuf();
  EXPECT_EQ(written.str(), manual());
}

TEST(Pages, AreInOrderOfTheirCodesEachOnce) {
  for (std::size_t i = 1; i < pages().size(); ++i) {
    EXPECT_LT(pages()[i - 1].code, pages()[i].code);
  }
  EXPECT_EQ(page_of("R0000"), nullptr);
  EXPECT_EQ(page_of(kNobodySees)->code, kNobodySees);
}

}  // namespace
}  // namespace redoubt::proof

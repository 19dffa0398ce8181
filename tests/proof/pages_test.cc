// Each finding has a page, and docs/findings.md holds them all. With REDOUBT_BLESS in its
// environment it writes that anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "controller/proof/page.h"
#include "controller/yaml/fault.h"

namespace redoubt::proof {
namespace {

constexpr const char* kManual = "docs/findings.md";

std::string manual() {
  std::string text =
      "# What `redoubt check` finds\n\nA code stands behind each finding; `redoubt explain CODE` "
      "prints what follows here. Codes that begin with R1 say that something\nis not well written; "
      "those with R2 prove what can be known of a plan before the day. Errors make the check fail, "
      "warnings do not.\n";
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

TEST(Pages, EachFaultOfTheReaderHasOne) {
  for (std::size_t i = 0; i < pages_of_reader().size(); ++i) {
    EXPECT_EQ(pages_of_reader()[i].code, yaml::code_of(static_cast<yaml::Fault>(i)));
  }
  EXPECT_EQ(pages_of_reader().size(), static_cast<std::size_t>(yaml::Fault::kForeign) + 1);
}

}  // namespace
}  // namespace redoubt::proof

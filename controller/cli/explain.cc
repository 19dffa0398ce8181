#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/cli/exit.h"
#include "controller/cli/verbs.h"
#include "controller/proof/page.h"

namespace redoubt::cli {
namespace {

int explain(const std::string& code) {
  if (code.empty()) {
    for (const proof::Page& page : proof::pages()) fmt::print("{}  {}\n", page.code, page.title);
    return kOk;
  }
  const proof::Page* page = proof::page_of(code);
  if (page == nullptr) {
    return fail({terms::Code::kNotFound,
                 fmt::format("there is no finding '{}'; `redoubt explain` lists them", code)});
  }
  fmt::print("{}", proof::text_of(*page));
  return kOk;
}

}  // namespace

void add_explain(CLI::App& app, Chosen& chosen) {
  auto code = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand(
      "explain", "What a finding of `redoubt check` means, and what to do about it");
  verb->add_option("code", *code, "As it stands behind the finding: R2002; left out: list them");
  verb->callback([code, &chosen] { chosen = [code] { return explain(*code); }; });
}

}  // namespace redoubt::cli

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <string>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"
#include "controller/yaml/quantities.h"

namespace redoubt::cli {
namespace {

using What = conduct::ClockOrder::What;

struct ClockOptions {
  Calling calling;
  What what = What::kPause;
  double rate = 1;
  std::string by;  ///< a duration
  std::string at;  ///< a time, or "next"
  std::string why;
};

int clock(const ClockOptions& options) {
  rpc::ClockCall call{.what = options.what, .why = options.why};
  call.rate_milli = static_cast<std::uint64_t>(std::llround(options.rate * 1000));
  if (options.what == What::kStep) {
    const auto by = yaml::duration_of(options.by);
    if (!by.ok()) return fail_usage(fmt::format("'{}': {}", options.by, by.error().message));
    call.by = *by;
  }
  if (!options.at.empty() && options.at != "next") {
    const auto at = yaml::time_of(options.at);
    if (!at.ok()) return fail_usage(fmt::format("'{}': {}", options.at, at.error().message));
    call.at = *at;
  }
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto stands = (*client)->clock(call);
  if (!stands.ok()) return fail_call(stands.error());
  fmt::print("{}\n", *stands);
  return kOk;
}

CLI::App* add(CLI::App& family, Chosen& chosen, const std::shared_ptr<ClockOptions>& options,
              What what, const char* about) {
  CLI::App* verb = family.add_subcommand(conduct::name(what), about);
  add_calling(*verb, options->calling);
  verb->add_option("--why", options->why, "Kept in the journal and told to exercise control");
  verb->callback([options, what, &chosen] {
    options->what = what;
    chosen = [options] { return clock(*options); };
  });
  return verb;
}

}  // namespace

void add_clock(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ClockOptions>();
  CLI::App* family = app.add_subcommand(
      "clock", "Hold, release and turn the clock of an exercise that redoubt serve conducts");
  family->require_subcommand(1);
  family->footer(
      "It prints how the clock stands after that. Exit status 1: the clock cannot do so now, and "
      "why.");
  const auto with = [&](What what, const char* about) {
    return add(*family, chosen, options, what, about);
  };
  with(What::kStart, "STARTEX: let time pass; --why where a cell is played by nobody yet");
  with(What::kPause, "Time stands; orders are taken in");
  with(What::kResume, "Time passes again; what was pending is as far away as it was");
  with(What::kFreeze, "NO-PLAY: time stands, and orders are refused");
  with(What::kThaw, "End of NO-PLAY; time stays paused until it is resumed");
  with(What::kRate, "So many exercise seconds pass in a second; 0: as fast as possible")
      ->add_option("rate", options->rate, "60, 0.5, 0")
      ->required()
      ->check(CLI::Range(0.0, 1e9));
  with(What::kStep, "Let this much time pass, and pause there")
      ->add_option("duration", options->by, "'90 min', '1 h 30 min'")
      ->required();
  with(What::kJump, "Go as fast as possible to a time or to the next inject, and on as before")
      ->add_option("time", options->at, "'D+0 01:30', or next")
      ->default_str("next");
  with(What::kHold, "Pause at that time, when it comes")
      ->add_option("time", options->at, "'D+0 01:30'")
      ->required();
  with(What::kUnhold, "Do not pause there")
      ->add_option("time", options->at, "'D+0 01:30'")
      ->required();
}

}  // namespace redoubt::cli

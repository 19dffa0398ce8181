#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

using terms::Steering;

struct InjectOptions {
  Calling calling;
  rpc::SteerCall call;
  bool json = false;
};

int steer(const InjectOptions& options) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto ruled = (*client)->steer(options.call);
  if (!ruled.ok()) return fail_call(ruled.error());
  if (ruled->refused) {
    fmt::print(stderr, "redoubt: {}\n", ruled->text);
    return kNo;
  }
  fmt::print("{} {}: {}\n", terms::name(options.call.what), options.call.inject, ruled->text);
  return kOk;
}

int reopen(const InjectOptions& options) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const rpc::SteerCall& call = options.call;
  const auto reopened = (*client)->reopen(call.inject, call.cell, call.why);
  if (!reopened.ok()) return fail_call(reopened.error());
  fmt::print("reopen {}: the answer of {} is to be marked again\n", call.inject, call.cell);
  return kOk;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// When it came, or comes.
std::string when(const rpc::BoardLine& line) {
  if (line.delivered) return to_text(*line.delivered);
  return line.at ? to_text(*line.at) : "-";
}

nlohmann::ordered_json json_of(const rpc::BoardLine& line) {
  nlohmann::ordered_json json = {
      {"number", line.number},   {"title", line.title}, {"kind", line.kind},
      {"stage", line.stage},     {"due", line.due},     {"to", line.to},
      {"answers", line.answers}, {"marks", line.marks}, {"suggested", line.suggested},
      {"judged", line.judged}};
  if (line.at) json["at_us"] = terms::microseconds(*line.at);
  if (line.delivered) json["delivered_us"] = terms::microseconds(*line.delivered);
  return json;
}

int list(const InjectOptions& options) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto board = (*client)->board();
  if (!board.ok()) return fail_call(board.error());
  if (options.json) {
    auto all = nlohmann::ordered_json::array();
    for (const rpc::BoardLine& line : *board) all.push_back(json_of(line));
    fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return kOk;
  }
  std::size_t widest = 0;
  for (const rpc::BoardLine& line : *board) widest = std::max(widest, line.number.size());
  for (const rpc::BoardLine& line : *board) {
    fmt::print("{:{}}  {:12}  {:12}  {}", line.number, widest, line.stage + (line.due ? "!" : ""),
               when(line), line.title);
    if (!line.to.empty()) fmt::print("  (to {})", joined(line.to));
    if (!line.answers.empty()) fmt::print("  {}", joined(line.answers));
    if (!line.marks.empty()) fmt::print("  marked {}", joined(line.marks));
    fmt::print("\n");
    for (const std::string& one : line.suggested) fmt::print("    the machine: {}\n", one);
    for (const std::string& one : line.judged) fmt::print("    {}\n", one);
  }
  return kOk;
}

CLI::App* add(CLI::App& family, Chosen& chosen, const std::shared_ptr<InjectOptions>& options,
              Steering what, const char* about) {
  CLI::App* verb = family.add_subcommand(terms::name(what), about);
  verb->add_option("number", options->call.inject, "As in the MSEL, 2-03 or 2-03#2")->required();
  add_calling(*verb, options->calling);
  verb->add_option("--why", options->call.why, "Kept in the journal for the review");
  verb->callback([options, what, &chosen] {
    options->call.what = what;
    chosen = [options] { return steer(*options); };
  });
  return verb;
}

}  // namespace

void add_inject(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<InjectOptions>();
  CLI::App* family = app.add_subcommand(
      "inject", "Steer the injects of an exercise that redoubt serve conducts, and list them");
  family->require_subcommand(1);
  family->footer("Exit status 1: it was refused, and why.");
  const auto with = [&](Steering what, const char* about) {
    return add(*family, chosen, options, what, about);
  };
  with(Steering::kSend, "Send it now, whatever it waits for");
  with(Steering::kHold, "It does not come until it is released");
  with(Steering::kRelease, "Let one that is held come, at once if its time has passed");
  with(Steering::kSkip, "It never comes");
  with(Steering::kCancel, "It never comes, and is taken back where it has come");
  with(Steering::kApprove, "Let a draft come by its plan");
  CLI::App* mark = with(Steering::kMark,
                        "Mark a cell's answer; marked again, the last counts. Where much hangs on "
                        "it, it counts once a second person gives the same");
  mark->add_option("cell", options->call.cell, "Whose answer, by the cell's name")->required();
  mark->add_option("level", options->call.level, "Of the rubric, from 0")->required();

  CLI::App* again = family->add_subcommand(
      "reopen", "An answer that was marked is to be marked again; until then its points stand");
  again->add_option("number", options->call.inject, "As in the MSEL, 2-03 or 2-03#2")->required();
  again->add_option("cell", options->call.cell, "Whose answer, by the cell's name")->required();
  add_calling(*again, options->calling);
  again->add_option("--why", options->call.why, "Kept in the journal for the review")->required();
  again->callback([options, &chosen] { chosen = [options] { return reopen(*options); }; });

  CLI::App* board = family->add_subcommand("list", "All injects as they stand, in order");
  add_calling(*board, options->calling);
  board->add_flag("--json", options->json, "As data");
  board->callback([options, &chosen] { chosen = [options] { return list(*options); }; });
}

}  // namespace redoubt::cli

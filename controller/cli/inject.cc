#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"
#include "controller/yaml/quantities.h"

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

/// What `redoubt inject edit` and `add` say of a line. Texts that are not given are not there.
struct AmendOptions {
  Calling calling;
  rpc::AmendCall call;
  std::string at;        ///< a time
  std::string deadline;  ///< a duration
  std::string kind = "mail";
  std::map<std::string, std::string> texts;  ///< by the option's name
};

terms::Status fill_in(const AmendOptions& options, terms::Amend& line) {
  const auto text = [&](const char* name) {
    const auto found = options.texts.find(name);
    return found == options.texts.end() ? std::nullopt : std::optional(found->second);
  };
  line.title = text("--title");
  line.from = text("--from");
  line.subject = text("--subject");
  line.body = text("--body");
  line.expects = text("--expects");
  line.notes = text("--notes");
  if (!options.at.empty()) {
    const auto at = yaml::time_of(options.at);
    if (!at.ok()) return at.error();
    line.at = *at;
  }
  if (!options.deadline.empty()) {
    const auto deadline = yaml::duration_of(options.deadline);
    if (!deadline.ok()) return deadline.error();
    line.deadline = *deadline;
  }
  for (int i = 0; i < terms::kInjectKindCount; ++i) {
    const auto kind = static_cast<terms::InjectKind>(i);
    if (terms::name(kind) == options.kind) line.kind = kind;
  }
  return terms::Done{};
}

int amend(const AmendOptions& options) {
  rpc::AmendCall call = options.call;
  if (const auto filled = fill_in(options, call.line); !filled.ok()) {
    return fail_usage(filled.error().message);
  }
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto ruled = (*client)->amend(call);
  if (!ruled.ok()) return fail_call(ruled.error());
  if (ruled->refused) {
    fmt::print(stderr, "redoubt: {}\n", ruled->text);
    return kNo;
  }
  fmt::print("{} {}: {}\n", call.line.add ? "add" : "edit", call.line.inject, ruled->text);
  for (const std::string& fault : ruled->faults) {
    fmt::print(stderr, "redoubt: done, but now: {}\n", fault);
  }
  return kOk;
}

void add_text(CLI::App& verb, const std::shared_ptr<AmendOptions>& options, const char* name,
              const char* about) {
  verb.add_option_function<std::string>(
      name, [options, name](const std::string& text) { options->texts[name] = text; }, about);
}

/// What an amended line and a new one have in common.
void add_line(CLI::App& verb, const std::shared_ptr<AmendOptions>& options, bool add) {
  verb.add_option("number", options->call.line.inject,
                  add ? "The number that it gets, X-01" : "As in the MSEL, 2-03 or 2-03#2")
      ->required();
  add_calling(verb, options->calling);
  verb.add_option("--time", options->at,
                  add ? "'D+0 01:30'; without it, it comes at once" : "It comes then: 'D+0 01:30'");
  CLI::Option* to = verb.add_option("--to", options->call.to, "Cells that it goes to, by name");
  if (add) to->required();
  add_text(verb, options, "--title", "For exercise control");
  add_text(verb, options, "--from", "Who writes or calls, in the story");
  add_text(verb, options, "--subject", "");
  add_text(verb, options, "--body", "What it says");
  add_text(verb, options, "--expects", "What is expected of who gets it, for the evaluators");
  add_text(verb, options, "--notes", "For exercise control");
  verb.add_option("--deadline", options->deadline, "For the answer: '30 min'; '0 s': none");
  verb.add_option("--why", options->call.line.why, "Kept in the journal for the review");
}

void add_amending(CLI::App& family, Chosen& chosen) {
  auto edit = std::make_shared<AmendOptions>();
  CLI::App* verb = family.add_subcommand(
      "edit", "Change the words, the time or the addressees of one that is still to come");
  add_line(*verb, edit, false);
  verb->add_flag("--follow", edit->call.line.follow,
                 "With --time: what comes after it in its storyline moves by as much");
  verb->callback([edit, &chosen] { chosen = [edit] { return amend(*edit); }; });

  auto fresh = std::make_shared<AmendOptions>();
  fresh->call.line.add = true;
  verb = family.add_subcommand("add", "Put a new one into the plan");
  add_line(*verb, fresh, true);
  std::vector<std::string> kinds;
  for (int i = 0; i < terms::kInjectKindCount; ++i) {
    const auto kind = static_cast<terms::InjectKind>(i);
    if (kind != terms::InjectKind::kAction) kinds.emplace_back(terms::name(kind));
  }
  verb->add_option("--kind", fresh->kind, "")->check(CLI::IsMember(kinds))->capture_default_str();
  verb->add_option("--incident", fresh->call.line.incident, "Of which incident, by name");
  verb->add_option("--objective", fresh->call.line.objective, "What it exercises, by name");
  verb->add_option("--rubric", fresh->call.line.rubric, "What an answer is marked by, by name");
  verb->add_option("--option", fresh->call.line.options, "What can be answered; once for each");
  verb->callback([fresh, &chosen] { chosen = [fresh] { return amend(*fresh); }; });
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

  add_amending(*family, chosen);
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

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

struct PostOptions {
  Calling calling;
  rpc::PostCall call;
};

int post(const PostOptions& options) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto posted = (*client)->post(options.call);
  if (!posted.ok()) return fail_call(posted.error());
  fmt::print("{}\n", *posted);
  return kOk;
}

}  // namespace

void add_post(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<PostOptions>();
  CLI::App* family = app.add_subcommand(
      "post", "Write something down in an exercise that redoubt serve conducts; prints its number");
  family->require_subcommand(1);
  const auto with = [&](conduct::PostKind kind, const char* about) {
    CLI::App* verb = family->add_subcommand(conduct::name(kind), about);
    verb->add_option("text", options->call.text, "What it says")->required();
    add_calling(*verb, options->calling);
    verb->add_option("--to", options->call.to,
                     "A cell that may read it, besides your own and exercise control; as often as "
                     "you like");
    verb->add_option("--about", options->call.about, "'#ops', 'alert 12', '2-03'");
    verb->add_option("--refers", options->call.refers, "Number of the post that it answers");
    verb->callback([options, kind, &chosen] {
      options->call.kind = kind;
      chosen = [options] { return post(*options); };
    });
  };
  using conduct::PostKind;
  with(PostKind::kChat, "A line of chat");
  with(PostKind::kCase, "An entry of your team's case log");
  with(PostKind::kReport, "A situation or incident report");
  with(PostKind::kRequest, "A request to exercise control or another cell");
  with(PostKind::kStatus, "How a request stands: --refers its number");
  with(PostKind::kObservation, "An observation of an evaluator; no team reads it");
  with(PostKind::kRating, "A rating of an objective, likewise");
  with(PostKind::kCheck, "A communications check, or the answer to one");
}

}  // namespace redoubt::cli

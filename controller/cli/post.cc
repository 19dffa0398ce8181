#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"
#include "controller/conduct/attachments.h"

namespace redoubt::cli {
namespace {

struct PostOptions {
  Calling calling;
  rpc::PostCall call;
  std::vector<std::string> files;  ///< of an observation
};

/// What is in the file, or more than can be attached where it is longer than that.
std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(conduct::kAttachmentBytesMax + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

/// Its own name as it is kept: what is no letter or digit in it becomes an underscore.
std::string name_of(const std::string& path) {
  std::string name = std::filesystem::path(path).filename().string();
  for (char& c : name) {
    if (!conduct::plain_file_name("x" + std::string(1, c))) c = '_';
  }
  if (name.starts_with('.')) name.front() = '_';
  return name.substr(0, conduct::kAttachmentNameMax);
}

terms::Status attach(rpc::DirectorClient& client, const PostOptions& options, std::uint64_t post) {
  for (const std::string& path : options.files) {
    auto bytes = bytes_of(path);
    if (!bytes) return terms::Error{terms::Code::kInvalidArgument, path + " cannot be read"};
    const auto attached = client.attach(post, name_of(path), *std::move(bytes));
    if (attached.ok()) continue;
    return terms::Error{attached.error().code, path + ": " + attached.error().message};
  }
  return terms::Done{};
}

int post(const PostOptions& options) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto posted = (*client)->post(options.call);
  if (!posted.ok()) return fail_call(posted.error());
  fmt::print("{}\n", *posted);
  const auto attached = attach(**client, options, *posted);
  return attached.ok() ? kOk : fail_call(attached.error());
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
    if (kind == conduct::PostKind::kObservation) {
      verb->add_option("--file", options->files,
                       "Attach it: PNG, JPEG, PDF or plain text, at most 256 KiB; as often as you "
                       "like");
    }
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

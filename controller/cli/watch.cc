#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "controller/cli/calling.h"
#include "controller/cli/interrupt.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

struct WatchOptions {
  Calling calling;
  std::vector<std::string> cells;
  bool json = false;
};

std::string json_line(const rpc::WatchLine& line) {
  nlohmann::ordered_json json = {{"kind", line.kind}};
  if (line.at) json["at_us"] = terms::microseconds(*line.at);
  if (line.number != 0) json["number"] = line.number;
  if (!line.cell.empty()) json["cell"] = line.cell;
  if (!line.who.empty()) json["who"] = line.who;
  json["text"] = line.text;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// "D+0 00:06:00  seen   watch  inject 1-01 ...".
std::string text_line(const rpc::WatchLine& line) {
  const std::string at = line.at ? to_text(*line.at) : "";
  const std::string who = line.who.empty() ? line.cell : line.who;
  return fmt::format("{:12}  {:5}  {}{}", at, line.kind, who.empty() ? "" : who + ": ", line.text);
}

/// What Ctrl-C finds, however early it comes.
class Call {
 public:
  void begin(rpc::DirectorClient* client) {
    const std::lock_guard lock(mutex_);
    client_ = client;
    if (hung_up_ && client_ != nullptr) client_->hang_up();
  }
  void hang_up() {
    const std::lock_guard lock(mutex_);
    hung_up_ = true;
    if (client_ != nullptr) client_->hang_up();
  }

 private:
  std::mutex mutex_;
  rpc::DirectorClient* client_ = nullptr;
  bool hung_up_ = false;
};

int watch(const WatchOptions& options) {
  Call call;
  // Before any thread of the connection: all of them leave the signals to it.
  const Interrupt interrupt([&call] { call.hang_up(); });
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  call.begin(client->get());
  bool ended = false;
  std::string stood;  // how the clock did, when that was last said
  const auto watched = (*client)->watch(options.cells, [&](const rpc::WatchLine& line) {
    ended = ended || line.kind == "ended";
    // People need not be told each second that time passes as before.
    if (line.kind == "time" && std::exchange(stood, line.text) == line.text && !options.json)
      return;
    fmt::print("{}\n", options.json ? json_line(line) : text_line(line));
    std::fflush(stdout);
  });
  call.begin(nullptr);
  if (interrupt.came()) return kInterrupted;
  if (watched.ok() || (ended && watched.error().code == terms::Code::kUnavailable)) return kOk;
  return fail_call(watched.error());
}

}  // namespace

void add_watch(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App* verb = app.add_subcommand(
      "watch",
      "Follow an exercise that redoubt serve conducts, from its beginning: the clock, what "
      "happens, what your cell sees and orders, what people write; Ctrl-C ends it");
  add_calling(*verb, options->calling);
  verb->add_option("--cell", options->cells,
                   "Look through this cell's eyes, too; as often as you like");
  verb->add_flag("--json", options->json, "One object a line");
  verb->footer(
      "A seat is told what it may know: exercise control everything, a team what its own cell "
      "sees.");
  verb->callback([options, &chosen] { chosen = [options] { return watch(*options); }; });
}

}  // namespace redoubt::cli

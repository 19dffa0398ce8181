#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "controller/conduct/clock.h"
#include "controller/conduct/people.h"
#include "proto/terms/brief.h"
#include "proto/terms/observation.h"
#include "proto/terms/order.h"
#include "proto/terms/result.h"
#include "proto/terms/time.h"

namespace redoubt::rpc {

/// An order to the clock, as one says it.
struct ClockCall {
  conduct::ClockOrder::What what = conduct::ClockOrder::What::kPause;
  std::string why;
  std::uint64_t rate_milli = 0;
  terms::Duration by{};                   ///< of a step
  std::optional<terms::ExerciseTime> at;  ///< a jump without one goes to the next inject
};

/// What is to become of an inject.
struct SteerCall {
  terms::Steering what = terms::Steering::kSend;
  std::string inject;
  std::string cell;  ///< of a mark
  std::uint32_t level = 0;
  std::string why;
};

/// A line of the plan that is to change, or to come into it.
struct AmendCall {
  terms::Amend line;            ///< without its addressees
  std::vector<std::string> to;  ///< those, by name; none: they stay who they are
};

struct PostCall {
  conduct::PostKind kind = conduct::PostKind::kChat;
  std::vector<std::string> to;
  std::string about;
  std::uint64_t refers = 0;
  std::string text;
};

/// How an order, or what was to become of an inject, was ruled on.
struct Ruled {
  bool refused = false;
  std::string text;
  std::vector<std::string> faults;  ///< of an amendment: what has become wrong with the plan by it
};

/// One inject of the plan as it stands.
struct BoardLine {
  std::string number;
  std::string title;
  std::string kind;
  std::string stage;
  std::optional<terms::ExerciseTime> at;
  std::optional<terms::ExerciseTime> delivered;
  bool due = false;
  std::vector<std::string> to;
  std::vector<std::string> answers;    ///< "watch: isolate it"
  std::vector<std::string> marks;      ///< "watch: 2"
  std::vector<std::string> suggested;  ///< by the machine: "watch: 2, chose ..."
  std::vector<std::string> judged;     ///< by people: "watch: proposed 2 by controller Ada"
};

/// What a seat's cell can name in an order: what it was told of so far, and the catalogue.
struct KnownThings {
  std::vector<terms::Sighting> things;  ///< in order of first sight
  std::vector<terms::Inject> injects;
  std::vector<terms::ActionBrief> actions;  ///< of its role; none where the seat may not order
};

/// An order of the own cell.
using OrderCall = std::variant<terms::Act, terms::Reply, terms::Acknowledge>;

/// Leave for an agent to be enrolled.
struct CodeForAgent {
  std::string code;
  std::int64_t until_s = 0;  ///< Unix time
  std::string fingerprint;   ///< SHA-256 of the authority's certificate
  std::string role;          ///< of the cell: "red", "blue"
};

/// One thing that somebody who watches is told.
struct WatchLine {
  std::string kind;  ///< "time", "ended", "event", "seen", "ruled", "post", "file", "cell",
                     ///< "score", "caught_up"
  std::optional<terms::ExerciseTime> at;
  std::uint64_t number = 0;  ///< of an event, an observation, an order, a post; 0: it has none
  std::string cell;
  std::string who;  ///< seat
  std::string text;
};

/// A program of people's at the directors' door of a running controller. Calls block; hang_up()
/// may come from another thread.
class DirectorClient {
 public:
  /// Connects when it first calls: over TLS where the authority's certificate (PEM) is known by
  /// which the controller is told from others; else in the clear.
  DirectorClient(const std::string& address, std::string code, const std::string& authority = {});
  ~DirectorClient();

  // Errors: those of the service (redoubt/v1/director.proto); kPermissionDenied also for a code
  // that is no seat's; kUnavailable where no controller answers; kAborted once hung up.

  /// How the clock stands after that, in words.
  terms::Result<std::string> clock(const ClockCall& call);
  terms::Result<Ruled> steer(const SteerCall& call);
  terms::Result<Ruled> amend(const AmendCall& call);
  terms::Result<Ruled> order(const OrderCall& call);
  /// Errors also: kPermissionDenied for a seat that plays no cell.
  terms::Result<KnownThings> known();
  terms::Result<std::uint64_t> post(const PostCall& call);
  terms::Status sit(bool take, const std::string& cell, const std::string& why);
  /// Gives its number. `name` is one that conduct::plain_file_name() lets pass.
  terms::Result<std::uint64_t> attach(std::uint64_t post, const std::string& name,
                                      std::string bytes);
  terms::Status reopen(const std::string& inject, const std::string& cell, const std::string& why);
  terms::Status score(bool release, const std::string& cell, const std::string& why);
  terms::Result<std::vector<BoardLine>> board();
  /// `agent` may be empty: then it says itself what it is called.
  terms::Result<CodeForAgent> invite(const std::string& cell, const std::string& agent);
  /// How many certificates that took back.
  terms::Result<std::uint32_t> expel(const std::string& cell, const std::string& agent);

  /// Until the controller goes or somebody hangs up.
  terms::Status watch(const std::vector<std::string>& cells,
                      const std::function<void(const WatchLine&)>& hear);
  void hang_up();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::rpc

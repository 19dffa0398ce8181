#include "controller/rpc/director_client.h"

#include <fmt/core.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <mutex>
#include <utility>

#include "proto/convert/words.h"
#include "redoubt/v1/director.grpc.pb.h"

namespace redoubt::rpc {
namespace {

using terms::Code;
using terms::Error;
using terms::ExerciseTime;
using terms::Result;

/// Longer than any call takes, save that the controller is stuck.
constexpr std::chrono::seconds kCallWithin{30};

Error error_of(const grpc::Status& status, const std::string& address) {
  switch (status.error_code()) {
    case grpc::StatusCode::UNAUTHENTICATED:
      return {Code::kPermissionDenied, status.error_message()};
    case grpc::StatusCode::CANCELLED:
      return {Code::kUnavailable, address + ": the controller went away"};
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return {Code::kUnavailable, address + ": " + status.error_message()};
    case grpc::StatusCode::UNIMPLEMENTED:
      return {Code::kUnavailable,
              fmt::format("the controller at {} lets no people in; redoubt serve does", address)};
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::NOT_FOUND:
      return {static_cast<Code>(status.error_code()), status.error_message()};
    default:
      return {Code::kInternal, status.error_message()};
  }
}

ExerciseTime time_of(std::int64_t us) { return terms::from_microseconds(us); }

std::string state_in_words(v1::ClockState state) {
  switch (state) {
    case v1::CLOCK_STATE_BEFORE:
      return "not started";
    case v1::CLOCK_STATE_RUNNING:
      return "running";
    case v1::CLOCK_STATE_PAUSED:
      return "paused";
    case v1::CLOCK_STATE_FROZEN:
      return "frozen";
    default:
      return "unknown";
  }
}

/// "running at 60, until D+0 02:00:00".
std::string time_in_words(const v1::Time& time) {
  std::string text = time.ended() ? "ended" : state_in_words(time.state());
  if (!time.ended() && time.state() == v1::CLOCK_STATE_RUNNING) {
    text += time.rate_milli() == 0
                ? " as fast as possible"
                : fmt::format(" at {}", static_cast<double>(time.rate_milli()) / 1000);
  }
  if (time.has_until_us()) text += ", until " + to_text(time_of(time.until_us()));
  return text;
}

std::string standing_in_words(const v1::CellStanding& standing) {
  std::string text;
  for (const std::string& agent : standing.agents()) {
    text += (text.empty() ? "agents: " : ", ") + agent;
  }
  if (text.empty()) text = "no agent";
  if (!standing.held_by().empty()) text += "; played by " + standing.held_by();
  if (standing.awaited()) text += "; time waits for it";
  return text;
}

std::string post_in_words(const v1::PostRequest& post) {
  const auto kind = static_cast<conduct::PostKind>(static_cast<int>(post.kind()) - 1);
  const bool known = post.kind() > 0 && post.kind() <= v1::PostKind_MAX;
  std::string text = known ? conduct::name(kind) : "post";
  if (!post.about().empty()) text += " " + post.about();
  return text + ": " + post.text();
}

/// `ended`: that it has is told once.
void tell(const v1::News& news, bool& ended, const std::function<void(const WatchLine&)>& hear) {
  if (news.has_time()) {
    const v1::Time& time = news.time();
    hear({"time", time_of(time.now_us()), 0, "", time.seat(),
          time_in_words(time) + (time.why().empty() ? "" : ": " + time.why())});
    if (time.ended() && !std::exchange(ended, true)) {
      hear({"ended", time_of(time.now_us()), 0, "", "", "the exercise has ended"});
    }
  }
  for (const v1::Happening& one : news.events()) {
    hear({"event", time_of(one.at_us()), one.number(), one.cell(), "", one.text()});
  }
  for (const v1::Noticed& one : news.seen()) {
    hear({"seen", time_of(one.observation().at_us()), one.cursor(), one.cell(), "", one.text()});
  }
  for (const v1::Ruled& one : news.ruled()) {
    hear({"ruled", time_of(one.ruling().starts_us()), one.ruling().order(), one.cell(), one.by(),
          one.order() + ": " + one.text()});
  }
  for (const v1::PostTold& one : news.posts()) {
    hear({"post", time_of(one.at_us()), one.number(), one.cell(), one.seat(),
          post_in_words(one.post())});
  }
  for (const v1::CellStanding& one : news.cells()) {
    hear({"cell", std::nullopt, 0, one.cell(), one.held_by(), standing_in_words(one)});
  }
  if (news.caught_up()) hear({"caught_up", std::nullopt, 0, "", "", "all of the past is told"});
}

BoardLine line_of(const v1::BoardRow& row) {
  const int kind = static_cast<int>(row.kind()) - 1;
  const bool known = kind >= 0 && kind < terms::kInjectKindCount;
  BoardLine line{row.number(),
                 row.title(),
                 known ? terms::name(static_cast<terms::InjectKind>(kind)) : "",
                 row.stage(),
                 {},
                 {},
                 row.due(),
                 {row.to().begin(), row.to().end()},
                 {},
                 {}};
  if (row.has_at_us()) line.at = time_of(row.at_us());
  if (row.has_delivered_us()) line.delivered = time_of(row.delivered_us());
  for (const v1::BoardAnswer& one : row.answers()) {
    line.answers.push_back(one.cell() + ": " + (one.text().empty() ? "answered" : one.text()));
  }
  for (const v1::BoardMark& one : row.marks()) {
    line.marks.push_back(fmt::format("{}: {}", one.cell(), one.level()));
  }
  return line;
}

}  // namespace

struct DirectorClient::Parts {
  std::string address;
  std::string code;
  std::unique_ptr<v1::Director::Stub> stub;
  std::mutex mutex;
  // Under the mutex.
  grpc::ClientContext* watch = nullptr;
  bool hung_up = false;

  void introduce(grpc::ClientContext& context) const { context.AddMetadata("redoubt-code", code); }

  template <class Request, class Response>
  terms::Status call(grpc::Status (v1::Director::Stub::*method)(grpc::ClientContext*,
                                                                const Request&, Response*),
                     const Request& request, Response& response) {
    grpc::ClientContext context;
    introduce(context);
    context.set_deadline(std::chrono::system_clock::now() + kCallWithin);
    const grpc::Status status = (stub.get()->*method)(&context, request, &response);
    if (status.ok()) return terms::Done{};
    return error_of(status, address);
  }

  void set_watch(grpc::ClientContext* context) {
    const std::lock_guard lock(mutex);
    watch = context;
    if (hung_up && watch != nullptr) watch->TryCancel();
  }
  bool has_hung_up() {
    const std::lock_guard lock(mutex);
    return hung_up;
  }
};

DirectorClient::DirectorClient(const std::string& address, std::string code,
                               const std::string& authority)
    : parts_(std::make_unique<Parts>()) {
  parts_->address = address;
  parts_->code = std::move(code);
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);  // nobody stands between
  const auto credentials = authority.empty() ? grpc::InsecureChannelCredentials()
                                             : grpc::SslCredentials({.pem_root_certs = authority});
  parts_->stub = v1::Director::NewStub(grpc::CreateCustomChannel(address, credentials, arguments));
}

DirectorClient::~DirectorClient() = default;

Result<std::string> DirectorClient::clock(const ClockCall& call) {
  v1::ClockRequest request;
  request.set_what(convert::wire<v1::ClockOrder>(call.what));
  request.set_why(call.why);
  request.set_rate_milli(call.rate_milli);
  request.set_by_us(call.by.count());
  if (call.at) request.set_at_us(terms::microseconds(*call.at));
  v1::Clocked response;
  const auto called = parts_->call(&v1::Director::Stub::Clock, request, response);
  if (!called.ok()) return called.error();
  return to_text(time_of(response.time().now_us())) + "  " + time_in_words(response.time());
}

Result<Ruled> DirectorClient::steer(const SteerCall& call) {
  v1::SteerRequest request;
  request.set_what(convert::wire<v1::Steering>(call.what));
  request.set_inject(call.inject);
  request.set_cell(call.cell);
  request.set_level(call.level);
  request.set_why(call.why);
  v1::Steered response;
  const auto called = parts_->call(&v1::Director::Stub::Steer, request, response);
  if (!called.ok()) return called.error();
  return Ruled{response.ruling().verdict() == v1::VERDICT_REFUSED, response.text()};
}

Result<std::uint64_t> DirectorClient::post(const PostCall& call) {
  v1::PostRequest request;
  request.set_kind(convert::wire<v1::PostKind>(call.kind));
  for (const std::string& cell : call.to) request.add_to(cell);
  request.set_about(call.about);
  request.set_refers(call.refers);
  request.set_text(call.text);
  v1::Posted response;
  const auto called = parts_->call(&v1::Director::Stub::Post, request, response);
  if (!called.ok()) return called.error();
  return response.number();
}

terms::Status DirectorClient::sit(bool take, const std::string& cell, const std::string& why) {
  v1::SitRequest request;
  request.set_what(take ? v1::SitRequest::WHAT_TAKE : v1::SitRequest::WHAT_GIVE);
  request.set_cell(cell);
  request.set_why(why);
  v1::Sat response;
  return parts_->call(&v1::Director::Stub::Sit, request, response);
}

Result<std::vector<BoardLine>> DirectorClient::board() {
  std::vector<BoardLine> lines;
  v1::BoardRequest request;
  do {
    v1::InjectBoard response;
    const auto called = parts_->call(&v1::Director::Stub::Board, request, response);
    if (!called.ok()) return called.error();
    for (const v1::BoardRow& row : response.rows()) lines.push_back(line_of(row));
    request.set_first(response.next());
  } while (request.first() != 0);
  return lines;
}

Result<CodeForAgent> DirectorClient::invite(const std::string& cell, const std::string& agent) {
  v1::InviteRequest request;
  request.set_cell(cell);
  request.set_agent(agent);
  v1::Invited response;
  const auto called = parts_->call(&v1::Director::Stub::Invite, request, response);
  if (!called.ok()) return called.error();
  return CodeForAgent{response.code(), response.until_s(), response.fingerprint(), response.role()};
}

Result<std::uint32_t> DirectorClient::expel(const std::string& cell, const std::string& agent) {
  v1::ExpelRequest request;
  request.set_cell(cell);
  request.set_agent(agent);
  v1::Expelled response;
  const auto called = parts_->call(&v1::Director::Stub::Expel, request, response);
  if (!called.ok()) return called.error();
  return response.certificates();
}

terms::Status DirectorClient::watch(const std::vector<std::string>& cells,
                                    const std::function<void(const WatchLine&)>& hear) {
  grpc::ClientContext context;
  parts_->introduce(context);
  v1::WatchRequest request;
  for (const std::string& cell : cells) request.add_cells(cell);
  const auto reader = parts_->stub->Watch(&context, request);
  parts_->set_watch(&context);
  v1::News news;
  bool ended = false;
  while (reader->Read(&news)) tell(news, ended, hear);
  const grpc::Status status = reader->Finish();
  parts_->set_watch(nullptr);
  if (parts_->has_hung_up()) return Error{Code::kAborted, "hung up"};
  if (status.ok()) return terms::Done{};
  return error_of(status, parts_->address);
}

void DirectorClient::hang_up() {
  const std::lock_guard lock(parts_->mutex);
  parts_->hung_up = true;
  if (parts_->watch != nullptr) parts_->watch->TryCancel();
}

}  // namespace redoubt::rpc

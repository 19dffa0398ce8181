#include "controller/rpc/director_client.h"

#include <fmt/core.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <mutex>
#include <utility>

#include "proto/convert/brief.h"
#include "proto/convert/observation.h"
#include "proto/convert/order.h"
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

std::string score_in_words(const v1::ScoreTold& score) {
  if (!score.released()) return "the score is hidden again";
  std::string text;
  for (const auto& one : score.totals()) {
    text += fmt::format("{}{}: {:+}", text.empty() ? "" : ", ", one.metric(), one.points());
  }
  return text.empty() ? "nothing has been scored yet" : text;
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
  for (const v1::AttachmentTold& one : news.attachments()) {
    hear({"file", std::nullopt, one.number(), "", "",
          fmt::format("{} ({}, {} bytes) at observation {}", one.name(), one.type(), one.size(),
                      one.post())});
  }
  for (const v1::CellStanding& one : news.cells()) {
    hear({"cell", std::nullopt, 0, one.cell(), one.held_by(), standing_in_words(one)});
  }
  for (const v1::ScoreTold& one : news.scores()) {
    hear({"score", std::nullopt, 0, one.cell(), "", score_in_words(one)});
  }
  if (news.caught_up()) hear({"caught_up", std::nullopt, 0, "", "", "all of the past is told"});
}

/// Keeps what can be named in an order.
terms::Status learn(const v1::News& news, KnownThings& known) {
  convert::Ingress in;
  if (news.has_brief()) {
    const terms::Brief brief = convert::brief(news.brief(), in);
    for (const terms::ActionBrief& action : brief.actions) {
      if (action.role == brief.role) known.actions.push_back(action);
    }
  }
  for (const v1::Noticed& one : news.seen()) {
    terms::Observation seen = convert::observation(one.observation(), in);
    if (auto* thing = std::get_if<terms::Sighting>(&seen.what)) known.things.push_back(*thing);
    if (auto* inject = std::get_if<terms::Inject>(&seen.what)) known.injects.push_back(*inject);
  }
  const auto read = in.result(true);
  if (!read.ok()) return read.error();
  return terms::Done{};
}

std::string in_words(const v1::BoardSuggestion& suggested) {
  std::string text = suggested.cell() + ": ";
  text += suggested.has_level() ? std::to_string(suggested.level()) : "no level";
  for (const std::string& reason : suggested.reasons()) text += "; " + reason;
  return text;
}

std::string in_words(const v1::BoardJudgement& judged) {
  const auto what = static_cast<conduct::Judgement::What>(static_cast<int>(judged.what()) - 1);
  const bool known = judged.what() > 0 && judged.what() <= v1::BoardJudgement::What_MAX;
  std::string text = judged.cell() + ": " + (known ? conduct::name(what) : "judged");
  if (judged.what() != v1::BoardJudgement::WHAT_REOPENED) {
    text += " " + std::to_string(judged.level());
  }
  text += fmt::format(" by {} ({})", judged.name(), judged.seat());
  return judged.why().empty() ? text : text + ": " + judged.why();
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
                 {},
                 {},
                 {}};
  if (row.has_at_us()) line.at = time_of(row.at_us());
  if (row.has_delivered_us()) line.delivered = time_of(row.delivered_us());
  for (const v1::BoardAnswer& one : row.answers()) {
    const std::string said =
        one.words().empty() ? "" : fmt::format(" (\u201c{}\u201d)", one.words());
    line.answers.push_back(one.cell() + ": " + (one.text().empty() ? "answered" : one.text()) +
                           said);
  }
  for (const v1::BoardMark& one : row.marks()) {
    line.marks.push_back(fmt::format("{}: {}", one.cell(), one.level()));
  }
  for (const v1::BoardSuggestion& one : row.suggested()) line.suggested.push_back(in_words(one));
  for (const v1::BoardJudgement& one : row.judged()) line.judged.push_back(in_words(one));
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
  return Ruled{response.ruling().verdict() == v1::VERDICT_REFUSED, response.text(), {}};
}

Result<Ruled> DirectorClient::amend(const AmendCall& call) {
  v1::AmendRequest request;
  v1::Order order;
  convert::to_wire(terms::Order{1, std::make_shared<const terms::Amend>(call.line)}, order);
  *request.mutable_line() = order.amend();
  request.mutable_line()->clear_to();
  for (const std::string& cell : call.to) request.add_to(cell);
  v1::Steered response;
  const auto called = parts_->call(&v1::Director::Stub::Amend, request, response);
  if (!called.ok()) return called.error();
  return Ruled{response.ruling().verdict() == v1::VERDICT_REFUSED,
               response.text(),
               {response.faults().begin(), response.faults().end()}};
}

Result<Ruled> DirectorClient::order(const OrderCall& call) {
  v1::Order order;
  std::visit([&](const auto& what) { convert::to_wire(terms::Order{1, what}, order); }, call);
  v1::OrderRequest request;
  if (order.has_act()) *request.mutable_act() = order.act();
  if (order.has_reply()) *request.mutable_reply() = order.reply();
  if (order.has_acknowledge()) *request.mutable_acknowledge() = order.acknowledge();
  v1::Ordered response;
  const auto called = parts_->call(&v1::Director::Stub::Order, request, response);
  if (!called.ok()) return called.error();
  return Ruled{response.ruling().verdict() == v1::VERDICT_REFUSED, response.text(), {}};
}

Result<KnownThings> DirectorClient::known() {
  grpc::ClientContext context;
  parts_->introduce(context);
  context.set_deadline(std::chrono::system_clock::now() + kCallWithin);
  const auto reader = parts_->stub->Watch(&context, {});
  KnownThings known;
  v1::News news;
  bool whole = false;
  while (!whole && reader->Read(&news)) {
    whole = news.caught_up();
    if (const auto learned = learn(news, known); !learned.ok()) return learned.error();
  }
  context.TryCancel();
  const grpc::Status status = reader->Finish();
  if (!whole) return error_of(status, parts_->address);
  return known;
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

Result<std::uint64_t> DirectorClient::attach(std::uint64_t post, const std::string& name,
                                             std::string bytes) {
  v1::AttachRequest request;
  request.set_post(post);
  request.set_name(name);
  request.set_content(std::move(bytes));
  v1::Attached response;
  const auto called = parts_->call(&v1::Director::Stub::Attach, request, response);
  if (!called.ok()) return called.error();
  return response.number();
}

terms::Status DirectorClient::reopen(const std::string& inject, const std::string& cell,
                                     const std::string& why) {
  v1::ReopenRequest request;
  request.set_inject(inject);
  request.set_cell(cell);
  request.set_why(why);
  v1::Reopened response;
  return parts_->call(&v1::Director::Stub::Reopen, request, response);
}

terms::Status DirectorClient::score(bool release, const std::string& cell, const std::string& why) {
  v1::ScoreRequest request;
  request.set_what(release ? v1::ScoreRequest::WHAT_RELEASE : v1::ScoreRequest::WHAT_HIDE);
  request.set_cell(cell);
  request.set_why(why);
  v1::Scored response;
  return parts_->call(&v1::Director::Stub::Score, request, response);
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

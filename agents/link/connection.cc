#include "agents/link/connection.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "proto/convert/from_agent.h"
#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.grpc.pb.h"

namespace redoubt::link {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using terms::Code;
using terms::Done;
using terms::Error;
using terms::Status;

/// How long a goodbye may take before the stream is cut.
constexpr milliseconds kFarewell{2'000};

/// Before papers that could not be renewed are tried again.
constexpr std::chrono::seconds kRenewAgain{60};

/// Whether one may speak to such a host and port in the clear: it is this machine.
bool stays_here(const std::string& server) {
  const std::string host = server.substr(0, server.rfind(':'));
  const bool digits = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (host.starts_with("127.") && digits);
}

/// A channel of its own for each try, so that a try is a connection attempt and not an echo of the
/// last one's failure.
std::shared_ptr<grpc::Channel> open_channel(const std::string& server, const Papers* papers) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  arguments.SetMaxReceiveMessageSize(static_cast<int>(convert::kToAgentBytesMax));
  return grpc::CreateCustomChannel(
      server, papers != nullptr ? papers->credentials() : grpc::InsecureChannelCredentials(),
      arguments);
}

/// The codes that exist on our side keep their number; whatever else the wire says, a new stream
/// may help.
Status from_grpc(const grpc::Status& status) {
  if (status.ok()) return Done{};
  switch (status.error_code()) {
    case grpc::INVALID_ARGUMENT:
    case grpc::NOT_FOUND:
    case grpc::ALREADY_EXISTS:
    case grpc::PERMISSION_DENIED:
    case grpc::FAILED_PRECONDITION:
    case grpc::OUT_OF_RANGE:
      return Error{static_cast<Code>(status.error_code()), status.error_message()};
    case grpc::UNIMPLEMENTED:
    case grpc::UNAUTHENTICATED:
      return Error{Code::kPermissionDenied, status.error_message()};
    default:
      return Error{Code::kUnavailable, status.error_message()};
  }
}

bool worth_another_try(Code code) { return code == Code::kUnavailable || code == Code::kDataLoss; }

}  // namespace

/// One stream. Reads are run()'s alone; writes come from there and from stop().
struct Connection::Stream {
  Stream(const std::string& server, const Papers* papers)
      : stub(v1::Agent::NewStub(open_channel(server, papers))), wire(stub->Play(&context)) {}

  bool send(const terms::FromAgent& message) {
    v1::FromAgent bytes;
    convert::to_wire(message, bytes);
    const std::lock_guard lock(writing);
    return wire->Write(bytes);
  }

  void say_goodbye() {
    send(terms::AgentGoodbye{"stopped by its operator"});
    const std::lock_guard lock(writing);
    wire->WritesDone();
  }

  grpc::ClientContext context;
  std::unique_ptr<v1::Agent::Stub> stub;
  std::unique_ptr<grpc::ClientReaderWriter<v1::FromAgent, v1::ToAgent>> wire;
  std::mutex writing;
};

Connection::Connection(ConnectionSettings settings, MindMaker make_mind)
    : settings_(std::move(settings)), loop_(settings_.place, std::move(make_mind)) {}

Connection::~Connection() = default;

terms::Result<Ending> Connection::run() {
  if (!settings_.identification.wanted() && !stays_here(settings_.server)) {
    return Error{Code::kPermissionDenied,
                 settings_.server +
                     " is another machine, and anybody between could play: say --enrol CODE, with "
                     "a code from redoubt enrol, or --identity FILE"};
  }
  terms::Result<Ending> ended = play();
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    changed_.notify_all();
  }
  if (renewer_.joinable()) renewer_.join();
  return ended;
}

terms::Result<Ending> Connection::play() {
  milliseconds wait = settings_.first_pause;
  auto last_progress = steady_clock::now();
  while (true) {
    const std::uint64_t before = loop_.progress();
    terms::Result<Ending> ended = one_stream();
    if (ended.ok() || !worth_another_try(ended.error().code)) return ended;
    if (loop_.progress() > before) {
      last_progress = steady_clock::now();
      wait = settings_.first_pause;
    }
    const std::string why = settings_.server + ": " + ended.error().message;
    if (steady_clock::now() + wait > last_progress + settings_.patience) {
      return Error{Code::kUnavailable, why + "; given up"};
    }
    tell(why + "; trying again in " + std::to_string(wait.count()) + " ms");
    if (!pause(wait)) return Ending::kStopped;
    wait = std::min(2 * wait, settings_.longest_pause);
  }
}

void Connection::stop() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
  if (stream_ == nullptr) return;
  // The goodbye itself may block on a controller that takes nothing in.
  const std::shared_ptr<Stream> stream = stream_;
  std::thread farewell([stream] { stream->say_goodbye(); });
  if (!changed_.wait_for(lock, kFarewell, [this] { return stream_ == nullptr; })) {
    stream->context.TryCancel();
  }
  lock.unlock();
  farewell.join();
}

terms::Result<Ending> Connection::one_stream() {
  if (const Status papers = take_papers(); !papers.ok()) return papers.error();
  const auto stream = std::make_shared<Stream>(settings_.server, papers_.get());
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return Ending::kStopped;
    stream_ = stream;
  }
  const Status conversation = converse(*stream);
  if (!conversation.ok()) stream->context.TryCancel();
  const Status ended = from_grpc(stream->wire->Finish());
  const std::lock_guard lock(mutex_);
  stream_ = nullptr;
  changed_.notify_all();
  if (loop_.finished()) return Ending::kFinished;
  if (stopping_) return Ending::kStopped;
  return judge(conversation, ended);
}

/// What the agent proves who it is with, got when it is first needed.
Status Connection::take_papers() {
  if (!settings_.identification.wanted() || papers_ != nullptr) return Done{};
  auto got = Papers::get(settings_.identification, settings_.server, settings_.place);
  if (!got.ok()) return got.error();
  papers_ = std::move(*got);
  renewer_ = std::thread([this] { keep_renewing(); });
  return Done{};
}

void Connection::keep_renewing() {
  auto next = papers_->due();
  std::unique_lock lock(mutex_);
  while (!changed_.wait_until(lock, next, [this] { return over_; })) {
    lock.unlock();
    const Status renewed = papers_->renew(settings_.server);
    if (!renewed.ok()) tell("the certificate cannot be renewed yet: " + renewed.error().message);
    next = renewed.ok() ? papers_->due() : Papers::Clock::now() + kRenewAgain;
    lock.lock();
  }
}

Status Connection::converse(Stream& stream) {
  std::vector<terms::FromAgent> answers;
  v1::ToAgent bytes;
  if (!stream.send(loop_.hello())) return Done{};  // the stream's status says why
  while (stream.wire->Read(&bytes)) {
    const auto message = convert::from_wire(bytes);
    if (!message.ok()) return message.error();
    if (const Status taken = loop_.take(*message, answers); !taken.ok()) return taken;
    if (const auto* welcome = std::get_if<terms::Welcome>(&*message)) {
      tell("plays in " + welcome->brief.cell_name + ", exercise " + welcome->brief.exercise);
    }
    for (const terms::FromAgent& answer : answers) stream.send(answer);
    answers.clear();
  }
  return Done{};
}

/// Why a stream ended that neither the exercise's end nor stop() has ended.
terms::Error Connection::judge(const Status& conversation, const Status& stream) const {
  if (!conversation.ok()) return conversation.error();
  if (stream.ok()) return Error{Code::kUnavailable, "the controller has closed the stream"};
  // After a lost stream the controller may still hold the seat for it.
  if (stream.error().code == Code::kAlreadyExists && loop_.progress() > 0) {
    return Error{Code::kUnavailable, stream.error().message};
  }
  return stream.error();
}

/// False when it was cut short by stop().
bool Connection::pause(milliseconds time) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, time, [this] { return stopping_; });
}

void Connection::tell(const std::string& line) const {
  if (settings_.tell) settings_.tell(line);
}

}  // namespace redoubt::link

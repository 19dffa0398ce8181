#include "controller/rpc/director_service.h"

#include <grpcpp/grpcpp.h>

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "controller/proof/amended.h"
#include "controller/rpc/director_board.h"
#include "controller/rpc/director_enrolment.h"
#include "controller/rpc/director_readiness.h"
#include "controller/rpc/director_requests.h"
#include "controller/rpc/look.h"
#include "proto/convert/order.h"
#include "redoubt/v1/director.grpc.pb.h"

namespace redoubt::rpc {
namespace {

using conduct::ClockOrder;
using conduct::Granting;
using proof::prove_amended;
using seats::Permission;
using terms::CellId;
using terms::Code;
using terms::Error;
using terms::Result;

/// Our codes are numbered like gRPC's.
grpc::Status to_grpc(const Error& error) {
  return {static_cast<grpc::StatusCode>(error.code), error.message};
}

std::string metadata(const grpc::CallbackServerContext& context, const char* key) {
  const auto& all = context.client_metadata();
  const auto found = all.find(key);
  return found == all.end() ? std::string()
                            : std::string(found->second.data(), found->second.size());
}

/// Where a call comes from, without the port: "ipv4:127.0.0.1".
std::string address_of(const grpc::CallbackServerContext& context) {
  const std::string peer = context.peer();
  return peer.substr(0, peer.rfind(':'));
}

grpc::StatusCode code_of(TurnedAway::For what) {
  switch (what) {
    case TurnedAway::For::kTooOften:
      return grpc::StatusCode::RESOURCE_EXHAUSTED;
    case TurnedAway::For::kName:
      return grpc::StatusCode::INVALID_ARGUMENT;
    case TurnedAway::For::kCode:
      break;
  }
  return grpc::StatusCode::UNAUTHENTICATED;
}

constexpr char kProposed[] = "proposed: it counts once a second person gives the same mark";

/// The answer to one call, given once: by whoever comes first, the conductor or the caller who
/// hangs up. Thread-safe; nobody waits for long.
class Reply {
 public:
  explicit Reply(grpc::ServerUnaryReactor& reactor) : reactor_(&reactor) {}

  /// `fill` writes the answer where the call is not over.
  void give(const std::function<void()>& fill) {
    const std::lock_guard lock(mutex_);
    if (reactor_ == nullptr) return;
    fill();
    std::exchange(reactor_, nullptr)->Finish(grpc::Status::OK);
  }
  void refuse(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    if (reactor_ != nullptr) std::exchange(reactor_, nullptr)->Finish(status);
  }
  void refuse(const Error& error) { refuse(to_grpc(error)); }
  void refuse(Code code, const char* text) { refuse(Error{code, text}); }

  bool over() const {
    const std::lock_guard lock(mutex_);
    return reactor_ == nullptr;
  }

 private:
  mutable std::mutex mutex_;
  grpc::ServerUnaryReactor* reactor_;
};
using Pending = std::shared_ptr<Reply>;

/// One unary call. gRPC ends its life in OnDone, and nothing else does; the reply outlives it where
/// the conductor still holds it.
class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  const Pending& reply() const { return reply_; }

  /// Whoever hung up hears nothing of this; else the server goes.
  void OnCancel() override { reply_->refuse(Code::kUnavailable, "the controller is going away"); }
  void OnDone() override { delete this; }

 private:
  const Pending reply_ = std::make_shared<Reply>(*this);
};

/// One watch, on one stream.
class WatchStream final : public grpc::ServerWriteReactor<v1::News>, public NewsLine {
 public:
  explicit WatchStream(std::shared_ptr<DirectorRoom> room) : room_(std::move(room)) {}

  void begin(std::shared_ptr<Watching> watching, const std::string& seat) {
    if (const auto opened = room_->watches.open(watching, seat); !opened.ok()) {
      return Finish(to_grpc(opened.error()));
    }
    watching_ = std::move(watching);
    watching_->start(*this);
  }
  void turn_away(const grpc::Status& status) { Finish(status); }

  // From the desk.
  void write(const v1::News& news) override { StartWrite(&news); }
  void finish(const terms::Status& status) override {
    Finish(status.ok() ? grpc::Status::OK : to_grpc(status.error()));
  }

  // From gRPC, on any of its threads.
  void OnWriteDone(bool ok) override { watching_->on_written(ok); }
  void OnCancel() override {
    if (watching_) watching_->on_cancelled();
  }
  void OnDone() override {
    if (watching_) room_->watches.close(watching_.get());
    delete this;
  }

 private:
  const std::shared_ptr<DirectorRoom> room_;
  std::shared_ptr<Watching> watching_;
};

class DirectorService final : public v1::Director::CallbackService {
 public:
  explicit DirectorService(std::shared_ptr<DirectorRoom> room) : room_(std::move(room)) {}

  grpc::ServerUnaryReactor* Clock(grpc::CallbackServerContext* context,
                                  const v1::ClockRequest* request, v1::Clocked* response) override {
    const Permission needs = needed_for(*request);
    return call(context, Family::kClock, needs, [&](const Comer& comer, const Pending& reply) {
      clock(comer, *request, response, reply);
    });
  }

  grpc::ServerUnaryReactor* Steer(grpc::CallbackServerContext* context,
                                  const v1::SteerRequest* request, v1::Steered* response) override {
    const Permission needs = needed_for(*request);
    return call(context, Family::kSteer, needs, [&](const Comer& comer, const Pending& reply) {
      const bool steers = needs == Permission::kSteerInjects;
      if (steers && !seats::may_steer(*room_->bridge.plan(), comer.seat, request->inject())) {
        return reply->refuse(Code::kPermissionDenied, seats::kAnotherStoryline);
      }
      order(comer, wish_of(*request, *room_->exercise), response, reply);
    });
  }

  grpc::ServerUnaryReactor* Amend(grpc::CallbackServerContext* context,
                                  const v1::AmendRequest* request, v1::Steered* response) override {
    const Permission needs = Permission::kSteerInjects;
    return call(context, Family::kSteer, needs, [&](const Comer& comer, const Pending& reply) {
      amend(comer, wish_of(*request, *room_->bridge.plan(), comer.seat), response, reply);
    });
  }

  grpc::ServerUnaryReactor* Order(grpc::CallbackServerContext* context,
                                  const v1::OrderRequest* request, v1::Ordered* response) override {
    const Permission needs = needed_for(*request);
    return call(context, Family::kOrder, needs, [&](const Comer& comer, const Pending& reply) {
      order(comer, wish_of(*request), response, reply);
    });
  }

  grpc::ServerUnaryReactor* Post(grpc::CallbackServerContext* context,
                                 const v1::PostRequest* request, v1::Posted* response) override {
    const Permission needs = needed_for(*request);
    return call(context, Family::kPost, needs, [&](const Comer& comer, const Pending& reply) {
      auto posting = wish_of(*request, *room_->exercise, comer.seat);
      if (!posting.ok()) return reply->refuse(posting.error());
      ask(comer, comer.seat.cell, *std::move(posting), reply,
          [response](const Granting& granted) { response->set_number(granted.post); });
    });
  }

  grpc::ServerUnaryReactor* Sit(grpc::CallbackServerContext* context, const v1::SitRequest* request,
                                v1::Sat*) override {
    // Which of two it needs depends on whose seat it is.
    return call(context, Family::kSit, std::nullopt, [&](const Comer& comer, const Pending& reply) {
      auto sitting = wish_of(*request, *room_->exercise, comer);
      if (!sitting.ok()) return reply->refuse(sitting.error());
      ask(comer, sitting->cell, std::move(sitting->wish), reply, [](const Granting&) {});
    });
  }

  grpc::ServerUnaryReactor* Attach(grpc::CallbackServerContext* context,
                                   const v1::AttachRequest* request,
                                   v1::Attached* response) override {
    const Permission needs = Permission::kObserve;
    return call(context, Family::kPost, needs, [&](const Comer& comer, const Pending& reply) {
      ask(comer, comer.seat.cell, wish_of(*request), reply,
          [response](const Granting& granted) { response->set_number(granted.post); });
    });
  }

  grpc::ServerUnaryReactor* Reopen(grpc::CallbackServerContext* context,
                                   const v1::ReopenRequest* request, v1::Reopened*) override {
    const Permission needs = Permission::kMark;
    return call(context, Family::kSteer, needs, [&](const Comer& comer, const Pending& reply) {
      auto wish = wish_of(*request, *room_->exercise);
      if (!wish.ok()) return reply->refuse(wish.error());
      ask(comer, comer.seat.cell, *std::move(wish), reply, [](const Granting&) {});
    });
  }

  grpc::ServerUnaryReactor* Score(grpc::CallbackServerContext* context,
                                  const v1::ScoreRequest* request, v1::Scored*) override {
    const Permission needs = Permission::kReleaseScores;
    return call(context, Family::kSteer, needs, [&](const Comer& comer, const Pending& reply) {
      auto scoring = wish_of(*request, *room_->exercise);
      if (!scoring.ok()) return reply->refuse(scoring.error());
      ask(comer, scoring->cell, std::move(scoring->wish), reply, [](const Granting&) {});
    });
  }

  grpc::ServerUnaryReactor* Board(grpc::CallbackServerContext* context,
                                  const v1::BoardRequest* request,
                                  v1::InjectBoard* response) override {
    const Permission needs = Permission::kSeePlan;
    return call(context, Family::kLook, needs, [&](const Comer&, const Pending& reply) {
      auto board = std::make_shared<rpc::Board>(room_->exercise);
      look(
          reply,
          [board](const conduct::ControlNews& news) {
            board->take(news);
            return news.caught_up;
          },
          [board, reply, response, first = request->first()] {
            reply->give([&] { board->tell(first, *response); });
          });
    });
  }

  grpc::ServerUnaryReactor* Ready(grpc::CallbackServerContext* context, const v1::ReadyRequest*,
                                  v1::Readiness* response) override {
    const Permission needs = Permission::kSeeSeats;
    return call(context, Family::kLook, needs, [&](const Comer&, const Pending& reply) {
      see_table(reply, [this, reply, response](const conduct::ControlNews& table) {
        reply->give(
            [&] { tell_readiness(table, *room_->exercise, room_->gate.seats(), *response); });
      });
    });
  }

  grpc::ServerUnaryReactor* Invite(grpc::CallbackServerContext* context,
                                   const v1::InviteRequest* request,
                                   v1::Invited* response) override {
    return enrolment(context, *response, [this, asked = *request](v1::Invited& invited) {
      return invite(room_->authority.get(), *room_->exercise, asked, invited);
    });
  }

  grpc::ServerUnaryReactor* Expel(grpc::CallbackServerContext* context,
                                  const v1::ExpelRequest* request,
                                  v1::Expelled* response) override {
    return enrolment(context, *response, [this, asked = *request](v1::Expelled& expelled) {
      return expel(room_->authority.get(), asked, expelled);
    });
  }

  grpc::ServerWriteReactor<v1::News>* Watch(grpc::CallbackServerContext* context,
                                            const v1::WatchRequest* request) override {
    auto* stream = new WatchStream(room_);
    const auto comer = admit(*context, Family::kLook);
    if (!comer.ok()) {
      stream->turn_away(comer.refusal);
      return stream;
    }
    std::vector<CellId> cells;
    for (const std::string& name : request->cells()) {
      const CellId cell = cell_of(*room_->exercise, name);
      const bool own = cell.valid() && cell == comer->seat.cell;
      if (!own && !comer->may(Permission::kSeeOtherCells)) {
        stream->turn_away(to_grpc({Code::kPermissionDenied, kNotYours}));
        return stream;
      }
      if (!cell.valid()) {
        stream->turn_away(to_grpc({Code::kInvalidArgument, "there is no such cell"}));
        return stream;
      }
      cells.push_back(cell);
    }
    const auto own = comer->seat.cell.valid() ? std::optional(comer->seat.cell) : std::nullopt;
    stream->begin(std::make_shared<Watching>(room_->bridge, room_->desk,
                                             Narrator(room_->exercise, comer->seat), own, cells),
                  comer->seat.name);
    return stream;
  }

 private:
  /// Somebody who came in, or the status that says why not.
  struct Admitted {
    std::optional<Comer> comer;
    grpc::Status refusal;

    bool ok() const { return comer.has_value(); }
    const Comer* operator->() const { return &*comer; }
  };

  Admitted admit(const grpc::CallbackServerContext& context, Family family) {
    const auto now = Gate::Clock::now();
    const auto shown = metadata(context, "redoubt-code");
    auto admitted =
        room_->gate.admit(shown, metadata(context, "redoubt-name"), address_of(context), now);
    if (const auto* away = std::get_if<TurnedAway>(&admitted)) {
      return {std::nullopt, {code_of(away->what), away->text}};
    }
    Comer comer = std::get<Comer>(std::move(admitted));
    const auto spent = room_->gate.spend(comer, family, now);
    if (!spent.ok()) return {std::nullopt, to_grpc(spent.error())};
    return {std::move(comer), grpc::Status::OK};
  }

  template <class Do>
  grpc::ServerUnaryReactor* call(grpc::CallbackServerContext* context, Family family,
                                 std::optional<Permission> needs, Do&& act) {
    auto* unary = new UnaryCall;
    const Pending reply = unary->reply();
    const Admitted admitted = admit(*context, family);
    if (!admitted.ok()) {
      reply->refuse(admitted.refusal);
    } else if (needs && !admitted->may(*needs)) {
      reply->refuse(Code::kPermissionDenied, kNotYours);
    } else {
      act(*admitted.comer, reply);
    }
    return unary;
  }

  /// Waits for the disk, and so at the desk.
  template <class Response, class Do>
  grpc::ServerUnaryReactor* enrolment(grpc::CallbackServerContext* context, Response& response,
                                      Do act) {
    const Permission needs = Permission::kAssignSeats;
    return call(context, Family::kSit, needs, [&](const Comer&, const Pending& reply) {
      room_->desk->post([reply, act, to = &response] {
        Response done;
        const terms::Status acted = act(done);
        if (!acted.ok()) return reply->refuse(acted.error());
        reply->give([&] { *to = std::move(done); });
      });
    });
  }

  /// Asks the conductor; `fill` puts what it granted into the answer.
  template <class Fill>
  void ask(const Comer& comer, CellId cell, conduct::Wish wish, const Pending& reply, Fill fill) {
    const auto asked = room_->bridge.ask(comer.person, cell, std::move(wish),
                                         [reply, fill](const Result<Granting>& result) {
                                           if (!result.ok()) return reply->refuse(result.error());
                                           reply->give([&] { fill(*result); });
                                         });
    if (!asked.ok()) reply->refuse(asked.error());
  }

  template <class Response>
  void order(const Comer& comer, Result<conduct::OrderWish> wish, Response* response,
             const Pending& reply) {
    if (!wish.ok()) return reply->refuse(wish.error());
    ask(comer, comer.seat.cell, *std::move(wish), reply,
        [response](const Granting& granted) { tell(granted, *response); });
  }

  template <class Response>
  static void tell(const Granting& granted, Response& response) {
    convert::to_wire(granted.ruling, *response.mutable_ruling());
    response.set_text(granted.proposed ? kProposed : ruling_in_words(granted.ruling));
    if constexpr (std::is_same_v<Response, v1::Steered>) response.set_proposed(granted.proposed);
  }

  /// Tells with the answer what becomes wrong with the plan: proved at the desk, for the answer
  /// comes on the strand.
  void amend(const Comer& comer, Result<conduct::OrderWish> wish, v1::Steered* response,
             const Pending& reply) {
    if (!wish.ok()) return reply->refuse(wish.error());
    const auto answered = [room = room_, before = room_->bridge.plan(), response,
                           reply](const Result<Granting>& result) {
      if (!result.ok()) return reply->refuse(result.error());
      room->desk->post([room, before, response, reply, granted = *result] {
        const bool done = granted.ruling.verdict != terms::Verdict::kRefused;
        const auto faults = prove_amended(*before, done ? *room->bridge.plan() : *before);
        reply->give([&] {
          tell(granted, *response);
          for (const std::string& fault : faults) response->add_faults(fault);
        });
      });
    };
    const auto asked = room_->bridge.ask(comer.person, comer.seat.cell, *std::move(wish), answered);
    if (!asked.ok()) reply->refuse(asked.error());
  }

  // --- the clock ---------------------------------------------------------------------------------

  void clock(const Comer& comer, const v1::ClockRequest& request, v1::Clocked* response,
             const Pending& reply) {
    auto read = wish_of(request);
    if (!read.ok()) return reply->refuse(read.error());
    conduct::ClockWish wish = *std::move(read);
    const bool steps = wish.order.what == ClockOrder::What::kStep;
    const bool unexplained = wish.order.what == ClockOrder::What::kStart && wish.why.empty();
    if (!steps && !unexplained) return turn(comer, std::move(wish), response, reply);
    see_table(reply, [this, comer, wish, response, reply,
                      by = request.by_us()](const conduct::ControlNews& table) {
      conduct::ClockWish complete = wish;
      if (wish.order.what == ClockOrder::What::kStart) {
        const std::string missing = played_by_nobody(table, *room_->exercise);
        if (!missing.empty()) {
          return reply->refuse(Error{Code::kFailedPrecondition,
                                     missing + ": nobody plays there; start an agent, let a person "
                                               "take the seat, or give a reason to begin all the "
                                               "same"});
        }
      } else {
        if (by > terms::microseconds(terms::kNever) - terms::microseconds(table.time.now)) {
          return reply->refuse(Code::kInvalidArgument, "that is too far");
        }
        complete.order.at = table.time.now + terms::Duration{by};
      }
      turn(comer, std::move(complete), response, reply);
    });
  }

  /// Asks, and answers with how time stands then.
  void turn(const Comer& comer, conduct::ClockWish wish, v1::Clocked* response,
            const Pending& reply) {
    const auto asked =
        room_->bridge.ask(comer.person, comer.seat.cell, std::move(wish),
                          [this, response, reply](const Result<Granting>& result) {
                            if (!result.ok()) return reply->refuse(result.error());
                            see_table(reply, [response, reply](const conduct::ControlNews& table) {
                              reply->give([&] {
                                v1::Time& time = *response->mutable_time();
                                tell_time(table.time, time);
                                if (table.next_inject != terms::kNever) {
                                  time.set_next_inject_us(terms::microseconds(table.next_inject));
                                }
                              });
                            });
                          });
    if (!asked.ok()) reply->refuse(asked.error());
  }

  // --- looking -----------------------------------------------------------------------------------

  template <class Hear, class Then>
  void look(const Pending& reply, Hear hear, Then then) {
    Look::take(
        room_->bridge, room_->desk,
        [reply, hear](const conduct::ControlNews& news) { return reply->over() || hear(news); },
        [reply, then](bool whole) {
          if (whole) return then();
          reply->refuse(Code::kUnavailable, "the controller stops here");
        });
  }

  /// How time and the table stand now.
  template <class Then>
  void see_table(const Pending& reply, Then then) {
    auto first = std::make_shared<conduct::ControlNews>();
    look(
        reply,
        [first](const conduct::ControlNews& news) {
          first->time = news.time;
          first->next_inject = news.next_inject;
          first->cells = news.cells;
          return true;
        },
        [first, then] { then(*first); });
  }

  const std::shared_ptr<DirectorRoom> room_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_director_service(std::shared_ptr<DirectorRoom> room) {
  return std::make_unique<DirectorService>(std::move(room));
}

}  // namespace redoubt::rpc

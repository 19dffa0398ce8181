#include "controller/rpc/enrolment_service.h"

#include <grpcpp/grpcpp.h>

#include <functional>
#include <mutex>
#include <string>
#include <utility>

#include "controller/rpc/bearer.h"
#include "redoubt/v1/enrolment.grpc.pb.h"

namespace redoubt::rpc {
namespace {

using authority::Authority;
using terms::Code;
using terms::Error;
using terms::Result;

/// Our codes are numbered like gRPC's.
grpc::Status to_grpc(const Error& error) {
  return {static_cast<grpc::StatusCode>(error.code), error.message};
}

/// One call, which the desk answers or who hangs up ends, whoever comes first.
class Asking : public std::enable_shared_from_this<Asking> {
 public:
  Asking(grpc::ServerUnaryReactor& reactor, v1::Enrolled& response)
      : reactor_(&reactor), response_(&response) {}

  void answer(const Result<Authority::Enrolled>& enrolled, const Authority& authority) {
    const std::lock_guard lock(mutex_);
    if (reactor_ == nullptr) return;
    if (enrolled.ok()) tell(*enrolled, authority);
    std::exchange(reactor_, nullptr)
        ->Finish(enrolled.ok() ? grpc::Status::OK : to_grpc(enrolled.error()));
  }
  void hang_up() {
    const std::lock_guard lock(mutex_);
    if (reactor_ != nullptr) std::exchange(reactor_, nullptr)->Finish(grpc::Status::CANCELLED);
  }

 private:
  void tell(const Authority::Enrolled& enrolled, const Authority& authority) {
    response_->set_certificate(enrolled.certificate);
    response_->set_authority(authority.certificate());
    response_->set_cell(enrolled.identity.cell);
    response_->set_agent(enrolled.identity.agent);
    response_->set_until_s(enrolled.until_s);
    const std::int64_t now = authority.now_s();
    response_->set_renew_s(now + (enrolled.until_s - now) * 2 / 3);
  }

  std::mutex mutex_;
  // Under the mutex; null once it is over.
  grpc::ServerUnaryReactor* reactor_;
  v1::Enrolled* response_;
};

class EnrolCall final : public grpc::ServerUnaryReactor {
 public:
  explicit EnrolCall(v1::Enrolled& response) : asking_(std::make_shared<Asking>(*this, response)) {}

  const std::shared_ptr<Asking>& asking() const { return asking_; }

  void OnCancel() override { asking_->hang_up(); }
  void OnDone() override { delete this; }

 private:
  const std::shared_ptr<Asking> asking_;
};

class EnrolmentService final : public v1::Enrolment::CallbackService {
 public:
  explicit EnrolmentService(std::shared_ptr<Registry> registry) : registry_(std::move(registry)) {}

  grpc::ServerUnaryReactor* Enrol(grpc::CallbackServerContext*, const v1::EnrolRequest* request,
                                  v1::Enrolled* response) override {
    return at_the_desk(*response, [asked = *request](Authority& authority) {
      return authority.enrol(asked.code(), asked.agent(), asked.request());
    });
  }

  grpc::ServerUnaryReactor* Renew(grpc::CallbackServerContext* context,
                                  const v1::RenewRequest* request,
                                  v1::Enrolled* response) override {
    const auto bearer = bearer_of(*context, *registry_->authority);
    return at_the_desk(
        *response, [bearer, asked = *request](Authority& authority) -> Result<Authority::Enrolled> {
          if (!bearer.ok()) return bearer.error();
          return authority.renew(*bearer, asked.request());
        });
  }

 private:
  template <class Do>
  grpc::ServerUnaryReactor* at_the_desk(v1::Enrolled& response, Do act) {
    auto* call = new EnrolCall(response);
    const std::shared_ptr<Asking> asking = call->asking();
    Authority& authority = *registry_->authority;
    if (registry_->waiting >= Registry::kWaitingMax) {
      asking->answer(Error{Code::kResourceExhausted, "too many ask at once; try again shortly"},
                     authority);
      return call;
    }
    ++registry_->waiting;
    // The desk is the registry's: it may hold no more than a plain pointer to it.
    registry_->desk.post([registry = registry_.get(), asking, act = std::move(act)] {
      asking->answer(act(*registry->authority), *registry->authority);
      --registry->waiting;
    });
    return call;
  }

  const std::shared_ptr<Registry> registry_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_enrolment_service(std::shared_ptr<Registry> registry) {
  return std::make_unique<EnrolmentService>(std::move(registry));
}

}  // namespace redoubt::rpc

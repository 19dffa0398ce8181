#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

#include "controller/authority/authority.h"
#include "controller/rpc/desk.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace redoubt::rpc {

/// Where certificates are asked for. On a desk of its own: what is given out is written to the disk
/// before, and gRPC's threads must not wait for that.
struct Registry {
  explicit Registry(std::shared_ptr<authority::Authority> its_authority)
      : authority(std::move(its_authority)) {}

  static constexpr std::size_t kWaitingMax = 256;  ///< calls; more are sent away

  const std::shared_ptr<authority::Authority> authority;
  std::atomic<std::size_t> waiting = 0;
  Desk desk;
};

/// redoubt.v1.Enrolment. The registry must outlive it; its desk is closed after the last call has
/// ended.
std::unique_ptr<grpc::Service> make_enrolment_service(std::shared_ptr<Registry> registry);

}  // namespace redoubt::rpc

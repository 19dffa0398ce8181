#pragma once

#include <memory>

namespace grpc {
class Service;
}  // namespace grpc

namespace redoubt::rpc {

struct Entrance;

/// redoubt.v1.Agent: gives each stream that is opened a session, or the status that says why not.
std::unique_ptr<grpc::Service> make_agent_service(std::shared_ptr<Entrance> entrance);

}  // namespace redoubt::rpc

#pragma once

#include <memory>

#include "controller/authority/authority.h"
#include "controller/conduct/bridge.h"
#include "controller/rpc/desk.h"
#include "controller/rpc/director_gate.h"
#include "controller/rpc/director_watch.h"
#include "controller/scenario/exercise.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace redoubt::rpc {

/// What the calls of people's programs share.
struct DirectorRoom {
  DirectorRoom(conduct::Bridge& the_bridge, std::shared_ptr<const scenario::Exercise> its_exercise,
               const seats::Secret& secret, std::size_t members,
               std::shared_ptr<authority::Authority> its_authority)
      : bridge(the_bridge),
        exercise(std::move(its_exercise)),
        authority(std::move(its_authority)),
        gate(secret, seats::seats_of(*exercise, members)),
        desk(std::make_shared<Desk>()) {}

  conduct::Bridge& bridge;
  const std::shared_ptr<const scenario::Exercise> exercise;
  const std::shared_ptr<authority::Authority> authority;  ///< null: agents need no certificate
  Gate gate;
  const std::shared_ptr<Desk> desk;
  Watches watches;
};

/// redoubt.v1.Director: reads each call off the wire, holds it against the table of roles, hands it
/// to the conductor, and answers once that has answered. The room must outlive it; its desk is
/// closed after the last call has ended.
std::unique_ptr<grpc::Service> make_director_service(std::shared_ptr<DirectorRoom> room);

}  // namespace redoubt::rpc

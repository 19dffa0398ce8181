#include "controller/rpc/director_enrolment.h"

#include <algorithm>

#include "redoubt/v1/director.pb.h"

namespace redoubt::rpc {
namespace {

using terms::Code;
using terms::Done;
using terms::Error;

Error none_needed() {
  return {Code::kFailedPrecondition,
          "agents need no certificate here: their door is open to this machine alone"};
}

}  // namespace

terms::Status invite(authority::Authority* authority, const scenario::Exercise& exercise,
                     const v1::InviteRequest& request, v1::Invited& response) {
  if (authority == nullptr) return none_needed();
  const auto cell = std::ranges::find(exercise.cells, request.cell(), &scenario::Cell::name);
  if (cell == exercise.cells.end()) {
    return Error{Code::kInvalidArgument, "there is no such cell"};
  }
  const auto invited = authority->invite(cell->name, request.agent());
  if (!invited.ok()) return invited.error();
  response.set_code(invited->code);
  response.set_until_s(invited->until_s);
  response.set_fingerprint(authority->fingerprint());
  response.set_authority(authority->certificate());
  response.set_role(terms::name(cell->role));
  return Done{};
}

terms::Status expel(authority::Authority* authority, const v1::ExpelRequest& request,
                    v1::Expelled& response) {
  if (authority == nullptr) return none_needed();
  const auto revoked = authority->revoke({request.cell(), request.agent()});
  if (!revoked.ok()) return revoked.error();
  response.set_certificates(static_cast<std::uint32_t>(*revoked));
  return Done{};
}

}  // namespace redoubt::rpc

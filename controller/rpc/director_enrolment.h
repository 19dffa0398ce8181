#pragma once

#include "controller/authority/authority.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/result.h"

namespace redoubt::v1 {
class Expelled;
class ExpelRequest;
class Invited;
class InviteRequest;
}  // namespace redoubt::v1

namespace redoubt::rpc {

/// What exercise control does about agents' certificates; `authority` is null where agents need
/// none. Waits for the disk. Errors are the call's.
terms::Status invite(authority::Authority* authority, const scenario::Exercise& exercise,
                     const v1::InviteRequest& request, v1::Invited& response);
terms::Status expel(authority::Authority* authority, const v1::ExpelRequest& request,
                    v1::Expelled& response);

}  // namespace redoubt::rpc

#pragma once

#include "controller/authority/authority.h"
#include "proto/terms/result.h"

namespace grpc {
class CallbackServerContext;
}  // namespace grpc

namespace redoubt::rpc {

/// Whoever calls, by the certificate that was shown when the connection was made. It is looked at
/// anew for each call: a connection outlives what it was opened with. Errors: kPermissionDenied.
terms::Result<authority::Bearer> bearer_of(const grpc::CallbackServerContext& context,
                                           const authority::Authority& authority);

}  // namespace redoubt::rpc

#include "controller/rpc/bearer.h"

#include <grpc/grpc_security_constants.h>
#include <grpcpp/grpcpp.h>

#include <string>

namespace redoubt::rpc {

terms::Result<authority::Bearer> bearer_of(const grpc::CallbackServerContext& context,
                                           const authority::Authority& authority) {
  const auto secured = context.auth_context();
  const auto shown = secured->FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME);
  if (shown.size() != 1) {
    return terms::Error{terms::Code::kPermissionDenied,
                        "agents show a certificate here; redoubt enrol gives out codes for them"};
  }
  return authority.admit(std::string(shown.front().data(), shown.front().size()));
}

}  // namespace redoubt::rpc

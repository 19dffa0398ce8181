#pragma once

namespace redoubt::authority {

/// From here on every TLS connection of this process is TLS 1.3, and none is resumed: a ticket
/// would outlive the certificate it was given for, and gRPC 1.51 has no switch for either. Call it
/// before the first of them is prepared. Harmless when repeated. Thread-safe.
void require_modern_tls();

}  // namespace redoubt::authority

#include "controller/authority/tls_policy.h"

#include <openssl/bio.h>
#include <openssl/conf.h>
#include <openssl/crypto.h>

#include <mutex>

#include "proto/terms/check.h"

namespace redoubt::authority {
namespace {

/// As OpenSSL reads it for every context that is made. gRPC sets the lowest version itself, to 1.2,
/// and so the versions are struck out one by one.
constexpr char kPolicy[] =
    "openssl_conf = redoubt\n"
    "[redoubt]\n"
    "ssl_conf = contexts\n"
    "[contexts]\n"
    "system_default = modern\n"
    "[modern]\n"
    "MinProtocol = TLSv1.3\n"
    "Protocol = -TLSv1, -TLSv1.1, -TLSv1.2\n"
    "Options = -SessionTicket\n"
    "NumTickets = 0\n";

void apply() {
  // The system's own comes first, or it would come later and undo this.
  REDOUBT_CHECK(OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG, nullptr) == 1);
  OPENSSL_load_builtin_modules();
  BIO* text = BIO_new_mem_buf(kPolicy, -1);
  CONF* policy = NCONF_new(nullptr);
  REDOUBT_CHECK(text != nullptr && policy != nullptr);
  long line = 0;
  REDOUBT_CHECK(NCONF_load_bio(policy, text, &line) == 1);
  REDOUBT_CHECK(CONF_modules_load(policy, nullptr, 0) == 1);
  NCONF_free(policy);
  BIO_free(text);
}

}  // namespace

void require_modern_tls() {
  static std::once_flag once;
  std::call_once(once, apply);
}

}  // namespace redoubt::authority
